"""The index answers as looking at every record would, and reads nothing before it is asked."""

from types import SimpleNamespace
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from negotypes import When
from negotypes.index import Index, numbers

ROWS = (
    SimpleNamespace(kind="a", tags=("x", "y"), parts=(SimpleNamespace(who="p"),)),
    SimpleNamespace(kind="b", tags=(), parts=()),
    SimpleNamespace(kind="a", tags=("y",), parts=(SimpleNamespace(who="q"), SimpleNamespace())),
    SimpleNamespace(kind=None, tags=("x", "x"), when=When.parse("2015", "last year")),
)


def asked(path: str, value: Any) -> list[int]:
    """The rows on which the small table above has a value."""
    return list(numbers(Index(ROWS).rows(path, value)))


def test_a_value_is_found_on_its_rows() -> None:
    """The rows with a value are given in ascending order, whether it stands alone or not."""
    assert asked("kind", "a") == [0, 2]
    assert asked("tags", "y") == [0, 2]


def test_a_value_that_stands_twice_on_a_row_counts_once() -> None:
    """A row is in the answer or not; how often does not matter."""
    assert asked("tags", "x") == [0, 3]


def test_a_path_leads_into_parts() -> None:
    """A dotted path reaches the fields of the parts of a row."""
    assert asked("parts.who", "p") == [0]
    assert asked("parts.who", "q") == [2]


def test_a_date_is_held_by_its_edtf() -> None:
    """Dates are compared as dates, not by the words in which they are printed."""
    assert asked("when", "2015") == [3]


def test_nothing_is_no_value() -> None:
    """A field that a row has not, or in which nothing stands, has no value there."""
    index = Index(ROWS)
    assert set(index.values("kind")) == {"a", "b"}
    assert set(index.values("parts.who")) == {"p", "q"}
    assert index.values("no.such.field") == {}
    assert index.rows("kind", "c") == 0


def test_values_know_their_rows() -> None:
    """Every value is listed with the numbers of its rows, also those on which it stands twice."""
    assert {value: list(held) for value, held in Index(ROWS).values("tags").items()} == {
        "x": [0, 3, 3],
        "y": [0, 2],
    }


def test_a_field_is_read_once_and_not_before_it_is_asked_for() -> None:
    """Making an index reads nothing, and asking twice reads no more than asking once."""
    reads: list[str] = []

    class Watched:
        def __getattr__(self, name: str) -> str:
            reads.append(name)
            return "same"

    index = Index([Watched()])
    assert reads == []
    assert [index.rows("kind", wanted) for wanted in ("same", "same", "other")] == [1, 1, 0]
    assert reads == ["kind"]


@given(st.sets(st.integers(0, 300)))
def test_a_set_of_rows_gives_its_numbers(held: set[int]) -> None:
    """The bits of a set are the numbers that went in, in ascending order."""
    assert list(numbers(sum(1 << number for number in held))) == sorted(held)


@given(st.lists(st.lists(st.integers(0, 5), max_size=3).map(tuple), max_size=40), st.integers(0, 6))
def test_the_index_agrees_with_a_scan(table: list[tuple[int, ...]], wanted: int) -> None:
    """For any table, the rows with a value are those on which looking for it finds it."""
    index = Index([SimpleNamespace(values=values) for values in table])
    found = list(numbers(index.rows("values", wanted)))
    assert found == [number for number, values in enumerate(table) if wanted in values]
