"""The codebook of a casebook: what is coded, field by field, with definitions and counts."""

from negotypes.codebooks.book import Codebook, codebook

__all__ = ["Codebook", "codebook"]
