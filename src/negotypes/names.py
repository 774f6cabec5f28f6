"""The names by which records are asked for."""

import re
import unicodedata
from collections.abc import Iterator

from negotypes.records import Record


def names(record: Record) -> Iterator[str]:
    """Every text by which a record may be asked for: its id, its name or title, its aliases."""
    yield record.id
    for field in ("name", "title"):
        if (name := getattr(record, field, None)) is not None:
            yield name
    yield from getattr(record, "aliases", ())


def fold(name: str) -> str:
    """A name without case, accents and punctuation."""
    plain = unicodedata.normalize("NFKD", name).casefold()
    # Marks above letters, and the signs that transliterate ayn and hamza.
    letters = "".join(mark for mark in plain if unicodedata.category(mark) not in ("Mn", "Lm"))
    return "-".join(re.findall(r"[^\W_]+", re.sub("[.'\u2018\u2019\u02bc\u02bb`]", "", letters)))
