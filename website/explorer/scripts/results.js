// The records that are found, a page at a time.

const A_PAGE = 25;
const SHOWN_LINKED = 4;

class Results {
  constructor(app) {
    this.app = app;
    this.live = make("p", { class: "ex-live", role: "status", "aria-live": "polite" });
    this.truths = make("div", { class: "ex-truths" });
    this.list = make("ol", { class: "ex-results" });
    this.pager = make("nav", { class: "ex-pager", "aria-label": "Pages of results" });
    this.tray = make("div", { class: "ex-tray" });
    this.element = make("section", { "aria-labelledby": "ex-results-title" },
      make("h2", { id: "ex-results-title" }, "Records"), this.truths, this.live, this.tray, this.list, this.pager);
    this.shape = "";
  }

  update() {
    const { app } = this;
    const { state } = app;
    const { answers, among } = app.found();
    const counts = tally(answers, among);
    const wanted = new Set(state.truths);
    const rows = [];
    for (let row = 0; row < answers.length; row += 1) {
      if (among[row] && wanted.has(answers[row])) {
        rows.push(row);
      }
    }
    const pages = Math.max(1, Math.ceil(rows.length / A_PAGE));
    const page = Math.min(state.page, pages);
    this.offer(counts);
    this.say(rows.length, counts, page, pages);
    this.chosen();
    const asked = state.filters.filter((filter) => filter.values.length);
    const start = (page - 1) * A_PAGE;
    const linked = asked.map((filter) => (filter.link ? this.linked(filter) : null));
    this.list.start = start + 1;
    fill(this.list, rows.slice(start, start + A_PAGE).map((row) => this.item(row, answers[row], asked, linked)));
    this.pages(page, pages);
  }

  offer(counts) {
    const { app } = this;
    const toggle = (truth) => (on) => app.go({
      truths: OFFERED.filter((each) => (each === truth ? on : app.state.truths.includes(each))),
      page: 1,
    });
    fill(this.truths, make("fieldset", { class: "ex-truth-choice" },
      make("legend", {}, "Show those of which the filters"),
      OFFERED.map((truth) => {
        const box = checkbox([sign(SIGNS[truth]), ` ${WORDED[truth]} `, make("span", { class: "ex-count" }, `(${number(counts[truth])})`)],
          app.state.truths.includes(truth), toggle(truth), { id: `ex-truth-${TRUTHS[truth]}` });
        box.title = MEANINGS[truth];
        return box;
      })));
  }

  say(found, counts, page, pages) {
    const { kinds } = this.app.book;
    const { kind } = this.app.state;
    const one = kinds.get(kind).label.toLowerCase();
    const told = OFFERED.map((truth) => `${WORDED[truth]} ${number(counts[truth])}`).join(", ");
    const where = pages > 1 ? `, page ${page} of ${pages}` : "";
    const text = `${counted(found, one, kind)} shown${where}. The filters ${told}.`;
    if (this.live.textContent !== text) {
      this.live.textContent = text;
    }
  }

  // The records that are set aside to be compared.
  chosen() {
    const { app } = this;
    const { compare } = app.state;
    const items = compare.map((id) => make("li", {}, app.book.name(id), " ",
      make("button", { type: "button", class: "ex-out", id: `ex-tray-${id}`, click: () => app.choose(id, false) },
        sign("×"), hidden(`Take ${app.book.name(id)} out of the comparison`))));
    const hint = compare.length ? null : make("p", {}, "Tick two or more records to compare them side by side.");
    const go = compare.length > 1
      ? make("a", { href: written({ ...app.state, view: "compare", open: [] }), class: "ex-button ex-strong" }, `Compare these ${compare.length}`)
      : compare.length ? make("span", {}, "Tick at least one more.") : null;
    fill(this.tray, hint, items.length ? make("ul", { class: "ex-chosen", "aria-label": "To be compared" }, items) : null, go);
  }

  linked(filter) {
    const found = new Map();
    for (const [id, truth, record] of this.app.answers.referring(this.app.state.kind, filter)) {
      found.set(id, [...(found.get(id) ?? []), [record, truth]]);
    }
    return found;
  }

  item(row, truth, asked, linked) {
    const { app } = this;
    const { book, state } = app;
    const record = book.records.get(state.kind)[row];
    const name = book.name(record.id);
    const tick = make("input", { type: "checkbox", id: `ex-tick-${record.id}`, checked: state.compare.includes(record.id),
      "aria-label": `Compare ${name}`, change: (event) => app.choose(record.id, event.target.checked) });
    const fields = [...new Set([...asked.filter((one) => !one.link).map((one) => book.field(state.kind, one.path)),
      ...firstFields(book, state.kind)])];
    const filtered = new Set(asked.map((one) => one.path));
    const lines = fields
      .filter((field) => filtered.has(field.path) || book.read(field, record).length)
      .map((field) => fieldLine(field.name, fieldValues(app, record, field)));
    asked.forEach((filter, at) => {
      if (filter.link) {
        lines.push(this.linkedLine(filter, linked[at].get(record.id) ?? []));
      }
    });
    return make("li", { class: "ex-item" },
      make("div", { class: "ex-item-head" }, make("label", { class: "ex-tick" }, tick), make("h3", {}, recordLink(book, record.id)),
        asked.length ? badge(truth) : null),
      record.summary && record.summary !== name ? make("p", {}, record.summary) : null,
      make("dl", { class: "ex-lines" }, lines),
      this.rest(record));
  }

  linkedLine(filter, found) {
    const { app } = this;
    const buttons = found.slice(0, SHOWN_LINKED).map(([record, truth]) =>
      evidenceButton(app, app.book.name(record.id), [record.id, filter.path.split(".")[0]], truth));
    const more = found.length - buttons.length;
    const none = make("span", { class: "ex-uncoded" }, sign("?"), " not coded");
    return fieldLine(nameOf(app, filter, app.answers.field(app.state.kind, filter)),
      found.length ? [...buttons, more > 0 ? `and ${more} more` : ""] : [none]);
  }

  // All fields, made when they are asked for.
  rest(record) {
    const { app } = this;
    const { kind } = app.state;
    const inner = make("dl", { class: "ex-lines" });
    const fillIn = (event) => {
      if (event.target.open && !inner.hasChildNodes()) {
        inner.append(...allFields(app.book, kind).map((field) => fieldLine(field.name, fieldValues(app, record, field))),
          fieldLine("Record", [evidenceButton(app, "evidence for the record as a whole", [record.id])]));
      }
    };
    return make("details", { class: "ex-rest", toggle: fillIn }, make("summary", {}, "All fields"), inner);
  }

  pages(page, pages) {
    const { app } = this;
    const turn = (to, text) => (to < 1 || to > pages
      ? null
      : make("a", { class: "ex-button", href: written({ ...app.state, page: to }) }, text));
    fill(this.pager, pages > 1 ? [turn(page - 1, "Previous"), make("span", {}, `Page ${page} of ${pages}`), turn(page + 1, "Next")] : []);
  }
}

// "hold", as said of several filters.
const WORDED = ["are unknown", "hold", "fail", "are contested"];
