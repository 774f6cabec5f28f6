"""What gathered evidence says of a claim: the four truth values of Belnap (1977).

Texts leave things unsaid and contradict one another, so "is it so?" has four answers, not two.
Each value is two bits: is there support, and is there dispute?

Source:
    N. D. Belnap, "A useful four-valued logic", in J. M. Dunn and G. Epstein (eds), Modern Uses
    of Multiple-Valued Logic, Dordrecht: Reidel, 1977. Belnap's None, T, F and Both are here
    UNKNOWN, HOLDS, FAILS and CONTESTED.
"""

from collections.abc import Iterable
from enum import Enum
from functools import reduce
from typing import NoReturn

from negotypes.errors import UnknownValue, did_you_mean, listed


class Truth(Enum):
    """One of Belnap's four values; ``Truth("holds")`` finds a member by its word.

    Examples:
        >>> import negotypes as nt
        >>> nt.Truth.HOLDS & nt.Truth.UNKNOWN, nt.Truth.HOLDS | nt.Truth.UNKNOWN
        (<Truth.UNKNOWN: 'unknown'>, <Truth.HOLDS: 'holds'>)
        >>> ~nt.Truth.CONTESTED
        <Truth.CONTESTED: 'contested'>

    Two orders matter. The truth order (FAILS lowest, HOLDS highest) has ``&`` as meet, ``|`` as
    join and ``~`` as negation. The information order (UNKNOWN lowest, CONTESTED highest) has
    ``join`` as join and is asked by ``at_most``. The connectives never lose information when
    evidence is added: all three are monotone in the information order.
    """

    UNKNOWN = "unknown"
    HOLDS = "holds"
    FAILS = "fails"
    CONTESTED = "contested"

    @property
    def support(self) -> bool:
        """Whether some evidence supports the claim."""
        return self is Truth.HOLDS or self is Truth.CONTESTED

    @property
    def dispute(self) -> bool:
        """Whether some evidence disputes the claim."""
        return self is Truth.FAILS or self is Truth.CONTESTED

    @property
    def label(self) -> str:
        """The value as shown to a reader."""
        return self.value.capitalize()

    @property
    def definition(self) -> str:
        """What the value means, in one sentence."""
        supports = "Something supports" if self.support else "Nothing supports"
        disputes = "something disputes" if self.dispute else "nothing disputes"
        return f"{supports} the claim and {disputes} it."

    @classmethod
    def of(cls, *, support: bool, dispute: bool) -> "Truth":
        """Return the value which has exactly this support and this dispute."""
        if support:
            return cls.CONTESTED if dispute else cls.HOLDS
        return cls.FAILS if dispute else cls.UNKNOWN

    @classmethod
    def named(cls, word: "Truth | str") -> "Truth":
        """Return the value with this word, or the value itself.

        Raises:
            UnknownValue: There is no such value.
        """
        words = [value.value for value in cls]
        if isinstance(word, cls) or word in words:
            return cls(word)
        hint = did_you_mean(str(word), words) or f"expected {listed(words, 'or')}"
        raise UnknownValue(f"{word!r} is not one of the four truth values; {hint}")

    @classmethod
    def all(cls, truths: Iterable["Truth"]) -> "Truth":
        """Return the meet of ``truths`` in the truth order; HOLDS when there are none."""
        return reduce(Truth.__and__, truths, Truth.HOLDS)

    @classmethod
    def any(cls, truths: Iterable["Truth"]) -> "Truth":
        """Return the join of ``truths`` in the truth order; FAILS when there are none."""
        return reduce(Truth.__or__, truths, Truth.FAILS)

    @classmethod
    def gather(cls, truths: Iterable["Truth"]) -> "Truth":
        """Return all the evidence in ``truths`` taken together; UNKNOWN when there are none."""
        return reduce(Truth.join, truths, Truth.UNKNOWN)

    def __and__(self, other: "Truth") -> "Truth":
        """Return "both": supported when both are, disputed when either is."""
        if not isinstance(other, Truth):  # pyright: ignore[reportUnnecessaryIsInstance]
            return NotImplemented
        return Truth.of(
            support=self.support and other.support, dispute=self.dispute or other.dispute
        )

    def __or__(self, other: "Truth") -> "Truth":
        """Return "either": supported when either is, disputed when both are."""
        if not isinstance(other, Truth):  # pyright: ignore[reportUnnecessaryIsInstance]
            return NotImplemented
        return Truth.of(
            support=self.support or other.support, dispute=self.dispute and other.dispute
        )

    def __invert__(self) -> "Truth":
        """Return "not": what supported now disputes, and the reverse."""
        return Truth.of(support=self.dispute, dispute=self.support)

    def join(self, other: "Truth") -> "Truth":
        """Return the evidence of both: supported when either is, disputed when either is."""
        return Truth.of(
            support=self.support or other.support, dispute=self.dispute or other.dispute
        )

    def at_most(self, other: "Truth") -> bool:
        """Return whether ``other`` has all the evidence this value has (information order)."""
        return self.join(other) is other

    def __bool__(self) -> NoReturn:
        """Refuse to count as True or False.

        Raises:
            TypeError: Always, since an unknown would silently count as one of them.
        """
        raise TypeError(
            f"{self!s} is one of four truth values, so it is neither True nor False. "
            f"Say which one you mean: compare with Truth.HOLDS, Truth.FAILS, Truth.UNKNOWN or "
            f"Truth.CONTESTED, for example `answer is Truth.HOLDS`."
        )

    def __str__(self) -> str:
        """Return the value's word in lower case."""
        return self.value
