"""What hurts, what is wanted, asked and feared, and where someone stands."""

from negotypes.vocabulary.term import Term


class GrievanceKind(Term):
    """What hurts."""

    FOREIGN_POLICY = "foreign-policy", "Foreign policy", "What states do abroad, taken as a whole."
    FOREIGN_PRESENCE = "foreign-presence", "Foreign presence", "Foreign troops or influence."
    REGIME_SUPPORT = "regime-support", "Support for regimes", "Backing of governments rejected."
    MILITARY_ACTION = "military-action", "Military action", "Killing and bombing; air strikes."
    DRONE_STRIKES = "drone-strikes", "Drone strikes", "Killing by unmanned aircraft."
    TORTURE = "torture", "Torture", "Torture of those held."
    DETENTION = "detention", "Detention", "Imprisonment, secret or without trial."
    DISBELIEF = "disbelief", "Disbelief", "That others do not share the faith."
    RELIGIOUS_OFFENCE = "religious-offence", "Religious offence", "Conduct held against religion."
    POLITICAL_EXCLUSION = "political-exclusion", "Political exclusion", "No share in power."
    UNDERDEVELOPMENT = "underdevelopment", "Developmental exclusion", "No share in development."
    ETHNIC_MARGINALISATION = (
        "ethnic-marginalisation",
        "Ethnic marginalisation",
        "Pushed aside, or treated worse than others, as a people.",
    )
    STATE_BIAS = "state-bias", "Bias of the state", "The state favours others."
    IDENTITY = "identity", "Identity", "Who one is, not respected."
    POVERTY = "poverty", "Poverty", "Economic decline and want."
    RESOURCES = "resources", "Scarce resources", "Too little water or land; its loss."
    TERRITORIAL = "territorial", "Territory", "Who a region belongs to."
    COLONIAL_RULE = "colonial-rule", "Colonial rule", "Colonial domination, past or seen as such."
    COMMUNAL_CONFLICT = "communal-conflict", "Communal conflict", "Violence between communities."
    INFIGHTING = "infighting", "Infighting", "Violence among those of one's own side."
    COLLABORATION = "collaboration", "Collaboration", "That others work with one's enemies."
    AUTHORITY_DEFIED = "authority-defied", "Authority defied", "Orders or claims not heeded."
    BRUTALITY = "brutality", "Brutality", "Cruelty of another's methods."
    SOCIAL = "social", "Social", "Social grievances not told apart further."


class GoalKind(Term):
    """What is finally wanted."""

    CALIPHATE = "caliphate", "Caliphate", "One rule over all Muslims, across states."
    RELIGIOUS_LAW = "religious-law", "Religious law", "Rule by religious law."
    REGIME_CHANGE = "regime-change", "Regime change", "The end of a government."
    AUTONOMY = "autonomy", "Autonomy", "Self-rule or more of it."
    TERRITORY = "territory", "Territory", "To win, hold or widen territory or reach."
    EXPEL_FOREIGN_FORCES = "expel-foreign-forces", "Expel foreign forces", "No foreign forces."
    POLICY_CHANGE = "policy-change", "Policy change", "Another policy of a state."
    MOVEMENT_LEADERSHIP = "movement-leadership", "Lead the movement", "To lead a wider movement."
    UNITY = "unity", "Unity", "To end a split among those of one's side."
    ATTACK = "attack", "Attack", "To strike an enemy."
    WEAKEN_OPPONENTS = "weaken-opponents", "Weaken opponents", "To break will, unity or morale."
    RECOGNITION = "recognition", "Recognition", "To be seen as what one claims to be."
    RESOURCES = "resources", "Resources", "Men, money, supplies."
    SURVIVAL = "survival", "Survival", "To go on existing; respite."
    END_VIOLENCE = "end-violence", "End violence", "Less violence, or none."
    INCLUSION = "inclusion", "Inclusion", "To bring a group into a political process."
    COUNTER_TERRORISM = "counter-terrorism", "Counter-terrorism", "To defeat or contain."
    RELEASE = "release", "Release", "To have captives back."
    KNOWLEDGE = "knowledge", "Knowledge", "To learn about the other side."
    LEGITIMACY = "legitimacy", "Legitimacy", "To keep or win the consent of those governed."
    PERSUASION = "persuasion", "Persuasion", "To change what others think."


class DemandKind(Term):
    """What is asked for, or must happen first."""

    WITHDRAWAL = "withdrawal", "Withdrawal", "Forces or a group leave."
    RELEASE = "release", "Release", "Captives or prisoners go free."
    RANSOM = "ransom", "Ransom", "Money for captives."
    ALLEGIANCE = "allegiance", "Allegiance", "An oath of fealty; submission."
    OBEDIENCE = "obedience", "Obedience", "Follow an order; keep to a place."
    POLICY_CHANGE = "policy-change", "Policy change", "A state acts otherwise."
    CEASE_ATTACKS = "cease-attacks", "Cease attacks", "One side stops, or never starts, attacks."
    TRUCE = "truce", "Truce", "Both sides stop fighting for a time."
    END_INFIGHTING = (
        "end-infighting",
        "End infighting",
        "Those of one side stop fighting each other.",
    )
    NEGOTIATIONS = "negotiations", "Negotiations", "Talks are opened."
    NO_NEGOTIATIONS = "no-negotiations", "No negotiations", "Talks are not held."
    RECOGNITION = "recognition", "Recognition", "Be treated as what one claims to be."
    JUSTICE = "justice", "Justice", "Those responsible are punished."
    AUTONOMY = "autonomy", "Autonomy", "Self-rule, or more of it."
    RELIGIOUS_LAW = "religious-law", "Religious law", "Rule by religious law."
    AID_ACCESS = "aid-access", "Aid access", "Humanitarian aid may pass."
    PEACEFUL_PROCESS = "peaceful-process", "Peaceful process", "Join politics, give up violence."
    COVENANT = "covenant", "Covenant", "Enter a pact on the terms of the one who asks."
    COOPERATION = "cooperation", "Cooperation", "Act together."
    SUPPORT = "support", "Support", "Arms, money, men."
    INCLUSION = "inclusion", "Inclusion", "Be let into a process."
    SECURITY_REFORM = "security-reform", "Security reform", "Change of the security forces."
    GREATER_INTEREST = "greater-interest", "Greater interest", "It must serve a higher interest."
    MILITARY_FAILURE = "military-failure", "Military failure", "Force must have failed first."
    NO_PAYMENT = "no-payment", "No payment", "Captors gain nothing."


class Milestone(Term):
    """What a precondition must come before."""

    TALKS = "talks", "Talks", "Negotiations begin."
    TRUCE = "truce", "Truce", "Fighting stops for a time."
    PEACE = "peace", "Peace", "Fighting ends for good; a settlement."
    END_OF_ATTACKS = "end-of-attacks", "End of attacks", "One side stops its attacks."
    RELEASE = "release", "Release", "Captives go free."
    COOPERATION = "cooperation", "Cooperation", "Joint action or partnership."
    RECONCILIATION = "reconciliation", "Reconciliation", "A split is mended."
    WITHDRAWAL = "withdrawal", "Withdrawal", "Forces leave."


class Stance(Term):
    """Where someone stands on negotiating."""

    ADVOCATES = "advocates", "Advocates", "Calls for it or proposes it."
    OPEN = "open", "Open", "Is ready for it, or does not exclude it."
    CONDITIONAL = "conditional", "Conditional", "Is ready for it if something happens first."
    SELECTIVE = "selective", "Selective", "For it with some, not with others."
    UNDECIDED = "undecided", "Undecided", "Says both, or wavers."
    SCEPTICAL = "sceptical", "Sceptical", "Doubts that it can work, or that it is meant."
    OPPOSES = "opposes", "Opposes", "Is against it being done by others."
    REFUSES = "refuses", "Refuses", "Will not do it."
    DENIES = "denies", "Denies", "Says that it does not take place."
    ADMITS = "admits", "Admits", "Says that it takes, or took, place."


class ArgumentSide(Term):
    """What an argument speaks for."""

    FOR = "for", "For negotiating", "Speaks for it."
    AGAINST = "against", "Against negotiating", "Speaks against it."
    SELECTIVE = "selective", "For selective negotiating", "Speaks for it with some only."


class ArgumentScope(Term):
    """Whom an argument is about."""

    GENERAL = "general", "General", "Negotiating with such groups at large."
    PARTICULAR = "particular", "Particular", "Negotiating with the groups it names."


class RiskKind(Term):
    """Of what there is a risk."""

    LEGITIMATION = "legitimation", "Legitimation", "The group gains standing."
    LOSS_OF_LEGITIMACY = (
        "loss-of-legitimacy",
        "Loss of legitimacy",
        "The government loses standing.",
    )
    INCENTIVE = "incentive", "Incentive", "Violence is seen to pay."
    RESPITE = "respite", "Respite", "The group rearms or recovers."
    FUNDING = "funding", "Funding", "Money reaches the group."
    NON_COMPLIANCE = "non-compliance", "Non-compliance", "Terms are not kept."
    TAKEOVER = "takeover", "Takeover", "The group takes power."
    RELIGIOUS_LAW = "religious-law", "Religious law", "Religious law is imposed."
    WEAK_HAND = "weak-hand", "Weak hand", "One side negotiates from weakness."
    HARDENING = "hardening", "Hardening", "The group digs in or asks for more."
    ARMY_SPLIT = "army-split", "Army split", "The armed forces split."
    INSTABILITY = "instability", "Instability", "Political disorder."
    ESCALATION = "escalation", "Escalation", "More violence."
    DIPLOMATIC_RIFT = "diplomatic-rift", "Diplomatic rift", "Tension with another state."
    SECESSION = "secession", "Secession", "A region breaks away."
    EXTERNAL_ATTACKS = "external-attacks", "Attacks abroad", "Attacks outside the region."
    IDENTITY_LOSS = "identity-loss", "Loss of purpose", "A group loses what it stands for."
    DISILLUSION = "disillusion", "Disillusion", "Recruits or supporters turn away."
    DIVISION = "division", "Division", "A side falls apart, or is set against itself."
    MODERATES_WEAKENED = "moderates-weakened", "Moderates weakened", "Peaceful actors lose."
    INJUSTICE = "injustice", "Injustice", "Victims do not get justice."
    NO_RESULT = "no-result", "No result", "Talks lead nowhere."
    COOPERATION_HINDERED = "cooperation-hindered", "Cooperation hindered", "Joint efforts suffer."
    RADICALISATION = "radicalisation", "Radicalisation", "People turn to armed groups."
