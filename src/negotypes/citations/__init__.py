"""What to cite for a record or an answer, and answers with their references for a paper."""

from negotypes.citations.export import FORMS, export, render
from negotypes.citations.reference import Reference
from negotypes.citations.references import References, cite

__all__ = ["FORMS", "Reference", "References", "cite", "export", "render"]
