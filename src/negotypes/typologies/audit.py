"""Whether a typology is what a typology is asked to be.

Source:
    D. Collier, J. LaPorte and J. Seawright, "Putting typologies to work: concept formation,
    measurement, and analytic rigor", Political Research Quarterly 65 (2012): an overarching
    concept; row and column variables; a matrix whose cells are filled with types that exclude
    each other and leave no gap; categories on one scale.
"""

from collections.abc import Iterator

from attrs import frozen

from negotypes.errors import TooLarge, one_of
from negotypes.layout import Section, Table
from negotypes.records import Typology
from negotypes.records.condition import Met
from negotypes.typologies.cells import leaves
from negotypes.typologies.proof import Proof, prove
from negotypes.typologies.space import PropertySpace, lay_out


@frozen
class Check:
    """One thing that a typology is asked to be.

    Attributes:
        name: What is asked.
        passed: Whether it is so; None where nobody can tell.
        remark: What was found.
    """

    name: str
    passed: bool | None
    remark: str


@frozen
class Audit:
    """A typology held against what a typology is asked to be.

    Attributes:
        typology: The typology.
        checks: What is asked, and what was found.
    """

    typology: Typology
    checks: tuple[Check, ...]

    @property
    def passed(self) -> bool:
        """Whether all of it is so."""
        return all(check.passed for check in self.checks)

    @property
    def failed(self) -> tuple[Check, ...]:
        """What is not so."""
        return tuple(check for check in self.checks if check.passed is False)

    def __getitem__(self, name: str) -> Check:
        """The check of this name.

        Raises:
            UnknownId: There is no such check; the message names the nearest.
        """
        one_of(name, [check.name for check in self.checks], "check", "the audit")
        return next(check for check in self.checks if check.name == name)

    def _ipython_key_completions_(self) -> list[str]:
        """The names of the checks, for completion."""
        return [check.name for check in self.checks]

    def table(self) -> Table:
        """The checks as a table."""
        words = {True: "yes", False: "no", None: "cannot be told"}
        rows = tuple((check.name, words[check.passed], check.remark) for check in self.checks)
        return Table(f"{self.typology.name}: audit", ("asked", "", "found"), (Section("", rows),))

    def __repr__(self) -> str:
        """The typology, and what is not so."""
        failed = f"not {', '.join(one.name for one in self.failed)}" if self.failed else "passed"
        failed = failed if self.failed or self.passed else "nothing failed, not all can be told"
        return f"<Audit of '{self.typology.id}': {failed}>"

    def __str__(self) -> str:
        """The table for a terminal."""
        return self.table().text()

    def _repr_html_(self) -> str:
        """The table for a notebook."""
        return self.table().notebook()


def audit(typology: Typology) -> Audit:
    """Hold a typology against what a typology is asked to be; see the source of this module."""
    return Audit(typology, tuple(_checks(typology)))


def _checks(typology: Typology) -> Iterator[Check]:
    concept = typology.concept
    found = f"the classes are kinds of: {concept}" if concept else "no concept is named"
    yield Check("overarching concept", concept is not None, found)
    yield _variables(typology)
    yield _defined(typology)
    yield _typed(typology)
    yield from _proven(typology)
    yield _one_scale(typology)


def _variables(typology: Typology) -> Check:
    """Row and column variables are named, and every criterion is a test on one of them."""
    used = {one.dimension for one in typology.criteria if one.dimension}
    idle = [one.name for one in typology.dimensions if one.id not in used]
    loose = [one.id for one in typology.criteria if one.dimension is None]
    beside = any(
        not isinstance(leaf, Met)
        for one in typology.classes
        if one.criteria is not None
        for leaf in leaves(one.criteria)
    )
    names = ", ".join(one.name for one in typology.dimensions)
    told = [f"variables: {names}" if names else "no variable is named"]
    told += [f"no criterion on: {', '.join(idle)}"] if idle else []
    told += [f"on no named variable: {', '.join(loose)}"] if loose else []
    told += ["classes ask what is no named criterion"] if beside else []
    passed = bool(names) and not (idle or loose or beside)
    return Check("row and column variables", passed, "; ".join(told))


def _defined(typology: Typology) -> Check:
    undefined = [one.name for one in typology.classes if not one.defined]
    open_ = [one.name for one in typology.classes if one.criteria is None]
    told = [f"used without a definition: {', '.join(undefined)}"] if undefined else []
    told += [f"without criteria: {', '.join(open_)}"] if open_ else []
    ours = sum(one.ours for one in typology.criteria)
    told += [f"{ours} of {len(typology.criteria)} criteria are the coders'"] if ours else []
    said = "; ".join(told) or "the source defines every class"
    return Check("types defined", not (undefined or open_), said)


def _typed(typology: Typology) -> Check:
    try:
        space: PropertySpace = lay_out(typology, None)
    except TooLarge as error:
        return Check("every cell typed", None, str(error))
    possible = sum(cell.possible is not False for cell in space.cells)
    untyped = len(space.untyped)
    nowhere = [
        one.name
        for one in typology.classes
        if not any(one.id in c.classes and c.possible is not False for c in space.cells)
    ]
    told = f"{untyped} of {possible} cells that can be have no class"
    told += f"; in no cell: {', '.join(nowhere)}" if nowhere else ""
    return Check("every cell typed", not untyped and not nowhere, told)


def _proven(typology: Typology) -> Iterator[Check]:
    try:
        proof: Proof | None = prove(typology)
        said = ""
    except TooLarge as error:
        proof, said = None, str(error)
    for name in ("exclusive", "exhaustive"):
        so = None if proof is None else bool(getattr(proof, name))
        counter = None if proof is None else (proof.overlap if name == "exclusive" else proof.gap)
        claim = {True: "claimed", False: "denied", None: "not claimed"}[getattr(typology, name)]
        told = said or (f"counterexample: {counter}" if counter else "proven")
        yield Check(name, so, f"{claim} by the typology; {told}")


def _one_scale(typology: Typology) -> Check:
    """All classes are told apart by the same variables, so that they are values of one scale."""
    by_class = {one.name: _dimensions(typology, one.id) for one in typology.classes}
    scales = set(by_class.values())
    if len(scales) == 1 and scales != {frozenset()}:
        (scale,) = scales
        told = f"all classes are told apart by: {', '.join(sorted(scale))}"
        return Check("one scale", True, told)
    told = "; ".join(f"{name}: {', '.join(sorted(on)) or 'none'}" for name, on in by_class.items())
    return Check("one scale", False, f"classes are told apart by different variables ({told})")


def _dimensions(typology: Typology, class_id: str) -> frozenset[str]:
    """The names of the variables on which a class depends; what has none stands for itself."""
    names = {one.id: one.name for one in typology.dimensions}
    on = {one.id: names[one.dimension] if one.dimension else one.id for one in typology.criteria}
    (criteria,) = (one.criteria for one in typology.classes if one.id == class_id)
    if criteria is None:
        return frozenset()
    return frozenset(
        on[leaf.criterion] if isinstance(leaf, Met) else getattr(leaf, "path", repr(leaf))
        for leaf in leaves(criteria)
    )
