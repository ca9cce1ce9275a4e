"""The ordinary words of English: those that the packaged tokenizer keeps whole."""

import json
from functools import cache
from importlib.resources import files


@cache
def words() -> frozenset[str]:
    """The words, in lower case, that English texts are mostly made of."""
    tokenizer = json.loads((files("assistant") / "data" / "tokenizer.json").read_text(encoding="utf-8"))
    return frozenset(tokenizer["model"]["vocab"])
