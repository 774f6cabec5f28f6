"""In which classes a record falls, and why."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from attrs import field, frozen

from negotypes.conditions import Book, Ground
from negotypes.dates import When
from negotypes.layout import Prose, Section, Table
from negotypes.records import Evidence, Record, Typology, kind_of
from negotypes.records.condition import Condition, FieldTest
from negotypes.records.fields import items_of
from negotypes.records.sheets import caption, cite, sentence
from negotypes.truth import Truth
from negotypes.typologies.scheme import criteria_named
from negotypes.typologies.wording import in_words, value_in_words

Name = Callable[[str], str]


@frozen
class Answer:
    """What is known of a record on one criterion.

    Attributes:
        criterion: The id of the criterion, or None where a class asks it without naming it.
        words: What is asked.
        condition: The condition that was put to the record.
        ours: Whether the condition is the coders' and not the source's.
        joins: Whether it only joins criteria that are asked by themselves.
        truth: The answer.
        support: What the answer rests on, so far as something supports it.
        dispute: What the answer rests on, so far as something disputes it.
    """

    criterion: str | None
    words: str
    condition: Condition
    ours: bool
    joins: bool
    truth: Truth
    support: tuple[Ground, ...]
    dispute: tuple[Ground, ...]

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """The evidence for and against."""
        places = (e for ground in (*self.support, *self.dispute) for e in ground.evidence)
        return tuple(dict.fromkeys(places))


@frozen
class Reason:
    """An answer as a class asks for it.

    Attributes:
        answer: What is known on the criterion.
        denied: Whether the class asks that it is not so.
    """

    answer: Answer
    denied: bool

    @property
    def truth(self) -> Truth:
        """Whether it is as the class asks."""
        return ~self.answer.truth if self.denied else self.answer.truth

    @property
    def words(self) -> str:
        """What the class asks."""
        return f"it is not so that: {self.answer.words}" if self.denied else self.answer.words


@frozen
class Missing:
    """A fact that is not known, or contested, and would decide on a class.

    Attributes:
        condition: What would have to be known.
        words: The same in words.
        truth: UNKNOWN or CONTESTED.
        classes: The classes on which it bears, by id.
        names: The names of these classes.
    """

    condition: Condition
    words: str
    truth: Truth
    classes: tuple[str, ...]
    names: tuple[str, ...]

    def __str__(self) -> str:
        """The fact and the classes in words."""
        state = "not known" if self.truth is Truth.UNKNOWN else "contested"
        return f"whether {self.words} ({state}; bears on: {', '.join(self.names)})"


@frozen
class Classification:
    """What a typology says of a record.

    Attributes:
        typology: The typology.
        record: The record.
        applies: Whether the record is one of those that the typology is about.
        truth: For each class, by id, whether the record falls in it.
        answers: What is known on each criterion.
        reasons: For each class, by id, what it asks and what is known of it; nothing where the
            class has no criteria.
        possible: The classes in which the record falls in some way of filling in what is unknown
            and settling what is contested, by id.
        certain: The classes in which it falls in every such way. A class that asks for one of
            two things, of which one must be so, is certain even though neither is known.
        assigned: The classes in which the source itself puts the record.
    """

    typology: Typology
    record: Record
    applies: Truth
    truth: Mapping[str, Truth]
    answers: tuple[Answer, ...] = field(repr=False)
    reasons: Mapping[str, tuple[Reason, ...]] = field(repr=False)
    possible: tuple[str, ...]
    certain: tuple[str, ...]
    assigned: tuple[str, ...]
    _missing: tuple[Missing, ...] = field(repr=False, alias="missing")
    _name: Name = field(repr=False, eq=False, alias="name")
    _book: Book | None = field(default=None, repr=False, eq=False, alias="book")

    @property
    def classes(self) -> tuple[str, ...]:
        """The ids of the classes of which it holds that the record falls in them."""
        return tuple(name for name, truth in self.truth.items() if truth is Truth.HOLDS)

    def answering(self, truth: Truth | str) -> tuple[Answer, ...]:
        """The criteria on which this is the answer."""
        wanted = Truth.named(truth)
        return tuple(answer for answer in self.answers if answer.truth is wanted)

    @property
    def met(self) -> tuple[Answer, ...]:
        """The criteria of which it holds that the record meets them."""
        return self.answering(Truth.HOLDS)

    @property
    def failed(self) -> tuple[Answer, ...]:
        """The criteria that the record does not meet."""
        return self.answering(Truth.FAILS)

    @property
    def unknown(self) -> tuple[Answer, ...]:
        """The criteria of which nobody can say whether the record meets them."""
        return self.answering(Truth.UNKNOWN)

    @property
    def contested(self) -> tuple[Answer, ...]:
        """The criteria with evidence both ways."""
        return self.answering(Truth.CONTESTED)

    def missing(self) -> tuple[Missing, ...]:
        """The facts that would decide on a class which is unknown or contested."""
        return self._missing

    def explain(self) -> str:
        """The classes and the reasons for them in sentences, with citations."""
        return Prose("\n".join(_explained(self, self._name)))

    def table(self) -> Table:
        """The classes, each with what it asks, as a table."""
        return Table(
            title=f"{caption(self.record, self._name)}: {self.typology.name}",
            head=("", "", ""),
            sections=tuple(
                Section(
                    f"{one.name}: {_verdict(self, one.id)}",
                    tuple(
                        (
                            sentence(why.words),
                            _FOUND[why.truth],
                            "\n".join(cite(why.answer.evidence)),
                        )
                        for why in self.reasons[one.id]
                    ),
                )
                for one in self.typology.classes
            ),
            foot=tuple(_remarks(self)),
        )

    def plain(self) -> dict[str, Any]:
        """The classification as plain values, for JSON."""
        return {
            "typology": self.typology.id,
            "record": self.record.id,
            "applies": str(self.applies),
            "classes": {name: str(truth) for name, truth in self.truth.items()},
            "possible": list(self.possible),
            "certain": list(self.certain),
            "assigned": list(self.assigned),
            "criteria": [
                {
                    "criterion": answer.criterion,
                    "asks": answer.words,
                    "ours": answer.ours,
                    "truth": str(answer.truth),
                    "evidence": cite(answer.evidence),
                }
                for answer in self.answers
            ],
            "missing": [str(missing) for missing in self.missing()],
        }

    def __repr__(self) -> str:
        """The typology, the record, and the answer for each class."""
        answers = ", ".join(f"{name} {truth}" for name, truth in self.truth.items())
        return f"<Classification of '{self.record.id}' by '{self.typology.id}': {answers}>"

    def __str__(self) -> str:
        """The explanation."""
        return self.explain()

    def _repr_html_(self) -> str:
        """The classification as a table for a notebook."""
        return self.table().notebook()


_FOUND = {
    Truth.HOLDS: "met",
    Truth.FAILS: "not met",
    Truth.UNKNOWN: "not known",
    Truth.CONTESTED: "contested",
}

_FIRST = (Truth.HOLDS, Truth.CONTESTED, Truth.UNKNOWN, Truth.FAILS)


def _explained(found: Classification, name: Name) -> Iterator[str]:
    """The lines of an explanation."""
    typology = found.typology
    who = caption(found.record, name).rstrip(".")
    yield f'{who}, by the typology "{typology.name}" ({name(typology.holder)})'
    if typology.population is not None and found.applies is Truth.FAILS:
        about = in_words(typology.population, name, typology.unit)
        yield f"The typology is not about this record: it is about {typology.unit} where {about}."
        return
    for one in sorted(typology.classes, key=lambda one: _FIRST.index(found.truth[one.id])):
        yield f"{sentence(one.name)}: {_verdict(found, one.id)}."
        if not found.reasons[one.id]:
            yield "- The class has no criteria, so nobody can tell."
        for why in found.reasons[one.id]:
            rests = _rests(why.answer, name, denied=why.denied)
            yield f"- {sentence(_FOUND[why.truth])}: {why.words}{rests}"
    decided = {why.answer.criterion for reasons in found.reasons.values() for why in reasons}
    decided |= criteria_named(typology)
    if beside := [answer for answer in found.answers if answer.criterion not in decided]:
        yield "Asked beside that, without deciding on a class:"
        for answer in beside:
            yield f"- {sentence(_FOUND[answer.truth])}: {answer.words}{_rests(answer, name)}"
    yield from _remarks(found)


def _verdict(found: Classification, class_id: str) -> str:
    truth = found.truth[class_id]
    if truth is Truth.FAILS and class_id in found.possible:
        return "undecided, since what it asks is contested in part and not known in part"
    if truth is Truth.HOLDS and class_id not in found.certain:
        return "holds, though on what is contested"
    if truth is Truth.UNKNOWN and class_id not in found.possible:
        return "unknown by itself, and impossible beside what is known"
    return str(truth)


def _rests(answer: Answer, name: Name, *, denied: bool = False) -> str:
    """On which records and passages an answer rests, or the opposite that a class asks for."""
    sides = (answer.support, answer.dispute)
    for_it, against_it = reversed(sides) if denied else sides
    said = [
        f"{word} {'; '.join(_ground(ground, name) for ground in grounds)}."
        for word, grounds in ((" For it:", for_it), (" Against it:", against_it))
        if grounds
    ]
    return "." + "".join(said)


def _ground(ground: Ground, name: Name) -> str:
    shown = [caption(record, name) for record in ground.records[:_SHOWN]]
    more = len(ground.records) - len(shown)
    said = " / ".join(shown) + (f" and {more} more" if more > 0 else "")
    said += _coded(ground, name)
    return f"{said} [{'; '.join(cite(ground.evidence))}]" if ground.evidence else said


def _coded(ground: Ground, name: Name) -> str:
    """What the record has in the field that was asked about."""
    if not isinstance(ground.condition, FieldTest):
        return ""
    field, _, further = ground.condition.path.partition(".")
    values = items_of(getattr(ground.records[0], field, None))
    if further or not values:
        return ""
    kind = kind_of(ground.records[0])
    plain = (value.edtf if isinstance(value, When) else value for value in values)
    shown = ", ".join(value_in_words(value, field, name, kind) for value in plain)
    return f" ({field}: {shown})"


_SHOWN = 3
"""How many of the records behind an answer are written out."""


def _remarks(found: Classification) -> Iterator[str]:
    """What holds of the classification as a whole."""
    names = {one.id: one.name for one in found.typology.classes}
    if set(found.possible) != set(found.classes) or set(found.certain) != set(found.classes):
        possible = ", ".join(sentence(names[one]) for one in found.possible) or "no class"
        certain = ", ".join(sentence(names[one]) for one in found.certain) or "no class"
        yield f"Whatever is not known: possible is {possible}, certain is {certain}."
    if found.assigned:
        assigned = ", ".join(sentence(names[one]) for one in found.assigned)
        yield f"The source itself puts it in: {assigned}."
    if any(answer.ours for answer in found.answers):
        yield "Not all criteria are the source's: some are the coders' reading of it."
    for missing in found.missing():
        yield f"To be known: {missing}."
