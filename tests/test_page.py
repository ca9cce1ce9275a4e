import re
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from typing import Any
from urllib.request import Request, urlopen

import pytest
import uvicorn
from gradio_client import Client
from gradio_client.exceptions import AppError

from assistant.build import open_assistant
from assistant.errors import AssistantError
from assistant.pipeline import Assistant
from assistant.types import Answer, Citation, Paper, Turn
from ui import api, app, conversation
from ui.server import listen, server, url

SAID = "GripNet is a method for wet objects. [1]"
TODAY = date(2026, 6, 12)


@pytest.fixture(scope="module")
def papers() -> list[Paper]:
    return [
        Paper(
            id=f"2606.0000{number}",
            title=f"{name}: On {topic}",
            abstract=f"{name} is a method for {topic}. It was tried on {number}00 {topic} and worked.",
            url=f"https://huggingface.co/papers/2606.0000{number}",
            days=(date(2026, 6, 9 + number),),
            upvotes=number,
            source="huggingface",
        )
        for number, (name, topic) in enumerate((("GripNet", "wet objects"), ("WhaleTongue", "sperm whales")), start=1)
    ]


@pytest.fixture(scope="module")
def served(papers: list[Paper], tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a page over two papers."""
    assistant = open_assistant(tmp_path_factory.mktemp("data"), today=TODAY)
    assistant.add(papers)
    with serving(assistant) as address:
        yield address


@contextmanager
def serving(assistant: Assistant) -> Iterator[str]:
    started: list[uvicorn.Server] = []
    ready = threading.Event()
    addresses: list[str] = []

    def heard(address: str) -> None:
        addresses.append(address)
        ready.set()

    def make(application: Any) -> uvicorn.Server:
        started.append(server(application))
        return started[0]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("ui.app.server", make)
        thread = threading.Thread(target=app.serve, args=(assistant, "127.0.0.1", 0, heard))
        thread.start()
        assert ready.wait(30)
        try:
            yield addresses[0]
        finally:
            started[0].should_exit = True
            thread.join(10)


def get(address: str, headers: dict[str, str] | None = None) -> tuple[str, dict[str, str]]:
    with urlopen(Request(address, headers=headers or {}), timeout=10) as response:
        return response.read().decode(), {name.lower(): value for name, value in response.headers.items()}


def client(address: str) -> Client:
    return Client(address, verbose=False, analytics_enabled=False)


def test_an_answer_comes_with_its_citations(served: str) -> None:
    answer = client(served).predict("What is WhaleTongue?", api_name="/ask")
    assert answer["status"] == "supported"
    assert "[1]" in answer["text"]
    assert answer["citations"][0] == {
        "number": 1,
        "id": "2606.00002",
        "title": "WhaleTongue: On sperm whales",
        "url": "https://huggingface.co/papers/2606.00002",
        "days": ["2026-06-11"],
        "quote": "WhaleTongue is a method for sperm whales.",
    }


def test_two_people_at_once_get_their_own_answers(served: str) -> None:
    def ask(name: str) -> str:
        return str(client(served).predict(f"What is {name}?", api_name="/ask")["citations"][0]["title"])

    names = ["GripNet", "WhaleTongue"] * 3
    with ThreadPoolExecutor(len(names)) as pool:
        titles = list(pool.map(ask, names))
    assert [title.split(":")[0] for title in titles] == names


@pytest.mark.parametrize(
    "content",
    ["GripNet is a method. [1]", [{"type": "text", "text": "GripNet is a method. [1]"}]],
    ids=["text", "blocks"],
)
def test_a_question_can_go_on_from_the_history(served: str, content: object) -> None:
    history = [
        {"role": "user", "content": "What is GripNet?"},
        {"role": "assistant", "content": content, "papers": ["2606.00001"]},
    ]
    answer = client(served).predict("On how many objects was it tried?", history, api_name="/ask")
    assert {citation["id"] for citation in answer["citations"]} == {"2606.00001"}


@pytest.mark.parametrize(
    ("question", "message"), [(" ", "The question is empty."), ("x" * 2001, "up to 2,000 characters")]
)
def test_what_is_no_question_gets_a_plain_message(served: str, question: str, message: str) -> None:
    with pytest.raises(AppError, match=message):
        client(served).predict(question, api_name="/ask")


def test_only_asking_is_open_to_other_programs(served: str) -> None:
    assert list(client(served).view_api(print_info=False, return_format="dict")["named_endpoints"]) == ["/ask"]


def test_the_page_names_no_other_host(served: str) -> None:
    page, headers = get(served, {"Accept-Encoding": "gzip, br"})
    styles = [get(f"{served}/{path}")[0] for path in re.findall(r'href="\./(assets/[^"]+\.css)"', page)]
    assert styles
    hosts = re.findall(r"""(?:https?:)?//([\w.-]+\.\w+)""", page + "".join(styles) + get(f"{served}/theme.css")[0])
    assert set(hosts) <= {"127.0.0.1", "www.w3.org"}  # the latter names formats, no address
    assert "Daily Papers" in page
    assert "default-src 'self'" in headers["content-security-policy"]


def test_the_page_offers_no_links_of_gradio_and_keeps_no_history(served: str) -> None:
    config = get(f"{served}/config")[0]
    assert '"footer_links":[]' in config
    assert '"analytics_enabled":false' in config


def test_a_port_in_use_is_an_error_that_names_the_way_out(free_port: int) -> None:
    with listen("127.0.0.1", free_port), pytest.raises(AssistantError, match=f"Port {free_port} is in use.*--port"):
        app.serve(None, "127.0.0.1", free_port, print)  # type: ignore[arg-type]


def test_a_host_of_another_machine_is_an_error(free_port: int) -> None:
    with pytest.raises(AssistantError, match=r"192\.0\.2\.1 is no address of this machine"):
        listen("192.0.2.1", free_port)


def test_the_address_is_one_a_browser_can_open(free_port: int) -> None:
    with listen("127.0.0.1", free_port) as listening:
        assert url(listening) == f"http://127.0.0.1:{free_port}"
    with listen("0.0.0.0", free_port) as listening:
        assert url(listening) == f"http://localhost:{free_port}"


class Fake:
    """Answers with the snapshots it is given, and remembers what it was asked."""

    def __init__(self, *answers: Answer, error: str = "") -> None:
        self.answers = answers
        self.error = error
        self.asked: list[tuple[str, tuple[Turn, ...]]] = []

    def ask(self, text: str, history: tuple[Turn, ...]) -> Iterator[Answer]:
        self.asked.append((text, history))
        yield from self.answers
        if self.error:
            raise AssistantError(self.error)


@pytest.fixture
def converse() -> Callable[..., list[conversation.Conversation]]:
    def converse(fake: Fake, question: str, messages: Any = (), turns: Any = ()) -> list[conversation.Conversation]:
        return list(conversation.reply(fake, question, messages, turns))  # type: ignore[arg-type]

    return converse


def test_the_conversation_shows_the_question_at_once_and_the_answer_as_it_grows(
    converse: Any, papers: list[Paper]
) -> None:
    first = Answer("One.", "supported", "topic")
    whole = replace(first, text="One. Two. [1]", citations=(Citation(1, papers[0], papers[0].title),))
    steps = converse(Fake(first, whole), "What?")
    assert [[message["role"] for message in messages] for messages, _ in steps] == [
        ["user"],
        *[["user", "assistant"]] * 2,
    ]
    assert steps[1][0][-1]["content"] == "One."
    assert steps[-1][1] == (Turn("user", "What?"), Turn("assistant", "One. Two. [1]", (papers[0].id,)))


def test_the_next_question_knows_what_was_cited(converse: Any, papers: list[Paper]) -> None:
    answer = Answer("One. [1]", "supported", "topic", citations=(Citation(1, papers[0], "One."),))
    fake = Fake(answer)
    before = converse(fake, "What?")[-1]
    converse(fake, " And then?\n", *before)
    assert fake.asked[-1] == ("And then?", (Turn("user", "What?"), Turn("assistant", "One. [1]", (papers[0].id,))))


def test_an_error_is_a_plain_message_in_the_conversation(converse: Any) -> None:
    messages, turns = converse(Fake(error="Do <this>."), "What?")[-1]
    assert messages[-1] == {"role": "assistant", "content": r"Do \<this\>."}
    assert turns == (Turn("user", "What?"),)


def test_a_question_that_is_too_long_is_not_asked(converse: Any) -> None:
    fake = Fake(Answer("One.", "supported", "topic"))
    messages, _ = converse(fake, "x" * 2001)[-1]
    assert "up to 2,000 characters" in messages[-1]["content"]
    assert not fake.asked


def test_asking_again_takes_back_the_last_question_and_its_answer(converse: Any) -> None:
    fake = Fake(Answer("One.", "supported", "topic"))
    before = converse(fake, "First?")[-1]
    assert conversation.rewind(*converse(fake, "Second?", *before)[-1]) == ("Second?", before)


def test_asking_again_after_a_stop_takes_back_the_question_alone(converse: Any) -> None:
    before = converse(Fake(Answer("One.", "supported", "topic")), "First?")[-1]
    stopped = converse(Fake(), "Second?", *before)[0]
    assert conversation.rewind(*stopped) == ("Second?", before)


def test_a_history_without_papers_or_with_strange_blocks_is_read_as_far_as_it_goes() -> None:
    history: list[dict[str, Any]] = [
        {"role": "user", "content": ["One", {"type": "file"}, {"text": "two"}]},
        {"role": "assistant"},
    ]
    assert api.turns(history) == (Turn("user", "One\ntwo"), Turn("assistant", ""))
