"""The gate between a language model and the reader: no sentence passes unless the papers it cites support it."""

from assistant.check.cut import Piece, cut
from assistant.check.findings import leans
from assistant.check.gate import Verdict, check

__all__ = ["Piece", "Verdict", "check", "cut", "leans"]
