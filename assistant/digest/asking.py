"""The model as a digest uses it: what it read and wrote is counted, and a server that is down is left alone."""

from collections.abc import Sequence

from assistant.attempt import Attempt
from assistant.errors import ModelError
from assistant.types import Model, Tokens, Turn

# A failed call spoils its own part; after two in a row the server is taken to be down.
PATIENCE = 2


class Asking:
    """A model that is asked for one part after another."""

    def __init__(self, model: Model) -> None:
        self.model = model
        self.tokens = Tokens()
        self.dropped = 0
        self.failure = ""
        self.failed = 0  # calls in a row

    def name(self) -> str:
        """The model's name; "" if the server does not tell."""
        try:
            return self.model.name()
        except ModelError as error:
            self.failure, self.failed = str(error), PATIENCE
            return ""

    def say(self, turns: Sequence[Turn]) -> str:
        """The reply; "" if there is none."""
        if not self.is_up():
            return ""
        attempt = Attempt(self.model)
        try:
            reply = attempt.say(turns)
            self.failed = 0
        except ModelError as error:
            reply, self.failure = "", str(error)
            self.failed += 1
        before, now = self.tokens, attempt.tokens
        self.tokens = Tokens(before.prompt + now.prompt, before.completion + now.completion)
        return reply

    def is_up(self) -> bool:
        """Whether it is worth asking."""
        return self.failed < PATIENCE
