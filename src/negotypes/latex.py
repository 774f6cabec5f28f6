"""Texts for LaTeX, in which every sign shows as it is."""

import re
import unicodedata
from itertools import pairwise

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


_MATHS = {"\u2212": "-", "\u2264": r"\leq", "\u2265": r"\geq", "\u2260": r"\neq"}
_ACCENTS = {
    **dict(zip("\u0300\u0301\u0302\u0303\u0304\u0306\u0307\u0308", "`'^~=u.\"", strict=True)),
    **dict(zip("\u030a\u030b\u030c\u0323\u0327\u0328\u0331", "rHvdckb", strict=True)),
}
_FOREIGN = (
    r"[^\x00-\u0125\u0128-\u0137\u0139-\u013e\u0141-\u0148\u014a-\u0165\u0168-\u017e\u0218-\u021b"
    r"\u0300-\u036f\u2010-\u2016\u2018-\u201a\u201c-\u201e\u2020-\u2022\u2026\u2030\u2039\u203a"
    r"\u2044\u20ac\u2116\u2122\u2190-\u2193]"
)
"""A letter or sign that pdfLaTeX does not know by itself, with the font encoding T1."""
_MARKED = re.compile(rf"(?:{_FOREIGN}|[A-Za-z](?=[\u0300-\u036f]))[\u0300-\u036f]*")
_RUN = re.compile(f"{_FOREIGN}[\u0300-\u036f]*(?: *{_FOREIGN}[\u0300-\u036f]*)*|[\u0300-\u036f]+")
_AYN = {"\u02bf": "`", "\u02bb": "`", "\u02be": "'", "\u02bc": "'", " ": " "}
_LONG = re.compile(r"\S{24,}")
"""A word for which a column may be too narrow, such as an address."""
_BREAK = re.compile(r"(?<=[^\w\s'-])(?=\w)|(?<=\w)(?=[<(\[{])|(?<=_)(?=[^_])")

OTHER_SCRIPT = (
    r"\providecommand{\otherscript}[2]"
    r"{\ifnum0\ifdefined\directlua1\fi\ifdefined\XeTeXversion1\fi>0 #1\else#2\fi}"
)
"""The command around what pdfLaTeX cannot set: the text, and what stands there in its place."""


def signs(text: str) -> str:
    """A text of one line with every sign that means something to LaTeX written out.

    Letters stay as they are.
    """
    tied = _TIED.split(visible(" ".join(text.split())))
    return "{}".join(_KNOWN.sub(lambda sign: _SIGNS[sign[0]], part) for part in tied)


def escaped(text: str) -> str:
    """A text for the body of a document, in which lines end where they do in the text.

    LaTeX of 2020 or later takes it. What pdfLaTeX has no letters for stands in the command of
    `OTHER_SCRIPT`, so that XeLaTeX and LuaLaTeX set it, and pdfLaTeX says of which script it is.
    """
    lines = (_foreign(_breaking(line)) for line in text.strip().split("\n"))
    said = r"\newline ".join(lines)
    # After the end of a row, these would be an instruction.
    return f"{{}}{said}" if said.startswith(("[", "*")) else said


def _breaking(line: str) -> str:
    """A line with every sign written out, in which addresses can be broken at the end of a line."""
    words = _LONG.finditer(line)
    places = [word.start() + at.start() for word in words for at in _BREAK.finditer(word[0])]
    pieces = (signs(line[start:end]) for start, end in pairwise((0, *places, len(line))))
    # In some languages a straight quotation mark changes the letter after it.
    return r"\allowbreak{}".join(pieces).replace('"', r"\char34{}")


def _foreign(said: str) -> str:
    """A text in LaTeX in which letters and signs are written as every LaTeX can set them."""
    said = _MARKED.sub(_accented, unicodedata.normalize("NFC", said))
    return _RUN.sub(_other, said)


def _accented(found: re.Match[str]) -> str:
    """A letter with its marks as commands, if LaTeX has them for it."""
    parts = unicodedata.normalize("NFD", found[0])
    sign, marks = parts[0], parts[1:]
    if found[0] in _MATHS:
        return rf"\ensuremath{{{_MATHS[found[0]]}}}"
    if not (marks and sign.isascii() and all(mark in _ACCENTS for mark in marks)):
        return found[0]
    for mark in marks:
        sign = rf"\{_ACCENTS[mark]}{{{sign}}}"
    return sign


def _other(found: re.Match[str]) -> str:
    if all(sign in _AYN for sign in found[0]):
        named = "".join(_AYN[sign] for sign in found[0])
    else:
        named = f"[{', '.join(dict.fromkeys(_script(sign) for sign in found[0] if sign != ' '))}]"
    return rf"\otherscript{{{found[0]}}}{{{named}}}"


def _script(sign: str) -> str:
    """The name of the script of a letter, or that of any other sign."""
    name = unicodedata.name(sign, "unknown sign")
    script = name.split()[0]
    if unicodedata.category(sign)[0] not in "LM":
        return name.lower()
    return script if script == "CJK" else script.capitalize()
