"""What a journal or a repository asks for: a pack with all that is needed to use it again."""

import os
import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from importlib.metadata import distribution, version
from pathlib import Path
from typing import Any

from negotypes.casebook import Casebook
from negotypes.citations import Reference, cite
from negotypes.codebooks import codebook
from negotypes.errors import NotOne, UnknownValue, legible
from negotypes.layout import escaped
from negotypes.records.pack import Pack
from negotypes.tidy import csv_text, tables

_NEEDED = ("negotypes", "attrs", "cattrs", "PyYAML")


def archive(
    book: Casebook,
    path: str | os.PathLike[str],
    *,
    on: Casebook | None = None,
    licence: str | None = None,
    replace: bool = False,
) -> None:
    """Write a pack as an archive that can be deposited, and read again by `read`.

    It holds the records as JSON and as CSV, the records on which they build, the codebook, the
    data dictionary, a citation file, the licences, the exact versions, and checksums. The same
    casebook gives the same bytes.

    Args:
        book: The records of one pack, as `read` gives them.
        path: The file to write, whose name ends in ``.zip``.
        on: The casebook on which they build, to be kept beside them; by default that on which
            they were read.
        licence: The text of the licence; without it, its name stands alone.
        replace: Whether a file that is there may be replaced.

    Raises:
        NotOne: The records are not those of one pack that says what it is.
        UnknownValue: The name of the file does not end in ``.zip``.
        FileExistsError: A file is there and may not be replaced.
        OSError: The file cannot be written.
    """
    from negotypes.files.writing import write_whole
    from negotypes.files.zipped import SUFFIX, zipped

    file = Path(path)
    if file.suffix.lower() != SUFFIX:
        name = legible(file.name)
        raise UnknownValue(f"expected a name that ends in '{SUFFIX}', got '{name}'")
    if len(book.packs) != 1:
        problem = f"expected the records of one pack, and these are of {len(book.packs)}"
        hint = "say in pack.yaml what they are: see negotypes new pack"
        raise NotOne(f"{problem}; {hint}")
    members = dict(_members(book, book.base if on is None else on, licence))
    write_whole(file, zipped(members), replace=replace)


def _members(book: Casebook, base: Casebook, licence: str | None) -> Iterator[tuple[str, str]]:
    from negotypes.files import json_text, yaml_text, zipped
    from negotypes.files.codec import unstructure
    from negotypes.files.writing import pack_to_yaml, to_json

    (pack,) = book.packs
    made = codebook(book, pack, on=base)
    yield zipped.PACK, pack_to_yaml(pack)
    yield zipped.RECORDS, to_json(book.records)
    for name, rows in tables(book).items():
        if rows.rows:
            yield f"data/csv/{name}.csv", csv_text(rows)
    if len(base):
        yield zipped.BASE_PACKS, json_text.write([unstructure(one) for one in base.packs])
        yield zipped.BASE_RECORDS, to_json(base.records)
    yield "codebook.md", made.markdown()
    yield "codebook.html", made.html()
    yield "data-dictionary.csv", csv_text(made.dictionary())
    yield "vocabularies.csv", csv_text(made.terms())
    yield "CITATION.cff", yaml_text.write(_citation(pack, book, base))
    yield "LICENSE.txt", licence or f"{pack.title}\nLicence: {pack.licence}\n"
    for name, text in _licences():
        yield f"licences/{name}", text
    yield "requirements.txt", "".join(f"{name}=={version(name)}\n" for name in _NEEDED)
    yield "README.md", _readme(pack, base)


def _citation(pack: Pack, book: Casebook, base: Casebook) -> dict[str, Any]:
    """The pack as the Citation File Format 1.2.0 has it, with the texts that were coded."""
    together = base.extend(book)
    texts = (one for one in cite([*book.records], together) if not one.data)
    said = {
        "cff-version": "1.2.0",
        "message": "If you use these data, please cite them and the texts they are coded from.",
        "type": "dataset",
        "title": pack.title,
        "version": pack.version,
        "abstract": pack.summary,
        "authors": _once({"name": author} for author in pack.authors),
        "license": pack.licence if _SPDX.fullmatch(pack.licence) else None,
        "references": _once(map(_reference, texts)),
    }
    return {name: value for name, value in said.items() if value}


_SPDX = re.compile("[A-Za-z0-9][A-Za-z0-9.+-]*")
"""The form of an SPDX id: the only one in which a citation file names a licence."""

_URL = re.compile("(?:https?|s?ftp)://.+")
"""The form of an address in a citation file."""


def _once(entries: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """Entries that differ; a citation file lists none twice."""
    found: list[dict[str, Any]] = []
    for entry in entries:
        if entry not in found:
            found.append(entry)
    return found


def _reference(cited: Reference) -> dict[str, Any]:
    authors = _once({"name": author.name} for author in cited.authors)
    unnamed = [{"name": cited.outlet or "Unnamed"}]
    said: dict[str, Any] = {
        "type": "generic",
        "title": cited.title,
        "authors": authors or unnamed,
        "publisher": {"name": cited.outlet} if cited.outlet else None,
        "notes": f"Issued {cited.issued.words}" if cited.issued else None,
        "url": cited.url if cited.url and _URL.fullmatch(cited.url) else None,
    }
    return {name: value for name, value in said.items() if value}


def _licences() -> Iterator[tuple[str, str]]:
    """The licences of the library and of the built-in casebook, as they were installed."""
    found: Mapping[str, str] = {
        Path(str(file)).name: file.read_text("utf-8")
        for file in distribution("negotypes").files or ()
        if "licenses" in file.parts
    }
    for name, text in sorted(found.items()):
        yield f"negotypes-{name}.txt", text


def _readme(pack: Pack, base: Casebook) -> str:
    python = f"{sys.version_info.major}.{sys.version_info.minor}"
    builds = "".join(
        f"- {escaped(one.title)}, version {escaped(one.version)}\n" for one in base.packs
    )
    licence = escaped(pack.licence)
    summary = escaped(pack.summary or "Records of negotiation with armed groups.")
    kept = (
        f"\nThe records on which these build are kept in the folder `builds-on`:\n\n{builds}"
        if len(base)
        else ""
    )
    return f"""\
# {escaped(pack.title)}

Version {escaped(pack.version)}. By {escaped(", ".join(pack.authors))}. Licence: {licence}.

{summary}

| file | what it is |
|---|---|
| `data/records.json` | the records, whole |
| `data/csv/` | the same as tables, one for each kind of record and for each list in one |
| `codebook.md`, `codebook.html` | what is coded, field by field, with definitions and counts |
| `data-dictionary.csv`, `vocabularies.csv` | the same for programs |
| `pack.yaml` | what the data set says of itself |
| `CITATION.cff` | how to cite it, and the texts from which it is coded |
| `LICENSE.txt`, `licences/` | what others may do with it, and with the program |
| `requirements.txt` | the versions with which it was written, on Python {python} |
| `SHA256SUMS` | checksums: `sha256sum --check SHA256SUMS` |
{kept}
To read it, install the versions in `requirements.txt` and give Python the name of the archive:

```python
import negotypes as nt

book = nt.read("ARCHIVE.zip")
```

In a cell of a CSV file, nothing means that nothing is coded; what a text says there is none of is
listed in `absent.csv`, what cannot apply in `inapplicable.csv`. A text that a spreadsheet would
take for a formula has an apostrophe in front.
"""
