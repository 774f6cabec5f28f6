// Making elements of the page. Text only ever becomes text, never markup.

function make(name, told = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(told)) {
    if (typeof value === "function") {
      element.addEventListener(key, value);
    } else if (key === "checked" || key === "value" || key === "disabled" || key === "selected") {
      element[key] = value;
    } else if (value !== null && value !== undefined && value !== false) {
      element.setAttribute(key, value === true ? "" : value);
    }
  }
  element.append(...children.flat().filter((child) => child !== null && child !== undefined));
  return element;
}

// Text for those who do not see the page.
const hidden = (text) => make("span", { class: "ex-hidden" }, text);

// A sign for those who see it; the word beside it says the same.
const sign = (text) => make("span", { class: "ex-sign", "aria-hidden": "true" }, text);

const button = (text, act, told = {}) =>
  make("button", { type: "button", class: "ex-button", ...told, click: act }, text);

function badge(truth) {
  const word = TRUTHS[truth];
  return make("span", { class: `ex-badge ex-${word}`, title: MEANINGS[truth] }, sign(SIGNS[truth]), ` ${word}`);
}

const checkbox = (label, checked, act, told = {}) =>
  make("label", { class: "ex-check" },
    make("input", { type: "checkbox", checked, ...told, change: (event) => act(event.target.checked) }),
    make("span", {}, label));

// A page of the site; opened from a folder, a page is a file and not the folder it stands in.
function siteAddress(address, protocol = location.protocol) {
  const [page, place] = address.split("#");
  const file = protocol === "file:" ? `${page}index.html` : page;
  return `../${file}${place === undefined ? "" : `#${place}`}`;
}

function recordLink(book, id, text = book.name(id)) {
  const address = book.address(id);
  return address ? make("a", { href: siteAddress(address) }, text) : text;
}

// Puts elements in place of others, and the focus where it was.
function fill(place, ...children) {
  const held = place.contains(document.activeElement) ? document.activeElement.id : "";
  place.replaceChildren(...children.flat().filter(Boolean));
  if (held) {
    document.getElementById(held)?.focus({ preventScroll: true });
  }
}
