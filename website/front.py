"""The front page: the README, with its links led to the pages of the site."""

import re

from website.page import Page

_LEADS = {
    "src/negotypes/data/cases": "browse/cases/index.md",
    "docs/reference": "reference/index.md",
    "docs": "",
}
"""What stands in the repository, and where on the site."""


def front_page(readme: str) -> Page:
    """The README as the first page.

    Args:
        readme: Its text.
    """
    meta = "---\ntitle: negotypes\nhide:\n  - navigation\n  - toc\n---\n\n"
    return Page("index.md", meta + re.sub(r"\]\(([^)\s]+)\)", _led, readme))


def _led(link: re.Match[str]) -> str:
    for there, here in _LEADS.items():
        if link[1] == there:
            return f"]({here})"
        if link[1].startswith(f"{there}/"):
            return f"]({here}{link[1].removeprefix(there).lstrip('/')})"
    return link[0]
