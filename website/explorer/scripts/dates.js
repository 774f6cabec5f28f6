// Dates in EDTF and the questions about them, answered as `When` answers them.
//
// An expression leaves some periods possible, each with its first and last possible day of
// beginning and of ending, counted in days.

const OPEN = 1e8;
const NOT_STATED = 1e7;
const DATE =
  /^(?!\d+X+-)(\d{2}(?:\d{2}|\dX|XX))(?:-(?!XX-\d)(\d{2}|XX)(?:-(\d{2}|XX))?)?([?~%]?)$/;
const SEASONS = { 21: [[2, 5]], 22: [[5, 8]], 23: [[8, 11]], 24: [[0, 2], [11, 14]] };

// Months are counted from January of the year 0.
function firstDay(month) {
  const day = new Date(0);
  day.setUTCFullYear(Math.floor(month / 12), ((month % 12) + 12) % 12, 1);
  return day.getTime() / 864e5;
}

class NoDate extends Error {}

const someDays = (first, last) => {
  const periods = [[first, last, first, last]];
  return { possible: periods, whole: periods };
};
const STARTS = { "": someDays(-NOT_STATED, NOT_STATED), "..": someDays(-OPEN, -OPEN) };
const ENDS = { "": STARTS[""], "..": someDays(OPEN, OPEN) };

const readings = new Map();

function readDate(edtf) {
  if (!readings.has(edtf)) {
    readings.set(edtf, expression(edtf));
  }
  return readings.get(edtf);
}

function expression(text) {
  if (/^\[.*\]$/s.test(text)) {
    const members = text.slice(1, -1).split(",");
    const read = members.map((member) => (member.includes("..") ? range(member) : oneDate(member)));
    if (read.length === 1 && !text.includes("..")) {
      throw new NoDate(text);
    }
    return {
      possible: read.flatMap((one) => one.possible),
      whole: read.flatMap((one) => one.whole),
    };
  }
  const ends = text.split("/");
  return ends.length === 2 ? interval(...ends) : oneDate(text);
}

function range(member) {
  const [first, last, ...more] = member.split("..");
  const [start, end] = [oneDate(first), oneDate(last)];
  const units = [...start.whole, ...end.whole];
  const plain = units.every((unit) => unit[0] === unit[1]);
  if (more.length || first.length !== last.length || !plain || units[0][0] > units[1][0]) {
    throw new NoDate(member);
  }
  return someDays(start.whole[0][0], end.whole[0][3]);
}

function interval(left, right) {
  if (left in STARTS && right in ENDS) {
    throw new NoDate(`${left}/${right}`);
  }
  const start = STARTS[left] ?? oneDate(left);
  const end = ENDS[right] ?? oneDate(right);
  const possible = [];
  for (const a of start.possible) {
    for (const b of end.possible) {
      if (a[0] <= b[3]) {
        possible.push([a[0], Math.min(a[3], b[3]), Math.max(a[0], b[0]), b[3]]);
      }
    }
  }
  if (!possible.length) {
    throw new NoDate(`${left}/${right}`);
  }
  return { possible, whole: possible };
}

function oneDate(text) {
  const [year, month, day, mark] = dateParts(text);
  const low = Number(year.replaceAll("X", "0"));
  const high = Number(year.replaceAll("X", "9"));
  const season = SEASONS[month];
  const named = !month || month === "XX" ? [[0, 11]] : [[month - 1, month - 1]];
  const spans = (season ?? named).map(([a, b]) => [12 * Math.max(low, 1) + a, 12 * high + b]);
  let [months, days] = [0, 0];
  if (mark === "~" || mark === "%") {
    const unit = month ? (season ? 3 : 1) : 12 * (high - low + 1);
    [months, days] = day ? [0, 1] : [unit, 0];
  }
  let bounds = spans.map(([a, b]) => [firstDay(a - months), firstDay(b + 1 + months) - 1]);
  if (/^\d+$/.test(day)) {
    bounds = bounds.map(([a]) => [a + Number(day) - 1, a + Number(day) - 1]);
  }
  const written = bounds.map(([a, b]) => [a - days, b + days, a - days, b + days]);
  const possible = mark === "?" || mark === "%" ? STARTS[""].possible : written;
  let whole = bounds.map(([a, b]) => [a, a, b, b]);
  if (mark || text.includes("X")) {
    whole = possible;
  } else if (season) {
    whole = spans.map(([a, b]) => [
      firstDay(a), firstDay(a + 1) - 1, firstDay(b) - 1, firstDay(b + 1) - 1,
    ]);
  }
  return { possible, whole };
}

function dateParts(text) {
  const found = DATE.exec(text);
  const [year, month, day, mark] = found ? found.slice(1).map((part) => part ?? "") : [];
  const numbered = /^\d+$/.test(month ?? "");
  const real = !numbered || (month >= 1 && month <= 12) || (month in SEASONS && !day);
  if (!found || year === "0000" || !real) {
    throw new NoDate(text);
  }
  if (/^\d+$/.test(day)) {
    const first = 12 * Number(year) + Number(month) - 1;
    if (day < 1 || day > firstDay(first + 1) - firstDay(first)) {
      throw new NoDate(text);
    }
  }
  return [year, month, day, mark];
}

// Always so, and ever so, of one possible period and another.
const ASKED = {
  before: (a, b) => [a[3] < b[0], a[2] < b[1]],
  during: (a, b) => [b[1] <= a[0] && a[3] <= b[2], b[0] <= a[1] && a[2] <= b[3]],
  overlaps: (a, b) => [a[1] <= b[2] && b[1] <= a[2], a[0] <= b[3] && b[0] <= a[3]],
};

function askDates(question, these, those) {
  let [always, ever] = [true, false];
  for (const a of these) {
    for (const b of those) {
      const [every, some] = ASKED[question](a, b);
      always &&= every;
      ever ||= some;
    }
  }
  return truthOf(always, !ever);
}

// A year, month or day without a mark is the whole of it: before 2014 is before its first day.
function bound(edtf, end) {
  const { possible } = readDate(edtf);
  if (!/^[\d-]+$/.test(edtf)) {
    return possible;
  }
  const day = end
    ? Math.max(...possible.map((period) => period[3]))
    : Math.min(...possible.map((period) => period[0]));
  return [[day, day, day, day]];
}

// What a date that is coded says to a question about another.
function passesDate(comparison, coded, asked) {
  const { possible } = readDate(coded);
  switch (comparison) {
    case "before":
      return askDates("before", possible, bound(asked, false));
    case "after":
      return askDates("before", bound(asked, true), possible);
    case "during":
    case "overlaps":
      return askDates(comparison, possible, readDate(asked).whole);
    default:
      // Otherwise written, it may be the same day all the same, unless none is shared.
      return coded === asked
        ? HOLDS
        : askDates("overlaps", possible, readDate(asked).whole) & FAILS;
  }
}
