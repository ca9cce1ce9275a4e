"""What other programs ask for, over a real server: gradio_client, and tools over MCP."""

import re
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from gradio_client.exceptions import AppError

from assistant import documents
from assistant.build import open_assistant
from assistant.pipeline import Assistant
from assistant.types import Paper
from tests.openai_server import Server, silent
from tests.page_server import call, client, said, serving, tools

README = (Path(__file__).parent.parent / "README.md").read_text(encoding="utf-8")
TODAY = date(2026, 6, 12)


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    assistant = open_assistant(tmp_path_factory.mktemp("data"), today=TODAY)
    assistant.add(
        Paper(
            id=f"2606.0000{number}",
            title=f"{name}: On {topic}",
            abstract=f"{name} is a method for {topic}. It was tried on {number}00 {topic} and worked.",
            days=(date(2026, 6, 9 + number),),
            upvotes=number,
            source="huggingface",
        )
        for number, (name, topic) in enumerate(
            (("GripNet", "robots that grasp wet objects"), ("WhaleTongue", "sperm whales")), start=1
        )
    )
    return assistant


@pytest.fixture(scope="module")
def served(assistant: Assistant) -> Iterator[str]:
    with serving(assistant) as address:
        yield address


def test_every_function_has_an_endpoint_and_nothing_else_has(served: str) -> None:
    named = client(served).view_api(print_info=False, return_format="dict")["named_endpoints"]
    assert set(named) == {"/ask", "/search", "/like", "/paper", "/papers", "/digest", "/days", "/status"}


def test_every_function_is_a_tool_with_a_description_of_itself_and_of_what_it_takes(served: str) -> None:
    offered = tools(served)
    assert {"ask_papers", "search_papers", "get_paper", "papers_of_day", "digest"} <= set(offered)
    for tool in offered.values():
        assert tool.description and not re.search(r"\n[ \t]", tool.description)
        assert all(what["description"] for what in tool.inputSchema["properties"].values())
        assert tool.annotations and tool.annotations.readOnlyHint
    assert offered["search_papers"].inputSchema["required"] == ["text"]


QUESTION = "What is WhaleTongue?"


@pytest.mark.parametrize(
    ("endpoint", "tool", "arguments"),
    [
        ("ask", "ask_papers", {"question": QUESTION}),
        ("search", "search_papers", {"text": "whales", "top_k": 1, "since": "2026-06-11", "until": "2026-06-12"}),
        ("like", "papers_like", {"id": "2606.00001"}),
        ("paper", "get_paper", {"id": "2606.00002"}),
        ("papers", "papers_of_day", {"day": "2026-06-10"}),
        ("papers", "papers_of_day", {}),
        ("digest", "digest", {"day": "2026-06-10"}),
        ("digest", "digest", {"since": "2026-06-10", "until": "2026-06-12"}),
        ("days", "list_days", {}),
        ("status", "status", {}),
    ],
)
def test_both_ways_bring_the_documents_of_the_command_line(
    served: str, assistant: Assistant, endpoint: str, tool: str, arguments: dict[str, Any]
) -> None:
    document = client(served).predict(**arguments, api_name=f"/{endpoint}")
    assert call(served, tool, **arguments).structuredContent == document
    assert document == expected(assistant)[endpoint if arguments else f"{endpoint} without more"](**arguments)


def expected(assistant: Assistant) -> dict[str, Any]:
    ninth, eleventh = date(2026, 6, 10), date(2026, 6, 11)
    return {
        "ask": lambda question: documents.answer(question, [*assistant.ask(question)][-1]),
        "search": lambda text, **_: documents.hits(text, assistant.search(text, 1, eleventh)),
        "like": lambda id: documents.hits(id, assistant.like(id)),
        "paper": lambda id: documents.papers([assistant.paper(id)])["papers"][0],
        "papers": lambda day: documents.papers(assistant.papers(ninth, ninth)),  # noqa: ARG005
        "papers without more": lambda: documents.papers(assistant.papers(eleventh, eleventh)),
        "digest": lambda **days: documents.digest([*assistant.digest(ninth, ninth if "day" in days else TODAY)][-1]),
        "days without more": lambda: documents.days(assistant.days()),
        "status without more": lambda: documents.state(assistant.status()),
    }


@pytest.mark.parametrize(
    ("endpoint", "tool", "arguments", "message"),
    [
        ("ask", "ask_papers", {"question": " "}, "The question is empty. Ask about the papers, in your own words."),
        (
            "ask",
            "ask_papers",
            {"question": "x" * 2001},
            "A question can have up to 2,000 characters. Shorten it and ask again.",
        ),
        ("ask", "ask_papers", {"question": "Why?", "history": "He"}, "history: input should be a valid list."),
        ("search", "search_papers", {"text": "x" * 2001}, "text: string should have at most 2000 characters."),
        ("search", "search_papers", {"text": "a", "since": "June"}, "June is no day; write it as 2026-06-10."),
        ("search", "search_papers", {"text": "a", "top_k": 0}, "top_k: input should be greater than or equal to 1."),
        (
            "like",
            "papers_like",
            {"id": "1"},
            "There is no paper 1 in the library. `assistant papers` lists those there are.",
        ),
        (
            "papers",
            "papers_of_day",
            {"day": "2026-06-13"},
            "No papers are listed on 2026-06-13. The nearest: 2026-06-11.",
        ),
        ("digest", "digest", {"until": "2026-06-10"}, "A digest is of one day, or of the days from since to until."),
    ],
)
def test_what_is_wrong_is_one_plain_line(
    served: str, endpoint: str, tool: str, arguments: dict[str, Any], message: str
) -> None:
    with pytest.raises(AppError) as error:
        client(served).predict(**arguments, api_name=f"/{endpoint}")
    assert str(error.value) == message
    result = call(served, tool, **arguments)
    assert result.isError and said(result) == message


def test_a_tool_that_there_is_not_or_an_argument_that_it_has_not_is_named(served: str) -> None:
    assert said(call(served, "cook")).startswith("There is no tool cook. There are ask_papers, ")
    assert said(call(served, "get_paper", day="x")) == "id: missing required argument."


def test_an_address_in_what_a_program_sends_is_not_fetched(served: str) -> None:
    file = {"path": "http://192.0.2.1/a", "meta": {"_type": "gradio.FileData"}}
    with pytest.raises(AppError, match="This page takes no files"):
        client(served).predict("What?", [{"role": "user", "content": file}], api_name="/ask")


def test_a_model_that_hangs_does_not_keep_others_from_browsing(assistant: Assistant, tmp_path: Path) -> None:
    with Server([silent()]) as model:
        slow = open_assistant(tmp_path / "slow", today=TODAY, language_model=model.model(seconds=20))
        slow.add(assistant.papers())
        with serving(slow) as address, ThreadPoolExecutor(12) as pool:
            asked = client(address)
            jobs = [asked.submit(QUESTION, api_name="/ask") for _ in range(8)]
            waiting = [pool.submit(call, address, "ask_papers", question=QUESTION) for _ in range(4)]
            deadline = time.monotonic() + 20
            while len(model.chats) < 12:
                assert time.monotonic() < deadline
                time.sleep(0.05)
            start = time.monotonic()
            assert client(address).predict("whales", api_name="/search")["hits"]
            assert call(address, "papers_of_day").structuredContent
            assert time.monotonic() - start < 5  # a second on a quiet machine, most of it for connecting
            assert not any(job.done() for job in [*jobs, *waiting])
            model.closing.set()


def example(holding: str) -> str:
    """The README's Python that holds this."""
    (code,) = (code for code in re.findall(r"```python\n(.*?)```", README, re.DOTALL) if holding in code)
    return str(code)


@pytest.mark.parametrize(
    ("holding", "printed"),
    [
        ("gradio_client", ["supported", "GripNet is a method for robots that grasp wet objects."]),
        ("streamable_http_client", ["GripNet"]),
    ],
)
def test_the_examples_of_the_readme_run(
    served: str, capsys: pytest.CaptureFixture[str], holding: str, printed: list[str]
) -> None:
    code = example(holding)
    assert "http://127.0.0.1:7860" in code
    exec(compile(code.replace("http://127.0.0.1:7860", served), "README.md", "exec"), {"__name__": "example"})
    out = capsys.readouterr().out
    assert all(text in out for text in printed)
