"""The one door: everything public is behind it, and opening it costs little."""

import os
import subprocess
import sys
from collections.abc import Iterator
from enum import Enum
from pathlib import Path
from types import ModuleType

import pytest

import negotypes
from negotypes import errors, vocabulary
from negotypes.records import Value

HEAVY = {
    "PIL",
    "matplotlib",
    "narwhals",
    "networkx",
    "pandas",
    "polars",
    "pyarrow",
    "duckdb",
    "numpy",
    "pyspark",
    "rich",
    "yaml",
    "cattrs",
}


def beneath(cls: type[object]) -> Iterator[type[object]]:
    """All subclasses of a class that the library itself defines."""
    for inner in cls.__subclasses__():
        if inner.__module__.startswith("negotypes."):
            yield inner
            yield from beneath(inner)


def interpreter(*words: str) -> "subprocess.CompletedProcess[str]":
    """Run a new interpreter that finds this library."""
    place = str(Path(negotypes.__file__).parents[1])
    return subprocess.run(
        [sys.executable, *words],
        env=os.environ | {"PYTHONPATH": place},
        capture_output=True,
        text=True,
        check=True,
    )


def test_what_is_public_is_listed_in_order() -> None:
    """`__all__` is sorted and says nothing twice."""
    assert negotypes.__all__ == sorted(set(negotypes.__all__))


def test_everything_listed_is_there() -> None:
    """Every name in `__all__` can be had, also those imported only when they are asked for."""
    for name in negotypes.__all__:
        assert getattr(negotypes, name).__name__.removeprefix("negotypes.") == name
    names: dict[str, object] = {}
    exec("from negotypes import *", names)
    assert set(negotypes.__all__) == names.keys() - {"__builtins__"}
    assert dir(negotypes) == negotypes.__all__


def test_everything_public_is_listed() -> None:
    """Records and their parts, vocabularies, errors and the great calls are all at the door."""
    records = {cls.__name__ for cls in beneath(Value)}
    terms = {name for name in vocabulary.__all__ if name != "SYMMETRIC"} | {"FaultCode"}
    mistakes = {cls.__name__ for cls in beneath(errors.NegotypesError)}
    mistakes |= {"NegotypesError", "DeprecatedId"}
    calls = {"load", "read", "write", "compare", "contrast", "criterion", "field", "has"}
    calls |= {"all_of", "any_of", "none_of", "read_condition", "schema", "write_condition"}
    calls |= {"archive", "installed", "validate"}
    calls |= {"argument_graph", "to_gexf", "to_graphml", "to_jsonld", "to_networkx"}
    calls |= {"actor_months", "actor_table", "case_table", "dyad_years", "truth_matrix"}
    calls |= {"codebook", "tables", "from_tables"}
    calls |= {"to_arrow", "to_csv", "to_duckdb", "to_pandas", "to_parquet", "to_polars", "to_stata"}
    calls |= {"agreement", "krippendorff_alpha"}
    calls |= {"cite", "export", "render"}
    calls |= {"answer_table", "classify_table"}
    others = {
        *("Casebook", "Collection", "Dossier", "Linked", "When", "Truth", "Fault"),
        "Validation",
        *("AnalysisTable", "AtRisk", "GapReason", "PairRule", "Panel", "TruthMatrix"),
        *("Agreement", "Alpha", "Disagreement", "FieldAgreement"),
        *("Comparison", "Line", "Cell", "Match", "Condition", "EvidenceStandard"),
        *(
            "Answer",
            "ArgumentGraph",
            "Audit",
            "Classification",
            "Codebook",
            "Contrast",
            "Counterexample",
            "Ground",
            "Missing",
        ),
        *("Changes", "ClaimChange", "ClassChange", "FieldChange", "RecordChange"),
        *("Proof", "PropertySpace", "Reason", "Reference", "References"),
        *("Sensitivity", "Sorting"),
        "plot",
    }
    assert set(negotypes.__all__) == records | terms | mistakes | calls | others


def test_classes_say_where_they_are_from() -> None:
    """What is public is defined in the library, and enumerations are the library's own."""
    for name in negotypes.__all__:
        public = getattr(negotypes, name)
        where = public.__name__ if isinstance(public, ModuleType) else public.__module__
        assert where.startswith("negotypes.")
        assert public.__doc__
        assert not isinstance(public, Enum)


def test_what_is_not_there_is_missing() -> None:
    """A name that there is not is an error, as with any module."""
    with pytest.raises(AttributeError) as caught:
        negotypes.comparee  # noqa: B018
    assert str(caught.value) == "module 'negotypes' has no attribute 'comparee'"


def test_importing_is_light() -> None:
    """Importing the library imports none of the heavy modules, its own dependencies included."""
    run = interpreter("-X", "importtime", "-c", "import negotypes")
    imported = {line.rpartition("|")[2].strip() for line in run.stderr.splitlines()}
    assert "negotypes.casebook" in imported
    assert {name.partition(".")[0] for name in imported} & HEAVY == set()


LISTEN = """\
import sys
opened = []
sys.addaudithook(lambda event, args: opened.append(str(args[0])) if event == "open" else None)
import negotypes
print(negotypes.__file__)
print("\\n".join(opened))
"""


def test_importing_reads_no_data() -> None:
    """Importing the library opens none of the files of the built-in casebook."""
    home, *opened = interpreter("-c", LISTEN).stdout.splitlines()
    assert any("negotypes" in name for name in opened)
    data = Path(home).parent / "data"
    assert [name for name in opened if data in Path(name).parents] == []
