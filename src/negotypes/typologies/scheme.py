"""What a typology asks, spelled out: conditions without names of criteria."""

from collections.abc import Mapping

from attrs import frozen

from negotypes.records import TypeClass, Typology
from negotypes.records.condition import AllOf, AnyOf, Condition, FieldTest, Has, Met, NoneOf


@frozen
class Question:
    """One thing that a typology asks of a record.

    Attributes:
        id: The id of the criterion, or None where a class asks it without naming it.
        summary: What is asked, in words; empty where it is not named.
        condition: The condition, without names of criteria.
        ours: Whether it is the coders' and not the source's.
        joins: Whether it only joins criteria that are asked by themselves.
    """

    id: str | None
    summary: str
    condition: Condition
    ours: bool = False
    joins: bool = False


def steps(one: TypeClass) -> tuple[Condition, ...]:
    """What a class asks, one by one: all of it must be so."""
    if one.criteria is None:
        return ()
    parts = one.criteria.parts if isinstance(one.criteria, AllOf) else (one.criteria,)
    return tuple(
        step
        for part in parts
        for step in ([NoneOf((p,)) for p in part.parts] if isinstance(part, NoneOf) else [part])
    )


def questions(typology: Typology) -> dict[Condition, Question]:
    """The criteria, and what classes ask beside them, each by the condition as it is written."""
    found: dict[Condition, Question] = {
        Met(one.id): Question(one.id, one.summary, one.condition, one.ours)
        for one in typology.criteria
    }
    for one in typology.classes:
        for step in steps(one):
            bare = positive(step)
            if bare not in found:
                tests = (part for _, part in bare.within() if isinstance(part, (FieldTest, Has)))
                spelled = spelled_out(bare, named(typology))
                found[bare] = Question(None, "", spelled, joins=next(tests, None) is None)
    return found


def criteria_named(typology: Typology) -> set[str | None]:
    """The ids of the criteria on which some class depends."""
    conditions = [one.criteria for one in typology.classes if one.criteria is not None]
    within = (part for condition in conditions for _, part in condition.within())
    return {part.criterion for part in within if isinstance(part, Met)}


def positive(step: Condition) -> Condition:
    """A condition, or the one that it denies."""
    return step.parts[0] if isinstance(step, NoneOf) else step


def class_conditions(typology: Typology) -> dict[str, Condition | None]:
    """For each class, by id, what must be so of a record in it; None where nobody can tell."""
    criteria = named(typology)
    return {
        one.id: None if one.criteria is None else spelled_out(one.criteria, criteria)
        for one in typology.classes
    }


def impossible(typology: Typology) -> tuple[Condition, ...]:
    """What cannot be."""
    return tuple(spelled_out(condition, named(typology)) for condition in typology.impossible)


def spelled_out(condition: Condition, criteria: Mapping[str, Condition]) -> Condition:
    """A condition with the criteria written out that it names."""
    match condition:
        case Met(name):
            return criteria[name]
        case AllOf(parts):
            return AllOf(tuple(spelled_out(part, criteria) for part in parts))
        case AnyOf(parts):
            return AnyOf(tuple(spelled_out(part, criteria) for part in parts))
        case NoneOf(parts):
            return NoneOf(tuple(spelled_out(part, criteria) for part in parts))
        case _:
            return condition


def named(typology: Typology) -> dict[str, Condition]:
    """The conditions of the criteria, by their ids."""
    return {criterion.id: criterion.condition for criterion in typology.criteria}
