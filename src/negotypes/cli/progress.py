"""How far long work has come, for a person who waits."""

import sys
from collections.abc import Callable, Generator
from contextlib import contextmanager


@contextmanager
def bar(what: str) -> Generator[Callable[[float], object], None, None]:
    """A function that is told how much is done, from 0 to 1.

    In a terminal a bar shows it, unless the work is over at once; elsewhere nothing is shown.

    Args:
        what: What is done, in a word.
    """
    if not sys.stderr.isatty():
        yield lambda _: None
        return
    from tqdm import tqdm  # most commands take no time

    form = "{desc}: {percentage:3.0f}% |{bar}| {elapsed}"
    with tqdm(desc=what, total=1.0, delay=0.5, leave=False, bar_format=form) as shown:
        yield lambda done: shown.update(done - shown.n)
