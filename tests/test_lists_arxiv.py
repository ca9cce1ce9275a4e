"""arXiv's feeds as its API and its announcements give them, and what is wrong with them."""

import io
import time
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.errors import ListError
from assistant.lists import read_stream
from assistant.types import Paper, Rejected

TODAY = date(2026, 11, 22)

FOUND = """<?xml version='1.0' encoding='UTF-8'?>
<feed xmlns:arxiv="http://arxiv.org/schemas/atom" xmlns="http://www.w3.org/2005/Atom">
  <id>https://arxiv.org/api/x</id>
  <title>arXiv Query: search_query=all:nets</title>
  <entry>
    <id>http://arxiv.org/abs/2606.00001v2</id>
    <title>Small
  nets where $a&lt;b$ &amp; more</title>
    <updated>2026-06-05T17:00:00Z</updated>
    <link href="https://arxiv.org/abs/2606.00001v2" rel="alternate" type="text/html"/>
    <summary>  Nets are &lt;i&gt;small&lt;/i&gt; if a &lt; b.
They catch 50\\%.
</summary>
    <published>2026-06-01T23:59:59Z</published>
    <author><name>Ada Bell</name><arxiv:affiliation>Example</arxiv:affiliation></author>
    <author><name>Bell, Bo</name></author>
  </entry>
</feed>"""
ANNOUNCED = """<?xml version='1.0' encoding='UTF-8'?>
<feed xmlns:arxiv="http://arxiv.org/schemas/atom" xmlns:dc="http://purl.org/dc/elements/1.1/"
      xmlns="http://www.w3.org/2005/Atom" xml:lang="en-us">
  <id>http://rss.arxiv.org/atom/cs.CL</id>
  <entry>
    <id>oai:arXiv.org:cs/0112017v3</id>
    <title>Big nets</title>
    <link href="https://arxiv.org/abs/cs/0112017" rel="alternate" type="text/html"/>
    <summary>arXiv:cs/0112017v3 Announce Type: replace-cross
Abstract: Nets are big.</summary>
    <published>2026-06-10T00:00:00-04:00</published>
    <arxiv:announce_type>replace-cross</arxiv:announce_type>
    <dc:creator>Ada Bell (Example, Town), Bo Ng</dc:creator>
  </entry>
</feed>"""
RSS = """<?xml version='1.0' encoding='UTF-8'?>
<rss xmlns:arxiv="http://arxiv.org/schemas/atom" xmlns:dc="http://purl.org/dc/elements/1.1/" version="2.0"><channel>
  <title>cs.CL updates on arXiv.org</title>
  <item>
    <title>Big nets</title>
    <link>https://arxiv.org/abs/cs/0112017</link>
    <description>arXiv:cs/0112017v3 Announce Type: replace-cross
Abstract: Nets are big.</description>
    <guid isPermaLink="false">oai:arXiv.org:cs/0112017v3</guid>
    <pubDate>Wed, 10 Jun 2026 00:00:00 -0400</pubDate>
    <dc:creator>Ada Bell (Example, Town), Bo Ng</dc:creator>
  </item>
</channel></rss>"""
ENTRY = FOUND[FOUND.index("  <entry>") : FOUND.index("</feed>")]


def listed(content: str | bytes) -> list[Paper | Rejected]:
    data = content if isinstance(content, bytes) else content.encode()
    return list(read_stream(io.BytesIO(data), "nets.atom", TODAY))


def message(content: str | bytes) -> str:
    with pytest.raises(ListError) as caught:
        listed(content)
    assert len(str(caught.value).splitlines()) == 1
    return str(caught.value)


def test_a_search_gives_papers_with_the_day_they_were_published_and_no_list_day() -> None:
    assert listed(FOUND) == [
        Paper(
            id="2606.00001",
            title="Small nets where $a<b$ & more",
            abstract="Nets are <i>small</i> if a < b. They catch 50\\%.",
            authors=("Ada Bell", "Bell, Bo"),
            url="https://arxiv.org/abs/2606.00001",
            published=date(2026, 6, 1),
            source="arxiv",
        )
    ]


@pytest.mark.parametrize("feed", [ANNOUNCED, RSS])
def test_announcements_are_read_and_their_day_is_not_the_papers(feed: str) -> None:
    assert listed(feed) == [
        Paper(
            id="cs/0112017",
            title="Big nets",
            abstract="Nets are big.",
            authors=("Ada Bell", "Bo Ng"),
            url="https://arxiv.org/abs/cs/0112017",
            source="arxiv",
        )
    ]


def test_what_stands_before_the_feed_does_not_matter() -> None:
    bare = FOUND.partition("?>")[2]
    assert listed(bare) == listed(f"\ufeff{FOUND}") == listed(f"<!-- a --><!-- b -->\n{bare}") == listed(FOUND)


def test_a_wrong_entry_is_named_and_the_others_go_on() -> None:
    nameless = ENTRY.replace("<title>Small\n  nets where $a&lt;b$ &amp; more</title>", "")
    foreign = ENTRY.replace("http://arxiv.org/abs/2606.00001v2", "https://example.org/1")
    first, second, third = listed(FOUND.replace("</feed>", f"{nameless}{foreign}</feed>"))
    assert isinstance(first, Paper)
    assert isinstance(second, Rejected) and isinstance(third, Rejected)
    assert second.entry == "nets.atom, entry 2" and "the title is missing" in second.reason
    assert third.entry == "nets.atom, entry 3" and "no paper on arXiv" in third.reason


def test_arxivs_own_complaint_is_passed_on() -> None:
    complaint = """<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>Error</title>
    <id>http://arxiv.org/api/errors#incorrect_id_format_for_x</id><summary>incorrect id format for x</summary>
    </entry></feed>"""
    assert "arXiv said “incorrect id format for x”" in message(complaint)


@pytest.mark.parametrize("cut", [-1, -8, -200, 400, 90])
def test_a_feed_that_is_cut_off_is_refused_whole(cut: int) -> None:
    assert "cut off or broken" in message(FOUND[:cut])


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ('<feed xmlns="http://www.w3.org/2005/Atom"><title>x</title></feed>', "is a feed without papers"),
        ("<feed/>", "is a feed without papers"),
        (FOUND.replace("2606.00001v2", "x"), "nothing in it looks like a paper"),
        (FOUND.encode("utf-16"), "not text in UTF-8"),
        (FOUND.replace("Ada", "Adé").encode("latin-1"), "not text in UTF-8"),
        ("<html><feed></feed></html>", "it is HTML, or XML that is no feed"),
        ("<!-- a -->" * 5_000, "it is HTML, or XML that is no feed"),
        (FOUND.replace("<entry>", "<entry>&unknown;"), "cut off or broken"),
    ],
)
def test_what_is_no_feed_of_papers_is_named(content: str | bytes, reason: str) -> None:
    assert reason in message(content)


def test_entities_that_swell_are_never_read() -> None:
    levels = "".join(f'<!ENTITY e{level} "{f"&e{level - 1};" * 10}">' for level in range(1, 10))
    bomb = f'<?xml version="1.0"?><!DOCTYPE feed [<!ENTITY e0 "ha">{levels}]>{FOUND.partition("?>")[2]}'
    start = time.perf_counter()
    assert "no feed" in message(bomb.replace("Small", "&e9;"))
    assert "no feed" in message(bomb.replace("feed [", 'feed SYSTEM "file:///etc/passwd" ['))
    assert time.perf_counter() - start < 1


@settings(max_examples=60, deadline=None)
@given(st.integers(0, len(FOUND)), st.integers(0, 30), st.binary(max_size=5))
def test_a_damaged_feed_raises_nothing_but_a_list_error(start: int, length: int, new: bytes) -> None:
    data = FOUND.encode()
    try:
        listed(data[:start] + new + data[start + length :])
    except ListError as error:
        assert len(str(error).splitlines()) == 1
