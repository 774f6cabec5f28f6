"""The kinds of record, named as the collections of a casebook are."""

from negotypes.errors import counted
from negotypes.vocabulary.term import Term


class RecordKind(Term):
    """A kind of record; its text is the name of the casebook's collection."""

    SOURCES = "sources", "Source", "A text that was coded."
    ACTORS = "actors", "Actor", "A state, armed group, organization, community or person."
    RELATIONS = "relations", "Relation", "A tie between two actors."
    GRIEVANCES = "grievances", "Grievance", "What hurts."
    GOALS = "goals", "Goal", "What is finally wanted."
    DEMANDS = "demands", "Demand", "What is asked of somebody."
    PRECONDITIONS = "preconditions", "Precondition", "What must happen before something else."
    MODES = "modes", "Mode", "A form of negotiating."
    POSITIONS = "positions", "Position", "Where someone stands on negotiating."
    ARGUMENTS = "arguments", "Argument", "A reason for or against negotiating."
    RISKS = "risks", "Risk", "What may go wrong, and for whom."
    CASES = "cases", "Case", "Who negotiates, or might, with whom, over what."
    EPISODES = "episodes", "Episode", "One step in a case."
    EVENTS = "events", "Event", "What sets the scene."
    ASSESSMENTS = "assessments", "Assessment", "An author's judgement or comparison."
    PROBLEMS = "problems", "Problem", "Something wrong in a source."
    TYPOLOGIES = "typologies", "Typology", "A scheme that sorts one kind of record."

    def counted(self, number: int) -> str:
        """So many records of this kind, such as ``1 typology`` or ``11 typologies``."""
        return counted(number, self.label.lower(), str(self))
