// The property space of a typology: a grid of cells, with the classes and the members of each.

const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";

class SpaceView {
  constructor(app) {
    this.app = app;
    this.element = make("section", { "aria-labelledby": "ex-space-title" });
  }

  update() {
    const { app } = this;
    const { spaces } = app.book.data;
    const space = spaces.find((one) => one.id === app.state.space);
    const links = spaces.map((one) => make("li", {}, make("a", {
      href: written({ ...app.state, space: one.id, view: "space", open: [] }),
      "aria-current": one.id === app.state.space ? "true" : null,
    }, app.book.name(one.id)), ` (${one.unit})`));
    const title = make("h2", { id: "ex-space-title", tabindex: "-1" }, space ? `${app.book.name(space.id)}: property space` : "Property space of a typology");
    fill(this.element, title, make("nav", { "aria-label": "Typologies" }, make("ul", { class: "ex-typologies" }, links)),
      ...(space ? this.space(space) : [make("p", {}, "Choose a typology. Its criteria span a grid, in which every record it sorts has its place, as far as enough is known.")]));
  }

  space(space) {
    const { book } = this.app;
    const { record } = book.byId.get(space.id);
    const told = [make("p", {}, record.summary, " ", recordLink(book, space.id, "Page of the typology"))];
    if (space.large) {
      return [...told, make("p", {}, space.large)];
    }
    const defined = Object.entries(space.classes).map(([one, [name, meaning]]) =>
      make("div", { class: "ex-line" }, make("dt", {}, name), make("dd", {}, meaning, this.assigned(space, one))));
    const axes = space.axes.map((axis, at) =>
      make("div", { class: "ex-line" }, make("dt", {}, LETTERS[at], at < space.rows ? " (down)" : " (across)"), make("dd", {}, axis.name)));
    return [...told, make("h3", {}, "Criteria"), make("dl", { class: "ex-lines" }, axes), this.summary(space),
      this.table(space), ...this.unplaced(space),
      make("h3", {}, "Classes"), make("dl", { class: "ex-lines" }, defined)];
  }

  summary(space) {
    const possible = space.cells.filter(([can]) => can !== false);
    const populated = possible.filter(([, , members]) => members.length).length;
    const untyped = possible.filter(([, classes]) => !classes.length).length;
    return make("p", { role: "status" }, `${counted(space.cells.length, "cell", "cells")}: ${populated} with members, `,
      `${possible.length - populated} empty, ${untyped} without a class, ${space.cells.length - possible.length} that cannot be.`);
  }

  table(space) {
    const down = space.axes.slice(0, space.rows);
    const across = space.axes.slice(space.rows);
    const [rows, columns] = [combined(down), combined(across)];
    const heading = (labels, from) => labels.map((label, at) => make("div", {}, `${LETTERS[from + at]}: ${label}`));
    const head = across.length
      ? make("thead", {}, make("tr", {}, make("td", {}), columns.map((labels) => make("th", { scope: "col" }, heading(labels, space.rows)))))
      : null;
    const body = rows.map((labels, row) => make("tr", {}, make("th", { scope: "row" }, heading(labels, 0)),
      columns.map((_, column) => this.cell(space, space.cells[row * columns.length + column]))));
    return make("div", { class: "ex-scroll", role: "region", "aria-label": "Property space", tabindex: "0" },
      make("table", { class: "ex-table ex-grid" }, make("caption", { class: "ex-hidden" }, "Cells with classes and members"), head, make("tbody", {}, body)));
  }

  cell(space, [possible, classes, members]) {
    if (possible === false) {
      return make("td", { class: "ex-cannot" }, sign("∅"), " cannot be");
    }
    const names = classes.map((one) => space.classes[one][0]).join(", ");
    return make("td", { class: members.length ? "ex-populated" : "" },
      make("div", { class: "ex-class" }, names || "no class", possible === null ? " (too many cases to tell whether it can be)" : ""),
      members.length
        ? make("ul", {}, members.map((id) => make("li", {}, evidenceButton(this.app, this.app.book.name(id), [id]))))
        : make("div", { class: "ex-uncoded" }, "nobody placed"));
  }

  named(ids) {
    return ids.flatMap((id) => [evidenceButton(this.app, this.app.book.name(id), [id]), " "]);
  }

  // The records that the source itself puts in a class.
  assigned(space, one) {
    const ids = this.app.book.byId.get(space.id).record.classes.find((each) => each.id === one).members ?? [];
    return ids.length ? make("p", {}, "By the source itself: ", this.named(ids)) : "";
  }

  unplaced(space) {
    const { app } = this;
    const all = Object.entries(space.undetermined);
    const item = ([id, cells]) => make("li", {}, evidenceButton(app, app.book.name(id), [id]), ` may be in ${counted(cells, "cell", "cells")}`);
    const settled = Object.entries(space.in_class).map(([one, ids]) =>
      make("p", {}, `Of these, in ${space.classes[one][0]} whichever the cell: `, this.named(ids)));
    return [make("h3", {}, `Not placed, for want of facts: ${all.length}`),
      all.length ? make("p", {}, "Too little is coded of these to put them in one cell. That is not a “no” to any of them.") : make("p", {}, "None."),
      ...settled, make("ul", { class: "ex-unplaced" }, all.map(item))];
  }
}

// Every combination of the values of some axes.
function combined(axes) {
  return axes.reduce((found, axis) => found.flatMap((labels) => axis.values.map((value) => [...labels, value])), [[]]);
}
