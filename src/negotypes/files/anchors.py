"""Whether what is cited stands in the texts."""

from collections.abc import Iterator, Mapping
from pathlib import Path as FilePath

from negotypes.errors import Fault, legible, listed
from negotypes.files.folder import FILE_SIZE
from negotypes.files.reading import Entry, Reading, Wreck
from negotypes.files.texts import Text, paragraphs
from negotypes.records import Evidence, Source
from negotypes.records.fields import Path
from negotypes.vocabulary import Numbering
from negotypes.vocabulary.faults import FaultCode

_SUFFIXES = (".txt", ".md")


def check_anchors(reading: Reading, folder: FilePath, sources: Mapping[str, Source]) -> list[Fault]:
    """Look up every anchor in the text that it is taken from.

    Args:
        reading: What was read; faults are added to it.
        folder: Where the texts are, each named after the id of its source.
        sources: The sources, by id, which say how their paragraphs are numbered.

    Returns:
        A warning for each source that is cited, and has no text there.

    Raises:
        OSError: The folder, or a text in it, cannot be read.
    """
    if not folder.is_dir():
        raise NotADirectoryError(f"no folder of texts: {folder}")
    texts: dict[str, Text | None] = {}
    missing: list[Fault] = []
    own = {entry.record.id: entry for entry in reading.entries}
    held: list[Entry | Wreck] = [*reading.entries, *reading.wrecks]
    for entry in held:
        for path, part in entry.parts:
            if not isinstance(part, Evidence):
                continue
            if part.source not in texts:
                texts[part.source] = _text(part.source, folder, sources)
                if texts[part.source] is None:
                    missing.append(_missing(entry, path, part.source, own))
            if (text := texts[part.source]) is not None:
                reading.faults.extend(_misplaced(entry, path, part, text))
    for entry in reading.entries:
        if isinstance(entry.record, Source):
            reading.faults.extend(_miscounted(entry, entry.record, texts.get(entry.record.id)))
    return missing


def _missing(entry: Entry | Wreck, path: Path, source: str, own: Mapping[str, Entry]) -> Fault:
    """A warning at the source, or where it is cited first if another pack has it."""
    said = (FaultCode.NO_TEXT, f"no text of '{source}'", f"expected {source}{_SUFFIXES[0]}")
    return (
        own[source].fault(("id",), *said)
        if source in own
        else entry.fault((*path, "source"), *said)
    )


def _text(source: str, folder: FilePath, sources: Mapping[str, Source]) -> Text | None:
    for suffix in _SUFFIXES:
        file = folder / f"{source}{suffix}"
        if file.is_file():
            if file.stat().st_size > FILE_SIZE:
                raise OSError(f"too large for a text: {file}")
            numbering = sources[source].numbering if source in sources else None
            # What a text has that is not UTF-8 can stand in no anchor.
            said = file.read_bytes().decode("utf-8-sig", errors="replace")
            return Text(paragraphs(said, numbering or Numbering.BLANK_LINES), said)
    return None


def _misplaced(entry: Entry | Wreck, path: Path, evidence: Evidence, text: Text) -> Iterator[Fault]:
    """Paragraphs that the text does not have, and words that do not stand there."""
    there = [number for number in evidence.paragraphs if number in text.paragraphs]
    for index, number in enumerate(evidence.paragraphs):
        if number not in text.paragraphs:
            problem = f"no paragraph {number} in the text of '{evidence.source}'"
            here = (*path, "paragraphs", index)
            yield entry.fault(here, FaultCode.NO_PARAGRAPH, problem, _range(text))
    anchor = legible(evidence.anchor)
    if not there or any(text.holds(number, evidence.anchor) for number in there):
        return
    cited = listed([str(number) for number in there], "or").replace("'", "")
    here = (*path, "anchor")
    if elsewhere := text.where(evidence.anchor):
        problem = f"the anchor '{anchor}' does not stand in paragraph {cited}"
        numbers = ", ".join(map(str, elsewhere[:5]))
        yield entry.fault(here, FaultCode.ELSEWHERE, problem, f"it stands in paragraph {numbers}")
        return
    near = text.nearest(evidence.anchor, there)
    hint = None if near is None else f"did you mean '{legible(near[1])}' in paragraph {near[0]}?"
    problem = f"the anchor '{anchor}' does not stand in the text of '{evidence.source}'"
    yield entry.fault(here, FaultCode.NOT_FOUND, problem, hint=hint)


def _miscounted(entry: Entry, source: Source, text: Text | None) -> Iterator[Fault]:
    if text is not None and source.paragraphs not in (None, max(text.paragraphs, default=0)):
        problem = f"the text of '{source.id}' has not {source.paragraphs} paragraphs"
        expected = f"expected {max(text.paragraphs, default=0)}"
        fitting = (way for way in Numbering if _last(text.whole, way) == source.paragraphs)
        if (other := next(fitting, None)) is not None:
            expected += f", or 'numbering: {other}', by which there are {source.paragraphs}"
        yield entry.fault(("paragraphs",), FaultCode.PARAGRAPH_COUNT, problem, expected)


def _last(text: str, numbering: Numbering) -> int:
    return max(paragraphs(text, numbering), default=0)


def _range(text: Text) -> str | None:
    return f"expected 1 to {max(text.paragraphs)}" if text.paragraphs else "the text is empty"
