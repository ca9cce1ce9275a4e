"""An assistant that reads the daily list of new research papers and answers with citations."""

from typing import TYPE_CHECKING

from assistant.errors import AssistantError
from assistant.types import Added, Answer, Citation, Day, Hit, Paper, Query, Turn

if TYPE_CHECKING:
    from assistant.build import open_assistant

__all__ = ["Added", "Answer", "AssistantError", "Citation", "Day", "Hit", "Paper", "Query", "Turn", "open_assistant"]


def __getattr__(name: str) -> object:
    # The pipeline's imports cost a second; the command line's help and the types must not pay for them.
    if name == "open_assistant":
        from assistant.build import open_assistant

        return open_assistant
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
