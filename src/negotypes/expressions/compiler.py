"""Conditions as expressions on the rows of a table, with the same answers as in a casebook."""

from functools import cached_property, reduce
from typing import cast

import narwhals.stable.v2 as nw

from negotypes.conditions.bulk import asks_of_part
from negotypes.conditions.single import leads
from negotypes.expressions.given import Frame, once
from negotypes.expressions.logic import Logic, Sides, both, either, no, told
from negotypes.expressions.parts import links
from negotypes.expressions.rows import Rows
from negotypes.expressions.said import Found, looked_up, only, passing, singly
from negotypes.records.condition import AllOf, AnyOf, Condition, FieldTest, Has, NoneOf
from negotypes.records.paths import Path, path_of
from negotypes.records.reference import ANY
from negotypes.truth import Truth
from negotypes.vocabulary import RecordKind


class Compiler(Rows):
    """Conditions put to the rows of a table."""

    @cached_property
    def _known(self) -> dict[tuple[Condition, bool], Sides]:
        """What has been compiled already."""
        return {}

    def sides(self, condition: Condition, *, coded: bool = False) -> Sides:
        """Whether a condition is supported, and disputed.

        Args:
            condition: The condition, bound.
            coded: Whether to take everything for supported.
        """
        if (condition, coded) not in self._known:
            self._known[condition, coded] = self._sides(condition, coded)
        return self._known[condition, coded]

    def _sides(self, condition: Condition, coded: bool) -> Sides:
        match condition:
            case FieldTest():
                return self._test(condition, coded)
            case Has():
                return self._has(condition, coded)
            case AllOf(parts):
                return reduce(Sides.__and__, (self.sides(one, coded=coded) for one in parts))
            case AnyOf(parts):
                return reduce(Sides.__or__, (self.sides(one, coded=coded) for one in parts))
            case _:
                parts = cast("NoneOf", condition).parts
                return ~reduce(Sides.__or__, (self.sides(one, coded=coded) for one in parts))

    def _test(self, test: FieldTest, coded: bool) -> Sides:
        path = path_of(test.path, self.kind)
        name = test.path.partition(".")[0]
        evidence = self.sourced(name, coded)
        found = self._beyond(test, path, coded) if "." in test.path else self._own(test, path)
        said = found.given(evidence, open_=path.open)
        never = either(self.lacks(name, "inapplicable"), self.lists("inapplicable", name))
        absent = both(either(self.lacks(name, "absent"), self.lists("absent", name)), no(never))
        stands = both(no(never), no(absent))
        return Sides(
            both(said.support, stands),
            either(both(said.dispute, stands), both(evidence.support, absent), never),
            said.apart,
        )

    def _own(self, test: FieldTest, path: Path) -> Found:
        """What the values in a column say."""
        end = path.ends[0]
        column = self.column(path.own, end.type, test)
        if not looked_up(end):
            each = [column.has(value) for value in test.values]
            some = each[0] if len(each) == 1 else column.any_of(test.values)
            return Found(column.there(), some, both(*each) if column.many else only(some, each))
        known = self.distinct(column)
        if column.many or len(known) < _FEW:
            return passing(test, end, column, known)
        return self.alike(column, lambda there: passing(test, end, there, known))

    def _beyond(self, test: FieldTest, path: Path, coded: bool) -> Found:
        """What the values in parts, or the records referred to, say: any of them will do."""
        given = self.given
        values = self.values(path.own, test)
        frame = values.frame
        end = path.ends[0]
        if path.further:
            others, each = self._others(test, path, coded)
            value = values.column.name
            frame = frame.join(others, left_on=value, right_on=_ID, how="left")
        elif looked_up(end):
            source = given.table(values.table, test)
            known = given.distinct(values.table, source, values.held)
            each = [
                (one.some, one.each[0].dispute if one.each else no(one.some))
                for one in (passing(t, end, values.column, known) for t in singly(test))
            ]
        else:
            each = [(found, no(found)) for found in map(values.column.has, test.values)]
        names = [(given.fresh(), given.fresh()) for _ in each]
        there = given.fresh()
        said = frame.select(
            *values.key,
            **{there: nw.lit(value=True)},
            **{some: told(support) for (some, _), (support, _) in zip(names, each, strict=True)},
            **{may: told(no(dispute)) for (_, may), (_, dispute) in zip(names, each, strict=True)},
        )
        columns = [there, *(name for both_ in names for name in both_)]
        self.key(test)
        gathered = said.group_by(*values.key).agg(*(nw.col(name).max() for name in columns))
        is_there, *answers = self.attach(gathered, values.key, columns)
        sides = tuple(
            Sides(support, no(may), coded or not path.further)
            for support, may in zip(answers[::2], answers[1::2], strict=True)
        )
        return Found(is_there, either(*(one.support for one in sides)), False, sides)

    def _others(
        self, test: FieldTest, path: Path, coded: bool
    ) -> tuple[Frame, list[tuple[Logic, Logic]]]:
        """The records that may be referred to, and how each answers what is asked of them."""
        given = self.given
        rests = [FieldTest(path.further, one.comparison, one.values) for one in singly(test)]
        names = [(given.fresh(), given.fresh()) for _ in rests]
        kinds = tuple(RecordKind) if path.ref == ANY else (RecordKind.of(cast("str", path.ref)),)
        frames: list[Frame] = []
        for kind in kinds:
            if leads(rests[0], kind):
                there = Compiler(kind, given, test)
                (own,) = there.key(test)
                made: dict[str, nw.Expr] = {_ID: nw.col(own)}
                for (support, dispute), rest in zip(names, rests, strict=True):
                    sides = there.sides(rest, coded=coded)
                    made |= {support: told(sides.support), dispute: told(sides.dispute)}
                frames.append(there.frame.select(**made))
        each = [
            (nw.col(support).fill_null(value=False), nw.col(dispute).fill_null(value=False))
            for support, dispute in names
        ]
        return nw.concat(frames, how="vertical") if len(frames) > 1 else frames[0], list(each)

    def _has(self, asked: Has, coded: bool) -> Sides:
        """Whether there are as many related records as asked for."""
        given = self.given
        via = asked.via or ""
        there = Compiler(asked.kind, given, asked)
        (own,) = there.key(asked)
        if asked.where is not None and asks_of_part(asked):
            scope = links(given, asked.kind, via, asked)
            record, other, _ = scope.key
            pairs = once(scope.links, record, other)
            pairs = pairs.join(there.frame, left_on=record, right_on=own, how="inner")
            there = Compiler(asked.kind, given, asked, (pairs, scope))
            support, dispute = there._coded_so(asked, coded)
            found = there.frame.select(other, support, dispute)
        else:
            support, dispute = there._coded_so(asked, coded)
            values = there.values(via, asked)
            (record,), other = values.key, values.column.name
            pairs = once(values.frame, record, other)
            found = pairs.join(
                there.frame.select(own, support, dispute), left_on=record, right_on=own, how="inner"
            )
        supported, undisputed = given.fresh(), given.fresh()
        counts = (
            found.with_columns(
                **{
                    supported: nw.col(support).cast(nw.Int64),
                    undisputed: (~nw.col(dispute)).cast(nw.Int64),
                }
            )
            .group_by(other)
            .agg(nw.col(supported).sum(), nw.col(undisputed).sum())
        )
        enough = nw.col(supported) >= asked.at_least
        short = nw.col(undisputed) < asked.at_least
        disputed = (enough & short) | (~enough & (nw.col(undisputed) == 0))
        for_it, against = given.fresh(), given.fresh()
        counts = counts.select(other, **{for_it: enough, against: disputed})
        self.key(asked)
        answers = self.attach(counts, (other,), (for_it, against))
        return Sides(answers[0], answers[1], apart=coded)

    def _coded_so(self, asked: Has, coded: bool) -> tuple[str, str]:
        """Cut records down to those coded as is asked; the columns with the truth of these."""
        said = self.whole(coded=coded)
        as_coded: Logic = True
        if asked.where is not None:
            said &= self.sides(asked.where, coded=coded)
            as_coded = self.sides(asked.where, coded=True).being(Truth.HOLDS)
        support, dispute, here = self.given.fresh(), self.given.fresh(), self.given.fresh()
        self.frame = self.frame.with_columns(
            **{support: told(said.support), dispute: told(said.dispute), here: told(as_coded)}
        ).filter(nw.col(here))
        return support, dispute


_ID = "negotypes__id"
"""The column of ids in the table of records that may be referred to."""

_FEW = 20
"""More values than these are each looked at once, and not row by row."""
