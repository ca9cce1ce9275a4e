from dataclasses import replace
from datetime import UTC, date, datetime

from assistant.types import State
from ui.about import about

STATE = State(
    version="1.2.3",
    folder="papers",
    papers=1303,
    embedded=1303,
    list_days=46,
    first_day=date(2026, 5, 1),
    last_day=date(2026, 6, 12),
    fetched=None,
    sample=False,
    embedding="a-model",
    writer="quotes",
    leaves_this_machine="nothing",
)


def test_it_tells_what_is_loaded_and_what_reads_it() -> None:
    html = about(STATE)
    for said in (
        "1,303 papers",
        "46 days, 1 May – 12 June 2026",
        "Not yet",
        "a-model",
        "Nothing.",
        "1.2.3",
        "word for",
    ):
        assert said in html


def test_it_tells_when_lists_were_fetched_and_why_no_more_come() -> None:
    html = about(replace(STATE, fetched=datetime(2026, 6, 12, 7, 5, tzinfo=UTC)), "The network <is> down.")
    assert "12 June 2026, 07:05 UTC" in html
    assert "The network &lt;is&gt; down." in html


def test_it_tells_who_writes_and_what_leaves() -> None:
    html = about(replace(STATE, writer="m at api.example.org", leaves_this_machine="questions, to api.example.org"))
    assert "m at api.example.org" in html
    assert "Questions, to api.example.org." in html


def test_a_model_that_cannot_be_reached_is_told_with_what_is_done_instead() -> None:
    html = about(replace(STATE, writer="quotes, because: The server does not answer."))
    assert "The server does not answer. Until then answers are made of quotes." in html


def test_the_sample_list_is_named_and_an_empty_library_told() -> None:
    assert "summaries in our own words" in about(replace(STATE, sample=True))
    assert "None yet" in about(replace(STATE, papers=0, embedded=0, list_days=0, first_day=None, last_day=None))


def test_papers_without_vectors_are_counted() -> None:
    assert "3 papers can be listed" in about(replace(STATE, embedded=1300))
