"""How a record names another record."""

from typing import Annotated

ANY = "*"
"""Stands for records of every kind."""


class Slug:
    """Marks a text as a slug: lower-case letters, digits and single hyphens."""


class Ref(Slug):
    """Marks a text as the id of a record.

    Attributes:
        kind: The collection in which the id is found, or `ANY`.
    """

    def __init__(self, kind: str) -> None:
        """Mark ids of this collection."""
        self.kind = kind


SlugText = Annotated[str, Slug()]
SourceId = Annotated[str, Ref("sources")]
ActorId = Annotated[str, Ref("actors")]
ModeId = Annotated[str, Ref("modes")]
ArgumentId = Annotated[str, Ref("arguments")]
CaseId = Annotated[str, Ref("cases")]
EpisodeId = Annotated[str, Ref("episodes")]
PreconditionId = Annotated[str, Ref("preconditions")]
RecordId = Annotated[str, Ref(ANY)]
