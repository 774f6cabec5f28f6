"""How two actors stand to each other."""

from negotypes.vocabulary.term import Term


class RelationKind(Term):
    """A tie from a subject to an object."""

    MEMBER_OF = "member-of", "Member of", "Belongs to the object, an alliance or a body."
    PART_OF = "part-of", "Part of", "Is a branch, province, unit or body of the object."
    AFFILIATED_WITH = "affiliated-with", "Affiliated with", "Linked to the object, short of a part."
    ALLIED_WITH = "allied-with", "Allied with", "Has joined forces with the object."
    PLEDGED_ALLEGIANCE_TO = (
        "pledged-allegiance-to",
        "Pledged allegiance to",
        "Has declared or holds allegiance or loyalty to the object.",
    )
    RECOGNISES = "recognises", "Recognises", "Accepts the object in a capacity it claims."
    SPLIT_FROM = "split-from", "Split from", "Left the object, or broke away from it."
    FORMED_FROM = "formed-from", "Formed from", "Came out of the object, or was founded with it."
    HEIR_TO = "heir-to", "Heir to", "Builds on the legacy of the object."
    LED_BY = "led-by", "Led by", "The object leads the subject."
    HOLDS_OFFICE_IN = "holds-office-in", "Holds office in", "Has a post or a part in the object."
    MENTOR_OF = "mentor-of", "Mentor of", "Has taught or guided the object."
    RIVAL_OF = "rival-of", "Rival of", "Competes with the object."
    COOPERATES_WITH = "cooperates-with", "Cooperates with", "Acts together with the object."
    IN_CONTACT_WITH = "in-contact-with", "In contact with", "Communicates with the object."
    DECONFLICTS_WITH = "deconflicts-with", "De-conflicts with", "Keeps out of the object's way."
    TRUCE_WITH = "truce-with", "In truce with", "Does not fight the object for a time."
    FIGHTS = "fights", "Fights", "Is in armed conflict with the object."
    TARGETS = "targets", "Targets", "Directs attacks or threats at the object."
    OPPOSES = "opposes", "Opposes", "Is against the object, short of arms."
    REJECTS = "rejects", "Rejects", "Has broken with the object, or does not accept it."
    CRITICISES = "criticises", "Criticises", "Has spoken against the object or what it does."
    BACKS = "backs", "Backs", "Supports the object: arms, money, men, words."
    SENDS_FIGHTERS_TO = "sends-fighters-to", "Sends fighters to", "Lends the object fighters."
    DEFECTED_TO = "defected-to", "Defected to", "Changed sides to the object."
    RECRUITS_FROM = "recruits-from", "Recruits from", "Draws its members from the object."
    DRAWS_ON = "draws-on", "Draws on", "Has its base or its cause in the object."
    LISTED_BY = "listed-by", "Listed by", "Put by the object on a list of terrorist groups."
    OPERATES_IN = "operates-in", "Operates in", "Is active on the territory of the object."
    HOSTED_BY = "hosted-by", "Hosted by", "Lives among, or is sheltered by, the object."
    INTERVENES_IN = "intervenes-in", "Intervenes in", "Uses armed force in the object's territory."
    CONTROLS = "controls", "Controls", "Holds territory of, or authority over, the object."
    HOLDS_CAPTIVE = (
        "holds-captive",
        "Holds captive",
        "Holds the object, a person, against its will.",
    )
    SPEAKS_THROUGH = "speaks-through", "Speaks through", "Uses the object as its channel."
    REPRESENTS = "represents", "Represents", "Speaks or acts for the object."
    MEDIATES_FOR = "mediates-for", "Mediates for", "Mediates in a dispute of the object."
    BIASED_TOWARDS = "biased-towards", "Biased towards", "Favours the object, it is said."
    SUBORDINATE_TO = (
        "subordinate-to",
        "Subordinate to",
        "Takes, or is to take, orders from the object.",
    )
    EQUAL_TO = "equal-to", "On a par with", "Deals with the object as an equal."


class Level(Term):
    """At which level two actors deal with each other."""

    TACTICAL = "tactical", "Tactical", "A matter at hand: one fight, one place, hostages."
    OPERATIONAL = "operational", "Operational", "A campaign or a region."
    STRATEGIC = "strategic", "Strategic", "Aims, leadership, the whole of the conflict."


SYMMETRIC = frozenset(
    {
        RelationKind.ALLIED_WITH,
        RelationKind.RIVAL_OF,
        RelationKind.COOPERATES_WITH,
        RelationKind.IN_CONTACT_WITH,
        RelationKind.DECONFLICTS_WITH,
        RelationKind.TRUCE_WITH,
        RelationKind.FIGHTS,
        RelationKind.EQUAL_TO,
    }
)
"""Kinds that say the same of both ends."""
