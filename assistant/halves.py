"""The questions that a question is made of: "what is it, and does it have code?" asks two."""

import re

_HELPING = r"(?:is|are|was|were|do|does|did|has|have|had|can|could|will|would|should)(?:n['’]t)?"
_ASKING = r"(?:what|which|who|whose|where|when|why|how)"
_ASKS = re.compile(
    rf"\W*(?:(?:and|but|so|or|also|then) )*(?:{_HELPING}\b|(?:(?:in|on|by|with|for|to|at|under|from|of) )?"
    rf"(?:which|who|what['’]s|how (?:many|much|long|big|large|fast|often|well|old)|{_ASKING}\b.*\b{_HELPING})\b)",
    re.IGNORECASE,
)
# Who asks may also tell what to tell.
_OPENS = re.compile(r"\W*(?:what|which|who|how|tell me|explain|describe|define|summari[sz]e)\b", re.IGNORECASE)
_BETWEEN = re.compile(
    rf"[?;]\s+|(?:,|\s)\s*(?:and|but)\s+(?=(?:\w+ )?(?:{_ASKING}|{_HELPING})\b)|,\s+(?={_HELPING}\b)", re.IGNORECASE
)
# "and what not" asks nothing.
_LEAST = 3


def halves(question: str) -> list[str]:
    """The parts of a question that each ask for something; the question itself if it asks for one thing."""
    start, found = 0, list[str]()
    for between in _BETWEEN.finditer(question):
        before, after = question[start : between.start()], question[between.end() :]
        opens = _ASKS.match(before) or (not found and _OPENS.match(before))
        if opens and _ASKS.match(after) and len(after.split()) >= _LEAST:
            found.append(before.strip())
            start = between.end()
    return [*found, question[start:].strip()] if found else [question]
