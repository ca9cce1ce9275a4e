import re
import threading
from collections.abc import Iterator, Sequence
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
from assistant.types import Answer, Array, Citation, Day, Paper, Turn
from ui import api, app, conversation, texts
from ui.conversation import Conversation, Exchange
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
    ready, made = threading.Event(), threading.Event()
    addresses: list[str] = []

    def heard(address: str) -> None:
        addresses.append(address)
        ready.set()

    def make(application: Any) -> uvicorn.Server:
        started.append(server(application))
        made.set()
        return started[0]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("ui.app.server", make)
        thread = threading.Thread(target=app.serve, args=(assistant, "127.0.0.1", 0, heard))
        thread.start()
        assert ready.wait(30)
        try:
            yield addresses[0]
        finally:
            assert made.wait(30)  # it is heard of before it is made
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


def test_what_a_first_question_needs_is_read_before_the_page_opens(papers: list[Paper], assistant: Assistant) -> None:
    assistant.add(papers)
    read: list[str] = []

    def embed(texts: Sequence[str]) -> Array:
        read.extend(texts)
        return assistant.index.embed(texts)

    with serving(replace(assistant, index=replace(assistant.index, embed=embed))):
        assert read


def test_an_embedding_model_that_never_answers_does_not_keep_the_page_closed(
    papers: list[Paper], assistant: Assistant, monkeypatch: pytest.MonkeyPatch
) -> None:
    assistant.add(papers)
    monkeypatch.setattr("ui.app.PATIENCE", 0.1)
    answers = threading.Event()

    def embed(texts: Sequence[str]) -> Array:
        answers.wait(30)
        return assistant.index.embed(texts)

    with serving(replace(assistant, index=replace(assistant.index, embed=embed))) as address:
        assert "Daily Papers" in get(address)[0]
        answers.set()


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

    def days(self) -> list[Day]:
        return [Day(TODAY, 1)]


def reply(fake: Fake, question: str, before: Conversation = ()) -> list[Exchange]:
    return list(conversation.reply(fake, question, before))  # type: ignore[arg-type]


def test_the_conversation_shows_the_question_at_once_and_the_answer_as_it_grows(papers: list[Paper]) -> None:
    first = Answer("One.", "supported", "topic")
    whole = replace(first, text="One. Two. [1]", citations=(Citation(1, papers[0], papers[0].title),))
    steps = reply(Fake(first, whole), "What?")
    assert [step.answer for step in steps] == [None, first, whole, whole]
    drawn = [conversation.messages((step,), growing=True) for step in steps[:2]]
    assert [[message["role"] for message in messages] for messages in drawn] == [["user", "assistant"]] * 2
    assert texts.READING in drawn[0][1]["content"]
    assert drawn[1][1]["content"].startswith("One.")
    assert texts.WRITING in drawn[1][1]["content"]


def test_a_whole_answer_has_no_sign_that_more_comes() -> None:
    exchange = reply(Fake(Answer("One.", "supported", "topic")), "What?")[-1]
    assert [message["content"] for message in conversation.messages((exchange,))] == ["What?", "One."]


def test_the_next_question_knows_what_was_cited(papers: list[Paper]) -> None:
    answer = Answer("One. [1]", "supported", "topic", citations=(Citation(1, papers[0], "One."),))
    fake = Fake(answer)
    before = (reply(fake, "What?")[-1],)
    reply(fake, " And then?\n", before)
    assert fake.asked[-1] == ("And then?", (Turn("user", "What?"), Turn("assistant", "One. [1]", (papers[0].id,))))


def test_what_can_be_asked_next_stands_under_the_last_answer_alone(papers: list[Paper]) -> None:
    answer = Answer("One. [1]", "supported", "topic", citations=(Citation(1, papers[0], "One."),))
    one = reply(Fake(answer), "What?")[-1]
    assert one.follow_ups == ("How does GripNet work?",)
    drawn = [message["content"] for message in conversation.messages((one, one))]
    assert ["follow-ups" in content for content in drawn] == [False, False, False, True]


def test_an_error_is_a_plain_message_in_the_conversation() -> None:
    exchange = reply(Fake(error="Do <this>."), "What?")[-1]
    assert conversation.messages((exchange,))[-1] == {"role": "assistant", "content": r"Do \<this\>."}
    assert conversation.turns((exchange,)) == (Turn("user", "What?"),)


def test_an_error_in_the_middle_leaves_what_was_said() -> None:
    exchange = reply(Fake(Answer("One.", "supported", "topic"), error="No more."), "What?")[-1]
    assert conversation.messages((exchange,))[-1]["content"] == "One.\n\nNo more."


def test_a_question_that_is_too_long_is_not_asked() -> None:
    fake = Fake(Answer("One.", "supported", "topic"))
    exchange = reply(fake, "x" * 2001)[-1]
    drawn = conversation.messages((exchange,))
    assert "up to 2,000 characters" in drawn[-1]["content"]
    assert len(drawn[0]["content"]) < 300
    assert not fake.asked


def test_a_stopped_answer_keeps_its_text_and_says_so() -> None:
    waiting, growing, *_ = reply(Fake(Answer("One.", "supported", "topic")), "What?")
    drawn = [conversation.messages(conversation.ended((step,), "Stopped."))[-1] for step in (waiting, growing)]
    assert [message["content"] for message in drawn] == ["*Stopped.*", "One.\n\n*Stopped.*"]


def test_what_is_whole_cannot_be_stopped() -> None:
    whole = (reply(Fake(Answer("One.", "supported", "topic")), "What?")[-1],)
    assert conversation.ended(whole, "Stopped.") == whole
    assert conversation.ended((), "Stopped.") == ()


def test_every_message_belongs_to_its_exchange() -> None:
    one = reply(Fake(Answer("One.", "supported", "topic")), "What?")[-1]
    silent = Exchange("Hm?")
    assert [conversation.place((one, silent, one), message) for message in range(6)] == [0, 0, 1, 2, 2, 3]


def test_a_history_without_papers_or_with_strange_blocks_is_read_as_far_as_it_goes() -> None:
    history: list[dict[str, Any]] = [
        {"role": "user", "content": ["One", {"type": "file"}, {"text": "two"}]},
        {"role": "assistant"},
    ]
    assert api.turns(history) == (Turn("user", "One\ntwo"), Turn("assistant", ""))
