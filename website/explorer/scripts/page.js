// The page: what is shown follows from the address, and every change goes through it.

class Explorer {
  constructor(place, data) {
    this.book = new Book(data);
    this.answers = new Answers(this.book);
    this.matches = new Matches(this.book);
    this.state = blank();
    this.place = place;
    this.filters = new Filters(this);
    this.adding = new Adding(this);
    this.views = { list: new Results(this), compare: new ComparisonView(this), space: new SpaceView(this) };
    this.evidence = new EvidencePanel(this);
    this.build();
  }

  build() {
    const { book } = this;
    this.alert = make("div", { role: "alert", class: "ex-alert" });
    this.kind = make("select", { id: "ex-kind", class: "ex-input",
      change: () => this.go({ ...blank(this.kind.value), text: this.state.text }) },
      sortedKinds(book).map((kind) => make("option", { value: kind }, `${sentence(kind)} (${number(book.records.get(kind).length)})`)));
    this.text = make("input", { type: "search", id: "ex-text", class: "ex-input", autocomplete: "off",
      placeholder: "Words in name or summary",
      input: () => this.go({ text: this.text.value, page: 1 }, { replace: true }) });
    this.tabs = make("nav", { class: "ex-tabs", "aria-label": "Views" });
    this.starts = make("nav", { class: "ex-starts", "aria-label": "Examples" }, startsFor(book));
    this.asking = make("section", { class: "ex-asking", "aria-label": "What to show" },
      make("div", { class: "ex-adding" }, make("label", { for: "ex-kind" }, "Kind of record"), this.kind),
      make("div", { class: "ex-adding" }, make("label", { for: "ex-text" }, "Words"), this.text),
      this.adding.element, this.filters.element,
      button("Clear all filters", () => this.go(blank(this.state.kind)), { id: "ex-clear" }));
    this.main = make("div", { class: "ex-main" });
    this.place.replaceChildren(this.starts, this.alert, this.tabs, make("div", { class: "ex-columns" }, this.asking, this.main), this.evidence.dialog);
  }

  // Takes over a change, writes the address and shows it.
  go(change, { replace = false } = {}) {
    const before = written(this.state);
    this.state = { ...this.state, ...change };
    const after = written(this.state);
    if (after !== before) {
      history[replace ? "replaceState" : "pushState"](null, "", after);
    }
    this.faults = [];
    this.show();
  }

  changeFilter(at, change) {
    this.go({ filters: this.state.filters.map((filter, each) => (each === at ? change(filter) : filter)), page: 1 });
  }

  choose(id, on) {
    const others = this.state.compare.filter((each) => each !== id);
    this.go({ compare: on ? [...others, id] : others });
  }

  open(open) {
    this.go({ open });
  }

  // What the address says now.
  restore() {
    const { state, faults } = readAddress(this.book, location.hash);
    this.state = state;
    this.faults = faults;
    this.show();
  }

  among() {
    return this.answers.among(this.state.kind, this.state.text);
  }

  found() {
    const asked = this.state.filters.filter((filter) => filter.values.length);
    return { answers: this.answers.all(this.state.kind, asked), among: this.among() };
  }

  show() {
    const { state } = this;
    this.warn();
    if (this.prepared !== state.kind) {
      this.prepared = state.kind;
      this.prepare();
    }
    this.kind.value = state.kind;
    if (this.text.value !== state.text) {
      this.text.value = state.text;
    }
    this.showTabs();
    const view = this.views[state.view];
    this.asking.hidden = state.view !== "list";
    if (this.main.firstChild !== view.element) {
      this.main.replaceChildren(view.element);
    }
    // Evidence lies over what is shown, which stays as it is.
    const shape = written({ ...state, open: [] });
    if (shape !== this.shape) {
      this.shape = shape;
      if (state.view === "list") {
        this.adding.update();
        this.filters.update();
      }
      view.update();
    }
    this.evidence.show(state.open);
  }

  // While nobody asks for anything, makes ready what the next filter will need.
  prepare() {
    const { kind } = this.state;
    const fields = this.book.ownFields(kind);
    const step = (deadline) => {
      while (fields.length && deadline.timeRemaining() > 10) {
        this.answers.told(kind, fields.shift(), false);
      }
      if (fields.length) {
        requestIdleCallback(step);
      }
    };
    globalThis.requestIdleCallback?.(step);
  }

  warn() {
    const faults = this.faults ?? [];
    const key = faults.join("\n");
    if (this.warned !== key) {
      this.warned = key;
      this.alert.hidden = !faults.length;
      this.alert.replaceChildren(...(faults.length
        ? [make("p", {}, "The address asks for something that cannot be. The rest of it is shown."), make("ul", {}, faults.map((fault) => make("li", {}, fault)))]
        : []));
    }
  }

  showTabs() {
    const { state } = this;
    const names = { list: "List", compare: `Compare (${state.compare.length})`, space: "Property spaces" };
    fill(this.tabs, VIEWS.map((view) => make("a", { id: `ex-tab-${view}`, href: written({ ...state, view, open: [] }),
      "aria-current": view === state.view ? "page" : null }, names[view])));
  }
}

// Cases, episodes and actors first, which most ask about.
function sortedKinds(book) {
  const first = ["cases", "episodes", "actors", "positions"];
  return [...first, ...[...book.kinds.keys()].filter((kind) => !first.includes(kind))];
}

// Some views to begin with, of those that this casebook can show.
function startsFor(book) {
  const starts = [
    ["France and Mali side by side", "#kind=actors&compare=france,mali"],
    ["Who refuses to negotiate?", "#kind=actors&has.positions.stance.is=refuses&truth=holds,contested"],
    ["Truces, step by step", "#kind=episodes&kind.is=truce"],
    ["Talks before 2015", "#kind=episodes&kind.is=talks,meeting&date.before=2015"],
    ["Who is where in a typology", "#kind=positions&space=views-on-negotiating"],
  ].filter(([, hash]) => !readAddress(book, hash).faults.length);
  return [make("span", {}, "Begin with: "), make("ul", {}, starts.map(([text, hash]) => make("li", {}, make("a", { href: hash }, text))))];
}

function begin() {
  const place = document.getElementById("ex-page");
  if (place && globalThis.explorerData) {
    const explorer = new Explorer(place, globalThis.explorerData);
    // For tests, and for the curious.
    globalThis.explorer = explorer;
    globalThis.explorerParts = { passesDate, isDate, written, readAddress, siteAddress };
    // A step back, or another address, shows what the address says.
    globalThis.addEventListener("popstate", () => explorer.restore());
    globalThis.addEventListener("hashchange", () => explorer.restore());
    explorer.restore();
  }
}

begin();
