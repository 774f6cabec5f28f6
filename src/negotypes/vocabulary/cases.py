"""What is negotiated, step by step, and what sets the scene."""

from negotypes.vocabulary.term import Term


class CaseKind(Term):
    """Between whom a case is."""

    STATE_GROUP = "state-group", "State and armed group", "A state deals with an armed group."
    GROUP_GROUP = "group-group", "Among armed groups", "Armed groups deal with each other."
    COMMUNITY_GROUP = "community-group", "Community and armed group", "Locals deal with a group."
    COMMUNITY_COMMUNITY = "community-community", "Among communities", "Peoples make peace."
    STATE_STATE = "state-state", "Among states", "States deal with each other."


class Issue(Term):
    """What negotiating is about."""

    HOSTAGES = "hostages", "Hostages", "Release of people held by a group."
    PRISONERS = "prisoners", "Prisoners", "Release of people held by a state, or exchange."
    RANSOM = "ransom", "Ransom", "Money for captives."
    TRUCE = "truce", "Truce", "A halt to fighting for a time."
    AID_ACCESS = "aid-access", "Aid access", "Safe passage of humanitarian aid."
    WITHDRAWAL = "withdrawal", "Withdrawal", "Leaving a territory."
    NON_ATTACK = "non-attack", "Non-attack", "Not striking the other side."
    POLITICAL_SETTLEMENT = "political-settlement", "Political settlement", "Core differences."
    POLICY = "policy", "Policy", "What a state does."
    INCLUSION = "inclusion", "Inclusion", "Who takes part in a process."
    JOINT_ACTION = "joint-action", "Joint action", "Acting together against a third."
    RECONCILIATION = "reconciliation", "Reconciliation", "Mending a split."
    ALLEGIANCE = "allegiance", "Allegiance", "Who owes obedience to whom."
    LOCAL_DISPUTES = "local-disputes", "Local disputes", "Disputes and grievances of communities."
    NUCLEAR = "nuclear", "Nuclear programme", "A nuclear programme."
    SECURITY_REFORM = "security-reform", "Security reform", "Change of the security forces."


class Outcome(Term):
    """What came of a case or an episode."""

    AGREEMENT = "agreement", "Agreement", "The parties agreed."
    RELEASE = "release", "Release", "Captives or prisoners went free."
    TRUCE = "truce", "Truce", "Fighting stopped for a time."
    COOPERATION = "cooperation", "Cooperation", "The parties acted together."
    OFFER_OPEN = "offer-open", "Offer open", "Neither taken up nor refused."
    REFUSED = "refused", "Refused", "One side turned it down."
    RETRACTED = "retracted", "Retracted", "The one who offered took it back."
    DENIED = "denied", "Denied", "It was said not to be so."
    NO_AGREEMENT = "no-agreement", "No agreement", "Talks ended without one."
    COLLAPSED = "collapsed", "Collapsed", "An agreement or a process broke down."
    ONGOING = "ongoing", "Ongoing", "Not ended at the time of writing."
    NOT_STARTED = "not-started", "Not started", "Talked of, not begun, at the time of writing."


class EpisodeKind(Term):
    """One step in a case."""

    CALL = "call", "Call", "Somebody calls for talks, a truce or reconciliation."
    FEELER = "feeler", "Feeler", "An informal sounding."
    OFFER = "offer", "Offer", "A proposal to the other side."
    DEMAND = "demand", "Demand", "Terms are set."
    REFUSAL = "refusal", "Refusal", "An offer is turned down."
    RETRACTION = "retraction", "Retraction", "An offer is taken back."
    MANDATE = "mandate", "Mandate", "A body is charged with talks, or set up for them."
    CONFERENCE = "conference", "Conference", "Many meet in a set forum."
    CONTACT = "contact", "Contact", "Communication, short of talks."
    TALKS = "talks", "Talks", "The parties negotiate."
    MEETING = "meeting", "Meeting", "The parties meet on one occasion."
    MEDIATION = "mediation", "Mediation", "A third party works between the parties."
    TRUCE = "truce", "Truce", "Fighting stops for a time."
    EXCHANGE = "exchange", "Exchange", "Captives or prisoners are exchanged."
    RELEASE = "release", "Release", "Captives or prisoners go free."
    AGREEMENT = "agreement", "Agreement", "The parties agree."
    ANNOUNCEMENT = (
        "announcement",
        "Announcement",
        "Somebody says in public that talks are held or planned.",
    )
    STATEMENT = "statement", "Statement", "A party sets out its view on talks."
    DENIAL = "denial", "Denial", "Somebody says that talks are not held."
    ADMISSION = "admission", "Admission", "Somebody says that talks were held."
    HANDOVER = "handover", "Handover", "Something is handed to the other side."
    JOINT_ACTION = "joint-action", "Joint action", "The parties act together against a third."
    SUPPORT = "support", "Support", "One side sends the other men or means."
    RUPTURE = "rupture", "Rupture", "Relations or a process break off."


class ParticipantRole(Term):
    """What an actor does in an episode or an event."""

    PARTY = "party", "Party", "Deals for itself."
    PROPOSER = "proposer", "Proposer", "Makes the offer, call or demand."
    RECIPIENT = "recipient", "Recipient", "The offer, call or demand is addressed to it."
    REFUSER = "refuser", "Refuser", "Turns it down."
    RETRACTER = "retracter", "Retracter", "Takes it back."
    MEDIATOR = "mediator", "Mediator", "Works between the parties."
    ORGANISER = "organiser", "Organiser", "Sets it up."
    HOST = "host", "Host", "Provides the place."
    SPONSOR = "sponsor", "Sponsor", "Sends, pays for, or sets the limits of it."
    EMISSARY = "emissary", "Emissary", "Is sent by a party."
    REPRESENTATIVE = "representative", "Representative", "Speaks for a party."
    NEGOTIATOR = "negotiator", "Negotiator", "Conducts the talks."
    ANNOUNCER = "announcer", "Announcer", "Says it in public."
    DENIER = "denier", "Denier", "Says that it is not so."
    APPOINTEE = "appointee", "Appointee", "Is charged with a task."
    CAPTIVE = "captive", "Captive", "Is held."
    RELEASED = "released", "Released", "Goes free."
    ATTENDEE = "attendee", "Attendee", "Is there."
    BENEFICIARY = "beneficiary", "Beneficiary", "Gains from it."
    ACTOR = "actor", "Actor", "Does what the event is."
    TARGET = "target", "Target", "It is done to, or directed at, this one."
    SUPPORTER = "supporter", "Supporter", "Helps the one who acts."
    CHANNEL = "channel", "Channel", "Carries the message."
    EXCLUDED = "excluded", "Excluded", "Is left out."
    SUBJECT = "subject", "Subject", "It is about this one."


class EventKind(Term):
    """What sets the scene."""

    ATTACK = "attack", "Attack", "Violence against a target."
    OPERATION = "operation", "Military operation", "A campaign of armed forces."
    INTERVENTION = "intervention", "Intervention", "A state uses force abroad."
    DEPLOYMENT = "deployment", "Deployment", "Forces are sent."
    WITHDRAWAL = "withdrawal", "Withdrawal", "Forces leave or are reduced."
    AIRSTRIKES = "airstrikes", "Air strikes", "Strikes from the air."
    BATTLE = "battle", "Battle", "A fight over a place."
    TERRITORY = "territory", "Territory changes hands", "A place or region is won or lost."
    EXPANSION = "expansion", "Expansion", "Violence or a group reaches new ground."
    SETBACK = "setback", "Setback", "An armed group or an army loses strength or standing."
    VIOLENCE_TREND = "violence-trend", "Trend of violence", "Violence rises or falls."
    COUP = "coup", "Coup", "The armed forces take power."
    ELECTION = "election", "Election", "A vote, or its campaign."
    OFFICE = "office", "Change of office", "Somebody takes or leaves office."
    INDEPENDENCE = "independence", "Independence", "A state becomes independent."
    PEACE_AGREEMENT = "peace-agreement", "Peace agreement", "A settlement is signed."
    LEGAL_NORM = "legal-norm", "Legal norm", "A law, resolution or rule."
    LISTING = "listing", "Listing", "A group is put on a list of terrorist groups, or is not."
    FOUNDING = "founding", "Founding", "A group is formed."
    SPLIT = "split", "Split", "A group breaks up."
    ALLEGIANCE = "allegiance", "Allegiance", "An oath of allegiance is sworn or broken."
    LEADERSHIP = "leadership", "Change of leadership", "A leader is named or falls."
    DEATH = "death", "Death", "Somebody dies, is killed or reported dead."
    EXECUTION = "execution", "Execution", "Captives are killed."
    CAPTURE = "capture", "Capture", "Somebody is taken."
    ESCAPE = "escape", "Escape", "Somebody gets away, or tries to."
    MISTREATMENT = "mistreatment", "Mistreatment", "Captives are harmed."
    IMPRISONMENT = "imprisonment", "Imprisonment", "Somebody is in prison for a time."
    ARREST = "arrest", "Arrest", "A state takes somebody in."
    RELEASE = "release", "Release", "Somebody goes free."
    PUBLICATION = "publication", "Publication", "A text, video or broadcast appears."
    DECLARATION = "declaration", "Declaration", "A public claim, such as of a caliphate."
    DEFECTION = "defection", "Defection", "Fighters change sides."
    DIPLOMACY = "diplomacy", "Diplomacy", "Dealings between states."
    ENVIRONMENT = "environment", "Environment and economy", "Scarcity, decline, degradation."
    CONFLICT = "conflict", "Conflict", "An armed conflict as a whole."
