// What two or more records share and where they differ, line by line, as `compare` finds it.

const SHARED = "shared";
const DIFFERING = "differing";
const ONE_SIDED = "one-sided";

const MATCHES = {
  contested: ["⇄", "contested", "The evidence on at least one goes both ways."],
  differing: ["≠", "different", "Known for at least two, and not the same."],
  "one-sided": ["½", "known for some", "Known for some, and not known for others."],
  shared: ["=", "same", "Known for all, and the same."],
  unknown: ["?", "unknown", "Nothing is coded for any, or nothing that has evidence."],
};

class Matches {
  constructor(book) {
    this.book = book;
  }

  // The lines of a comparison of records of one kind.
  lines(kind, ids) {
    if (!this.book.data.facets[kind]) {
      return this.byField(kind, ids);
    }
    const lines = kind === "actors" ? this.documented(ids) : [];
    for (const typology of this.book.data.typologies[kind]) {
      lines.push(...this.classes(typology, ids));
    }
    for (const facet of this.book.data.facets[kind]) {
      lines.push(...this.facet(facet, ids));
    }
    return lines.map((line) => ({ ...line, match: matchOf(line.cells) }));
  }

  documented(ids) {
    const lines = [];
    for (const record of this.book.records.get("assessments")) {
      const findings = record.findings ?? [];
      const found = new Set(findings.map((finding) => finding.actor));
      if (new Set(ids.filter((id) => found.has(id))).size < Math.min(2, new Set(ids).size)) {
        continue;
      }
      const cells = ids.map((id) => {
        const own = findings.filter((finding) => finding.actor === id);
        return this.values(own.map((one) => this.claim(one.value.replaceAll("-", " "), record, "findings")));
      });
      const claim = this.book.data.respects[record.id];
      lines.push({ facet: "Contrasts that authors draw", claim, cells, documented: record.id });
    }
    return lines;
  }

  classes(typology, ids) {
    const rows = ids.map((id) => typology.records[id] ?? {});
    if (rows.every((row) => !row.cell)) {
      return [];
    }
    const none = [["not applicable"], UNKNOWN];
    const cells = rows.map((row) => this.answered(row.cell ?? none));
    const lines = [{ facet: "Classes", claim: typology.name, cells, typology: typology.id }];
    const said = new Set(cells.map((cell) => cell.values.join("\n")));
    if (said.size === 1 || !rows.some((row) => row.cell?.[1])) {
      return lines;
    }
    typology.questions.forEach((claim, number) => {
      const answers = rows.map((row) => this.answered([[], ...(row.answers?.[number] ?? [UNKNOWN])]));
      if (new Set(answers.map((cell) => cell.truth)).size > 1) {
        const facet = `${typology.name}: what makes the difference`;
        lines.push({ facet, claim, cells: answers, typology: typology.id });
      }
    });
    return lines;
  }

  answered([values, truth, records = [], places = []]) {
    const evidence = places.map((number) => this.book.place(number));
    return { truth, values, records, evidence };
  }

  facet(facet, ids) {
    const said = ids.map((id) => grouped(this.claims(facet, id, ids)));
    const nothing = ids.map((id) => this.nothing(facet, id));
    const texts = [...new Set(said.flatMap((claims) => [...claims.keys()]))].sort(byText);
    if (facet.single || !texts.length) {
      const cells = said.map((claims, at) => this.values([...[...claims.values()].flat(), ...nothing[at]]));
      return [{ facet: facet.name, claim: facet.name, cells }];
    }
    return texts.map((text) => ({
      facet: facet.name,
      claim: text,
      cells: said.map((claims, at) => this.answer(claims.get(text) ?? [], nothing[at])),
    }));
  }

  claims(facet, id, ids) {
    const rows = facet.claims[id] ?? [];
    const compared = new Set(ids);
    return rows.flatMap(([text, by, field]) => {
      const { kind, record } = this.book.byId.get(by);
      if (facet.name === "Relations" && kind === "relations") {
        const other = record.subject === id ? record.object : record.subject;
        if (by in this.book.data.mutual) {
          const pair = compared.size === 2 && compared.has(other) && other !== id;
          return [this.claim(pair ? this.book.data.mutual[by] : text, record, field)];
        }
        // A tie between the two is said of the one from which it starts.
        if (record.subject !== id && compared.has(record.subject)) {
          return [];
        }
      }
      return [this.claim(text, record, field)];
    });
  }

  nothing(facet, id) {
    const { record } = this.book.byId.get(id);
    const told = [["none", record.absent], ["not applicable", record.inapplicable]];
    return told
      .filter(([, fields]) => facet.field && fields?.includes(facet.field))
      .map(([text]) => this.claim(text, record, facet.field));
  }

  claim(text, record, field = null) {
    const truth = this.book.truth(record, field);
    return { text, record: record.id, truth, evidence: this.book.bearing(record, field) };
  }

  values(claims) {
    const truth = claims.reduce((sum, claim) => sum | claim.truth, UNKNOWN);
    return { ...cellOf(truth, claims), values: [...new Set(claims.map((claim) => claim.text))] };
  }

  answer(claims, nothing) {
    const denials = nothing.reduce((sum, claim) => sum | not(claim.truth), UNKNOWN);
    const truth = claims.reduce((sum, claim) => sum | claim.truth, denials);
    return cellOf(truth, [...claims, ...nothing]);
  }

  // Records of a kind that the library does not compare, field by field, by the same rules.
  byField(kind, ids) {
    const lines = [];
    for (const field of this.book.ownFields(kind)) {
      const name = field.path.split(".")[0];
      if (!field.unsourced && name !== "summary") {
        const facet = { name: field.name, field: name, single: !field.many };
        facet.claims = Object.fromEntries(ids.map((id) => [id, this.shown(field, id, name)]));
        lines.push(...this.facet(facet, ids));
      }
    }
    return lines
      .map((line) => ({ ...line, match: matchOf(line.cells) }))
      .filter((line) => line.match !== "unknown" || line.cells.some((cell) => cell.records.length));
  }

  shown(field, id, name) {
    const { record } = this.book.byId.get(id);
    return this.book.read(field, record).map((value) => [shownValue(this.book, field, value), id, name]);
  }
}

function grouped(claims) {
  const found = new Map();
  for (const claim of claims) {
    found.set(claim.text, [...(found.get(claim.text) ?? []), claim]);
  }
  return found;
}

function cellOf(truth, claims) {
  return {
    truth,
    values: [],
    records: [...new Set(claims.map((claim) => claim.record))],
    evidence: [...new Set(claims.flatMap((claim) => claim.evidence))],
  };
}

function matchOf(cells) {
  const known = cells.filter((cell) => cell.truth !== UNKNOWN);
  if (known.some((cell) => cell.truth === CONTESTED)) {
    return "contested";
  }
  if (!known.length) {
    return "unknown";
  }
  const different = new Set(known.map((cell) => JSON.stringify([cell.truth, [...new Set(cell.values)].sort()])));
  if (different.size > 1) {
    return DIFFERING;
  }
  return known.length === cells.length ? SHARED : ONE_SIDED;
}
