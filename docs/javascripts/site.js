// The theme gives its search box no name, which screen readers need.
document.querySelector(".md-search")?.setAttribute("aria-label", "Search");
