"""New lists while the chat is open, from a real server, in a real thread."""

import threading
import time
from collections.abc import Callable, Iterator
from datetime import date

import numpy as np
import pytest
from filelock import FileLock

from assistant import download
from assistant.build import open_assistant
from assistant.pipeline import Assistant
from assistant.refresh import TEXTS_AT_ONCE, Refresher
from assistant.types import Paper
from tests.hub_server import Hub, answer, entries, entry, running

DAY = "2026-06-12"


@pytest.fixture
def hub(monkeypatch: pytest.MonkeyPatch) -> Iterator[Hub]:
    monkeypatch.setattr(download, "WAITS", ())
    with running() as hub:
        yield hub


@pytest.fixture
def assistant(hub: Hub, make: Callable[..., Paper]) -> Assistant:
    assistant = open_assistant(today=date(2026, 6, 12), hf_endpoint=hub.url)
    assistant.add([make("1", "Old news", day=12)])
    return assistant


@pytest.fixture
def said() -> list[str]:
    return []


def wait_until(holds: Callable[[], object]) -> None:
    deadline = time.monotonic() + 30
    while not holds():
        assert time.monotonic() < deadline
        time.sleep(0.01)


def test_new_papers_are_in_the_answers_without_a_restart(hub: Hub, assistant: Assistant, said: list[str]) -> None:
    *_, before = assistant.ask("What is GripNet?")
    assert before.status == "not_in_list"
    refresher = Refresher(assistant, 0.05, said.append)
    refresher.start()
    wait_until(lambda: len(hub.asked) > 3)
    hub.days[DAY] = [entry("2606.00001", DAY, "GripNet: Wet Objects", "GripNet grasps 91% of wet objects.")]
    wait_until(lambda: said)
    refresher.stop()
    *_, after = assistant.ask("What is GripNet?")
    assert after.status == "supported" and after.citations[0].paper.id == "2606.00001"
    assert said == ["One new paper of 2026-06-12."]
    assert assistant.status().fetched is not None


def test_a_failure_is_said_once_until_it_is_over(hub: Hub, assistant: Assistant, said: list[str]) -> None:
    refresher = Refresher(assistant, 60, said.append)
    hub.answers = [answer(500, {}), answer(500, {})]
    refresher.refresh()
    refresher.refresh()
    assert len(said) == 1 and said[0].endswith("The assistant goes on with the lists it has, and tries again.")
    assert refresher.problem.startswith(f"The list of {DAY} was not fetched")
    refresher.refresh()
    assert refresher.problem == ""
    hub.answers = [answer(500, {})]
    refresher.refresh()
    assert len(said) == 2


def test_another_process_that_adds_papers_is_waited_for_in_silence(
    hub: Hub, assistant: Assistant, said: list[str]
) -> None:
    hub.days[DAY] = entries(DAY, 1)
    refresher = Refresher(assistant, 60, said.append)
    with FileLock(assistant.folder / "writer.lock"):
        refresher.refresh()
    assert said == [] and refresher.problem == "" and assistant.library.count() == 1
    refresher.refresh()
    assert assistant.library.count() == 2


def test_the_sample_goes_when_the_first_list_comes(hub: Hub, said: list[str], make: Callable[..., Paper]) -> None:
    assistant = open_assistant(today=date(2026, 6, 12), hf_endpoint=hub.url)
    assistant.add([make("sample", source="sample")])
    refresher = Refresher(assistant, 60, said.append)
    refresher.refresh()
    assert assistant.library.is_sample()
    hub.days[DAY] = entries(DAY, 2)
    refresher.refresh()
    assert not assistant.library.is_sample() and assistant.library.count() == 2


def test_questions_come_in_between_while_papers_are_embedded(
    hub: Hub, assistant: Assistant, said: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    most: list[int] = []

    def embed(_self: object, texts: list[str]) -> object:
        most.append(len(texts))
        return np.ones((len(texts), 384), np.float32)

    monkeypatch.setattr(type(assistant.index.embed), "__call__", embed)
    hub.days[DAY] = entries(DAY, 40)
    Refresher(assistant, 60, said.append).refresh()
    assert max(most) == TEXTS_AT_ONCE and sum(most) == 80


def test_it_stops_in_the_middle_and_loses_nothing(hub: Hub, assistant: Assistant, said: list[str]) -> None:
    hub.days[DAY] = entries(DAY, 50)
    refresher = Refresher(assistant, 60, said.append)
    refresher.start()
    wait_until(lambda: assistant.library.count() == 51)
    refresher.stop()
    assert "refresh" not in {thread.name for thread in threading.enumerate()}
    assert said == [] and assistant.status().embedded < 51
    assistant.update()
    assert assistant.status().embedded == 51
