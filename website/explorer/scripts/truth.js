// The four values of an answer, as numbers: support counts 1, dispute counts 2.

const UNKNOWN = 0;
const HOLDS = 1;
const FAILS = 2;
const CONTESTED = 3;

const TRUTHS = ["unknown", "holds", "fails", "contested"];

// How each value is shown: a sign and a word, so that none depends on its colour.
const SIGNS = ["?", "✓", "✗", "⇄"];
const MEANINGS = [
  "Nothing coded says so, and nothing coded says otherwise. That is not a “no”.",
  "Something supports it and nothing disputes it.",
  "Nothing supports it and something disputes it.",
  "Something supports it and something disputes it.",
];

// The order in which the values are offered.
const OFFERED = [HOLDS, FAILS, UNKNOWN, CONTESTED];

const truthOf = (support, dispute) => (support ? HOLDS : 0) | (dispute ? FAILS : 0);
const both = (one, other) => (one & other & HOLDS) | ((one | other) & FAILS);
const either = (one, other) => ((one | other) & HOLDS) | (one & other & FAILS);
const not = (one) => ((one & HOLDS) << 1) | (one >> 1);
