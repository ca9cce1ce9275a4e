import json
import re
from base64 import b64decode
from dataclasses import replace
from datetime import date

from assistant.export import export
from assistant.types import Citation, Digest, Line, Paper, Theme
from ui import sheet
from ui.choice import Choice

DAY = date(2026, 6, 10)
CHOICE = Choice("day", DAY, DAY, DAY, 2)
GRIP = Paper("2606.00001", "GripNet: Wet <i>Objects</i>", "It grips wet objects. It was tried.", days=(DAY,), upvotes=3)
WHALE = Paper("2606.00002", "WhaleTongue", "It speaks to whales.", days=(DAY,))
THEMES = (
    Theme("Robots", "It grips wet objects. [1]", (Citation(1, GRIP, "It was tried."),),
          (Line(GRIP, "It grips wet objects.", "It grips wet objects."),)),
    Theme("Whales", "", (), (Line(WHALE, "Whales are spoken to.", "It speaks to whales."),)),
)  # fmt: skip
WHOLE = Digest(DAY, DAY, (GRIP, WHALE), THEMES, top=(GRIP,))
HALF = replace(WHOLE, themes=THEMES[:1])


def test_every_name_of_a_paper_leads_to_its_card() -> None:
    html = sheet.digest(WHOLE, CHOICE)
    assert "GripNet: Wet &lt;i&gt;Objects&lt;/i&gt;" in html
    link = 'href="/?paper=2606.00001" data-do="papers" data-span="day" data-day="2026-06-10" data-id="2606.00001"'
    assert html.count(link) == 3, "among the most upvoted, in its theme, and as the number of its citation"


def test_a_number_leads_to_the_sentence_it_cites() -> None:
    assert re.search(r'data-quote="It was tried\."[^>]*>\[1\]</a>', sheet.digest(WHOLE, CHOICE))


def test_a_line_in_other_words_leads_to_the_abstracts_own() -> None:
    html = sheet.digest(WHOLE, CHOICE)
    assert re.search(r'data-quote="It speaks to whales\."[^>]*>The abstract says</a>', html)
    assert html.count("The abstract says") == 1


def test_who_wrote_it_stands_under_the_whole_alone() -> None:
    assert "<footer>" in sheet.digest(WHOLE, CHOICE)
    assert "<footer>" not in sheet.digest(HALF, CHOICE)


def test_the_progress_counts_the_papers_placed() -> None:
    html = sheet.progress(HALF, CHOICE)
    assert "1 of 2 papers placed" in html
    assert 'value="0.5"' in html
    assert "value=" not in sheet.progress(None, CHOICE)


def test_what_was_stopped_can_be_made_after_all() -> None:
    wish = {"do": "stop-digest", "placed": "1", "papers": "2 papers", "span": "day", "day": "2026-06-10"}
    html = sheet.stopped(json.dumps(wish))
    assert "Stopped after 1 of 2 papers." in html
    assert 'data-do="digest" data-span="day" data-day="2026-06-10"' in html


def test_a_wish_that_makes_no_sense_stops_too() -> None:
    assert "<script>" not in sheet.stopped('{"papers": "<script>"}')
    assert "Stopped" in sheet.stopped("no wish")


def test_each_file_holds_the_whole_digest() -> None:
    html = sheet.downloads(WHOLE)
    files = dict(re.findall(r'href="data:[^"]*;base64,([^"]+)" download="([^"]+)"', html))
    assert sorted(files.values()) == [f"daily-papers-2026-06-10.{ending}" for ending in ("bib", "html", "md", "xml")]
    texts = {b64decode(code).decode() for code in files}
    assert texts == {export(WHOLE, format) for format in ("markdown", "html", "atom", "bibtex")}
