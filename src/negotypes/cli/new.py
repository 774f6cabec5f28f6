"""Beginning: new."""

import os
from argparse import ArgumentParser, Namespace
from pathlib import Path
from shlex import quote

from negotypes.builtin import load
from negotypes.cli.command import Command
from negotypes.cli.output import say
from negotypes.errors import AlreadyThere, UnknownValue, legible, visible
from negotypes.names import fold
from negotypes.records.pack import BUILT_IN
from negotypes.starts import KINDS, new_pack, new_records

_SCHEMAS = ".schema"
_OTHERS = (".json", ".txt", ".md", ".csv", ".zip")


def _words(words: ArgumentParser) -> None:
    words.add_argument("kind", choices=["pack", *KINDS], metavar="pack|case|actor|typology")
    words.add_argument("path", metavar="PATH", help="the folder of the pack, or the file to begin")
    words.add_argument("--replace", action="store_true", help="write over a file that is there")


def _new(options: Namespace) -> int:
    from negotypes.files.folder import PACK_FILES
    from negotypes.files.schema import FORMS, RECORDS, file_name
    from negotypes.files.writing import write_whole

    path = Path(options.path)
    if options.kind == "pack":
        there = (path / name for name in PACK_FILES if os.path.lexists(path / name))
        folder, file = path, next(there, path / PACK_FILES[0])
        text = new_pack(_pack_id(path.resolve().name))
    else:
        if path.suffix.lower() in _OTHERS:
            raise UnknownValue(f"'{legible(path.name)}' is no name for records; expected '.yaml'")
        named = path.suffix.lower() in (".yaml", ".yml")
        file = path if named else path.parent / f"{path.name}.yaml"
        folder = _pack_of(file.parent)
        text = new_records(options.kind, _id(file.stem if named else path.name))
    if os.path.lexists(file) and not options.replace:
        raise AlreadyThere(str(file))
    if options.kind != "pack":
        _refuse_taken(text, file, folder)
    file.parent.mkdir(parents=True, exist_ok=True)
    checked_by = file_name("pack" if options.kind == "pack" else RECORDS, FORMS[0])
    schema = folder / _SCHEMAS / checked_by
    head = f"# yaml-language-server: $schema={_way(schema, file.parent)}\n"
    _write_schemas(folder / _SCHEMAS)
    write_whole(file, head + text, replace=options.replace)
    say(visible(f"Written: {file}"))
    say(visible(f"Check it with: negotypes validate {quote(str(folder))}"))
    return 0


def _id(name: str) -> str:
    found = fold(name)
    if not found.isascii() or not found:
        raise UnknownValue(
            f"'{legible(name)}' gives no id; expected letters from a to z, or digits"
        )
    return found


def _pack_id(name: str) -> str:
    if (found := _id(name)) == BUILT_IN:
        raise UnknownValue(f"'{BUILT_IN}' is the built-in pack; expected another name")
    return found


def _pack_of(folder: Path) -> Path:
    """The folder of the pack to which a file belongs; its own if there is no pack."""
    from negotypes.files.folder import PACK_FILES

    for above in (folder, *folder.absolute().parents):
        if any((above / name).exists() for name in PACK_FILES):
            return above
    return folder


def _refuse_taken(text: str, file: Path, folder: Path) -> None:
    """A file that is begun must not have ids that others have: its name is another's."""
    from negotypes.files.reading import Reading, places, read_text

    begun = Reading()
    read_text(text, str(file), begun)
    there = places(folder) if folder.is_dir() else {}
    book = load()
    for entry in begun.entries:
        taken = entry.record.id
        where = there.get(taken, (file, 0))[0]
        origin = book.origin(taken) if where == file else f"{where}"
        if origin is not None:
            problem = f"the id '{taken}' is taken in {origin}"
            raise UnknownValue(visible(f"{problem}; choose another name for the file"))


def _way(file: Path, start: Path) -> str:
    return Path(os.path.relpath(file, start)).as_posix()


def _write_schemas(folder: Path) -> None:
    """Put the schemas beside the records, for editors that complete and check while one types."""
    from negotypes.files import json_text
    from negotypes.files.schema import FORMS, file_name, kinds_of_file, schema
    from negotypes.files.writing import write_whole

    folder.mkdir(exist_ok=True)
    for kind in kinds_of_file():
        file = folder / file_name(kind, FORMS[0])
        if not file.exists():
            write_whole(file, json_text.write(schema(kind, form=FORMS[0])))


COMMANDS = (
    Command(
        "new",
        "begin a pack, or a file with a case, an actor or a typology",
        "new case my-cases/valley-talks.yaml",
        _words,
        _new,
    ),
)
