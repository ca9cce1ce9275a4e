"""The Daily Papers API's body in its shapes, and what is wrong with it."""

import io
import json
from datetime import date

import pytest

from assistant.lists import read_stream
from assistant.types import Paper, Rejected

TODAY = date(2026, 11, 22)

OLD = {  # as of 2024: the abstract in the paper alone, no day, no keywords
    "paper": {
        "id": "2406.00001",
        "authors": [{"name": "Ada Bell", "hidden": False}, {"name": "Bo Ng", "hidden": True}, {"name": " "}, {}],
        "publishedAt": "2024-06-07T07:04:10.000Z",
        "title": "Mixtures of\nsmall models",
        "summary": "Small models are\nmixed.\nThey do  well.",
        "upvotes": 14,
    },
    "publishedAt": "2024-06-10T01:56:51.089Z",
    "title": "Mixtures of\nsmall models",
    "numComments": 0,
}
NEW = {  # as of 2026
    "paper": {
        "id": "2606.00002",
        "authors": [{"name": "Chi Du", "hidden": False}],
        "publishedAt": "2026-06-08T00:00:00.000Z",
        "submittedOnDailyAt": "2026-06-10T00:00:00.000Z",
        "title": "Streams",
        "summary": "A stream.",
        "upvotes": 57,
        "projectPage": "http://example.org/streams",
        "githubRepo": "https://github.com/example/streams",
        "ai_keywords": ["video", "streaming  editing"],
        "organization": {"name": "example", "fullname": "Example University"},
    },
    "publishedAt": "2026-06-07T20:00:00.000Z",
    "title": "Streams",
    "summary": "A stream.",
    "organization": {"name": "example", "fullname": "Example University"},
}


def listed(*entries: object, name: str = "list.json") -> list[Paper | Rejected]:
    return list(read_stream(io.BytesIO(json.dumps(entries).encode()), name, TODAY))


def paper(name: str = "list.json", **changes: object) -> Paper:
    (found,) = listed({**NEW, "paper": {**NEW["paper"], **changes}}, name=name)
    assert isinstance(found, Paper)
    return found


def test_an_entry_of_2024_takes_its_day_from_the_name():
    assert listed(OLD, name="day-2024-06-10.json") == [
        Paper(
            id="2406.00001",
            title="Mixtures of small models",
            abstract="Small models are mixed. They do well.",
            authors=("Ada Bell",),
            url="https://huggingface.co/papers/2406.00001",
            days=(date(2024, 6, 10),),
            published=date(2024, 6, 7),
            upvotes=14,
            source="huggingface",
        )
    ]


def test_an_entry_of_2026_brings_its_own_day():
    assert listed(NEW, name="2026-06.json") == [
        Paper(
            id="2606.00002",
            title="Streams",
            abstract="A stream.",
            authors=("Chi Du",),
            url="https://huggingface.co/papers/2606.00002",
            days=(date(2026, 6, 10),),
            published=date(2026, 6, 8),
            upvotes=57,
            keywords=("video", "streaming editing"),
            code_url="https://github.com/example/streams",
            project_url="http://example.org/streams",
            organization="Example University",
            source="huggingface",
        )
    ]


def test_the_entrys_own_day_goes_before_the_names():
    assert paper(name="2026-06-30.json").days == (date(2026, 6, 10),)


@pytest.mark.parametrize("name", ["list.json", "2026-02-30.json", "12026-06-101.json"])
def test_without_a_day_anywhere_a_paper_has_none(name):
    assert paper(name=name, submittedOnDailyAt=None).days == ()


def test_the_organization_may_stand_beside_the_paper_and_have_no_full_name():
    assert paper(organization=None).organization == "Example University"
    assert paper(organization={"name": "lab", "fullname": ""}).organization == "lab"


def test_title_and_abstract_may_stand_beside_the_paper():
    assert paper(title=None, summary="") == paper()


@pytest.mark.parametrize(
    ("written", "bare"), [("2606.00002v3", "2606.00002"), ("arXiv:cs/0112017v1", "cs/0112017"), ("own-1v2", "own-1v2")]
)
def test_an_arxiv_id_loses_its_version_and_others_stay(written, bare):
    assert paper(id=written).id == bare
    assert paper(id=written).url == f"https://huggingface.co/papers/{bare}"


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "data:text/html,x", "https://", "https://a b", "https://[", 5]
)
def test_an_address_that_is_not_of_the_web_is_dropped(address):
    assert paper(githubRepo=address, projectPage=address).code_url == ""
    assert paper(githubRepo=address, projectPage=address).project_url == ""


@pytest.mark.parametrize("value", [None, -1, "many", 1.5, True, [], {}, [5], 10**30])
def test_a_slip_in_a_field_that_a_paper_can_do_without_costs_no_paper(value):
    optional = ["authors", "publishedAt", "upvotes", "ai_keywords", "githubRepo", "projectPage", "organization"]
    found = paper(**dict.fromkeys(optional, value))
    assert (found.authors, found.published, found.upvotes) == ((), None, None)
    assert (found.code_url, found.project_url) == ("", "")


@pytest.mark.parametrize(
    ("wrong", "reason"),
    [
        (None, 'the entry holds no "paper"'),
        ({"id": "2606.00003"}, 'the entry holds no "paper"'),
        ({"paper": {"title": "A", "summary": "B"}}, "the id is missing"),
        ({"paper": {"id": 2606.1, "title": "A", "summary": "B"}}, "the id is not text"),
        ({"paper": {"id": "2606.00003", "summary": "B"}}, "the title is missing"),
        ({"paper": {"id": "2606.00003", "title": "A"}, "summary": " \n\0"}, "the abstract is empty"),
        ({"paper": {"id": "2606.00003", "title": "\ud800", "summary": "B"}}, "half a character"),
    ],
)
def test_an_entry_that_is_no_paper_is_named_and_the_others_go_on(wrong, reason):
    first, rejected, last = listed(OLD, wrong, NEW, name="2026-06-10.json")
    assert isinstance(first, Paper)
    assert isinstance(last, Paper)
    assert isinstance(rejected, Rejected)
    assert rejected.entry == "2026-06-10.json, entry 2"
    assert reason in rejected.reason
