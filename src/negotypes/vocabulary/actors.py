"""What actors are and how they are built."""

from negotypes.vocabulary.term import Term


class ActorKind(Term):
    """The five kinds of actor."""

    STATE = "state", "State", "A state, its government, or a bloc of states."
    ARMED_GROUP = "armed-group", "Armed group", "An organised armed actor that is not a state's."
    ORGANIZATION = "organization", "Organization", "A body that is neither state nor armed group."
    COMMUNITY = "community", "Community", "People who share an origin, a place or a view."
    PERSON = "person", "Person", "A human being, named or not."


class StateForm(Term):
    """What kind of state actor."""

    STATE = "state", "State", "A state, or its government taken as one actor."
    GOVERNMENT = "government", "Government", "One government or administration of a state."
    BLOC = "bloc", "Bloc", "Several states named together."
    FORMER = "former", "Former state", "A state or empire that no longer exists."


class GroupForm(Term):
    """What kind of armed group."""

    GROUP = "group", "Group", "An armed group of its own."
    NETWORK = "network", "Network", "A central group with affiliates."
    ALLIANCE = "alliance", "Alliance", "Several groups that act under one name or in one front."
    AFFILIATE = "affiliate", "Affiliate", "A branch or province of another armed group."
    FACTION = "faction", "Faction", "A part of a group that acts or is named on its own."
    BRIGADE = "brigade", "Brigade", "A local fighting unit."
    COMMITTEE = "committee", "Committee", "A body set up by an armed group for a task."
    COMPANY = "company", "Company", "A private military company."


class Structure(Term):
    """How authority is spread within an armed group."""

    CENTRALISED = "centralised", "Centralised", "One leadership decides for all parts."
    DECENTRALISED = "decentralised", "Decentralised", "Parts decide much for themselves."
    SPLIT = "split", "Split", "Rival leaderships claim the group."


class Ideology(Term):
    """What an armed group is said to believe in."""

    JIHADIST = "jihadist", "Jihadist", "Holds armed struggle to be a religious duty."
    SALAFI_JIHADIST = "salafi-jihadist", "Salafi jihadist", "Jihadist, of the Salafi current."
    SALAFIST = "salafist", "Salafist", "Of the Salafi current, not said to be jihadist."
    ISLAMIST = "islamist", "Islamist", "Seeks an order founded on Islam."
    NATIONALIST = "nationalist", "Nationalist", "Speaks for a nation."
    ETHNIC = "ethnic", "Ethnic", "Speaks for an ethnic group."
    MODERATE = "moderate", "Moderate", "Called moderate by the source."


class Scope(Term):
    """How far an aim, a grievance or an actor reaches."""

    LOCAL = "local", "Local", "A locality, region or people within a state or across a border."
    NATIONAL = "national", "National", "One state as a whole."
    REGIONAL = "regional", "Regional", "Several neighbouring states."
    TRANSNATIONAL = "transnational", "Transnational", "Beyond any one region of the world."


class OrganizationForm(Term):
    """What kind of organization."""

    INTERGOVERNMENTAL = "intergovernmental", "Intergovernmental", "States are its members."
    GOVERNMENT_BODY = "government-body", "Government body", "A ministry, agency or office."
    ARMED_FORCES = "armed-forces", "Armed forces", "An army or a multinational force."
    PARTY = "party", "Political body", "A political party or opposition body."
    NGO = "ngo", "Non-governmental organization", "Works for a public purpose, not for a state."
    RESEARCH = "research", "Research body", "A university, institute or think tank."
    MONITOR = "monitor", "Monitor", "Records events for others to use."
    MEDIA = "media", "News medium", "A news agency, newspaper, broadcaster or site."
    GROUP_MEDIA = "group-media", "Group's own medium", "A magazine or channel of an armed group."


class CommunityForm(Term):
    """What the members of a community share."""

    ETHNIC = "ethnic", "Ethnic group or tribe", "Descent, language or tribe."
    RELIGIOUS = "religious", "Religious community", "A faith or a current of it."
    OCCUPATIONAL = "occupational", "Occupation", "How they live: herders, farmers."
    LOCAL = "local", "Local community", "A place, with its leaders."
    CIVIL_SOCIETY = "civil-society", "Civil society", "Groups of citizens acting in public."
    PUBLIC = "public", "Public", "A public or audience at large."
    OPINION = "opinion", "School of opinion", "A view on a question."
    PROFESSIONAL = "professional", "Profession", "Analysts, scholars, officials as a body."
    CAPTIVES = "captives", "Captives", "People held."
    VICTIMS = "victims", "Victims", "People harmed by violence."
    FIGHTERS = "fighters", "Fighters", "Fighters or recruits, not one group."
