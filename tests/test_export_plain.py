from dataclasses import replace
from datetime import date

from assistant.export import plain
from assistant.types import Line, Theme
from tests.digests import ARMS, FEW, LEMMAS, PROOFS, QUOTES, WEEK, WRITTEN, hostile
from tests.digests import line as line_of


def test_the_head_says_the_day_and_that_nothing_is_left_out() -> None:
    assert plain.render(QUOTES).splitlines()[:3] == [
        "Daily Papers, Wednesday 10 June 2026",
        "====================================",
        "4 of 4 papers, 2 themes",
    ]


def test_a_week_is_named_by_its_days() -> None:
    text = plain.render(WEEK)
    assert text.startswith("Daily Papers, 8–12 June 2026\n")
    assert "41 upvotes, 10 Jun, Ada Park" in text


def test_lines_fit_the_screen_but_for_addresses() -> None:
    for line in plain.render(hostile()).splitlines():
        assert len(line) <= plain.WIDTH or "://" in line or " " not in line.strip()


def test_one_theme_needs_no_contents_and_has_a_plain_heading() -> None:
    text = plain.render(FEW)
    assert "1 of 1 paper\n" in text and "The papers\n----------" in text and "1. " not in text


def test_formulas_are_readable() -> None:
    assert "π-Prover" in plain.render(QUOTES) and "by 3× in the median" in plain.render(QUOTES)


def test_the_end_says_who_wrote_it_and_what_is_missing() -> None:
    assert "Every line is taken word for word" in plain.render(QUOTES)
    written = " ".join(plain.render(WRITTEN).split())
    assert "Written by small-model: 1 of 4 lines and 2 of 2 summaries; each sentence was checked" in written
    assert "against the abstract it cites. The rest is quoted." in written
    assert "Two sentences were left out: no abstract supports them." in written
    assert "its lines are quotes." in written


def test_the_end_names_the_model_alone_only_if_all_is_written_by_it() -> None:
    theme = WRITTEN.themes[1]
    lines = tuple(Line(line.paper, "Proofs get shorter.", line.quote) for line in theme.lines)
    whole = replace(WRITTEN, papers=(PROOFS, LEMMAS), themes=(replace(theme, lines=lines),))
    assert "Written by small-model; each sentence was checked" in plain.render(whole)


def test_the_end_names_no_model_that_wrote_nothing_of_it() -> None:
    text = plain.render(replace(WRITTEN, themes=(Theme("Arms", "", (), (line_of(ARMS),)),)))
    assert "Every line is taken word for word" in text and "small-model" not in text


def test_a_rising_topic_comes_with_its_counts() -> None:
    text = " ".join(plain.render(QUOTES).split())
    assert "Rising this week - theorem proving: 6% of the papers, up from 2% in the four weeks before (9 of" in text
    assert "wet objects: 0.7% of the papers, none in the four weeks before (1 of 147, 0 of 610)" in text
    assert "Rising -" in " ".join(plain.render(replace(WEEK, until=date(2026, 6, 30))).split())
