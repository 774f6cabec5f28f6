// The theme gives its search box no name, which screen readers need.
document.querySelector(".md-search")?.setAttribute("aria-label", "Search");

// Opened from a folder, an address of a folder shows a list of files.
if (location.protocol === "file:") {
  for (const link of document.querySelectorAll("a[href]")) {
    const url = new URL(link.href);
    if (url.protocol === "file:" && url.pathname.endsWith("/")) {
      url.pathname += "index.html";
      link.href = url.href;
    }
  }
}

// What scrolls sideways, such as a wide table on a narrow screen, can be reached by keys.
addEventListener("load", () => {
  for (const part of document.querySelectorAll(".md-typeset__scrollwrap")) {
    part.tabIndex = 0;
  }
});
