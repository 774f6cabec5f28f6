// The values of records as a reader is shown them; each opens its evidence.

function shownValue(book, field, value) {
  switch (field.form) {
    case "term":
      return book.term(field, value).label;
    case "ref":
      return book.name(value);
    case "date":
      return book.data.dates[value] ?? value;
    case "truth":
      return value ? "yes" : "no";
    default:
      return String(value);
  }
}

// What has to be said of a value that is not simply supported.
const DOUBTS = ["no evidence", "", "disputed", "contested"];

function doubt(truth) {
  return DOUBTS[truth]
    ? [" ", make("span", { class: `ex-badge ex-${TRUTHS[truth]}` }, sign(SIGNS[truth]), ` ${DOUBTS[truth]}`)]
    : [];
}

function evidenceButton(app, text, open, truth = HOLDS) {
  return make("button",
    { type: "button", class: "ex-value", "data-open": JSON.stringify(open), click: () => app.open(open) },
    text, doubt(truth), hidden(", show evidence"));
}

// What stands in a field of a record, or why nothing does.
function fieldValues(app, record, field) {
  const { book } = app;
  const name = field.path.split(".")[0];
  const open = [record.id, name];
  const truth = field.unsourced ? HOLDS : book.truth(record, name);
  if (field.lacking?.includes(record.kind) || record.inapplicable?.includes(name)) {
    return [evidenceButton(app, "not applicable", open)];
  }
  if (record.absent?.includes(name)) {
    return [evidenceButton(app, "none, as a source says", open, truth)];
  }
  const values = [...new Set(book.read(field, record))];
  return values.length
    ? values.map((value) => evidenceButton(app, shownValue(book, field, value), open, truth))
    : [make("span", { class: "ex-uncoded" }, sign("?"), " not coded")];
}

const fieldLine = (name, values) =>
  make("div", { class: "ex-line" }, make("dt", {}, name), make("dd", {}, values.flatMap((one) => [one, " "])));

// The fields that a reader is shown first, if a kind has them.
const FIRST = [
  "kind", "stance", "subject", "object", "holder", "case", "parties", "participants.actor", "counterparts",
  "date", "period", "issued", "scope", "outcome", "asks", "requires", "kinds", "side", "modes", "dimension",
  "unit", "source",
];

// The fields that say nothing beyond what is shown of a record anyway.
const UNSHOWN = ["id", "summary", "name", "title", "absent", "inapplicable"];

function firstFields(book, kind) {
  return FIRST.map((path) => book.field(kind, path)).filter(Boolean);
}

function allFields(book, kind) {
  return book
    .ownFields(kind)
    .filter((field) => !UNSHOWN.includes(field.path) && !field.path.startsWith("evidence."));
}
