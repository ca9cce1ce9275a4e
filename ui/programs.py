"""What other programs may ask for: functions that answer with a JSON document, or with a line of what is wrong."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from functools import wraps
from inspect import signature
from typing import Annotated, Any

import gradio as gr
from gradio.events import api as endpoint
from pydantic import ConfigDict, Field, ValidationError, validate_call

from assistant import documents
from assistant.commands import making
from assistant.documents import Document
from assistant.errors import AssistantError
from assistant.pipeline import Assistant
from ui import api, conversation
from ui.conversation import LONGEST
from ui.events import ASKING, BROWSING, DIGESTING

# A model's server is asked for its name, which may take as long as its timeout.
LOOKING: dict[str, Any] = {"concurrency_limit": 4, "concurrency_id": "status"}

Text = Annotated[str, Field(description="What to look for, in words; days are not read from it.", max_length=LONGEST)]
Id = Annotated[str, Field(description="The paper's id in the list, such as 2606.10651.", max_length=100)]
Many = Annotated[int, Field(description="How many papers at most.", ge=1, le=100)]
ListDay = Annotated[str | None, Field(description="A day that has a list, as 2026-06-10; else the latest.")]
Since = Annotated[str | None, Field(description="The first list day, as 2026-06-10; else no bound.")]
Until = Annotated[str | None, Field(description="The last list day, as 2026-06-12; else no bound.")]


@dataclass(frozen=True, slots=True)
class Program:
    """A function for other programs: the endpoint's and the tool's name, and how many may run at once."""

    endpoint: str
    tool: str
    run: Callable[..., Document]
    limits: dict[str, Any]


def programs(assistant: Assistant) -> tuple[Program, ...]:
    """Every function that other programs can call; they raise AssistantError."""

    def ask(
        question: Annotated[
            str, Field(description="A question in plain words; days and paper names in it are understood.")
        ],
        history: Annotated[
            list[dict[str, Any]] | None,
            Field(description="What was said before: messages with role, content and papers, the ids that were cited."),
        ] = None,
    ) -> Document:
        """Answer a question about the papers of the Daily Papers list, with the verbatim sentence behind each number.

        The text carries [1], [2]… for its citations. A status "not_in_list" means that no listed paper answers it.
        """
        *_, last = conversation.ask(assistant, question, api.turns(history or ()))
        return documents.answer(question, last)

    def search(text: Text, top_k: Many = 10, since: Since = None, until: Until = None) -> Document:
        """Find listed papers that speak to a text, best first, each with the sentences of its abstract that do."""
        return documents.hits(text, assistant.search(text, top_k, _day(since), _day(until)))

    def like(id: Id, top_k: Many = 10) -> Document:
        """Find the listed papers most like one, most alike first."""
        return documents.hits(id, assistant.like(id, top_k))

    def paper(id: Id) -> Document:
        """Get a listed paper by its id: title, abstract, authors, address, list days and upvotes."""
        return documents.papers([assistant.paper(id)])["papers"][0]  # type: ignore[no-any-return]

    def papers(day: ListDay = None) -> Document:
        """List the papers of a day, the most upvoted first, with their abstracts."""
        listed = making.list_day(assistant, _day(day), assistant.today())
        return documents.papers(assistant.papers(listed, listed))

    def digest(day: ListDay = None, since: Since = None, until: Until = None) -> Document:
        """Digest the papers of a day, or of the days from since to until: each in one theme, with its sentence."""
        first = _day(since)
        if (day and since) or (until and not since):
            raise AssistantError("A digest is of one day, or of the days from since to until.")
        listed = first or making.list_day(assistant, _day(day), assistant.today())
        *_, last = assistant.digest(*(making.span(assistant, first, _day(until)) if first else (listed, listed)))
        return documents.digest(last)

    def days() -> Document:
        """List the days that have a list, with their number of papers."""
        return documents.days(assistant.days())

    def status() -> Document:
        """Tell what is loaded, what writes the answers, and whether anything leaves the machine."""
        return documents.state(assistant.status())

    return (
        Program("ask", "ask_papers", _checked(ask), ASKING),
        Program("search", "search_papers", _checked(search), BROWSING),
        Program("like", "papers_like", _checked(like), BROWSING),
        Program("paper", "get_paper", _checked(paper), BROWSING),
        Program("papers", "papers_of_day", _checked(papers), BROWSING),
        Program("digest", "digest", _checked(digest), DIGESTING),
        Program("days", "list_days", _checked(days), BROWSING),
        Program("status", "status", _checked(status), LOOKING),
    )


def endpoints(programs: Sequence[Program]) -> None:
    """Opens the functions to gradio_client, each under its name; what is wrong comes as an error of one line."""
    for program in programs:
        endpoint(_for_gradio(program.run), api_name=program.endpoint, **program.limits)


def _checked(function: Callable[..., Document]) -> Callable[..., Document]:
    """The function with arguments of the types it names."""
    checked = validate_call(config=ConfigDict(strict=True))(function)

    @wraps(function)
    def run(*arguments: Any, **named: Any) -> Document:
        with _one_line(function):
            return checked(*arguments, **named)

    return run


@contextmanager
def _one_line(function: Callable[..., Document]) -> Iterator[None]:
    try:
        yield
    except ValidationError as error:
        problem = error.errors(include_url=False)[0]
        place = problem["loc"][0] if problem["loc"] else ""
        name = list(signature(function).parameters)[place] if isinstance(place, int) else place
        raise AssistantError(f"{name}: {problem['msg'].lower()}.") from error


def _for_gradio(run: Callable[..., Document]) -> Callable[..., Document]:
    @wraps(run)
    def told(*arguments: Any, **named: Any) -> Document:
        try:
            return run(*arguments, **named)
        except AssistantError as error:
            raise gr.Error(str(error), print_exception=False) from error

    return told


def _day(text: str | None) -> date | None:
    if not text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise AssistantError(f"{text[:40]} is no day; write it as 2026-06-10.") from error
