"""Who negotiates, fights, mediates, decides, suffers or says something about it."""

from typing import Literal

from attrs import field, frozen

from negotypes.dates import When
from negotypes.records.record import Record, open_list
from negotypes.vocabulary import (
    ActorKind,
    CommunityForm,
    GroupForm,
    Ideology,
    OrganizationForm,
    Scope,
    StateForm,
    Structure,
)


@frozen(kw_only=True, repr=False)
class Actor(Record):
    """Anybody who can hold a view, take part in an episode, or be harmed.

    Attributes:
        kind: Which of the five kinds of actor.
        name: The name to show.
        summary: Who that is, in one plain sentence, in the coder's own words.
        aliases: Other names and spellings, as the sources print them.
        places: Countries and regions the actor is tied to, the widest first.
    """

    kind: ActorKind
    name: str
    summary: str | None = None
    aliases: tuple[str, ...] = open_list()
    places: tuple[str, ...] = open_list()

    @property
    def label(self) -> str:
        """The name."""
        return self.name


@frozen(kw_only=True, repr=False)
class State(Actor):
    """A state, its government, or a bloc of states.

    Attributes:
        form: Which of these.
    """

    kind: Literal[ActorKind.STATE] = field(default=ActorKind.STATE, init=False)
    form: StateForm | None = None


@frozen(kw_only=True, repr=False)
class ArmedGroup(Actor):
    """An organised armed actor that is not a state's.

    Attributes:
        form: Group, network, alliance, affiliate, faction, brigade, ...
        scope: How far its aims and attacks reach, where a source says so.
        structure: How authority is spread within it.
        ideologies: What it is said to believe in.
        founded: When it came into being.
    """

    kind: Literal[ActorKind.ARMED_GROUP] = field(default=ActorKind.ARMED_GROUP, init=False)
    form: GroupForm | None = None
    scope: Scope | None = None
    structure: Structure | None = None
    ideologies: tuple[Ideology, ...] = open_list()
    founded: When | None = None


@frozen(kw_only=True, repr=False)
class Organization(Actor):
    """A body that is neither a state nor an armed group.

    Attributes:
        form: Ministry, army, non-governmental organization, news medium, ...
    """

    kind: Literal[ActorKind.ORGANIZATION] = field(default=ActorKind.ORGANIZATION, init=False)
    form: OrganizationForm | None = None


@frozen(kw_only=True, repr=False)
class Community(Actor):
    """People who share an origin, a place, a way of life or a view.

    Attributes:
        form: What they share.
    """

    kind: Literal[ActorKind.COMMUNITY] = field(default=ActorKind.COMMUNITY, init=False)
    form: CommunityForm | None = None


@frozen(kw_only=True, repr=False)
class Person(Actor):
    """A human being.

    Attributes:
        roles: What the sources say he or she is: offices, professions.
        anonymous: Whether the sources keep the person unnamed.
        died: When the person died, as far as a source says so.
    """

    kind: Literal[ActorKind.PERSON] = field(default=ActorKind.PERSON, init=False)
    roles: tuple[str, ...] = open_list()
    anonymous: bool = False
    died: When | None = None
