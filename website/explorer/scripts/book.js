// The casebook in memory: records by id, their values by field, their evidence.

class Book {
  constructor(data) {
    this.data = data;
    this.kinds = new Map(Object.entries(data.kinds));
    this.records = new Map(Object.entries(data.records));
    this.fields = new Map();
    for (const [kind, told] of this.kinds) {
      this.fields.set(kind, new Map(told.fields.map((field) => [field.path, field])));
    }
    this.byId = new Map();
    for (const [kind, records] of this.records) {
      records.forEach((record, row) => this.byId.set(record.id, { kind, record, row }));
    }
    this.terms = new Map();
    for (const [name, terms] of Object.entries(data.terms)) {
      this.terms.set(name, new Map(terms.map(([term, label, meaning]) => [term, { label, meaning }])));
    }
    this.places = new Map();
    this.known = new Map();
  }

  // What a function makes, made once for a key.
  once(key, make) {
    if (!this.known.has(key)) {
      this.known.set(key, make());
    }
    return this.known.get(key);
  }

  has(kind, id) {
    return this.byId.get(id)?.kind === kind;
  }

  field(kind, path) {
    return this.fields.get(kind)?.get(path);
  }

  // The fields to ask for, or to show: a part stands under the name of its field.
  ownFields(kind) {
    return [...this.fields.get(kind).values()];
  }

  name(id) {
    const held = this.byId.get(id)?.record;
    return held ? held.label ?? held.name ?? held.title ?? held.summary ?? id : id;
  }

  // The name, with the id where others have the same.
  nameApart(id) {
    const alike = this.once("names", () => {
      const counts = new Map();
      for (const other of this.byId.keys()) {
        counts.set(this.name(other), (counts.get(this.name(other)) ?? 0) + 1);
      }
      return counts;
    });
    const name = this.name(id);
    return (alike.get(name) ?? 0) > 1 && name !== id ? `${name} [${id}]` : name;
  }

  term(field, value) {
    for (const name of field.terms ?? []) {
      const found = this.terms.get(name)?.get(value);
      if (found) {
        return found;
      }
    }
    return { label: String(value), meaning: "" };
  }

  // A place in a source, by its number.
  place(number) {
    if (!this.places.has(number)) {
      const row = this.data.places[number];
      const [source, paragraphs, anchor, chain, certainty, disputes, fields, note] = row;
      const attribution = this.data.chains[chain ?? 0].map((voice) => {
        const [who, role, anonymous, coerced, secondHand, via] = voice;
        const told = { who, role, anonymous: !!anonymous, coerced: !!coerced };
        return { ...told, second_hand: !!secondHand, via: via ?? undefined };
      });
      const place = { source, paragraphs, anchor, attribution, certainty, note: note ?? undefined };
      this.places.set(number, { ...place, disputes: !!disputes, fields: fields ?? [] });
    }
    return this.places.get(number);
  }

  evidence(record) {
    return (record.evidence ?? []).map((number) => this.place(number));
  }

  // The values that stand in a field of a record.
  read(field, record) {
    const found = [];
    this.gather(field, record, field.path.split("."), 0, found);
    return found;
  }

  gather(field, holder, steps, at, found) {
    const last = at === steps.length - 1;
    let value = holder[steps[at]];
    if (steps[at] === "evidence" && at === 0) {
      value = this.evidence(holder);
    }
    if (value === undefined || value === null) {
      if (last && "default" in field) {
        found.push(field.default);
      }
    } else if (last && field.form === "date") {
      found.push(Array.isArray(value) ? value[0] : value);
    } else {
      for (const item of Array.isArray(value) ? value : [value]) {
        if (last) {
          found.push(item);
        } else {
          this.gather(field, item, steps, at + 1, found);
        }
      }
    }
  }

  // The values of a field, row by row; text as it is compared.
  column(kind, path) {
    return this.once(`column ${kind} ${path}`, () => {
      const field = this.field(kind, path);
      const keys = (values) => (field.form === "text" ? values.map(fold) : values);
      return this.records.get(kind).map((record) => keys(this.read(field, record)));
    });
  }

  // Whether evidence supports or disputes a record, or one field of it.
  truth(record, name = null) {
    const places = this.evidence(record);
    const bears = (place) => !place.fields.length || name === null || place.fields.includes(name);
    const support = places.some((place) => !place.disputes && bears(place));
    const dispute = places.some(
      (place) => place.disputes && bears(place) && (name !== null || !place.fields.length),
    );
    // A source is its own evidence.
    return truthOf(support || this.has("sources", record.id), dispute);
  }

  // The evidence for and against a record, or one field of it, what names the field first.
  bearing(record, name = null) {
    const places = this.evidence(record);
    if (name === null) {
      return places.filter((place) => !(place.disputes && place.fields.length));
    }
    const bears = places.filter((place) => !place.fields.length || place.fields.includes(name));
    const nearest = bears.filter((place) => place.fields.length || place.disputes);
    return nearest.every((place) => place.disputes) ? bears : nearest;
  }

  // The truth of each row in a field, as far as evidence goes.
  sourced(kind, name) {
    return this.once(`sourced ${kind} ${name}`, () =>
      Uint8Array.from(this.records.get(kind), (record) => this.truth(record, name)),
    );
  }

  // All that is written of each row, folded, for a search by words.
  words(kind) {
    return this.once(`words ${kind}`, () =>
      this.records.get(kind).map((record) => {
        const own = [record.id, this.name(record.id), record.name, record.title, record.summary];
        const more = [record.definition, record.note, ...(record.aliases ?? []), ...(record.places ?? [])];
        return fold([...own, ...more, ...(record.terms ?? [])].filter(Boolean).join(" "));
      }),
    );
  }

  // Where a record stands on the site, from its root.
  address(id) {
    const held = this.byId.get(id);
    if (!held) {
      return null;
    }
    const safe = encodeURIComponent(id);
    const paged = this.kinds.get(held.kind).paged;
    return paged ? `browse/${held.kind}/${safe}/` : `browse/${held.kind}/#${safe}`;
  }
}
