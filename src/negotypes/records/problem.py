"""What is wrong in a source."""

from attrs import frozen

from negotypes.records.record import Statement
from negotypes.records.reference import RecordId, SourceId
from negotypes.vocabulary import ProblemGround, ProblemKind


@frozen(kw_only=True, repr=False)
class Problem(Statement):
    """Something wrong or doubtful in a source, which is coded as printed all the same.

    Attributes:
        source: The text.
        kind: What is wrong.
        printed: What the text prints, in its own few words.
        likely: What it should probably say.
        grounds: How it can be told.
        concerns: The records in which the printed value stands.
    """

    source: SourceId
    kind: ProblemKind
    printed: str
    likely: str | None = None
    grounds: tuple[ProblemGround, ...]
    concerns: tuple[RecordId, ...] = ()
