// Names and words without case, accents and punctuation, as the library folds them.

const caseless = (text) => text.toLowerCase().replaceAll("ß", "ss").replaceAll("ς", "σ");

function fold(text) {
  const letters = caseless(text.normalize("NFKD")).replace(/[\p{Mn}\p{Lm}]/gu, "");
  const words = letters.replace(/[.'‘’ʼʻ`]/gu, "").match(/[\p{L}\p{N}]+/gu);
  return words ? words.join("-") : text; // signs alone fold to nothing
}

const byText = (one, other) => {
  const [a, b] = [caseless(one), caseless(other)];
  return a < b ? -1 : a > b ? 1 : one < other ? -1 : one > other ? 1 : 0;
};

// "1 record", "2 records".
const number = (count) => count.toLocaleString("en");
const counted = (count, one, many) => `${number(count)} ${count === 1 ? one : many}`;

const sentence = (text) => text.slice(0, 1).toUpperCase() + text.slice(1);
