"""A model as one answer uses it."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress

from assistant import budget, failures
from assistant.errors import CutError, ModelError
from assistant.types import Model, Tokens, Turn

# Letters of a reply that are read: what is asked for, at most six lines, takes 2,000; what goes on runs in circles.
LONGEST = 10_000


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
        reply, before = "", self.tokens
        with self._remembering():
            is_kept = self.model.is_kept(turns)
            try:
                for piece in self.model.chat(turns):
                    piece = piece[: LONGEST - len(reply)]
                    reply += piece
                    yield piece
                    if len(reply) == LONGEST:
                        raise CutError(failures.endless(self.model.host))
            finally:
                if not is_kept:
                    prompt = sum(budget.count(turn.text) for turn in turns)
                    self.tokens = Tokens(before.prompt + prompt, before.completion + budget.count(reply))

    def say(self, turns: Sequence[Turn]) -> str:
        """The whole reply, or what came of it before it was cut off."""
        reply: list[str] = []
        with suppress(CutError):
            reply.extend(self.chat(turns))
        return "".join(reply).strip()

    @contextmanager
    def _remembering(self) -> Iterator[None]:
        if self.failure:
            raise self.failure
        try:
            yield
        except CutError:
            raise
        except ModelError as error:
            self.failure = error
            raise
