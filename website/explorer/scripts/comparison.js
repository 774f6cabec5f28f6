// Records side by side.

class ComparisonView {
  constructor(app) {
    this.app = app;
    this.element = make("section", { "aria-labelledby": "ex-compare-title" });
  }

  update() {
    const { app } = this;
    const { compare, kind } = app.state;
    const title = make("h2", { id: "ex-compare-title", tabindex: "-1" },
      compare.length ? `${compare.map((id) => app.book.name(id)).join(" and ")} compared` : "Compare");
    const picked = this.picked();
    if (compare.length < 2) {
      fill(this.element, title, make("p", {}, `Choose two or more ${kind} here, or tick them in the list.`), picked);
      return;
    }
    const lines = app.matches.lines(kind, compare);
    const shown = lines.filter((line) => app.state.lines.includes(line.match));
    const facets = [...new Set(shown.map(headingOf))];
    fill(this.element, title, picked, this.offer(lines), this.status(lines, shown), this.jumps(facets),
      this.table(facets, shown));
  }

  picked() {
    const { app } = this;
    const { book, state } = app;
    const names = book.once(`names ${state.kind}`, () =>
      new Map(book.records.get(state.kind).map((record) => [book.nameApart(record.id), record.id])));
    const input = make("input", { type: "text", id: "ex-pick", list: "ex-pick-list", class: "ex-input", autocomplete: "off",
      placeholder: "Type a name",
      keydown: (event) => event.key === "Enter" && (event.preventDefault(), add()),
      input: () => names.has(input.value) && add() });
    const said = make("p", { class: "ex-said", role: "status" });
    const add = () => {
      const wanted = fold(input.value);
      const id = names.get(input.value) ?? [...names].find(([name, each]) => fold(name) === wanted || each === input.value.trim())?.[1];
      if (id) {
        app.choose(id, true);
        document.getElementById("ex-pick")?.focus();
      } else {
        said.textContent = `No “${input.value}” among the ${state.kind}.`;
      }
    };
    const chosen = state.compare.map((id) => make("li", {}, book.name(id), " ",
      make("button", { type: "button", class: "ex-out", id: `ex-unpick-${id}`, click: () => app.choose(id, false) },
        sign("×"), hidden(`Take ${book.name(id)} out of the comparison`))));
    return make("div", { class: "ex-picking" },
      chosen.length ? make("ul", { class: "ex-chosen", "aria-label": "Compared" }, chosen) : null,
      make("label", { for: "ex-pick" }, `Add one of the ${state.kind}`),
      make("div", { class: "ex-row" }, input, button("Add", add, { "aria-label": "Add to the comparison" })),
      make("datalist", { id: "ex-pick-list" }, [...names.keys()].map((name) => make("option", { value: name }))), said);
  }

  offer(lines) {
    const { app } = this;
    const all = Object.keys(MATCHES);
    const toggle = (match) => (on) => app.go({
      lines: all.filter((each) => (each === match ? on : app.state.lines.includes(each))),
    });
    return make("fieldset", { class: "ex-truth-choice" }, make("legend", {}, "Show lines on which they are"),
      all.map((match) => {
        const [mark, word, meaning] = MATCHES[match];
        const count = lines.filter((line) => line.match === match).length;
        const box = checkbox([sign(mark), ` ${word} `, make("span", { class: "ex-count" }, `(${count})`)],
          app.state.lines.includes(match), toggle(match), { id: `ex-match-${match}` });
        box.title = meaning;
        return box;
      }));
  }

  status(lines, shown) {
    return make("p", { class: "ex-live", role: "status" }, `${counted(shown.length, "line", "lines")} of ${lines.length} shown. `,
      "What is not coded for one says that no coded text says it; it does not say “no”.");
  }

  jumps(facets) {
    const go = (at) => () => {
      const heading = document.getElementById(`ex-facet-${at}`);
      heading.scrollIntoView({ block: "start" });
      heading.focus({ preventScroll: true });
    };
    return make("div", { class: "ex-jumps", role: "group", "aria-label": "Go to" }, facets.map((facet, at) => button(facet, go(at))));
  }

  table(facets, lines) {
    const { app } = this;
    const ids = app.state.compare;
    const head = make("thead", {}, make("tr", {}, make("th", { scope: "col" }, "In respect of"),
      ids.map((id) => make("th", { scope: "col" }, recordLink(app.book, id))), make("th", { scope: "col" }, "They are")));
    const bodies = facets.map((facet, at) => make("tbody", {},
      make("tr", { class: "ex-facet" }, make("th", { colspan: ids.length + 2, scope: "rowgroup", id: `ex-facet-${at}`, tabindex: "-1" }, facet)),
      lines.filter((line) => headingOf(line) === facet).map((line) => this.line(line, ids))));
    return make("div", { class: "ex-scroll", role: "region", "aria-label": "Comparison", tabindex: "0" },
      make("table", { class: "ex-table" }, make("caption", { class: "ex-hidden" }, "Records side by side"), head, bodies));
  }

  line(line, ids) {
    const [mark, word, meaning] = MATCHES[line.match];
    return make("tr", {}, make("th", { scope: "row" }, line.claim),
      line.cells.map((cell, at) => make("td", { "data-head": this.app.book.name(ids[at]) }, this.cell(line, cell, ids[at]))),
      make("td", { class: `ex-match ex-match-${line.match}`, title: meaning, "data-head": "They are" }, sign(mark), ` ${word}`));
  }

  cell(line, cell, id) {
    const values = cell.values.join(" or ");
    if (!cell.records.length) {
      return make("span", { class: "ex-uncoded" }, values || [sign("?"), " not coded"]);
    }
    const answer = make("span", { class: `ex-badge ex-${TRUTHS[cell.truth]}` }, sign(SIGNS[cell.truth]), ` ${ANSWERED[cell.truth]}`);
    return evidenceButton(this.app, values || answer, [id, line.facet, line.claim], values ? cell.truth : HOLDS);
  }
}

// What is one value for each stands together.
const headingOf = (line) => (line.claim === line.facet ? "Characteristics" : line.facet);

const ANSWERED = ["no evidence", "yes", "no", "contested"];
