"""What a question asks: its kind, its days, and what it takes from the turns before."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.question import understand
from assistant.types import Query, Turn
from eval import questions

TODAY = date(2026, 6, 17)
LISTS = (date(2026, 6, 15), date(2026, 6, 16), date(2026, 6, 17))
FIRST, SECOND, THIRD, OTHER = "2606.10001", "2606.10002", "2606.10003", "2605.20001"


def ask(text: str, *turns: str | tuple[str, ...]) -> Query:
    history = [Turn("user", turn) if isinstance(turn, str) else Turn("assistant", "…", turn) for turn in turns]
    return understand(text, history, TODAY, LISTS)


def test_every_shipped_case_is_understood() -> None:
    found = questions.outcomes(questions.CASES)
    assert len(found) >= 200
    assert [outcome for outcome in found if not all(outcome.right)] == []


def test_the_yardstick_reads_cases_with_their_own_days(tmp_path: Path) -> None:
    case = (
        '{"question": "and yesterday?", "today": "2026-06-17", "days": ["2026-06-16"], "history": [{"role": "user", '
        '"text": "agent papers today", "papers": []}], "kind": "topic", "since": "2026-06-16", "until": "2026-06-15"}'
    )
    (tmp_path / "cases.jsonl").write_text(case)
    assert questions.shares(questions.outcomes(tmp_path / "cases.jsonl")) == {"kind": 1.0, "days": 0.0, "both": 0.0}


@pytest.mark.parametrize(
    "text", ["hello", "Thanks!", "who are you?", "how are you today?", "see you tomorrow", "", "?!"]
)
def test_small_talk_asks_for_no_days(text: str) -> None:
    query = ask(text)
    assert (query.kind, query.since, query.until) == ("talk", None, None)


def test_a_greeting_does_not_hide_the_question() -> None:
    assert ask("Hi! What's new today?").kind == "digest"


def test_date_words_leave_the_text_that_is_searched_for() -> None:
    assert ask("agent papers from last week about code").text == "agent papers about code"
    assert ask("yesterday?").text == ask("since Monday").text == ""


@pytest.mark.parametrize(
    "text", ["31 June", "papers of 2026-02-30", "most upvoted papers of 31 June", "how many papers on 31 June?"]
)
def test_the_list_of_a_day_that_does_not_exist_is_answered_at_once(text: str) -> None:
    assert ask(text).missing.startswith("There is no “") and ask(text).notes == ()
    assert ask("and on 31 June?", "papers of yesterday").missing


@pytest.mark.parametrize("text", ["robot papers of 31 June", "papers by NVIDIA of 31 June"])
def test_what_else_is_asked_is_looked_for_on_all_days_where_the_day_does_not_exist(text: str) -> None:
    query = ask(text)
    assert not query.missing and query.notes == ("There is no “31 June” in the calendar.",)
    assert query.since is query.until is None


def test_counting_papers_is_a_listing_but_counting_what_a_paper_holds_is_not() -> None:
    assert ask("How many papers about video this week?").kind == "listing"
    assert ask("How many videos and hours does MammalNet contain?").kind == "paper"


def test_what_is_new_on_a_topic_is_of_the_last_days_unless_others_are_named() -> None:
    assert ask("What is new on agents?").since == date(2026, 6, 11)
    assert ask("What's new in robotics on 9 June?").since == date(2026, 6, 9)
    assert ask("What is new in Llama 3.1?").since is None


def test_distinctive_names_are_papers_and_common_terms_are_topics() -> None:
    assert {ask(f"what is {name}?").kind for name in ("RT-H", "MammalNet", "X2SAM", "Claw-Eval-Live")} == {"paper"}
    assert {ask(f"what is {term}?").kind for term in ("RAG", "RLHF", "MoE", "LoRA", "world modelling")} == {"topic"}


def test_a_name_asked_about_may_be_plain_or_have_lost_its_capitals() -> None:
    asked = ("what is Husky?", "explain Memento", "how does Husky work?", "who wrote rt-h?", "what is mammalnet?")
    assert {ask(text).kind for text in asked} == {"paper"}
    for term in ("Python", "Attention", "Entropy", "Google", "Llama", "the internet"):
        assert ask(f"what is {term}?").kind == "topic"


def test_what_is_new_in_a_topic_is_no_digest_but_what_is_new_in_the_whole_field_is() -> None:
    assert ask("what's new in robotics this week?").kind == "topic"
    assert ask("what's new in AI this week?").kind == ask("what's new this week?").kind == "digest"


@pytest.mark.parametrize("text", ["what's new today?", "which papers have code?", "what is RT-H?", "agents last week"])
def test_courtesy_changes_nothing(text: str) -> None:
    for said in (f"Hi! {text}", f"Could you please tell me: {text}", f"{text} Thanks!", f"  {text}  please"):
        assert ask(said).kind == ask(text).kind
        assert ask(said).since == ask(text).since


def test_capitals_all_over_tell_no_names() -> None:
    assert ask("SUMMARISE TODAY'S PAPERS") == ask("summarise today's papers")
    assert ask("What Is The Best Paper?").kind == "listing"


def test_a_paper_that_others_are_measured_by_is_not_what_is_asked_for() -> None:
    assert ask("agents evaluated on OSWorld").kind == "topic"
    assert ask("papers similar to MammalNet").kind == "topic"


def test_an_ordinal_names_the_paper_of_the_answer() -> None:
    query = ask("tell me about the second one", "agent papers", (FIRST, SECOND, THIRD))
    assert query.kind == "paper" and SECOND in query.text


def test_an_ordinal_keeps_its_meaning_while_answers_stay_within_the_list() -> None:
    turns = ("agent papers", (FIRST, SECOND, THIRD), "the third one", (THIRD,), "who wrote it?", (THIRD,))
    assert SECOND in ask("and the second one?", *turns).text
    assert THIRD in ask("does it have code?", *turns).text


def test_an_ordinal_beyond_the_last_answer_goes_back_to_a_longer_one() -> None:
    turns = ("agent papers", (FIRST, SECOND), "what is RT-H?", (OTHER,))
    assert SECOND in ask("the second one", *turns).text
    assert OTHER in ask("the first one", *turns).text


def test_an_ordinal_that_no_answer_has_is_said_so() -> None:
    query = ask("the seventh one", "agent papers", (FIRST, SECOND))
    assert query.notes and FIRST not in query.text


def test_the_other_one_is_the_one_not_spoken_of() -> None:
    assert SECOND in ask("and the other one?", "agent papers", (FIRST, SECOND), "the first one", (FIRST,)).text


def test_another_name_takes_the_place_of_the_paper_asked_about() -> None:
    turns = ("what is RT-H?", (FIRST,))
    assert ask("and MammalNet?", *turns).text == "what is MammalNet?"
    assert ask("what about Husky?", *turns).text == "what is Husky?"
    assert ask("and its code?", "what is Husky?", ()).text == "Husky: and its code?"


def test_them_names_all_papers_of_the_answer() -> None:
    query = ask("compare them", "agent papers", (FIRST, SECOND))
    assert query.kind == "topic" and FIRST in query.text and SECOND in query.text


def test_it_is_the_paper_last_asked_about_even_if_nothing_was_found() -> None:
    assert ask("who wrote it?", "what is RT-H?", ()).text == "RT-H: who wrote it?"


def test_new_days_keep_the_question_before() -> None:
    before = ("summarise this week's robotics papers", (FIRST, SECOND))
    query = ask("and yesterday?", *before)
    assert (query.kind, query.text) == ("digest", ask(before[0]).text)
    assert query.since == query.until == date(2026, 6, 16)


def test_a_new_topic_or_a_filter_keeps_the_days_before() -> None:
    before = ("papers about agents this week", (FIRST, SECOND))
    assert ask("what about diffusion?", *before).text == "papers about diffusion"
    assert ask("only the ones with code", *before).kind == "listing"
    for text in ("what about diffusion?", "and for robots?", "only the ones with code", "why?"):
        query = ask(text, *before)
        assert (query.since, query.until) == (date(2026, 6, 15), TODAY)


def test_follow_ups_add_up() -> None:
    turns = ("papers about agents this week", (FIRST,), "and for robots?", (SECOND,), "only with code", (THIRD,))
    query = ask("and yesterday?", *turns)
    assert query.text == "papers about agents for robots with code"
    assert query.since == query.until == date(2026, 6, 16)


@pytest.mark.parametrize(
    "text",
    [
        "what is reinforcement learning?",
        "How do robots plan their motion?",
        "When a model hallucinates, can it notice?",
        "Is it possible to train in FP4?",
        "papers about whales",
        "which papers use diffusion?",
        "what is the first paper on diffusion?",
        "how many papers are there in total?",
    ],
)
def test_a_question_of_its_own_takes_nothing_from_the_turns(text: str) -> None:
    assert ask(text, "agent papers this week", (FIRST, SECOND)) == ask(text)


def test_a_place_in_an_answer_becomes_a_pronoun() -> None:
    turns = ("agent papers", (FIRST, SECOND, THIRD))
    assert ask("tell me more about the last one", *turns).text == f"{THIRD}: tell me more about it"
    assert ask("who wrote the second one?", *turns).text == f"{SECOND}: who wrote it?"
    assert ask("compare the first two", *turns).text == f"{FIRST}, {SECOND}: compare them"
    assert ask("compare the first and the third", *turns).text == f"{FIRST}, {THIRD}: compare them"


def test_whoever_did_it_did_what_the_paper_before_is_about() -> None:
    assert ask("who funded this?", "what is RT-H?", (FIRST,)).text == f"{FIRST}: who funded this?"


def test_a_pronoun_after_the_other_one_is_the_other_one() -> None:
    turns = ("agent papers", (FIRST, SECOND), "the first one", (FIRST,))
    assert FIRST not in ask("what about the other one, how does it rank?", *turns).text


@pytest.mark.parametrize(
    "text",
    ["Which of these looks at LoRA?", "which one is faster?", "do any of them deal with proofs?", "which is faster?"],
)
def test_a_choice_is_made_among_the_papers_of_the_answer(text: str) -> None:
    query = ask(text, "agent papers", (FIRST, SECOND))
    assert (query.kind, query.text) == ("topic", f"{FIRST}, {SECOND}: {text}")


def test_what_a_list_tells_is_listed_of_the_papers_quoted_before_but_of_all_that_a_list_showed() -> None:
    chosen = ask("which of them have code?", "agents this week", (FIRST, SECOND))
    assert (chosen.kind, chosen.text) == ("listing", f"{FIRST}, {SECOND}: which of them have code?")
    listed = ask("which of them have code?", "which papers were listed yesterday?", (FIRST, SECOND))
    assert listed.kind == "listing" and FIRST not in listed.text


def test_days_beside_those_before_take_a_new_topic() -> None:
    before = ("papers on whales of 16 June", (FIRST, SECOND))
    query = ask("and on robots the day after?", *before)
    assert (query.text, query.since, query.until) == ("papers on robots", TODAY, TODAY)
    assert ask("and the day before?", *before).text == "papers on whales"


def test_another_topic_takes_the_place_of_one_that_no_word_marks() -> None:
    before = ("whale papers of 16 June", (FIRST, SECOND))
    assert ask("and on robots?", *before).text == "papers on robots"
    assert ask("and only for robots?", *before).text == "whale papers for robots"


@pytest.mark.parametrize(
    "text", ["who wrote the problems?", "how many people took part?", "And on LiveCodeBench?", "is there a video?"]
)
def test_a_question_without_a_subject_of_its_own_is_first_one_about_the_paper_before(text: str) -> None:
    assert FIRST in (query := ask(text, "what is RT-H?", (FIRST,))).first or FIRST in query.text
    assert not ask(text).first


@pytest.mark.parametrize(
    "text",
    [
        "What is new on video diffusion?",
        "Is there a paper on whales?",
        "what is reinforcement learning?",
        "How do agents plan?",
        "Is there a benchmark for whale songs at night?",
        "does anyone study whales?",
        "and the day after?",
        "what happened on 16 June?",
    ],
)
def test_a_question_with_a_subject_of_its_own_is_not(text: str) -> None:
    assert not ask(text, "what is RT-H?", (FIRST,)).first


WORDS = (
    "it them the second one and only what about which how many RT-H 2606.10651 compare yesterday [2] agents ? why"
).split()
TEXTS = st.one_of(st.text(), st.lists(st.sampled_from(WORDS), max_size=8).map(" ".join))
TURNS = st.one_of(
    st.builds(Turn, st.just("user"), TEXTS),
    st.builds(Turn, st.just("assistant"), st.text(), st.lists(st.sampled_from("abc"), max_size=3).map(tuple)),
)


@given(TEXTS, st.lists(TURNS, max_size=5), st.dates())
def test_any_text_and_history_are_understood(text: str, history: list[Turn], today: date) -> None:
    query = understand(text, history, today, LISTS)
    assert query.since is None or query.until is None or query.since <= query.until


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Which papers reconstruct hands from video?", "topic"),
        ("what recent papers make robots fold laundry?", "topic"),
        ("which papers of this week forecast the weather?", "topic"),
        ("how many papers forecast the weather?", "listing"),
        ("which papers mention weather forecasts?", "listing"),
        ("which papers release their code?", "listing"),
        ("which papers got the most upvotes?", "listing"),
        ("which papers Noor Haddad wrote", "listing"),
    ],
)
def test_what_papers_do_is_a_topic_and_what_lists_tell_of_them_a_listing(text: str, kind: str) -> None:
    assert ask(text).kind == kind
