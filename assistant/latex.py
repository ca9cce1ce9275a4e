"""LaTeX in titles and abstracts, made readable.

Own rules rather than a LaTeX parser: what reaches the lists is half-converted
("{sim}2{times}", "\\pyrag", dollar signs that mean money), and parsers drop what they do not know.
"""

import re

_GREEK = (
    "alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho final sigma tau upsilon "
    "phi chi psi omega"
)
_SYMBOLS = {
    **{name: chr(0x3B1 + place) for place, name in enumerate(_GREEK.split())},
    "sigma": "σ", "varepsilon": "ε", "varphi": "φ", "sim": "~", "approx": "≈", "times": "×", "cdot": "·", "pm": "±",
    "leq": "≤", "le": "≤", "geq": "≥", "ge": "≥", "neq": "≠", "ll": "≪", "gg": "≫", "infty": "∞", "to": "→",
    "rightarrow": "→", "leftarrow": "←", "uparrow": "↑", "downarrow": "↓", "ell": "ℓ", "top": "⊤", "circ": "°",
    "propto": "∝", "in": "∈", "sum": "∑", "prod": "∏", "nabla": "∇", "partial": "∂", "dots": "…", "ldots": "…",
    "quad": " ", "%": "%", "&": "&", "#": "#", "_": "_", "$": "$",
    "{": "{", "}": "}", ",": " ", ";": " ", "\\": " ", " ": " ",
}  # fmt: skip
_CAPITALS = {name.capitalize(): _SYMBOLS[name].upper() for name in _GREEK.split() if name in _SYMBOLS}
_SYMBOLS |= {name: letter for name, letter in _CAPITALS.items() if name not in ("Final",)}
_SUPERSCRIPTS = str.maketrans("0123456789+-n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻ⁿ")

_ADDRESS_TWICE = re.compile(r"(https?://[^\s{}]+)(?:\{[^{}]*\})+\S*?(?=[.,;)]?(?:\s|$))")
_LINK = re.compile(r"\\href\{[^{}]*\}\{([^{}]*)\}")
_FOOTNOTE = re.compile(r"\\footnote\{([^{}]*)\}?")
# A command that lost its backslash is told from a word by its braces, or by being no English word there.
_LOST = re.compile(
    rf"\{{({'|'.join(n for n in _SYMBOLS if n.isalpha())})\}}|(?<![\\\w])(varepsilon|rightarrow|approx|propto)(?![a-z])"
    r"|(?<=\d)(times)(?=\b|\d)"
)
# "256times256", "3.2times" and "0.4,s" are what is left of "$256\times256$", "$3.2\times$" and "$0.4\,s$".
_LEFT = re.compile(r"(?<=\d)times(?=\d|\b)")
_THIN_SPACE = re.compile(r"(?<=\d),(?=(?:[num]?s|min|h|[kMGT]?B|[kMG]?Hz|[mck]?m|dB|k?W|fps|FPS)\b)")
_FORMATTING = re.compile(r"(?<![\\\w])(?:black|blue|red|magenta|mathrm|mathbf|mathcal|text|textbf)(?=\{)|\\[()\[\]]")
_MATH = re.compile(r"\$([^$]*[\\^_{][^$]*|[A-Za-z]|[\d.,]+[A-Za-z]*|[A-Za-z]\([A-Za-z]\))\$")
_COMMAND = re.compile(r"\\(?:([a-zA-Z]+)\*?|([%&#_$,;{}\\ ]))")
_SUPERSCRIPT = re.compile(r"\^(?:\{([-+\dn]{1,3})\}|(\d)(?![\d.]))")
# Braces around a word or sign; sets ("{1.7B, 4B}") stay.
_COMPOUND = re.compile(r"([_^])\{([^{}]*[-+/][^{}]*)\}")
_GROUP = re.compile(r"\{([^{},\s]*|,|[^{},]{1,60})\}")


def readable(text: str) -> str:
    """The text with its formulas in Unicode and its commands gone; text without LaTeX comes back as it is."""
    text = _THIN_SPACE.sub(" ", _LEFT.sub("×", text))
    if not any(sign in text for sign in "\\{^$"):
        return text
    text = _ADDRESS_TWICE.sub(r"\1", text)
    text = _FOOTNOTE.sub(r" (\1)", _LINK.sub(r"\1", text))
    text = _LOST.sub(lambda match: _SYMBOLS[next(filter(None, match.groups()))], _FORMATTING.sub("", text))
    text = _MATH.sub(r"\1", text)
    text = _COMMAND.sub(_command, text)
    text = _SUPERSCRIPT.sub(lambda match: (match[1] or match[2]).translate(_SUPERSCRIPTS), text)
    text = _COMPOUND.sub(r"\1(\2)", text)
    text = _GROUP.sub(r"\1", _GROUP.sub(r"\1", text))
    return re.sub(r" +([.,;)])|(?<=\S) {2,}", lambda match: match[1] or " ", text).strip()


def _command(match: re.Match[str]) -> str:
    """A symbol for its command; a formatting command goes, and one made by the authors keeps its name."""
    name = match[1] or match[2]
    if name in _SYMBOLS:
        return _SYMBOLS[name]
    return "" if re.match(r"text|math|emph|underline|url|bm|boldsymbol|mbox|operatorname", name) else name
