// The evidence of a value, in a dialog over the page.

class EvidencePanel {
  constructor(app) {
    this.app = app;
    this.title = make("h2", { id: "ex-evidence-title", tabindex: "-1" });
    this.body = make("div", { class: "ex-evidence-body" });
    const close = button("Close", () => this.dialog.close(), { class: "ex-button ex-close" });
    this.dialog = make("dialog", { class: "ex-evidence", "aria-labelledby": "ex-evidence-title" },
      make("div", { class: "ex-evidence-head" }, this.title, close), this.body);
    this.dialog.addEventListener("close", () => this.closed());
    // A click beside the panel closes it, as Esc does.
    this.dialog.addEventListener("click", (event) => event.target === this.dialog && this.dialog.close());
    this.shown = "";
  }

  show(open) {
    const key = JSON.stringify(open);
    if (!open.length) {
      this.shown = "";
      this.dialog.close();
      return;
    }
    if (key === this.shown && this.dialog.open) {
      return;
    }
    this.shown = key;
    const told = open.length === 3 ? this.ofCell(...open) : this.ofField(...open);
    this.title.replaceChildren(told.title);
    this.body.replaceChildren(...told.body);
    this.body.scrollTop = 0;
    if (!this.dialog.open) {
      this.dialog.showModal();
    }
    this.title.focus();
  }

  closed() {
    const key = this.shown;
    this.shown = "";
    if (this.app.state.open.length) {
      this.app.go({ open: [] });
    }
    const opener = [...document.querySelectorAll("[data-open]")].find((one) => one.dataset.open === key);
    opener?.focus();
  }

  ofField(id, name = null) {
    const { book } = this.app;
    const { kind, record } = book.byId.get(id);
    const paths = book.ownFields(kind).filter((field) => field.path.split(".")[0] === name);
    const field = name && paths.length ? name : null;
    const title = field ? `${sentence(field.replaceAll("_", " "))}: ${book.name(id)}` : book.name(id);
    const body = [this.about(kind, record)];
    for (const one of paths) {
      const values = [...new Set(book.read(one, record))].map((value) => shownValue(book, one, value));
      if (values.length) {
        body.push(make("p", {}, make("strong", {}, `${one.name}: `), values.join("; "), this.meaning(one, record)));
      }
    }
    const unsourced = paths.some((one) => one.unsourced);
    body.push(...this.evidence(book.truth(record, field), book.bearing(record, field), unsourced));
    return { title, body };
  }

  ofCell(id, facet, claim) {
    const { app } = this;
    const { kind } = app.book.byId.get(id);
    const ids = app.state.compare.includes(id) ? app.state.compare : [id];
    const line = app.matches.lines(kind, ids).find((one) => one.facet === facet && one.claim === claim);
    if (!line) {
      return this.ofField(id);
    }
    const cell = line.cells[ids.indexOf(id)];
    const said = claim === facet ? claim : `${facet}: ${claim}`;
    const body = [make("p", {}, make("strong", {}, said), cell.values.length ? `: ${cell.values.join(" or ")}` : "")];
    body.push(make("p", {}, badge(cell.truth), " ", MEANINGS[cell.truth]));
    for (const by of cell.records) {
      const held = app.book.byId.get(by);
      const places = app.book.evidence(held.record).filter((place) => cell.evidence.includes(place));
      body.push(make("section", {}, make("h3", {}, app.book.name(by)), this.about(held.kind, held.record),
        this.list(places)));
    }
    if (!cell.records.length) {
      body.push(make("p", {}, "No record says anything here. That is not a “no”."));
    }
    return { title: app.book.name(id), body };
  }

  about(kind, record) {
    const { book } = this.app;
    const told = this.app.book.kinds.get(kind);
    const summary = record.summary && record.summary !== book.name(record.id) ? `${record.summary} ` : "";
    return make("p", {}, summary, make("span", { class: "ex-kind" }, `${told.label}. `),
      recordLink(book, record.id, "Its page"));
  }

  meaning(field, record) {
    const { book } = this.app;
    const meanings = field.form === "term"
      ? [...new Set(book.read(field, record).map((value) => book.term(field, value).meaning))]
      : [];
    return meanings.filter(Boolean).length
      ? make("span", { class: "ex-meaning" }, ` ${meanings.filter(Boolean).join(" ")}`)
      : "";
  }

  evidence(truth, places, unsourced) {
    if (unsourced) {
      return [make("p", {}, "This is the coder's own, so no evidence bears on it.")];
    }
    const verdict = make("p", {}, badge(truth), " ", MEANINGS[truth]);
    return places.length ? [verdict, this.list(places)] : [verdict, make("p", {}, "No evidence is coded.")];
  }

  list(places) {
    return make("ol", { class: "ex-places" }, places.map((place) => this.place(place)));
  }

  place(place) {
    const { book } = this.app;
    const certainty = book.terms.get("Certainty").get(place.certainty);
    const side = place.disputes ? [sign("✗"), " Against it"] : [sign("✓"), " For it"];
    const paragraphs = place.paragraphs.join(", ");
    const many = place.paragraphs.length > 1 ? "paragraphs" : "paragraph";
    const lines = [
      make("p", {}, make("strong", {}, side), ": ", recordLink(book, place.source), `, ${many} ${paragraphs}`),
      make("p", {}, "Find the passage by the words ", make("q", {}, place.anchor)),
      make("p", {}, "Said by ", place.attribution.map((voice, at) => [at ? ", as relayed by " : "", this.voice(voice)])
        .flat(2), `. ${certainty.label}: ${certainty.meaning}`),
    ];
    if (place.fields.length) {
      lines.push(make("p", {}, `Bears on: ${place.fields.join(", ").replaceAll("_", " ")}.`));
    }
    if (place.note) {
      lines.push(make("p", {}, `The coder's note: ${place.note}`));
    }
    return make("li", { class: place.disputes ? "ex-against" : "ex-for" }, lines);
  }

  voice(voice) {
    const { book } = this.app;
    const marks = [book.terms.get("AttributionRole").get(voice.role).label.toLowerCase()];
    const more = [[voice.anonymous, "anonymous"], [voice.coerced, "under duress"], [voice.second_hand, "at second hand"]];
    marks.push(...more.filter(([so]) => so).map(([, mark]) => mark), ...(voice.via ? [`in ${voice.via}`] : []));
    return [recordLink(book, voice.who), ` (${marks.join(", ")})`];
  }
}
