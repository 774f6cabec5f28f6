"""Single conditions, read from a text and written to one."""

from negotypes.errors import Fault, InvalidFiles
from negotypes.records import Condition
from negotypes.records.condition import Way
from negotypes.records.rules import misasked
from negotypes.vocabulary import RecordKind


def read_condition(text: str, kind: RecordKind | str) -> Condition:
    """Read a condition, as a typology in a file has it.

    Examples:
        >>> import negotypes as nt
        >>> nt.read_condition("{field: scope, isin: [local, national]}", "actors")
        nt.field('scope').isin(['local', 'national'])

    Args:
        text: YAML.
        kind: The kind of the records to which it is to be put.

    Raises:
        InvalidFiles: The text is no condition, or cannot be asked of such records; has every
            fault with its line.
        UnknownValue: There is no such kind.
    """
    from negotypes.files import conditions, yaml_text
    from negotypes.files.nodes import Node, Unreadable

    def fault(node: Node, way: Way, code: str, problem: str, *said: str | None) -> Fault:
        where = ".".join(map(str, way))
        return Fault(_CONDITION, *node.find(way).place, code, where, problem, *said)

    kind = RecordKind.of(kind)
    try:
        node = yaml_text.parse(text, _CONDITION) or Node("", (1, 1))
    except Unreadable as error:
        raise InvalidFiles(error.faults) from None
    try:
        condition = conditions.structure(node.plain(), typed=False)
    except conditions.Unfit as unfit:
        found = ((way, refused) for way, refused in unfit.faults)
        raise InvalidFiles(
            fault(node, way, each.code, each.problem, each.expected, each.hint)
            for way, each in found
        ) from None
    if faults := [fault(node, *breach) for breach in misasked(condition, kind)]:
        raise InvalidFiles(faults)
    return condition


_CONDITION = "condition"
"""What a condition that stands in no file is called in messages."""


def write_condition(condition: Condition) -> str:
    """A condition as YAML, as a typology in a file has it; the reverse of `read_condition`.

    Examples:
        >>> import negotypes as nt
        >>> print(nt.write_condition(nt.has("grievances", scope="local")), end="")
        has: grievances
        where: {field: scope, is: local}
    """
    from negotypes.files import conditions, yaml_text

    return yaml_text.write(conditions.unstructure(condition))
