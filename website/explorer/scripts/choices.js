// How the values of a filter are chosen, by the form of its field.

const ASKED_AS = {
  is: "is any of", not: "is none of", before: "before", after: "after", during: "within", overlaps: "shares a day with",
};

// A choice has an element, and can be told the number of records for each value.
function choiceFor(app, field, filter, at) {
  switch (field.form) {
    case "term":
      return new Boxes(app, field, filter, at, termsOf(app.book, field));
    case "truth":
      return new Boxes(app, field, filter, at, [[true, "yes", ""], [false, "no", ""]]);
    default:
      return new Typed(app, field, filter, at);
  }
}

function termsOf(book, field) {
  const terms = new Map();
  for (const name of field.terms) {
    for (const [term, { label, meaning }] of book.terms.get(name)) {
      terms.set(term, [term, label, meaning]);
    }
  }
  return [...terms.values()];
}

// A box for each value.
class Boxes {
  constructor(app, field, filter, at, options) {
    // What is chosen goes first, so that it is seen without scrolling.
    const sorted = [...options].sort(([one], [other]) => filter.values.includes(other) - filter.values.includes(one));
    this.boxes = sorted.map(([value, label, meaning]) => {
      const count = make("span", { class: "ex-count" });
      const toggle = (on) => app.changeFilter(at, (one) => ({
        ...one,
        values: options.map(([each]) => each).filter((each) => (each === value ? on : one.values.includes(each))),
      }));
      const box = checkbox([label, " ", count], filter.values.includes(value), toggle, { id: `ex-f${at}-${value}` });
      if (meaning) {
        box.title = meaning;
      }
      return { value, box, count };
    });
    this.element = make("div", { class: "ex-boxes" }, this.boxes.map(({ box }) => box));
  }

  update(filter, countOf) {
    for (const { value, box, count } of this.boxes) {
      box.firstChild.checked = filter.values.includes(value);
      const records = countOf(value);
      count.textContent = `(${number(records)})`;
      box.classList.toggle("ex-none", records === 0);
    }
  }
}

// Values that are typed, with what there is to choose from; chosen ones can be taken out again.
class Typed {
  constructor(app, field, filter, at) {
    Object.assign(this, { app, field, at });
    const list = `ex-list-${at}`;
    this.options = this.known(filter);
    this.list = make("datalist", { id: list }, [...this.options.keys()].map((text) => make("option", { value: text })));
    this.input = make("input", { type: "text", id: `ex-f${at}`, class: "ex-input", list, autocomplete: "off",
      "aria-describedby": `ex-said-${at}`, placeholder: field.form === "date" ? "2013, 2014-11 or 2014-11-02" : "Type to search",
      keydown: (event) => event.key === "Enter" && (event.preventDefault(), this.add(false)),
      input: () => this.options.has(this.input.value) && field.form !== "date" && this.add(true) });
    this.said = make("p", { id: `ex-said-${at}`, class: "ex-said", role: "status" });
    this.chosen = make("ul", { class: "ex-chosen" });
    this.element = make("div", { class: "ex-typed" },
      make("label", { for: `ex-f${at}` }, field.form === "date" ? "Date" : "Value"),
      make("div", { class: "ex-row" }, this.input, button("Add", () => this.add(false))),
      this.list, this.said, this.chosen);
  }

  // What can be chosen, by the text that stands for it.
  known(filter) {
    const { book } = this.app;
    const kind = filter.link || this.app.state.kind;
    return book.once(`options ${kind} ${filter.path}`, () => {
      const found = new Map();
      for (const record of book.records.get(kind)) {
        for (const value of book.read(this.field, record)) {
          const text = this.field.form === "ref" ? book.nameApart(value) : String(value);
          found.set(text, value);
        }
      }
      return new Map([...found].sort(([one], [other]) => byText(one, other)));
    });
  }

  add(silent) {
    const text = this.input.value.trim();
    const value = this.options.get(text) ?? this.alike(text) ?? readValue(this.app.book, this.field, text);
    if (text === "" || value === null || value === undefined) {
      const expected = this.field.form === "date" ? "a date such as 2015, 2021-10 or 2014-11-02" : "one from the list";
      this.said.textContent = silent ? "" : `“${text}” cannot be: expected ${expected}.`;
      this.input.setAttribute("aria-invalid", "true");
      return;
    }
    this.said.textContent = "";
    this.input.removeAttribute("aria-invalid");
    this.input.value = "";
    this.app.changeFilter(this.at, (one) => ({ ...one, values: [...new Set([...one.values, value])] }));
  }

  // A record by its name without accents or capitals, or by its id.
  alike(text) {
    const folded = fold(text);
    const found = [...this.options].find(([name]) => fold(name) === folded);
    return this.field.form === "ref" ? found?.[1] : undefined;
  }

  update(filter, countOf) {
    const { book } = this.app;
    const items = filter.values.map((value, at) => {
      const text = this.field.form === "ref" ? book.nameApart(value) : shownValue(book, this.field, value);
      const out = () => {
        this.app.changeFilter(this.at, (one) => ({ ...one, values: one.values.filter((each) => each !== value) }));
        this.input.focus();
      };
      return make("li", {}, text, " ", make("span", { class: "ex-count" }, `(${number(countOf(value))})`), " ",
        make("button", { type: "button", class: "ex-out", id: `ex-out-${this.at}-${at}`, click: out },
          sign("×"), hidden(`Take out ${text}`)));
    });
    fill(this.chosen, items);
  }
}
