"""What the type checkers must infer from the calls on the door; checked, never run."""

from typing import assert_type

import negotypes as nt


def never_run() -> None:
    book = nt.load()
    assert_type(book, nt.Casebook)
    assert_type(book.actors["jnim"], nt.Actor)
    assert_type(book.actors, nt.Collection[nt.Actor])
    assert_type(book.actors.get("jnim"), nt.Actor | None)
    assert_type(book.cases.where(places="Mali"), nt.Collection[nt.Case])
    assert_type(book.preconditions.one(holder="jnim").before, nt.Milestone)
    assert_type([relation.period for relation in book.relations], list[nt.When | None])
    assert_type(book.episodes.ids, tuple[str, ...])
    assert_type(book.about("jnim"), nt.Dossier)
    assert_type(book.at("2015"), nt.Casebook)
    assert_type(book.extend(nt.read("my-cases")), nt.Casebook)
    assert_type(nt.argument_graph(book), nt.ArgumentGraph)
    assert_type(nt.argument_graph(book.arguments).grounded(), frozenset[str])
    assert_type(nt.to_graphml(book.relations, "groups.graphml"), None)
    assert_type(nt.compare("al-qaeda", "islamic-state"), nt.Comparison)
    assert_type(nt.compare("al-qaeda", "islamic-state").lines[0].match, nt.Match)
    assert_type(nt.When.parse("2015").before("2016"), nt.Truth)
    assert_type(nt.Truth.HOLDS & nt.Truth.UNKNOWN, nt.Truth)
