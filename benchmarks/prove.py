"""How long it takes to prove, or refute, that the classes of a typology exclude each other.

The property spaces grow from four fields with three values each to twenty, which make 3.5 billion
cells. Up to a million cells all are looked at; beyond that a solver is asked.

    make bench
    python benchmarks/prove.py
"""

import time

import negotypes as nt

TWO_ACTORS = [
    (f"{end}.{field}", values)
    for end in ("subject", "object")
    for field, values in (
        ("kind", ("armed-group", "state")),
        ("scope", ("local", "national")),
        ("structure", ("centralised", "split")),
        ("name", ("one", "another")),
        ("summary", ("this", "that")),
        ("note", ("this", "that")),
        ("id", ("one", "another")),
    )
]
FIELDS = [
    ("kind", ("fights", "backs")),
    ("level", ("tactical", "strategic")),
    ("place", ("here", "there")),
    ("role", ("this", "that")),
    ("summary", ("this", "that")),
    ("note", ("this", "that")),
    *TWO_ACTORS,
]
"""Fields with one value, each with two values that are asked about, beside which it may have
others: three values for the property space."""


def scheme(number: int, *, wrong: bool) -> nt.Typology:
    """A typology over so many fields.

    In the first class some field has the first value, and none the second; in the second class
    some field has the second value; in the third all have others. If it is to be wrong, the first
    class also takes what has the second value in every field.
    """
    one = [nt.field(path) == first for path, (first, _) in FIELDS[:number]]
    two = [nt.field(path) == second for path, (_, second) in FIELDS[:number]]
    classes = {
        "first": nt.any_of(*one) & nt.none_of(*two),
        "second": nt.any_of(*two),
        "third": nt.none_of(*one, *two),
    }
    if wrong:
        classes["first"] |= nt.all_of(*two)
    return nt.Typology(
        id="synthetic-classes",
        name="Synthetic",
        summary="Synthetic.",
        holder="nobody",
        unit=nt.RecordKind.RELATIONS,
        classes=tuple(
            nt.TypeClass(id=k, name=k, definition="Synthetic.", defined=True, criteria=condition)
            for k, condition in classes.items()
        ),
        exclusive=True,
        exhaustive=True,
        evidence=(),
    )


def main() -> None:
    print("fields  cells             right (s)  wrong claim refuted (s)")
    for number in (4, 8, 12, 13, 16, 20):
        taken: list[float] = []
        for wrong in (False, True):
            start = time.perf_counter()
            proof = scheme(number, wrong=wrong).prove()
            taken.append(time.perf_counter() - start)
            assert proof.exhaustive
            assert proof.exclusive is not wrong
            if wrong:
                assert proof.overlap is not None
                assert set(proof.overlap.facts.values()) == {
                    second for _, (_, second) in FIELDS[:number]
                }
        print(f"{number:6}  {proof.cells:<16,}  {taken[0]:9.3f}  {taken[1]:9.3f}")
    print("wanted: under a second for 20 fields")


if __name__ == "__main__":
    main()
