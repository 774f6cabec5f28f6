// Questions answered for all records of a kind, each with one of the four values a row.
//
// A question is { link, path, comparison, values }: `link` is the kind of the records that refer
// to the one in question, or empty where it is asked about its own fields. It is answered as the
// library's `where` answers `field(path) == value`, or `has(link, field(path) == value)`.

const COMPARISONS = ["is", "not", "before", "after", "during", "overlaps"];
const DATED = ["before", "after", "during", "overlaps"];

class Answers {
  constructor(book) {
    this.book = book;
    this.known = new Map();
  }

  // The kind whose field is asked about.
  kindOf(kind, question) {
    return question.link || kind;
  }

  field(kind, question) {
    return this.book.field(this.kindOf(kind, question), question.path);
  }

  answer(kind, question) {
    const key = JSON.stringify([kind, question.link, question.path, question.comparison, question.values]);
    if (!this.known.has(key)) {
      if (this.known.size > 500) {
        this.known.clear();
      }
      this.known.set(key, this.made(kind, question));
    }
    return this.known.get(key);
  }

  made(kind, question) {
    const found = question.link
      ? this.linked(kind, question)
      : this.each(kind, question, false);
    return question.comparison === "not" ? found.map(not) : found;
  }

  // The answer of any of the values, row by row, about the records' own fields.
  each(kind, question, coded) {
    const field = this.book.field(kind, question.path);
    const told = this.told(kind, field, coded);
    let found = null;
    for (const asked of question.values) {
      const answer = told.miss.slice();
      for (const value of this.passing(kind, field, question.comparison, asked)) {
        for (const row of told.index.get(value) ?? []) {
          answer[row] = told.hit[row];
        }
      }
      if (field.form === "date") {
        this.perhaps(kind, field, question.comparison, asked, answer, coded);
      }
      found = found ? join(either, found, answer) : answer;
    }
    return found ?? told.miss.map(() => FAILS);
  }

  // For each row, the answer if a value is among those that stand there, and if it is not.
  told(kind, field, coded) {
    return this.book.once(`told ${kind} ${field.path} ${coded}`, () => {
      const rows = this.book.records.get(kind);
      const column = this.book.column(kind, field.path);
      const sourced = coded || field.unsourced ? null : this.book.sourced(kind, field.path.split(".")[0]);
      const index = new Map();
      column.forEach((values, row) => {
        for (const value of new Set(values)) {
          if (!index.has(value)) {
            index.set(value, []);
          }
          index.get(value).push(row);
        }
      });
      const answer = (said) => Uint8Array.from(rows, (record, row) =>
        told(field, record, column[row], sourced ? sourced[row] : HOLDS, () => said));
      return { index, hit: answer(HOLDS), miss: answer(FAILS) };
    });
  }

  // The values that stand in records and pass.
  passing(kind, field, comparison, asked) {
    if (field.form !== "date") {
      return [field.form === "text" ? fold(asked) : asked];
    }
    const coded = [...this.told(kind, field, true).index.keys()];
    return coded.filter((one) => passesDate(comparison, one, asked) === HOLDS);
  }

  // A date that may pass leaves the answer open.
  perhaps(kind, field, comparison, asked, answer, coded) {
    for (const [coded, rows] of this.told(kind, field, true).index) {
      if (passesDate(comparison, coded, asked) === UNKNOWN) {
        const [test] = this.tests(field, { comparison, values: [asked] });
        for (const row of rows) {
          answer[row] = this.exactly(kind, field, row, test, coded);
        }
      }
    }
  }

  exactly(kind, field, row, test, coded) {
    const record = this.book.records.get(kind)[row];
    const name = field.path.split(".")[0];
    const evidence = coded || field.unsourced ? HOLDS : this.book.sourced(kind, name)[row];
    return told(field, record, this.book.column(kind, field.path)[row], evidence, test);
  }

  // Of how many rows it holds that they have a value, of those among.
  holding(kind, question, value, among) {
    const field = this.field(kind, question);
    if (question.link || field.form === "date") {
      const comparison = question.comparison === "not" ? "is" : question.comparison;
      return tally(this.answer(kind, { ...question, comparison, values: [value] }), among)[HOLDS];
    }
    const { index, hit } = this.told(kind, field, false);
    const rows = index.get(field.form === "text" ? fold(value) : value) ?? [];
    return rows.reduce((count, row) => count + (hit[row] === HOLDS ? among[row] : 0), 0);
  }

  // One function for each value: what a value in a record says to it.
  tests(field, question) {
    if (field.form === "date") {
      return question.values.map((asked) => {
        const said = new Map();
        return (coded) => {
          if (!said.has(coded)) {
            said.set(coded, passesDate(question.comparison, coded, asked));
          }
          return said.get(coded);
        };
      });
    }
    return question.values.map((value) => {
      const wanted = field.form === "text" ? fold(value) : value;
      return (coded) => (coded === wanted ? HOLDS : FAILS);
    });
  }

  // The answer to a question about the records that refer to those of a kind.
  linked(kind, question) {
    const { book } = this;
    const counts = new Map();
    for (const [id, truth] of this.referring(kind, question)) {
      const count = counts.get(id) ?? [0, 0];
      count[0] += truth & HOLDS;
      count[1] += truth & FAILS ? 0 : 1;
      counts.set(id, count);
    }
    return Uint8Array.from(book.records.get(kind), (record) => {
      const count = counts.get(record.id);
      return count ? truthOf(count[0] > 0, count[1] === 0) : UNKNOWN;
    });
  }

  *referring(kind, question) {
    const { book } = this;
    const via = book.kinds.get(kind).links.find(([other]) => other === question.link)[1];
    const [part, ...further] = via.split(".");
    const byPart = further.length > 0 && question.path.startsWith(`${part}.`);
    const way = book.field(question.link, via) ?? { path: via };
    const field = book.field(question.link, question.path);
    const records = book.records.get(question.link);
    const tests = this.tests(field, question);
    const coded = byPart ? null : this.each(question.link, question, true);
    const sourced = byPart ? null : this.each(question.link, question, false);
    const refer = this.book.column(question.link, way.path);
    for (let row = 0; row < records.length; row += 1) {
      if (!byPart && coded[row] !== HOLDS) {
        continue;
      }
      const record = records[row];
      for (const id of new Set(refer[row])) {
        const whole = book.truth(record);
        if (!byPart) {
          yield [id, both(whole, sourced[row]), record];
          continue;
        }
        // What is asked of a part is asked of the part by which the record refers.
        const items = this.itemsOf(record, part).filter((item) =>
          book.read({ path: further.join(".") }, item).includes(id),
        );
        const inner = { ...field, path: question.path.slice(part.length + 1) };
        const values = items.flatMap((item) => book.read(inner, item));
        const keys = field.form === "text" ? values.map(fold) : values;
        const said = (evidence) =>
          tests.reduce((sum, test) => either(sum, told(field, record, keys, evidence, test)), FAILS);
        if (said(HOLDS) === HOLDS) {
          const evidence = coded || field.unsourced ? HOLDS : book.truth(record, part);
          yield [id, both(whole, said(evidence)), record];
        }
      }
    }
  }

  itemsOf(record, part) {
    return part === "evidence" ? this.book.evidence(record) : record[part] ?? [];
  }

  // All questions joined by "and".
  all(kind, questions) {
    const rows = this.book.records.get(kind).length;
    const found = new Uint8Array(rows).fill(HOLDS);
    return questions.reduce((sum, one) => join(both, sum, this.answer(kind, one)), found);
  }

  // The rows in whose words all of these occur.
  among(kind, text) {
    const last = this.lastAmong;
    if (last?.kind !== kind || last.text !== text) {
      this.lastAmong = { kind, text, found: this.worded(kind, text) };
    }
    return this.lastAmong.found;
  }

  worded(kind, text) {
    const words = fold(text).split("-").filter(Boolean);
    const written = words.length ? this.book.words(kind) : [];
    const rows = this.book.records.get(kind).length;
    const found = new Uint8Array(rows).fill(1);
    for (let row = 0; words.length && row < rows; row += 1) {
      found[row] = words.every((word) => written[row].includes(word)) ? 1 : 0;
    }
    return found;
  }
}

// Two answers joined, row by row.
function join(how, one, other) {
  const found = new Uint8Array(one.length);
  for (let row = 0; row < found.length; row += 1) {
    found[row] = how(one[row], other[row]);
  }
  return found;
}

// What one record answers to one value, by what stands in the field and what evidence it has.
function told(field, record, items, evidence, test) {
  const name = field.path.split(".", 1)[0];
  if (field.lacking?.includes(record.kind) || record.inapplicable?.includes(name)) {
    return FAILS;
  }
  if (record.absent?.includes(name)) {
    return evidence & HOLDS ? FAILS : UNKNOWN;
  }
  if (!items.length) {
    return UNKNOWN;
  }
  let said = FAILS;
  for (const item of items) {
    said = either(said, test(item));
  }
  const against = said & FAILS && (said & HOLDS || !field.open);
  return truthOf(
    evidence & said & HOLDS,
    (evidence & HOLDS && against) || (evidence & FAILS && said & HOLDS),
  );
}

// How many rows of those among have each of the four answers.
function tally(answers, among) {
  const counts = [0, 0, 0, 0];
  for (let row = 0; row < answers.length; row += 1) {
    counts[answers[row]] += among[row];
  }
  return counts;
}
