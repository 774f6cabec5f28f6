// The filters: one card for each, joined by "and", with the four counts of its own answer.

class Filters {
  constructor(app) {
    this.app = app;
    this.element = make("div", { class: "ex-filters" });
    this.shape = "";
  }

  update() {
    const { state } = this.app;
    // The cards are made again only when there are others, so that typing is not disturbed.
    const shape = JSON.stringify([state.kind, state.filters.map(keyOf)]);
    if (shape !== this.shape) {
      this.shape = shape;
      this.cards = state.filters.map((filter, at) => this.card(filter, at));
      fill(this.element, this.cards.map((card) => card.element));
    }
    this.cards.forEach((card, at) => card.update(state.filters[at]));
  }

  card(filter, at) {
    const { app } = this;
    const field = app.answers.field(app.state.kind, filter);
    const compare = (event) => app.changeFilter(at, (one) => ({ ...one, comparison: event.target.value }));
    const how = make("select", { id: `ex-how-${at}`, class: "ex-input", "aria-label": `How ${field.name} is compared`, change: compare },
      comparisonsOf(field).map((one) => make("option", { value: one, selected: one === filter.comparison }, ASKED_AS[one])));
    const choice = choiceFor(app, field, filter, at);
    const tallied = make("p", { class: "ex-tally" });
    const remove = () => {
      app.go({ filters: app.state.filters.filter((_, each) => each !== at), page: 1 });
      document.getElementById("ex-add")?.focus();
    };
    const element = make("fieldset", { class: "ex-filter" },
      make("legend", {}, nameOf(app, filter, field)),
      make("p", { class: "ex-doc" }, field.doc),
      make("div", { class: "ex-row" }, how, button("Remove", remove, { "aria-label": `Remove the filter ${field.name}` })),
      choice.element, tallied);
    return { element, update: (now) => this.count(now, field, choice, tallied) };
  }

  count(filter, field, choice, tallied) {
    const { app } = this;
    const { kind } = app.state;
    const among = app.among();
    choice.update(filter, (value) => app.answers.holding(kind, filter, value, among));
    if (!filter.values.length) {
      tallied.textContent = "Choose a value; until then this filter is not asked.";
      return;
    }
    const counts = tally(app.answers.answer(kind, filter), among);
    const said = OFFERED.map((truth) => [sign(SIGNS[truth]), ` ${TRUTHS[truth]} ${number(counts[truth])} `]);
    const more = field.form === "date" && !filter.link ? this.possibly(filter, among) : "";
    tallied.replaceChildren("On this alone: ", ...said.flat(), more);
  }

  // With a date that is not precise enough the answer is not known, but it is possible.
  possibly(filter, among) {
    const { app } = this;
    const { kind } = app.state;
    const answers = app.answers.answer(kind, filter);
    const dated = app.book.column(kind, filter.path);
    const held = among.filter((so, row) => so && answers[row] === UNKNOWN && dated[row].length);
    const rest = tally(answers, among)[UNKNOWN] - held.length;
    return `(of the unknown, possibly ${number(held.length)}, no date coded ${number(rest)})`;
  }
}

function nameOf(app, filter, field) {
  return filter.link ? `${sentence(filter.link)} that refer to it: ${field.name.toLowerCase()}` : field.name;
}

// The list of fields from which a filter is made.
class Adding {
  constructor(app) {
    this.app = app;
    this.select = make("select", { id: "ex-add", class: "ex-input" });
    this.element = make("div", { class: "ex-adding" }, make("label", { for: "ex-add" }, "Add a filter"),
      make("div", { class: "ex-row" }, this.select, button("Add", () => this.add(), { "aria-label": "Add the filter" })));
    this.kind = "";
  }

  update() {
    const { book, state } = this.app;
    if (state.kind === this.kind) {
      return;
    }
    this.kind = state.kind;
    const group = (label, link, kind) => make("optgroup", { label },
      this.offered(kind).map((field) =>
        make("option", { value: keyOf({ link, path: field.path, comparison: comparisonsOf(field)[0] }) }, field.name)));
    const links = book.kinds.get(state.kind).links.filter(([kind]) => book.records.get(kind).length);
    const own = book.kinds.get(state.kind).label.toLowerCase();
    this.select.replaceChildren(
      group(`Of the ${own} itself`, "", state.kind),
      ...links.map(([kind, via]) => group(`${sentence(kind)} that refer to it (${via.replaceAll(".", ": ")})`, kind, kind)));
  }

  // What most ask for goes first; what the coder adds goes last.
  offered(kind) {
    const first = firstFields(this.app.book, kind);
    const fields = this.app.book.ownFields(kind);
    const rank = (field) => (first.includes(field) ? 0 : field.unsourced ? 2 : 1);
    return [...fields].sort((one, other) => rank(one) - rank(other));
  }

  add() {
    const faults = [];
    const filter = readFilter(this.app.book, this.app.state.kind, this.select.value, "", faults);
    this.app.go({ filters: [...this.app.state.filters, filter], page: 1 });
    document.querySelector(".ex-filters > :last-child :is(input, select)")?.focus();
  }
}
