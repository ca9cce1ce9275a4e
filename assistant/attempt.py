"""A model as one answer uses it."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from assistant import budget
from assistant.errors import ModelError
from assistant.types import Model, Tokens, Turn


class Attempt:
    """A model whose tokens are counted, and which is not asked again once it has failed."""

    def __init__(self, model: Model) -> None:
        self.model = model
        self.tokens = Tokens()
        self.failure: ModelError | None = None

    def name(self) -> str:
        """The model's name; raises the ModelError of this or of an earlier call."""
        with self._remembering():
            return self.model.name()

    def chat(self, turns: Sequence[Turn]) -> Iterator[str]:
        """The model's reply piece by piece; raises the ModelError of this or of an earlier call."""
        prompt, reply, before = sum(budget.count(turn.text) for turn in turns), "", self.tokens
        with self._remembering():
            try:
                for piece in self.model.chat(turns):
                    reply += piece
                    yield piece
            finally:
                self.tokens = Tokens(before.prompt + prompt, before.completion + budget.count(reply))

    def say(self, turns: Sequence[Turn]) -> str:
        """The whole reply."""
        return "".join(self.chat(turns)).strip()

    @contextmanager
    def _remembering(self) -> Iterator[None]:
        if self.failure:
            raise self.failure
        try:
            yield
        except ModelError as error:
            self.failure = error
            raise
