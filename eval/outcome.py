"""What became of a case."""

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from assistant.errors import AssistantError
from assistant.types import Answer
from eval.case import Case
from eval.said import said

Ask = Callable[[Case], Iterator[Answer]]


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a judge says of a shown sentence; None where its reply cannot be read."""

    sentence: str
    supported: bool | None
    relevant: bool | None


@dataclass(frozen=True, slots=True)
class Outcome:
    """The last answer to a case, and the seconds to its first text and to its end; if there is none, the `failure`.

    `first` is None where answers come whole alone.
    """

    case: Case
    answer: Answer | None
    first: float | None
    end: float
    failure: str = ""
    verdicts: tuple[Verdict, ...] = ()

    @property
    def cited(self) -> tuple[str, ...]:
        """The ids of the papers cited, each once."""
        return tuple(dict.fromkeys(one.paper.id for one in self.answer.citations)) if self.answer else ()

    @property
    def right(self) -> tuple[str, ...]:
        """The ids cited that a good answer cites."""
        return tuple(id for id in self.cited if id in self.case.papers)

    @property
    def is_refused(self) -> bool:
        """Whether the question was turned away."""
        return self.answer is not None and self.answer.status == "not_in_list"

    @property
    def has_right_status(self) -> bool:
        """Whether what must be answered was, and what must be turned away was."""
        if self.answer is None:
            return False
        if self.case.is_talk:
            return self.answer.status == "talk"
        return self.answer.status in (("supported", "partial") if self.case.papers else ("not_in_list",))

    @property
    def unsaid(self) -> tuple[str, ...]:
        """What the answer must say and does not."""
        text = self.answer.text if self.answer else ""
        return tuple(item for item in self.case.must_say if not said(item, text))

    @property
    def is_fallback(self) -> bool:
        """Whether quotes took the place of a model's answer."""
        return self.answer is not None and self.answer.is_fallback

    @property
    def faults(self) -> tuple[str, ...]:
        """What is wrong with the answer, in plain words; nothing if it is all as it should be."""
        if self.failure:
            return (f"failed: {self.failure}",)
        if self.case.papers and self.is_refused:
            return ("turned away",)
        missing = [id for id in self.case.papers if id not in self.cited]
        others = [id for id in self.cited if id not in self.case.papers]
        return (
            *([] if self.has_right_status else [f"status {self.answer.status if self.answer else ''}"]),
            *([f"not cited: {', '.join(missing)}"] if missing else []),
            *([f"not expected: {', '.join(others)}"] if others else []),
            *([f"not said: {', '.join(self.unsaid)}"] if self.unsaid else []),
        )


# What is compared, by name: this assistant first.
Systems = Mapping[str, Sequence[Outcome]]


def run(ask: Ask, case: Case, is_growing: bool = True) -> Outcome:
    """Asks one case whose answer grows, or comes whole; an error that a person could put right is its failure."""
    started = time.perf_counter()
    first, answer, failure = None, None, ""
    try:
        for answer in ask(case):
            if first is None and answer.text:
                first = time.perf_counter() - started
        if answer is None:
            failure = "no answer"
    except AssistantError as error:
        answer, failure = None, str(error)
    end = time.perf_counter() - started
    return Outcome(case, answer, (end if first is None else first) if is_growing else None, end, failure)
