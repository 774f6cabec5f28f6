// What is shown, written into the address after "#", so that it can be sent and returned to.
//
//   kind=episodes & kind.is=truce & truth=holds,contested & compare=a,b & view=list
//
// A filter is the path of a field and how it is compared, before "=" what with, joined by commas:
// any of these. "has.positions.stance.is=refuses" asks of the records that refer to each.

const VIEWS = ["list", "compare", "space"];
const FIRST_KIND = "cases";

const blank = (kind = FIRST_KIND) => ({
  kind,
  text: "",
  filters: [],
  truths: [HOLDS],
  compare: [],
  lines: Object.keys(MATCHES),
  view: "list",
  space: "",
  page: 1,
  open: [],
});

const encode = (text) =>
  encodeURIComponent(text).replaceAll("%20", "+").replaceAll("%3A", ":").replaceAll("%2F", "/");
const joined = (values) => values.map((value) => encode(String(value))).join(",");

function decode(text) {
  const plain = text.replaceAll("+", " ");
  try {
    return decodeURIComponent(plain);
  } catch {
    return plain; // a stray "%" stands for itself
  }
}

const split = (text) => text.split(",").filter((part) => part !== "").map(decode);

const keyOf = (filter) =>
  [...(filter.link ? ["has", filter.link] : []), filter.path, filter.comparison].join(".");

function written(state) {
  const usual = blank(state.kind);
  const parts = [`kind=${encode(state.kind)}`];
  const add = (name, value) => parts.push(`${name}=${value}`);
  for (const filter of state.filters) {
    add(encode(keyOf(filter)), joined(filter.values));
  }
  if (state.text) {
    add("text", encode(state.text));
  }
  if (state.truths.join() !== usual.truths.join()) {
    add("truth", joined(state.truths.map((truth) => TRUTHS[truth])));
  }
  if (state.compare.length) {
    add("compare", joined(state.compare));
  }
  if (state.lines.length !== usual.lines.length) {
    add("lines", joined(state.lines));
  }
  if (state.space) {
    add("space", encode(state.space));
  }
  if (state.view !== viewOf(state)) {
    add("view", state.view);
  }
  if (state.page > 1) {
    add("page", state.page);
  }
  if (state.open.length) {
    add("evidence", joined(state.open));
  }
  return `#${parts.join("&")}`;
}

// What an address without "view" shows.
function viewOf(state) {
  return state.space ? "space" : state.compare.length > 1 ? "compare" : "list";
}

// The state that an address describes, and what in it cannot be.
function readAddress(book, hash) {
  const parts = hash.replace(/^#/, "").split("&").filter(Boolean);
  const pairs = parts.map((part) => {
    const at = part.indexOf("=");
    return at < 0 ? [decode(part), null] : [decode(part.slice(0, at)), part.slice(at + 1)];
  });
  const faults = [];
  const kinds = pairs.filter(([name, value]) => name === "kind" && value !== null);
  const kind = kinds.length ? decode(kinds[0][1]) : FIRST_KIND;
  const state = blank(book.kinds.has(kind) ? kind : FIRST_KIND);
  if (!book.kinds.has(kind)) {
    faults.push(`There is no kind of record “${kind}”. There are ${[...book.kinds.keys()].join(", ")}.`);
  }
  let view = null;
  for (const [name, value] of pairs) {
    if (value === null) {
      faults.push(`“${name}” says nothing: a name, “=” and a value were expected.`);
    } else if (name === "view") {
      view = decode(value);
    } else if (Object.hasOwn(TAKEN, name)) {
      TAKEN[name](book, state, value, faults);
    } else {
      const filter = readFilter(book, state.kind, name, value, faults);
      state.filters.push(...(filter ? [filter] : []));
    }
  }
  if (view !== null && !VIEWS.includes(view)) {
    faults.push(`There is no view “${view}”. There are ${VIEWS.join(", ")}.`);
    view = null;
  }
  state.view = view ?? viewOf(state);
  return { state, faults };
}

const TAKEN = {
  kind() {},
  text(book, state, value) {
    state.text = decode(value);
  },
  truth(book, state, value, faults) {
    const found = known(split(value), TRUTHS, "answer", faults);
    state.truths = found.length ? OFFERED.filter((truth) => found.includes(TRUTHS[truth])) : state.truths;
  },
  compare(book, state, value, faults) {
    const held = new Set(book.records.get(state.kind).map((record) => record.id));
    for (const id of new Set(split(value))) {
      if (held.has(id)) {
        state.compare.push(id);
      } else {
        faults.push(`There is no “${id}” among the ${state.kind}, so it is not compared.`);
      }
    }
  },
  lines(book, state, value, faults) {
    const found = known(split(value), Object.keys(MATCHES), "line", faults);
    state.lines = found.length ? Object.keys(MATCHES).filter((match) => found.includes(match)) : state.lines;
  },
  space(book, state, value, faults) {
    const ids = book.data.spaces.map((space) => space.id);
    [state.space = ""] = known([decode(value)], ids, "typology", faults);
  },
  page(book, state, value, faults) {
    const page = Number(value);
    if (Number.isInteger(page) && page > 0) {
      state.page = page;
    } else {
      faults.push(`“${decode(value)}” is no number of a page.`);
    }
  },
  evidence(book, state, value, faults) {
    const open = split(value);
    if (book.byId.has(open[0])) {
      state.open = open.slice(0, 3);
    } else {
      faults.push(`There is no record “${open[0] ?? ""}”, so no evidence of it can be shown.`);
    }
  },
};

function known(values, among, what, faults) {
  for (const value of values.filter((one) => !among.includes(one))) {
    faults.push(`There is no ${what} “${value}”. There are ${among.join(", ")}.`);
  }
  return values.filter((value) => among.includes(value));
}

function readFilter(book, kind, name, text, faults) {
  const steps = name.split(".");
  const linked = steps[0] === "has" && steps.length > 3;
  const [link, of] = linked ? [steps[1], steps.slice(2)] : ["", steps];
  const comparison = of.at(-1);
  const path = of.slice(0, -1).join(".");
  const refers = !link || book.kinds.get(kind).links.some(([other]) => other === link);
  const field = refers ? book.field(link || kind, path) : null;
  if (!field || !comparisonsOf(field).includes(comparison)) {
    const among = link ? `${link} that refer to ${kind}` : kind;
    faults.push(`“${name}” is no question about the ${among}, so it is left out.`);
    return null;
  }
  const values = [];
  for (const value of split(text)) {
    const read = readValue(book, field, value);
    if (read === null) {
      faults.push(`“${value}” can never stand in “${path}”, so it is left out.`);
    } else if (!values.includes(read)) {
      values.push(read);
    }
  }
  return { link, path, comparison, values };
}

const comparisonsOf = (field) =>
  field.form === "date" ? [...DATED, "is", "not"] : ["is", "not"];

// A value as it is compared, or null where the field can never have it.
function readValue(book, field, value) {
  switch (field.form) {
    case "term":
      return field.terms.some((name) => book.terms.get(name)?.has(value)) ? value : null;
    case "ref": {
      const held = book.byId.get(value);
      return held && (field.ref === "*" || field.ref === held.kind) ? value : null;
    }
    case "number":
      return /^-?\d{1,15}$/.test(value) ? Number(value) : null;
    case "truth":
      return value === "true" ? true : value === "false" ? false : null;
    case "date":
      return isDate(value) ? value : null;
    default:
      return value;
  }
}

function isDate(text) {
  try {
    readDate(text);
    return true;
  } catch (error) {
    if (error instanceof NoDate) {
      return false;
    }
    throw error;
  }
}
