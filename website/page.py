"""What a room of the site makes: files by their place in the folder of the site's source."""

from attrs import frozen


@frozen
class Page:
    """A file of the site's source.

    Attributes:
        path: Its place, such as ``browse/cases/valley-talks.md``, with ``/`` between folders.
        content: What stands in it.
    """

    path: str
    content: str | bytes
