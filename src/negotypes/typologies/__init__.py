"""Typologies at work: sorting records, and holding a typology itself to account."""

from negotypes.typologies.typology import Typologies, Typology, bound

__all__ = ["Typologies", "Typology", "bound"]
