import json
from datetime import date
from html.parser import HTMLParser
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.pipeline import Assistant
from assistant.types import Answer, Citation, Paper
from ui import keep
from ui.conversation import Conversation, Exchange


def in_browser(conversation: Conversation) -> str:
    """What script/keep.js reads of the page and brings back."""
    found: list[str] = []

    class Reader(HTMLParser):
        def handle_starttag(self, _tag: str, attrs: list[tuple[str, str | None]]) -> None:
            found.extend(value or "" for name, value in attrs if name == "data-kept")

    Reader().feed(keep.kept(conversation))
    assert len(found) == 1
    return found[0]


@pytest.fixture
def conversation(robots: Paper, whales: Paper) -> Conversation:
    answer = Answer(
        "GripNet lifts <91.5%>. [1] Codas \\*speak\\*. [2]",
        "partial",
        "topic",
        date(2026, 6, 8),
        date(2026, 6, 12),
        ("June is June 2026",),
        (Citation(1, robots, "It lifts 91.5% of unseen wet objects."), Citation(2, whales, whales.title)),
        writer="small-model",
        dropped=2,
    )
    return (
        Exchange('What\'s "new"\non <robots>?', answer, follow_ups=("How does GripNet work?",), is_whole=True),
        Exchange("And?", None, "The question is empty.", is_whole=True),
        Exchange("Then?", answer, "Stopped.", is_whole=True),
    )


def test_a_conversation_comes_back_as_it_was(loaded: Assistant, conversation: Conversation) -> None:
    assert keep.restore(in_browser(conversation), loaded.library) == conversation


def test_a_paper_that_is_gone_leaves_its_number_alone(loaded: Assistant, conversation: Conversation) -> None:
    loaded.remove("2606.00001")
    answer = keep.restore(in_browser(conversation), loaded.library)[0].answer
    assert answer is not None
    assert [citation.number for citation in answer.citations] == [2]
    assert "[1]" in answer.text


def test_each_exchange_carries_its_markdown(conversation: Conversation) -> None:
    first = json.loads(in_browser(conversation))[0]
    assert first["heading"].startswith("## What's")
    assert "[1] GripNet: Learning to Grasp Wet Objects." in first["markdown"]


def test_the_latest_exchanges_are_kept(assistant: Assistant) -> None:
    many = tuple(Exchange(str(number), is_whole=True) for number in range(keep.MOST + 5))
    assert keep.restore(in_browser(many), assistant.library) == many[5:]


@pytest.mark.parametrize(
    "kept",
    [
        "",
        "x",
        "[]",
        "{}",
        "[1]",
        '[{"question": 1}]',
        '[{"notice": ""}]',
        '[{"question": "?", "text": "!", "kind": "x"}]',
    ],
)
def test_what_is_no_conversation_is_an_empty_one(kept: str, assistant: Assistant) -> None:
    assert keep.restore(kept, assistant.library) == ()


def test_too_much_is_not_read(assistant: Assistant) -> None:
    assert keep.restore(json.dumps([{"question": "x" * keep.LARGEST}]), assistant.library) == ()
    assert keep.restore(json.dumps([{"question": "x" * 3000}]), assistant.library) == ()


class NoPapers:
    def paper(self, _id: str) -> None:
        return None


kept = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["question", "text", "status", "kind", "since", "citations", "number", "id", "quote"]),
            inner,
            max_size=4,
        )
    ),
    max_leaves=8,
)


@settings(max_examples=60)
@given(kept)
def test_anything_in_the_browser_can_be_read(value: Any) -> None:
    assert all(isinstance(one, Exchange) for one in keep.restore(json.dumps([value]), NoPapers()))  # type: ignore[arg-type]
