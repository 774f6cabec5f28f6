"""Texts for LaTeX, in which every sign shows as it is."""

import re

from negotypes.errors import visible

_SIGNS = {
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    "<": r"\textless{}",
    ">": r"\textgreater{}",
    "|": r"\textbar{}",
    # BibTeX counts braces, also those after a backslash.
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "`": r"\textasciigrave{}",
    "\u00b6": r"\P{}",
    "\u2192": r"\ensuremath{\rightarrow}",
    **{sign: f"\\{sign}" for sign in "&%$#_"},
}
_KNOWN = re.compile(f"[{re.escape(''.join(_SIGNS))}]")
_TIED = re.compile(r"(?<=-)(?=-)|(?<=')(?=')|(?<=,)(?=,)|(?<=[?!])(?=`)")
"""Where LaTeX would make one sign of two, such as a dash of two hyphens."""


def signs(text: str) -> str:
    """A text of one line with every sign that means something to LaTeX written out.

    Letters stay as they are. LaTeX of 2018 or later knows those of European languages; for those
    of other scripts, XeLaTeX or LuaLaTeX is needed with a font that has them.
    """
    tied = _TIED.split(visible(" ".join(text.split())))
    return "{}".join(_KNOWN.sub(lambda sign: _SIGNS[sign[0]], part) for part in tied)


def escaped(text: str) -> str:
    """A text for the body of a document, in which lines end where they do in the text."""
    lines = (signs(line) for line in text.strip().split("\n"))
    # In some languages a straight quotation mark changes the letter after it.
    said = r"\newline ".join(lines).replace('"', r"\char34{}")
    # After the end of a row, these would be an instruction.
    return f"{{}}{said}" if said.startswith(("[", "*")) else said
