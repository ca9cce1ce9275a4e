"""Days in plain words: which ones a text names, and what is said when they have no list."""

from assistant.dates.calendar import Clock, back, period
from assistant.dates.find import Span, find, without
from assistant.dates.settle import in_words, settle

__all__ = ["Clock", "Span", "back", "find", "in_words", "period", "settle", "without"]
