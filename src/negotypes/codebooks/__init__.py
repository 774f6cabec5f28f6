"""Codebooks: what is coded in a casebook, field by field, with definitions and counts."""

from negotypes.codebooks.book import Codebook, codebook
from negotypes.codebooks.title import Titled, TitlePage

__all__ = ["Codebook", "TitlePage", "Titled", "codebook"]
