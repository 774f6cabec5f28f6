"""New files: commented, valid as they stand, and to be filled in."""

from collections.abc import Callable
from typing import Any

from negotypes.records.pack import Pack

Plain = dict[str, list[dict[str, Any]]]


def new_pack(pack_id: str) -> str:
    """A ``pack.yaml`` to fill in.

    Args:
        pack_id: The id of the pack.
    """
    from negotypes.files.commented import commented

    plain: dict[str, Any] = {
        "id": pack_id,
        "title": f"{_named(pack_id)}: cases of negotiation",
        "version": "0.1.0",
        "authors": ["Your name"],
        "licence": "CC-BY-4.0",
        "summary": "What is coded here, and from which texts.",
        "builds_on": ["negotypes"],
    }
    return f"{_HEAD}{_PACK}\n{commented(Pack, plain)}"


def new_records(kind: str, record_id: str) -> str:
    """A file of records to fill in: a case, an actor or a typology, and what it needs.

    Args:
        kind: Which of `KINDS`.
        record_id: The id of the case, actor or typology.
    """
    from negotypes.files.commented import commented_records

    about, records = KINDS[kind]
    text, said = _text(record_id), records(record_id)
    actors = [*said.pop("actors", []), *text.pop("actors")]
    # What one came for stands first, and the text that one has in hand last.
    plain = {**said, "actors": actors, **text}
    if kind == "actor":
        plain = {"actors": actors, **plain}
    return f"{_HEAD}{about}{commented_records(plain)}"


_HEAD = """\
# Lines that begin with # are comments, for you and not for the program.
"""
_PACK = """\
# What this folder is. Other files in it hold the records: cases, actors, episodes and so on.
"""
_RECORDS = """\
# All of it is invented, and valid as it stands: put in its place what your text says, and check
# it with: negotypes validate FOLDER
#
# A field that you leave out is not coded, which is not a no. That a text says there is nothing is
# coded by `absent: [field]`, and that a field cannot apply by `inapplicable: [field]`.
"""


def _named(record_id: str) -> str:
    text = record_id.replace("-", " ")
    return text[:1].upper() + text[1:]


def _evidence(record_id: str, paragraph: int, anchor: str, **more: Any) -> list[dict[str, Any]]:
    return [
        {
            "source": f"{record_id}-text",
            "paragraphs": [paragraph],
            "anchor": anchor,
            "attribution": [{"who": f"{record_id}-author", "role": "author"}],
            "certainty": "asserted",
            **more,
        }
    ]


def _text(record_id: str) -> Plain:
    """The text from which is coded, and who wrote it."""
    source = {
        "id": f"{record_id}-text",
        "title": f"Title of the text on {record_id}",
        "authors": [f"{record_id}-author"],
        "issued": "2020-05",
        "paragraphs": 12,
        "numbering": "blank-lines",
        "language": "en",
    }
    author = {
        "id": f"{record_id}-author",
        "kind": "person",
        "name": f"Author of the text on {record_id}",
        "evidence": _evidence(record_id, 1, "name of its author"),
    }
    return {"sources": [source], "actors": [author]}


def _case(record_id: str) -> Plain:
    name = _named(record_id)
    first, second = f"{record_id}-state", f"{record_id}-group"
    state = {
        "id": first,
        "kind": "state",
        "name": f"State in {record_id}",
        "evidence": _evidence(record_id, 2, "words that name it"),
    }
    group = {
        "id": second,
        "kind": "armed-group",
        "name": f"Armed group in {record_id}",
        "aliases": [f"Other name of the group in {record_id}"],
        "evidence": _evidence(record_id, 2, "words that name it"),
    }
    case = {
        "id": record_id,
        "name": name,
        "summary": "Who negotiates with whom, over what, in one plain sentence.",
        "kind": "state-group",
        "parties": [first, second],
        "issues": ["truce"],
        "places": ["Country", "Province"],
        "period": "2019/2020",
        "evidence": _evidence(record_id, 3, "three to eight words"),
    }
    precondition = {
        "id": f"{record_id}-precondition",
        "summary": "What must happen before talks, in one plain sentence.",
        "holder": second,
        "addressee": [first],
        "requires": ["release"],
        "before": "talks",
        "cases": [record_id],
        "evidence": _evidence(record_id, 4, "exactly as they are printed"),
    }
    episode = {
        "id": f"{record_id}-offer",
        "summary": "Who did what, in one plain sentence.",
        "case": record_id,
        "kind": "offer",
        "date": "2019-10",
        "participants": [
            {"actor": first, "role": "party"},
            {"actor": second, "role": "party"},
        ],
        "outcome": "refused",
        "evidence": _evidence(record_id, 5, "as the passage has them"),
    }
    return {
        "actors": [state, group],
        "cases": [case],
        "preconditions": [precondition],
        "episodes": [episode],
    }


def _actor(record_id: str) -> Plain:
    group = {
        "id": record_id,
        "kind": "armed-group",
        "name": _named(record_id),
        "summary": "Who that is, in one plain sentence.",
        "aliases": [f"Other name of {record_id}"],
        "places": ["Country"],
        "form": "group",
        "scope": "local",
        "evidence": _evidence(record_id, 2, "words that name it"),
    }
    position = {
        "id": f"{record_id}-position",
        "summary": "Where it stands on negotiating, in one plain sentence.",
        "holder": record_id,
        "stance": "conditional",
        "evidence": _evidence(record_id, 3, "three to eight words"),
    }
    return {"actors": [group], "positions": [position]}


def _typology(record_id: str) -> Plain:
    typology = {
        "id": record_id,
        "name": _named(record_id),
        "summary": "What it sorts, and by what, in one plain sentence.",
        "holder": f"{record_id}-author",
        "unit": "actors",
        "population": {"field": "kind", "is": "armed-group"},
        "concept": "What all classes are kinds of",
        "criteria": [
            {
                "id": "refuses",
                "summary": "It refuses to negotiate.",
                "condition": {"has": "positions", "where": {"field": "stance", "is": "refuses"}},
                "evidence": _evidence(record_id, 2, "where the text says so"),
            }
        ],
        "classes": [
            {
                "id": "closed",
                "name": "Closed",
                "definition": "Groups that refuse to negotiate.",
                "defined": True,
                "criteria": {"criterion": "refuses"},
            },
            {
                "id": "not-closed",
                "name": "Not closed",
                "definition": "Groups that do not refuse.",
                "defined": True,
                "criteria": {"none": [{"criterion": "refuses"}]},
            },
        ],
        "evidence": _evidence(record_id, 2, "three to eight words"),
    }
    return {"typologies": [typology]}


KINDS: dict[str, tuple[str, Callable[[str], Plain]]] = {
    "case": (f"# A case, and the text, actors and steps that belong to it.\n{_RECORDS}", _case),
    "actor": (f"# An actor, and the text from which it is known.\n{_RECORDS}", _actor),
    "typology": (f"# A typology, and the text that proposes it.\n{_RECORDS}", _typology),
}
"""What a new file can be about: what is said at its head, and what it holds."""
