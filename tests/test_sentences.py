from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant import lists
from assistant.sentences import split
from assistant.types import Paper

from .conftest import TODAY


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("One. Two! Three? Four.", ["One.", "Two!", "Three?", "Four."]),
        ("A corpus, a.k.a. the Pile, e.g. for us. Next.", ["A corpus, a.k.a. the Pile, e.g. for us.", "Next."]),
        ("As in Smith et al. 2020 we show it. It works.", ["As in Smith et al. 2020 we show it.", "It works."]),
        ("Robots, tools, etc. The rest waits.", ["Robots, tools, etc.", "The rest waits."]),
        ("J. Smith wrote it. So be it.", ["J. Smith wrote it.", "So be it."]),
        ("It scores 65.1% vs. 57.5%. Code is out.", ["It scores 65.1% vs. 57.5%.", "Code is out."]),
        ("It wins 43 and ties on 22. Among these it shines.", ["It wins 43 and ties on 22.", "Among these it shines."]),
        ("Two steps: 1. Collect data. 2. Train.", ["Two steps: 1. Collect data.", "2. Train."]),
        ("We ask (is it so?) and answer. Yes.", ["We ask (is it so?) and answer.", "Yes."]),
        ('He said "stop." We stopped.', ['He said "stop."', "We stopped."]),
        ("It halves cost. iPhone owners gain.", ["It halves cost.", "iPhone owners gain."]),
        ("See Fig. 3 and Eq. 2 for $a. B$ and more. End", ["See Fig. 3 and Eq. 2 for $a. B$ and more.", "End"]),
        ("It costs $5 at first. Then it costs $6. Cheap.", ["It costs $5 at first.", "Then it costs $6.", "Cheap."]),
        ("We fit model A. The rest is B. We win.", ["We fit model A.", "The rest is B.", "We win."]),
        ("Visit https://a.b/c. It is there.", ["Visit https://a.b/c.", "It is there."]),
        ("这是一句。这是第二句。", ["这是一句。", "这是第二句。"]),
        ("   ", []),
    ],
)
def test_sentences_end_where_a_reader_ends_them(text: str, sentences: list[str]) -> None:
    assert list(split(text)) == sentences


@given(st.text(alphabet=st.sampled_from("ab AB.?!。 $\"'()1,:;\n"), max_size=80) | st.text(max_size=200))
def test_sentences_are_verbatim_and_nothing_is_lost(text: str) -> None:
    sentences = split(text)
    assert "".join("".join(sentences).split()) == "".join(text.split())
    assert all(sentence in text and sentence == sentence.strip() for sentence in sentences)


def test_listed_abstracts_split_into_whole_sentences(shared_data: Path) -> None:
    files = lists.files([shared_data / "lists"])
    papers = [paper for file in files for paper in lists.read(file, TODAY) if isinstance(paper, Paper)]
    sentences = [sentence for paper in papers for sentence in split(paper.abstract)]
    small = [sentence for sentence in sentences if sentence[0].islower()]
    assert 7 < len(sentences) / len(papers) < 9
    assert len(small) / len(sentences) < 0.002
