"""Agreement of two coders as a table, and as plain values."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from negotypes.coders.lines import Disagreement, FieldAgreement
from negotypes.coders.pairing import Pair, Pairing
from negotypes.layout import Section, Table
from negotypes.records import CLASSES, Record, kind_of
from negotypes.records.sheets import sentence

_HEAD = ("", "level", "both", "1st", "2nd", "none", "agree", "alpha", "interval")

_LEGEND = (
    "Both, 1st, 2nd, none: how many records both coders have coded in this field, only the first,"
    " only the second, nobody. Agree: the percentage coded alike of those coded by both. Alpha:"
    " Krippendorff's alpha of the same records, with a bootstrap interval over records. Pairs by"
    " place are chosen by likeness, which raises agreement a little."
)


def table(pairing: Pairing, lines: Sequence[FieldAgreement], uncompared: Iterable[str]) -> Table:
    """The figures, what there is to talk over, and what only one coder has."""
    sections = list(_figures(pairing, lines))
    differing = [each for line in lines for each in line.disagreements]
    renamed = [pair for pair in pairing.pairs if pair.by != "id"]
    sections += [
        Section(heading, rows)
        for heading, rows in (
            ("To talk over", tuple(map(_difference, differing))),
            ("Paired though the ids differ", tuple(map(_renamed, renamed))),
            ("Records of the first coder only", _listed(pairing.first_only)),
            ("Records of the second coder only", _listed(pairing.second_only)),
        )
        if rows
    ]
    foot = _remarks(pairing, lines, uncompared)
    return Table("Agreement of two coders", _HEAD, tuple(sections), tuple(foot))


def plain(
    pairing: Pairing, lines: Iterable[FieldAgreement], uncompared: Iterable[str]
) -> dict[str, Any]:
    """The same as plain values, for JSON."""
    return {
        "pairs": [_plain_pair(pair) | {"by": pair.by} for pair in pairing.pairs],
        "first_only": _ids_by_kind(pairing.first_only),
        "second_only": _ids_by_kind(pairing.second_only),
        "paired": {"first": pairing.first_share, "second": pairing.second_share},
        "fields": [_plain_line(line) for line in lines],
        "not_compared": list(uncompared),
    }


def _figures(pairing: Pairing, lines: Sequence[FieldAgreement]) -> Iterator[Section]:
    for kind in CLASSES:
        rows = tuple(_row(line) for line in lines if line.kind is kind and line.coded)
        if rows:
            yield Section(f"{sentence(kind)}: {_paired(pairing.of(kind))}", rows)


def _row(line: FieldAgreement) -> tuple[str, ...]:
    of = "" if line.group == str(line.kind) else f" ({line.group})"
    counts = (line.both, line.first_only, line.second_only, line.neither)
    figures = map(str, counts)
    agree = "" if line.percent is None else f"{line.percent:.1f} %"
    alpha = line.alpha.reason or str(line.alpha).partition(" ")[0]
    interval = (line.alpha.bounds,) * (line.alpha.reason is None)
    return (f"{line.field}{of}", str(line.level), *figures, agree, alpha, *interval)


def _paired(pairing: Pairing) -> str:
    ways = sorted(Counter(pair.by for pair in pairing.pairs).items())
    by = ", ".join(f"{number} by {way}" for way, number in ways)
    said = f"{len(pairing.pairs)} paired ({by})" if by else "none paired"
    alone = (("first", pairing.first_only), ("second", pairing.second_only))
    rest = [f"{len(records)} of the {coder} only" for coder, records in alone if records]
    return ", ".join((said, *rest))


def _difference(each: Disagreement) -> tuple[str, str]:
    said = zip(("1st", "2nd"), (each.first, each.second), each.citations, strict=True)
    told = (f"{coder}: {' | '.join(values)} [{'; '.join(at)}]" for coder, values, at in said)
    return each.pair.first.id, "\n".join((each.field, *told))


def _renamed(pair: Pair) -> tuple[str, str]:
    return pair.first.id, f"{pair.second.id}, by {pair.by}"


def _listed(records: Iterable[Record]) -> tuple[tuple[str, str], ...]:
    return tuple((kind, ", ".join(ids)) for kind, ids in _ids_by_kind(records).items())


def _remarks(
    pairing: Pairing, lines: Iterable[FieldAgreement], uncompared: Iterable[str]
) -> Iterator[str]:
    shares = (("first", pairing.first_share), ("second", pairing.second_share))
    of = " and ".join(
        f"{share:.1f} % of the records of the {coder}"
        for coder, share in shares
        if share is not None
    )
    yield f"{sentence(_paired(pairing))}: {of or 'there are no records'}."
    for line in lines:
        if line.aside:
            yield (
                f"{line.name}: {line.aside} of {line.both} records left out, as they have no one"
                f" value on the level '{line.level}'."
            )
    same = [f"{line.name} ({line.alpha.undefined})" for line in lines if line.alpha.undefined]
    if same:
        yield (
            "Resamples in which all values are the same have no alpha, and the interval leaves"
            f" them out: {', '.join(same)}."
        )
    empty = [line.name for line in lines if not line.coded]
    if empty:
        yield f"Coded by nobody: {', '.join(empty)}."
    words = dict.fromkeys(name.partition(".")[2] for name in uncompared)
    if words:
        yield f"Not compared, as coders choose the words: {', '.join(sorted(words))}."
    yield _LEGEND


def _ids_by_kind(records: Iterable[Record]) -> dict[str, list[str]]:
    by_kind: dict[str, list[str]] = {}
    for record in records:
        by_kind.setdefault(str(kind_of(record)), []).append(record.id)
    return by_kind


def _plain_pair(pair: Pair) -> dict[str, Any]:
    return {
        "kind": str(kind_of(pair.first)),
        "first": pair.first.id,
        "second": pair.second.id,
    }


def _plain_line(line: FieldAgreement) -> dict[str, Any]:
    alpha = line.alpha
    return {
        "field": line.name,
        "kind": str(line.kind),
        "level": str(line.level),
        "both": line.both,
        "first_only": line.first_only,
        "second_only": line.second_only,
        "neither": line.neither,
        "aside": line.aside,
        "units": line.units,
        "percent": line.percent,
        "alpha": alpha.value,
        "reason": alpha.reason,
        "interval": alpha.interval and list(alpha.interval),
        "confidence": alpha.confidence,
        "resamples": alpha.resamples,
        "undefined": alpha.undefined,
        "disagreements": [_plain_difference(each) for each in line.disagreements],
        "one_sided": [_plain_difference(each) for each in line.one_sided],
    }


def _plain_difference(each: Disagreement) -> dict[str, Any]:
    said = zip(
        ("first", "second"),
        (each.pair.first, each.pair.second),
        (each.first, each.second),
        each.citations,
        strict=True,
    )
    return {
        coder: {"record": record.id, "values": list(values), "evidence": list(at)}
        for coder, record, values, at in said
    }
