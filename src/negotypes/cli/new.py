"""Beginning: new."""

import os
from argparse import ArgumentParser, Namespace
from pathlib import Path

from negotypes.cli.command import Command
from negotypes.cli.output import say
from negotypes.errors import UnknownValue, legible
from negotypes.names import fold
from negotypes.starts import KINDS, new_pack, new_records

_SCHEMAS = ".schema"


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
        folder, file = path, path / PACK_FILES[0]
        text = new_pack(_id(path.resolve().name))
    else:
        file = path if path.suffix else path.with_name(f"{path.name}.yaml")
        if file.suffix not in (".yaml", ".yml"):
            raise UnknownValue(f"'{legible(file.name)}' is no name for records; expected '.yaml'")
        folder = _pack_of(file.parent)
        text = new_records(options.kind, _id(file.stem))
    file.parent.mkdir(parents=True, exist_ok=True)
    checked_by = file_name("pack" if options.kind == "pack" else RECORDS, FORMS[0])
    schema = folder / _SCHEMAS / checked_by
    head = f"# yaml-language-server: $schema={_way(schema, file.parent)}\n"
    write_whole(file, head + text, replace=options.replace)
    _write_schemas(folder / _SCHEMAS)
    say(f"Written: {file}\nCheck it with: negotypes validate {folder}")
    return 0


def _id(name: str) -> str:
    found = fold(name)
    if not found.isascii() or not found:
        raise UnknownValue(
            f"'{legible(name)}' gives no id; expected letters from a to z, or digits"
        )
    return found


def _pack_of(folder: Path) -> Path:
    """The folder of the pack to which a file belongs; its own if there is no pack."""
    from negotypes.files.folder import PACK_FILES

    for above in (folder, *folder.parents):
        if any((above / name).exists() for name in PACK_FILES):
            return above
    return folder


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
