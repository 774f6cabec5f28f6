"""From plain values to records and back, by what the record classes declare."""

from collections.abc import Callable, Iterable
from functools import cache, partial
from operator import attrgetter
from types import UnionType
from typing import Annotated, Any, TypeVar, Union, get_args, get_origin

from attrs import AttrsInstance, fields, has
from cattrs import Converter
from cattrs.errors import (
    BaseValidationError,
    ClassValidationError,
    IterableValidationError,
)
from cattrs.gen import make_dict_structure_fn, make_dict_unstructure_fn, override

from negotypes.dates import When
from negotypes.files import conditions, scalars
from negotypes.files.misfits import Misfit, fields_expected, misfits, note
from negotypes.files.scalars import Refused, is_list, is_mapping, shown
from negotypes.records import ACTOR_CLASSES, Actor
from negotypes.records.condition import Condition
from negotypes.records.fields import describe
from negotypes.records.value import Value
from negotypes.vocabulary import ActorKind, Term
from negotypes.vocabulary.faults import FaultCode

V = TypeVar("V", bound=Value)
Hook = Callable[[Any, Any], Any]

_FIRST = ("id", "kind", "name", "title", "summary")
_LAST = ("evidence", "absent", "inapplicable", "note")


def structure(plain: Any, cls: type[V], *, typed: bool) -> V | list[Misfit]:
    """Make a record, or another value with described fields, of plain values.

    Args:
        plain: A mapping of field names to values.
        cls: Its class.
        typed: Whether scalars have types, as in JSON, or are all text, as in YAML.

    Returns:
        What was made, or all that keeps the values from being one.
    """
    try:
        return _converter(typed).structure(plain, cls)
    except (BaseValidationError, Refused) as error:
        return list(misfits(error, cls))


def unstructure(record: Value) -> dict[str, Any]:
    """The plain values of a record or the like, as people read them, without what is not coded."""
    plain: dict[str, Any] = _converter(True).unstructure(record)
    return {name: plain[name] for name in in_order(plain)}


def in_order(names: Iterable[str]) -> list[str]:
    """Names of fields in the order in which people read them."""
    given = list(names)
    first = [name for name in _FIRST if name in given]
    last = [name for name in _LAST if name in given]
    return [*first, *(name for name in given if name not in _FIRST + _LAST), *last]


def plain(value: Any) -> Any:
    """The plain value of one value of a field: of a part of a record, a term, a date, a text."""
    return _converter(True).unstructure(value)


@cache
def _converter(typed: bool) -> Converter:
    converter = Converter(forbid_extra_keys=True, detailed_validation=True)
    hooks: dict[type, Hook] = {
        str: scalars.read_text,
        int: scalars.read_typed_number if typed else scalars.read_number,
        bool: scalars.read_typed_truth if typed else scalars.read_truth,
        When: scalars.read_when,
        # A term is a text too: each vocabulary has to be named, or the hook for texts takes it.
        **dict.fromkeys(Term.__subclasses__(), scalars.read_term),
    }
    for declared, hook in hooks.items():
        converter.register_structure_hook(declared, hook)
    converter.register_structure_hook_func(partial(_is, Annotated), scalars.read_id)
    for union in (Union, UnionType):
        converter.register_structure_hook_factory(partial(_is, union), partial(_given, converter))
    converter.register_structure_hook_factory(partial(_is, tuple), partial(_items, converter))
    converter.register_structure_hook_factory(has, partial(_made, converter))
    converter.register_structure_hook(Condition, partial(_condition, typed))
    converter.register_structure_hook_func(_is_actor, partial(_actor, converter))
    converter.register_unstructure_hook_factory(has, partial(_unmade, converter))
    converter.register_unstructure_hook_func(partial(_is, tuple), partial(_plain_items, converter))
    converter.register_unstructure_hook_func(_is_condition, conditions.unstructure)
    converter.register_unstructure_hook(When, _plain_when)
    converter.register_unstructure_hook(Term, attrgetter("value"))
    return converter


def _is(origin: Any, declared: Any) -> bool:
    return get_origin(declared) is origin


def _is_actor(declared: Any) -> bool:
    return declared is Actor


def _is_condition(declared: Any) -> bool:
    return isinstance(declared, type) and issubclass(declared, Condition)


def _condition(typed: bool, plain: Any, _: Any) -> Condition:
    try:
        return conditions.structure(plain, typed=typed)
    except conditions.Unfit as unfit:
        errors: list[Exception] = []
        for way, error in unfit.faults:
            error.steps = ()
            for step in way:
                note(error, step, Condition)
            errors.append(error)
        raise IterableValidationError("condition", errors, Condition) from None  # pyright: ignore[reportCallIssue]


def _given(converter: Converter, declared: Any) -> Hook:
    """None stands for what is not coded, and a file leaves that out."""
    inner = get_args(declared)[0]
    hook = converter.get_structure_hook(inner)

    def make(plain: Any, _: Any) -> Any:
        if plain is None:
            raise Refused(
                FaultCode.EMPTY,
                "null is not a value",
                "leave the field out if it is not coded",
            )
        return hook(plain, inner)

    return make


def _left_out(cls: type[AttrsInstance]) -> dict[str, Any]:
    """What a file never gives: the fields that a casebook fills in."""
    described = describe(cls)
    names = (field.name for field in fields(cls))
    return {n: override(omit=True) for n in names if n not in described or described[n].derived}


def _made(converter: Converter, cls: type[AttrsInstance]) -> Hook:
    inner: Hook = make_dict_structure_fn(
        cls,
        converter,
        _cattrs_forbid_extra_keys=True,
        **_left_out(cls),
    )

    def make(plain: Any, _: Any) -> Any:
        if not is_mapping(plain):
            raise Refused(
                FaultCode.WRONG_FORM, f"{shown(plain)} is not a mapping", fields_expected(cls)
            )
        return inner(plain, cls)

    return make


def _unmade(converter: Converter, cls: type[AttrsInstance]) -> Callable[[Any], dict[str, Any]]:
    overrides = _left_out(cls)
    if issubclass(cls, Actor):
        overrides["kind"] = override(omit=False, omit_if_default=False)
    return make_dict_unstructure_fn(
        cls,
        converter,
        _cattrs_omit_if_default=True,
        **overrides,
    )


def _actor(converter: Converter, plain: Any, _: Any) -> Actor:
    """The kind of actor decides the class."""
    if not is_mapping(plain):
        raise Refused(
            FaultCode.WRONG_FORM,
            f"{shown(plain)} is not a mapping",
            "expected the fields of an actor",
        )
    classes = {describe(cls)["kind"].default: cls for cls in ACTOR_CLASSES}
    errors: list[Exception] = []
    try:
        if "kind" not in plain:
            raise Refused(FaultCode.MISSING, "the kind of actor is missing", "expected 'kind'")
        kind = scalars.read_term(plain["kind"], ActorKind)
    except Refused as error:
        note(error, "kind", ActorKind)
        errors.append(error)
        # Pyright goes by the __init__ of ExceptionGroup; cattrs adds its argument in __new__.
        raise ClassValidationError("actor", errors, Actor) from None  # pyright: ignore[reportCallIssue]
    others = {name: value for name, value in plain.items() if name != "kind"}
    made: Actor = converter.structure(others, classes[kind])
    return made


def _items(converter: Converter, declared: Any) -> Hook:
    item_type = get_args(declared)[0]
    hook = converter.get_structure_hook(item_type)

    def make(plain: Any, _: Any) -> tuple[Any, ...]:
        if not is_list(plain):
            raise Refused(
                FaultCode.WRONG_FORM,
                f"{shown(plain)} is not a list",
                "expected a list: [first, second]",
            )
        items: dict[Any, None] = {}
        errors: list[Exception] = []
        for index, value in enumerate(plain):
            try:
                item = hook(value, item_type)
                if item in items:
                    raise Refused(FaultCode.LISTED_TWICE, f"{shown(value)} is listed twice")
                items[item] = None
            except (Refused, BaseValidationError) as error:
                note(error, index, item_type)
                errors.append(error)
        if errors:
            raise IterableValidationError("items", errors, tuple)  # pyright: ignore[reportCallIssue]
        return tuple(items)

    return make


def _plain_items(converter: Converter, items: Iterable[Any]) -> list[Any]:
    return [converter.unstructure(item) for item in items]


def _plain_when(when: When) -> Any:
    return when.edtf if when.printed is None else {"edtf": when.edtf, "printed": when.printed}
