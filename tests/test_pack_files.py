"""Packs: what a folder says of itself, on what it builds, and the ids it has given up."""

import json
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from negotypes import (
    Casebook,
    ClashingIds,
    Condition,
    Criterion,
    DeprecatedId,
    Deprecation,
    InvalidFiles,
    Pack,
    Record,
    RecordKind,
    Typology,
    UnknownId,
    all_of,
    any_of,
    criterion,
    field,
    has,
    load,
    none_of,
    read,
    validate,
    write,
)
from negotypes.files.reading import Reading, read_pack, read_text
from negotypes.files.together import Outside, cross_check
from negotypes.files.writing import pack_to_yaml, plain_records, to_yaml
from negotypes.records import CLASSES
from negotypes.records.condition import FieldTest
from negotypes.records.fields import describe
from negotypes.records.pack import successors
from negotypes.records.references import redirected
from sample import RECORDS, said
from schemes import LOCAL, one, scheme

BOOK = Casebook(
    # A goal of the sample has no evidence, which is a fault in a file.
    evolve(record, evidence=record.evidence or (said(16),))
    if record.id == "league-goal-autonomy"
    else record
    for record in RECORDS
)
OWN = Pack(id="own", title="Own cases", version="1", authors=("Bo",), licence="CC-BY-4.0")


def gone(**named: str) -> Pack:
    """A pack that has given up ids, each for another."""
    pairs = ((old.replace("_", "-"), new) for old, new in named.items())
    return evolve(OWN, deprecated=tuple(Deprecation(id=old, successor=new) for old, new in pairs))


def folder(path: Path, pack: Pack | str | None, *records: Record) -> Path:
    """A folder with a pack."""
    path.mkdir(exist_ok=True)
    if pack is not None:
        (path / "pack.yaml").write_text(
            pack if isinstance(pack, str) else pack_to_yaml(pack), "utf-8"
        )
    (path / "own.yaml").write_text(to_yaml(records), "utf-8")
    return path


# --- What a pack says of itself -----------------------------------------------------------------


def test_a_casebook_has_what_its_packs_say(tmp_path: Path) -> None:
    """A pack keeps its description when it is read, and when it is added to another."""
    pack = evolve(OWN, summary="Talks by the sea.", builds_on=())
    book = read(folder(tmp_path, pack, *BOOK.records))
    assert (book, book.packs) == (BOOK, (pack,))
    other = Casebook(packs=[evolve(OWN, id="other")])
    both = book.extend(other).extend(book)
    assert both.packs == (pack, *other.packs)
    assert both.actors.where(kind="state").ids == ("norland", "sudmark")
    assert both.at("2020").packs == both.about("norland").packs == both.packs
    with pytest.raises(ClashingIds, match="two packs are called 'own', of version '1' and '2'"):
        book.extend(Casebook(packs=[evolve(pack, version="2")]))


def test_records_need_no_description(tmp_path: Path) -> None:
    """A folder without pack.yaml is records, as before, and builds on the built-in casebook."""
    assert read(folder(tmp_path, None, *BOOK.records), on=Casebook()).packs == ()
    assert [pack.id for pack in load().packs] == ["negotypes"]
    assert load().successors == {}


@pytest.mark.parametrize("builds_on", [("negotypes",), ()])
def test_a_pack_builds_on_the_built_in_casebook_unless_it_says_otherwise(
    tmp_path: Path, builds_on: tuple[str, ...]
) -> None:
    """With an empty list it stands on its own, and knows no record but its own."""
    record = evolve(BOOK.actors["sudmark"], evidence=(said(1, source="ali-2022", by="idrees-ali"),))
    source = load().sources["ali-2022"].authors[0]
    record = evolve(record, evidence=(said(1, source="ali-2022", by=source),))
    found = validate(folder(tmp_path, evolve(OWN, builds_on=builds_on), record))
    assert [fault.code for fault in found.errors] == ([] if builds_on else ["E302", "E302"])
    left_out = pack_to_yaml(evolve(OWN, builds_on=("negotypes",)))
    assert "builds_on" not in left_out


def test_a_casebook_that_is_given_stands_for_the_packs_that_it_is_of(tmp_path: Path) -> None:
    """What it holds is not looked for anywhere else."""
    base = Casebook(BOOK.records, packs=[evolve(OWN, id="base")])
    pack = evolve(OWN, builds_on=("base",))
    record = evolve(BOOK.actors["sudmark"], id="westland", name="Westland")
    book = read(folder(tmp_path, pack, record), on=base)
    assert base.extend(book).packs == (*base.packs, pack)
    with pytest.raises(
        InvalidFiles, match=r"E601 pack\.builds_on\[0\]: the pack 'base' is not inst"
    ):
        read(tmp_path)


def test_a_casebook_that_is_given_grows_by_the_built_in_one(tmp_path: Path) -> None:
    """A pack that builds on it finds its records, whatever else is given."""
    goal = evolve(BOOK.goals["league-goal-autonomy"], id="g", evidence=(said(1),))
    records = [goal, evolve(goal, id="h", holder="jnim")]
    base = Casebook([*BOOK.sources, *BOOK.actors])
    assert read(folder(tmp_path, OWN, *records), on=base).goals.ids == ("g", "h")
    (fault,) = validate(folder(tmp_path, evolve(OWN, builds_on=()), *records), on=base).errors
    assert fault.problem == "no 'jnim' among the actors"


@pytest.mark.parametrize("builds_on", [(), ("base",)])
def test_a_pack_that_is_written_and_read_is_the_same(
    tmp_path: Path, builds_on: tuple[str, ...]
) -> None:
    """Its description has a file of its own, and is removed with the pack."""
    pack = evolve(gone(the_river="river-front"), builds_on=builds_on, summary="All: of it.")
    book = Casebook(BOOK.records, packs=[pack])
    base = Casebook(packs=[evolve(OWN, id="base")])
    write(book, tmp_path / "own")
    again = read(tmp_path / "own", on=base)
    assert (again, again.packs) == (book, book.packs)
    write(again, tmp_path / "own", replace=True)
    assert read(tmp_path / "own", on=base).packs == book.packs
    write(BOOK, tmp_path / "own", replace=True)
    assert not (tmp_path / "own" / "pack.yaml").exists()


def test_a_casebook_of_several_packs_is_written_without_them(tmp_path: Path) -> None:
    """A folder is one pack, and nobody can say which."""
    write(Casebook(BOOK.records, packs=[OWN, evolve(OWN, id="base")]), tmp_path / "own")
    assert not (tmp_path / "own" / "pack.yaml").exists()


def test_where_a_record_was_read_is_known(tmp_path: Path) -> None:
    """Of a record made in Python it is not; a clash names both files."""
    one = read(folder(tmp_path / "one", evolve(OWN, builds_on=()), *BOOK.records))
    name = (tmp_path / "one" / "own.yaml").as_posix()
    assert one.origin("marsh-2020") == f"{name}:2"
    assert one.origin("nobody") is BOOK.origin("marsh-2020") is None
    assert one.about("norland").origin("marsh-2020") == f"{name}:2"
    assert Casebook().extend(one).origin("marsh-2020") == f"{name}:2"
    changed = [evolve(record, title="Other") for record in BOOK.sources]
    (tmp_path / "two.yaml").write_text(to_yaml(changed), "utf-8")
    two = read(tmp_path / "two.yaml", on=Casebook(BOOK.actors))
    with pytest.raises(ValueError, match="two different records") as caught:
        one.extend(two)
    first, _ = str(caught.value).splitlines()
    second = (tmp_path / "two.yaml").as_posix()
    assert first == (
        "the id 'marsh-2020' stands for two different records: "
        f"'Talking on the River' in {name}:2 and 'Other' in {second}:2"
    )


def test_where_a_built_in_record_stands_is_known() -> None:
    """In the package, however the records came to be read."""
    origin = load().origin("jnim")
    assert origin is not None
    file, line = origin.rsplit(":", 1)
    assert file.startswith("negotypes/data/")
    text = Path(load.__code__.co_filename).parents[1].joinpath(file).read_text("utf-8")
    assert "id: jnim" in text.splitlines()[int(line) - 1]
    (places,) = load().whole._origins
    assert set(places) == {record.id for record in load().records}
    assert len(places) == len(load())


def test_faults_and_warnings_are_told_in_the_order_of_their_places(tmp_path: Path) -> None:
    """A validation is shown as its lines; the records are there unless there are errors."""
    found = validate(folder(tmp_path, gone(the_river="nobody"), *BOOK.records), on=Casebook())
    assert str(found) == "\n".join(map(str, found.errors))
    assert found.book is None
    right = validate(folder(tmp_path, evolve(OWN, builds_on=()), *BOOK.records))
    assert right.book == BOOK
    lines = [int(line.split(":")[1]) for line in str(right).splitlines()]
    assert lines == sorted(lines) != []


# --- Ids that were given up ---------------------------------------------------------------------


OLD = "an-id-that-was-given-up"


def instead(plain: Any, record_id: str) -> Any:
    """Plain values in which a given-up id stands for another wherever that is named."""
    if isinstance(plain, dict):
        return {
            name: value if name == "id" else instead(value, record_id)
            for name, value in plain.items()
        }
    if isinstance(plain, list):
        return [instead(value, record_id) for value in plain]
    return OLD if plain == record_id else plain


@pytest.mark.parametrize("record_id", [record.id for record in BOOK.records])
def test_every_reference_is_led_on_to_the_successor(record_id: str) -> None:
    """Whatever field names it: one id, a list of them, a part of a part, evidence."""
    text = json.dumps(instead(plain_records(BOOK.records), record_id))
    reading = Reading()
    read_text(text, "own.json", reading)
    told = cross_check(reading, Outside({}, {OLD: record_id}, lambda _: None))
    assert not reading.faults
    assert Casebook(entry.record for entry in reading.entries) == BOOK
    assert len(told) == text.count(f'"{OLD}"')
    assert {(fault.code, fault.problem, fault.expected) for fault in told} <= {
        ("W107", f"the id '{OLD}' was given up", f"write '{record_id}'")
    }


def test_two_ids_that_have_become_one_are_named_once(tmp_path: Path) -> None:
    """A list that names both names the successor once, in the place of the first."""
    parties = ("front", "norland", "river-front")
    case = evolve(BOOK.cases["river-talks"], id="talks", parties=parties, episodes=())
    pack = evolve(gone(front="river-front"), builds_on=())
    with pytest.warns(DeprecatedId, match=r"own.yaml:\d+:\d+: W107 cases\[talks\].parties\[0\]: "):
        book = read(folder(tmp_path, pack, *BOOK.records, case))
    assert book.cases["talks"].parties == ("river-front", "norland")


def asked(*names: str) -> Condition:
    """A condition on cases that names actors in every way in which one can, and other things."""
    return any_of(
        all_of(field("parties").isin(list(names)), field("name") == "front"),
        none_of(has("positions", holder=names[0]), has("demands")),
        field("period").before("2015"),
        field("precedent") == True,  # noqa: E712 - a condition
        criterion("backs-it"),
    )


def test_conditions_of_a_typology_are_led_on(tmp_path: Path) -> None:
    """In whatever place they stand, and however deep; texts that are no ids stay as they are."""

    def naming(*names: str) -> Typology:
        condition = asked(*names)
        return scheme(
            one("a", condition),
            one("b"),
            unit=RecordKind.CASES,
            population=field("parties").contains(names[0]),
            criteria=(
                Criterion(
                    id="backs-it", summary="It.", condition=field("parties").contains(names[0])
                ),
            ),
            impossible=(condition, field("name") == "front"),
        )

    pack = evolve(gone(front="river-front"), builds_on=())
    own = folder(tmp_path, pack, *BOOK.records, naming("front", "river-front", "norland"))
    with pytest.warns(DeprecatedId) as told:
        book = read(own)
    expected = naming("river-front", "norland")
    assert to_yaml([book.collection("typologies")["kinds-of-group"]]) == to_yaml([expected])
    assert len(told) == 6
    assert Casebook().extend(book) == book


def test_a_typology_without_such_ids_stays_as_it_is() -> None:
    """Whether it has a population or not, and whether what it asks can be asked or not."""
    whole = scheme(one("a"), population=~LOCAL)
    fields: dict[str, Any] = {name: getattr(whole, name) for name in describe(Typology)}
    fields["population"] = FieldTest("nothing", "is", ("front",))
    unasked = CLASSES[RecordKind.TYPOLOGIES](**fields)
    for typology in (whole, unasked):
        assert redirected(typology, {"front": "river-front"}) == typology


def test_one_may_lead_to_another(tmp_path: Path) -> None:
    """In one step to the last, over the packs on which a pack builds as well."""
    assert successors(gone(a="b", b="c", c="d").deprecated) == {"a": "d", "b": "d", "c": "d"}
    base = Casebook(BOOK.records, packs=[evolve(gone(front="river-front"), id="base")])
    goal = evolve(BOOK.goals["league-goal-autonomy"], id="g", holder="band", evidence=(said(1),))
    pack = evolve(gone(band="front"), builds_on=("base",))
    with pytest.warns(DeprecatedId, match="W107 goals.g..holder: .*; write 'river-front'"):
        book = read(folder(tmp_path, pack, goal), on=base)
    assert book.goals["g"].holder == "river-front"
    both = base.extend(book)
    assert both.successors == {"front": "river-front", "band": "river-front"}


@given(st.dictionaries(*[st.sampled_from("abcdefgh")] * 2, max_size=8))
def test_every_chain_has_an_end(led: dict[str, str]) -> None:
    """A successor has not been given up itself, unless the chain goes round for ever."""
    found = successors(gone(**led).deprecated)
    assert found.keys() == led.keys()
    for old, now in found.items():
        met = {old}
        way = led[old]
        while way in led and way not in met:
            met.add(way)
            way = led[way]
        assert (now in led) is (way in met)
        if now not in led:
            assert now == way


def test_a_record_of_the_pack_goes_before_a_successor_elsewhere(tmp_path: Path) -> None:
    """An id that another pack has given up may be that of a record here, which is then meant."""
    base = Casebook(BOOK.records, packs=[evolve(gone(front="river-front"), id="base")])
    front = evolve(BOOK.actors["river-front"], id="front", name="Front of the Lake", aliases=())
    goal = evolve(BOOK.goals["league-goal-autonomy"], id="g", holder="front", evidence=(said(1),))
    book = read(folder(tmp_path, None, front, goal), on=base)
    assert book.goals["g"].holder == "front"
    assert base.extend(book).actors["front"].id == "front"


def test_a_record_is_found_by_an_id_that_was_given_up() -> None:
    """With a warning that names its successor, wherever a name is asked for."""
    book = Casebook(BOOK.records, packs=[gone(the_river="river-front", gone_for_good="nobody")])
    message = "the id 'the-river' was given up: write 'river-front'"
    questions: list[Callable[[Casebook], Any]] = [
        lambda book: book.actors["the-river"].id,
        lambda book: book.find("the-river").id,
        lambda book: book.about("the-river").subject.id,
        lambda book: book.resolve("the-river").id,
        lambda book: book.id_of("actors", "the-river"),
        lambda book: book.whole.at("2020").actors["the-river"].id,
    ]
    for question in questions:
        with pytest.warns(DeprecatedId) as told:
            assert question(book) == "river-front"
        assert {str(each.message) for each in told} == {message}
    with pytest.warns(DeprecatedId, match=message):
        there = book.positions.where(holder="the-river")
    assert there.ids == BOOK.positions.where(holder="river-front").ids
    assert "the-river" not in book


def test_an_id_that_leads_nowhere_is_unknown() -> None:
    """The successor may stand in a casebook that is not there, or be of another kind."""
    book = Casebook(BOOK.records, packs=[gone(the_river="river-front", gone_for_good="nobody")])
    questions: list[Callable[[], Any]] = [
        lambda: book.find("gone-for-good"),
        lambda: book.sources["the-river"],
        lambda: BOOK.find("the-river"),
    ]
    for question in questions:
        with pytest.raises(UnknownId):
            question()


def test_nothing_is_said_of_ids_that_nobody_uses(tmp_path: Path) -> None:
    """A pack may have given up many; who names none of them hears of none."""
    pack = evolve(gone(front="river-front", truce="local-truce"), builds_on=())
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        book = read(folder(tmp_path, pack, *BOOK.records))
        assert book.actors["river-front"].id == book.find("RF").id == "river-front"
        assert [str(fault) for fault in validate(tmp_path).warnings if fault.code == "W107"] == []


def test_no_successors_are_looked_for_while_files_cannot_be_read(tmp_path: Path) -> None:
    """What was given up may have its successor in the file that cannot be read."""
    pack = folder(tmp_path, evolve(gone(front="river-front"), builds_on=()))
    (pack / "b.yaml").write_text("actors: [\n")
    assert [fault.code for fault in validate(pack).errors] == ["E103"]


def test_a_description_is_read_by_itself() -> None:
    """Without a file, for what makes packs."""
    reading = Reading()
    read_pack(pack_to_yaml(OWN), "pack.yaml", reading)
    (entry,) = reading.packs
    assert (entry.pack, entry.origin) == (OWN, "pack.yaml:1")


def test_a_warning_stands_at_the_line_that_asked(tmp_path: Path) -> None:
    """Whoever has to correct something is not sent into the library."""
    book = Casebook(BOOK.records, packs=[gone(rf_old="river-front")])
    goal = evolve(BOOK.goals["league-goal-autonomy"], id="g", holder="rf-old", evidence=(said(1),))
    (tmp_path / "g.yaml").write_text(to_yaml([goal]))
    questions: list[Callable[[], Any]] = [
        lambda: book.actors["rf-old"],
        lambda: book.positions.where(holder="rf-old"),
        lambda: book.about("rf-old"),
        lambda: read(tmp_path, on=book),
    ]
    for question in questions:
        with pytest.warns(DeprecatedId) as told:
            question()
        assert {warning.filename for warning in told} == {__file__}
