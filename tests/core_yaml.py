"""YAML as editors read it: scalars without quotes by the core schema of YAML 1.2."""

import re
from typing import Any

import yaml

WAYS: dict[str, re.Pattern[str]] = {
    "null": re.compile(r"~|null|Null|NULL|"),
    "bool": re.compile(r"true|True|TRUE|false|False|FALSE"),
    "int": re.compile(r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+"),
    "float": re.compile(
        r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?"
        r"|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)"
    ),
}


def resolved(text: str) -> Any:
    """The value of a scalar without quotes."""
    ways = [name for name, pattern in WAYS.items() if pattern.fullmatch(text)]
    match ways[:1]:
        case ["null"]:
            return None
        case ["bool"]:
            return text.lower() == "true"
        case ["int"]:
            return int(text, 0 if text[:2] in ("0o", "0x") else 10)
        case ["float"]:
            return float(text.lower().replace(".inf", "inf").replace(".nan", "nan"))
        case _:
            return text


def load(text: str) -> Any:
    """The values in a YAML text; keys are texts."""
    return _value(yaml.compose(text, Loader=yaml.SafeLoader))


def _value(node: Any) -> Any:
    match node:
        case None:
            return None
        case yaml.SequenceNode():
            return [_value(item) for item in node.value]
        case yaml.MappingNode():
            return {key.value: _value(value) for key, value in node.value}
        case _:
            return node.value if node.style else resolved(node.value)


def dump(plain: Any, unquoted: Any) -> str:
    """Plain values as YAML.

    Args:
        plain: The values.
        unquoted: Says of a text whether it is to stand without quotes, where it can.
    """
    return yaml.serialize(_node(plain, unquoted), Dumper=yaml.BaseDumper, allow_unicode=True)


def _node(plain: Any, unquoted: Any) -> Any:
    match plain:
        case list():
            return yaml.SequenceNode("tag:yaml.org,2002:seq", [_node(v, unquoted) for v in plain])
        case dict():
            entries = [(_node(k, unquoted), _node(v, unquoted)) for k, v in plain.items()]
            return yaml.MappingNode("tag:yaml.org,2002:map", entries)
        case str():
            style = None if unquoted(plain) else '"'
            return yaml.ScalarNode("tag:yaml.org,2002:str", plain, style=style)
        case _:
            return yaml.ScalarNode("tag:yaml.org,2002:str", str(plain).lower())
