"""Sets of arguments that defend themselves, after Dung.

A set is a whole number whose bit *n* stands for argument *n*. `attackers[n]` are those that attack
argument *n*.

Source:
    P. M. Dung, "On the acceptability of arguments and its fundamental role in nonmonotonic
    reasoning, logic programming and n-person games", Artificial Intelligence 77 (1995), 321-357.
"""

from collections.abc import Iterator, Sequence
from itertools import product
from math import prod

from negotypes.errors import TooLarge

MOST_ARGUMENTS = 24
"""The most arguments, connected and not decided by the grounded extension, that are searched."""

MOST_EXTENSIONS = 10_000
"""The most extensions that are given."""


def members(rows: int) -> Iterator[int]:
    """The numbers of the arguments in a set."""
    return (number for number in range(rows.bit_length()) if rows >> number & 1)


def against(rows: int, sets: Sequence[int]) -> int:
    """All that is in the sets of the members: the attackers of a set, or what it attacks."""
    found = 0
    for number in members(rows):
        found |= sets[number]
    return found


def turned(attackers: Sequence[int]) -> list[int]:
    """What each argument attacks."""
    attacked = [0] * len(attackers)
    for number, rows in enumerate(attackers):
        for attacker in members(rows):
            attacked[attacker] |= 1 << number
    return attacked


def admissible(rows: int, attackers: Sequence[int]) -> bool:
    """Whether no member attacks another, and all that attacks a member is attacked by one."""
    attacked = against(rows, turned(attackers))
    return not attacked & rows and not against(rows, attackers) & ~attacked


def grounded(attackers: Sequence[int]) -> int:
    """The least set that holds all that it defends."""
    attacked = turned(attackers)
    accepted = -1
    defended = 0
    while defended != accepted:
        accepted = defended
        beaten = against(accepted, attacked)
        defended = sum(1 << n for n, rows in enumerate(attackers) if not rows & ~beaten)
    return accepted


def preferred(attackers: Sequence[int]) -> list[int]:
    """The largest admissible sets.

    What the grounded extension decides is the same in all of them; the rest falls into parts that
    do not attack each other, each of which is searched for itself.

    Raises:
        TooLarge: A part has too many arguments, or there are too many sets.
    """
    attacked = turned(attackers)
    accepted = grounded(attackers)
    undecided = (1 << len(attackers)) - 1 & ~accepted & ~against(accepted, attacked)
    choices: list[list[int]] = []
    for part in _parts(undecided, attackers, attacked):
        if (size := part.bit_count()) > MOST_ARGUMENTS:
            raise TooLarge(
                f"{size} arguments attack each other in ways that the grounded extension does not"
                f" settle; preferred extensions are searched for among {MOST_ARGUMENTS} at most"
            )
        inner = {n: attackers[n] & part for n in members(part)}
        choices.append(list(_search(part, inner, {n: attacked[n] & part for n in inner})))
    if (number := prod(map(len, choices))) > MOST_EXTENSIONS:
        raise TooLarge(
            f"there are {number:,} preferred extensions; at most {MOST_EXTENSIONS:,} are listed"
        )
    return [accepted | sum(chosen) for chosen in product(*choices)]


def _parts(rows: int, attackers: Sequence[int], attacked: Sequence[int]) -> Iterator[int]:
    """The parts of a set between which there are no attacks."""
    while rows:
        part = 0
        grown = rows & -rows
        while grown != part:
            part = grown
            grown |= rows & (against(part, attackers) | against(part, attacked))
        yield part
        rows &= ~part


def _search(part: int, attackers: dict[int, int], attacked: dict[int, int]) -> Iterator[int]:
    """The largest admissible sets within a part.

    Each argument is first taken and then left. A set is thus met before all that it contains, so
    that a set is largest if none found before contains it.
    """
    found: list[int] = []
    # Arguments that attack themselves are in no such set.
    open_to_all = sum(1 << n for n in attackers if not attackers[n] >> n & 1)
    stack = [(0, open_to_all)]
    while stack:
        taken, left = stack.pop()
        reach = taken | left
        if any(reach & ~larger == 0 for larger in found):
            continue
        threats = sum(1 << n for n in attacked if attacked[n] & taken)
        if any(not attackers[n] & reach for n in members(threats)):
            continue  # nothing that could still be taken answers it
        if not left:
            found.append(taken)
            continue
        number = (left & -left).bit_length() - 1
        rest = left & ~(1 << number)
        stack.append((taken, rest))
        stack.append((taken | 1 << number, rest & ~attackers[number] & ~attacked[number]))
    yield from found
