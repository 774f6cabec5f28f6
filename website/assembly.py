"""The source of the site in one folder: what is written, and what is made."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import negotypes as nt
from website import browse, explorer, reference
from website.front import front_page
from website.page import Page

ROOT = Path(__file__).parents[1]


def assemble(folder: Path, book: nt.Casebook | None = None) -> None:
    """Write the source of the site into a folder; what stands there is replaced.

    Args:
        folder: The folder.
        book: The casebook of which the pages are made; the built-in one if none is given.

    Raises:
        ValueError: A page would stand outside the folder.
    """
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(ROOT / "docs", folder)
    for page in made(nt.load() if book is None else book):
        place = (folder / page.path).resolve()
        if not place.is_relative_to(folder.resolve()):
            raise ValueError(f"the page '{page.path}' would stand outside {folder}")
        place.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(page.content, bytes):
            place.write_bytes(page.content)
        else:
            place.write_text(page.content, "utf-8")


def made(book: nt.Casebook) -> Iterator[Page]:
    """All pages that are made of a casebook, room by room."""
    yield front_page((ROOT / "README.md").read_text("utf-8"))
    yield from browse.pages(book)
    yield from explorer.pages(book)
    yield from reference.pages()
