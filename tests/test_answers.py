import json
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from assistant.errors import AssistantError, ModelError
from assistant.pipeline import Assistant
from assistant.types import Answer, Citation, Model, Paper, Turn
from eval import answers, baseline, case, report
from eval.case import Case
from eval.citation_engine import Engine
from eval.judge import Judge
from eval.outcome import Outcome, run
from eval.said import said
from eval.scores import by_kind, counts, plain, ratio, scores
from eval.shown import shown

TODAY = date(2026, 6, 12)
GOOD = {"id": "1", "question": "How well does GripNet lift wet objects?", "today": "2026-06-12", "papers": ["a"]}


def outcome(expected: str, cited: str, status: str = "supported", text: str = "Yes.", **of_case: object) -> Outcome:
    """The outcome of a case whose papers, like those cited, are single letters."""
    one = Case("1", "Why?", TODAY, tuple(expected), **of_case)  # type: ignore[arg-type]
    citations = tuple(Citation(n, Paper(id, id, id), id) for n, id in enumerate(cited, 1))
    return Outcome(one, Answer(text, status, "topic", citations=citations), 0.5, 1.0)  # type: ignore[arg-type]


def failed(expected: str = "a") -> Outcome:
    return Outcome(Case("1", "Why?", TODAY, tuple(expected)), None, 2.0, 2.0, "the model is down")


def model(*replies: str) -> Model:
    """A model that gives these replies in turn, then the last one again and again."""
    left = list(replies)

    def chat(_turns: Sequence[Turn]) -> Iterator[str]:
        yield left.pop(0) if len(left) > 1 else left[0]

    return Model(chat, lambda: "fake", 8192, "127.0.0.1")


def down(_turns: Sequence[Turn]) -> Iterator[str]:
    raise ModelError("the model is down")
    yield ""


def write(path: Path, *rows: object) -> Path:
    path.write_text("".join(f"{row if isinstance(row, str) else json.dumps(row)}\n" for row in rows), encoding="utf-8")
    return path


def test_cases_are_read_with_their_conversation(tmp_path: Path) -> None:
    turn = {"role": "assistant", "content": "GripNet [1].", "papers": ["a"]}
    file = write(tmp_path / "cases.jsonl", GOOD, "", GOOD | {"id": "2", "history": [turn], "must_say": ["91.5%"]})
    first, second = case.read(file)
    assert first.today == TODAY and first.papers == ("a",) and not first.history
    assert second.history == (Turn("assistant", "GripNet [1].", ("a",)),) and second.must_say == ("91.5%",)


@pytest.mark.parametrize(
    ("row", "why"),
    [
        ("{", "no JSON"),
        ({"id": "2"}, "no question"),
        (GOOD, "the id 1 is taken"),
        (GOOD | {"id": "2", "today": "soon"}, "soon"),
        (GOOD | {"id": "2", "papers": "a"}, '"a" is no list'),
        (GOOD | {"id": "2", "history": [{"role": "system", "content": ""}]}, "not system"),
        ([1], "shape"),
    ],
)
def test_a_bad_line_is_named(tmp_path: Path, row: object, why: str) -> None:
    file = write(tmp_path / "cases.jsonl", GOOD, row)
    with pytest.raises(AssistantError) as error:
        case.read(file)
    assert "cases.jsonl, line 2" in str(error.value) and why in str(error.value) and "\n" not in str(error.value)


def test_a_file_without_cases_is_an_error(tmp_path: Path) -> None:
    for file in (write(tmp_path / "empty.jsonl"), tmp_path / "none.jsonl"):
        with pytest.raises(AssistantError, match=file.name):
            case.read(file)


@pytest.mark.parametrize(
    ("item", "text"),
    [
        ("91.5 %", "It lifts 91.5% of them [1]."),
        ("91.5%", "It lifts 91.50 percent."),
        ("12000", "trained on 12,000 trials"),
        ("12,000", "trained on 12\u202f000 trials"),
        ("10.57x", "it is 10.57 times faster"),
        ("10.57 times", "a 10.57× speed-up"),
        ("three", "3 papers were listed"),
        ("8B", "a model of 8 billion parameters"),
        ("gripnet", "**GripNet** learns"),
        ("Slip_Set", "a dataset named Slip\\_Set"),
        ("nothing|SlipSet", "named SlipSet"),
        ("robot", "Robots drop things"),
    ],
)
def test_case_and_number_format_do_not_matter(item: str, text: str) -> None:
    assert said(item, text)


@pytest.mark.parametrize(
    ("item", "text"),
    [("64", "64.1%"), ("64", "164"), ("64", "0.64"), ("RL", "the URL"), ("5", "1,5000"), ("12", "12,000"), ("", "a")],
)
def test_another_number_or_word_is_not_what_must_be_said(item: str, text: str) -> None:
    assert not said(item, text)


def test_citations_are_scored_pooled_and_by_case() -> None:
    found = scores([outcome("a", "a"), outcome("ab", "acd"), outcome("", "", "not_in_list")])
    assert found["citation precision"].value == 0.5
    assert found["citation recall"].value == 0.75
    assert found["citation precision, mean of cases"].value == pytest.approx(2 / 3)
    assert found["citation recall, pooled"].value == pytest.approx(2 / 3)


def test_refusals_are_scored_both_ways() -> None:
    refused = [outcome("", "", "not_in_list"), outcome("a", "", "not_in_list"), outcome("", "b"), outcome("a", "a")]
    found = scores(refused)
    assert found["refusal precision"].value == 0.5 and found["refusal recall"].value == 0.5
    assert found["status"].value == 0.5 and found["cases without fault"].value == 0.5


def test_small_talk_is_not_turned_away() -> None:
    talk = outcome("", "", "talk", kind="talk")
    assert talk.has_right_status and not talk.case.is_unanswerable and not talk.faults
    assert "refusal recall" not in scores([talk])


def test_failures_stay_in_the_denominator() -> None:
    found = scores([outcome("a", "a", must_say=("yes",)), failed(), failed("")])
    assert found["citation recall"].value == 0.5 and found["citation recall"].cases == 2
    assert found["status"].value == pytest.approx(1 / 3) and found["refusal recall"].value == 0.0
    assert counts([failed()])["failed"] == 1 and failed().faults == ("failed: the model is down",)


def test_a_ratio_of_sums_has_an_interval_over_the_cases() -> None:
    figure = ratio([(1, 1), (0, 3), (0, 0)])
    assert figure.value == 0.25 and figure.cases == 2 and (figure.low, figure.high) == (0.0, 1.0)
    assert ratio([]).cases == 0


def test_faults_say_what_is_wrong() -> None:
    wrong = outcome("ab", "ac", must_say=("4 ms", "yes"))
    assert wrong.faults == ("not cited: b", "not expected: c", "not said: 4 ms")
    assert outcome("a", "", "not_in_list").faults == ("turned away",)


def test_quotes_in_place_of_a_model_are_counted(loaded: Assistant) -> None:
    broken = replace(loaded, model=replace(model(""), chat=down))
    one = Case("1", "How well does GripNet lift wet objects?", TODAY, ("2606.00001",))
    found = run(lambda c: broken.ask(c.question), one)
    assert found.is_fallback and counts([found])["quotes in place of the model"] == 1 and not found.faults


def test_a_server_that_does_not_tell_its_models_is_counted_and_a_fact_of_the_list_is_not(loaded: Assistant) -> None:
    def name() -> str:
        raise ModelError("the model is down")

    silent = replace(loaded, model=replace(model(""), chat=down, name=name))
    asked = [Case("1", "How well does GripNet lift wet objects?", TODAY), Case("2", "Who wrote GripNet?", TODAY)]
    assert [run(lambda c: silent.ask(c.question), one).is_fallback for one in asked] == [True, False]


def test_what_a_system_does_not_tell_is_no_zero() -> None:
    found = counts([replace(outcome("a", "a"), first=None)])
    names = ("prompt tokens a model was given, median", "seconds to the first sentence, median")
    assert [plain(found[name]) for name in names] == ["–", "–"]
    assert found["seconds to the end, median"] == 1.0


def test_kinds_and_conversations_are_told_apart() -> None:
    turn = (Turn("user", "Hello"),)
    found = by_kind([outcome("a", "a", kind="fact"), outcome("a", "a", kind="fact", history=turn), outcome("b", "b")])
    assert {name: len(group) for name, group in found.items()} == {"fact": 2, "after other turns": 1}


def test_shown_sentences_are_those_that_cite(robots: Paper, whales: Paper) -> None:
    text = "Two papers speak to this.\n\n- **GripNet:** It lifts 91.5%. [1] Codas are clicks [2], it says [9]. [1]"
    answer = Answer(text, "supported", "topic", citations=(Citation(1, robots, "q"), Citation(2, whales, "r")))
    first, second = shown(answer)
    assert first.text == "GripNet: It lifts 91.5%." and [one.number for one in first.citations] == [1]
    assert second.text == "Codas are clicks, it says." and [one.number for one in second.citations] == [2, 1]


def test_a_claim_of_a_model_without_a_citation_is_shown_and_unsupported(robots: Paper) -> None:
    text = "Here is a short summary. It grasps wet objects [1]. It also sings at night. The sources do not say more."
    for status in ("supported", "not_in_list"):
        answer = Answer(text, status, "topic", citations=(Citation(1, robots, "quote"),), writer="fake")  # type: ignore[arg-type]
        _, uncited = Judge(model("YES")).verdicts("What does it do?", answer)
        assert (uncited.sentence, uncited.supported) == ("It also sings at night.", False)
        assert [sentence.text for sentence in shown(replace(answer, writer="quotes"))] == ["It grasps wet objects."]


def test_an_unreadable_verdict_is_unscored(robots: Paper) -> None:
    text = "It grasps [1]. It sings [1]. It swims [1]."
    answer = Answer(text, "supported", "topic", citations=(Citation(1, robots, "quote"),))
    judge = Judge(model("YES", "yes.", "**No**, it does not.", "Both eyes", "Yes and no", ""))
    verdicts = judge.verdicts("What does it do?", answer)
    assert [verdict.supported for verdict in verdicts] == [True, False, None]
    assert [verdict.relevant for verdict in verdicts] == [True, None, None]
    found = scores([replace(outcome("a", "a"), verdicts=verdicts)])
    assert found["sentences supported"].value == 0.5 and found["sentences relevant"].value == 1.0
    assert found["verdicts unreadable"].value == pytest.approx(1 / 3)


def test_a_judge_that_fails_scores_nothing_and_reads_question_sentence_and_abstract(robots: Paper) -> None:
    prompts: list[str] = []

    def chat(turns: Sequence[Turn]) -> Iterator[str]:
        prompts.append(turns[-1].text)
        return down(turns) if len(prompts) > 1 else iter(["YES"])

    answer = Answer("It grasps {wet} things [1].", "supported", "topic", citations=(Citation(1, robots, "quote"),))
    (verdict,) = Judge(replace(model(""), chat=chat)).verdicts("What does it do?", answer)
    assert verdict.supported is None and verdict.relevant is None
    assert "It grasps {wet} things." in prompts[0] and "12,000 trials" in prompts[0] and "one word" in prompts[0]
    assert "What does it do?" in prompts[1]


def test_lists_and_refusals_are_not_judged(robots: Paper) -> None:
    cited = (Citation(1, robots, robots.title),)
    judge = Judge(replace(model(""), chat=down))
    assert judge.verdicts("?", Answer("- GripNet [1]", "supported", "listing", citations=cited)) == ()
    assert judge.verdicts("?", Answer("None.", "not_in_list", "topic")) == ()


def test_the_baseline_cites_papers_by_the_numbers_of_its_sources(loaded: Assistant) -> None:
    prompts: list[str] = []

    def chat(turns: Sequence[Turn]) -> Iterator[str]:
        prompts.append(turns[-1].text)
        yield "It lifts 91.5% [1, 7], whales do not [2]."

    one = Case("1", "How well does GripNet lift wet objects?", TODAY, ("2606.00001",))
    found = run(Engine(loaded, replace(model(""), chat=chat)).ask, one)
    assert found.right == ("2606.00001",) and len(found.cited) == 2 and found.answer
    assert [citation.number for citation in found.answer.citations] == [1, 2]
    assert "Source 1:\nGripNet: Learning to Grasp Wet Objects\nRobots drop things" in prompts[0]


def test_the_baseline_turns_away_what_it_answers_without_a_source(loaded: Assistant) -> None:
    one = Case("1", "How do I bake bread?", TODAY)
    for reply in ("Knead the dough. Source 1", "", "As [4] says."):
        assert run(Engine(loaded, model(reply)).ask, one).is_refused
    assert run(Engine(loaded, replace(model(""), chat=down)).ask, one).failure == "the model is down"


def test_a_report_stands_with_its_plots_and_answers(tmp_path: Path) -> None:
    ours = [outcome("a", "a", kind="fact"), outcome("b", "a|", kind="topic"), failed()]
    report.write(tmp_path / "out" / "run.md", "cases", "3 papers", {"ours": ours, "other": list(reversed(ours))})
    text = (tmp_path / "out" / "run.md").read_text("utf-8")
    assert "| citation precision | 0.333" in text and "not expected: a, \\|" in text and "failed: the model" in text
    for name in ("run-measures.png", "run-kinds.png", "run-seconds.png"):
        assert f"({name})" in text and (tmp_path / "out" / name).read_bytes().startswith(b"\x89PNG")
    rows = [json.loads(line) for line in (tmp_path / "out" / "run.jsonl").read_text("utf-8").splitlines()]
    assert [row["system"] for row in rows] == ["ours"] * 3 + ["other"] * 3 and rows[0]["answer"]["text"] == "Yes."


Run = Callable[..., str]


@pytest.fixture
def main(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs the script with these words and gives what it printed."""

    def of(*words: object) -> str:
        monkeypatch.setattr(sys, "argv", ["answers", *map(str, words)])
        answers.main()
        return capsys.readouterr().out

    return of


def test_lists_are_asked_each_case_on_its_day(tmp_path: Path, main: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(baseline, "RESULTS", tmp_path)
    record = {"title": "FrostNet: Seeing Ice", "abstract": "FrostNet finds ice on roads in 4 ms.", "date": "2026-06-10"}
    other = {"title": "SongBird", "abstract": "SongBird sings in three keys.", "date": "2026-06-11"}
    lists = write(tmp_path / "lists.jsonl", record | {"id": "a"}, other | {"id": "b"})
    today = {"question": "List the papers of today", "papers": ["a"]}
    cases = write(
        tmp_path / "cases.jsonl",
        GOOD | {"question": "How fast does FrostNet find ice?", "must_say": ["4ms"]},
        today | {"id": "2", "today": "2026-06-10"},
        today | {"id": "3", "today": "2026-06-11", "papers": ["b"]},
    )
    kept = tmp_path / "answers-1.json"
    printed = main("--cases", cases, "--lists", lists, "--json", kept)
    assert "citation recall                        1.0000" in printed and "answers by quotes (3)" in printed
    document = json.loads(kept.read_text("utf-8"))
    assert document["kind"] == "answers cases quotes" and document["figures"]["scores"]["must say"]["value"] == 1.0
    assert "+0.0000" in main("--cases", cases, "--lists", lists)
    assert "+0.0000" not in main("--cases", cases, "--lists", lists, "--limit", 1)


@pytest.mark.parametrize("option", ["--judge", "--baseline"])
def test_what_needs_a_model_says_so(tmp_path: Path, main: Run, option: str) -> None:
    cases = write(tmp_path / "cases.jsonl", GOOD)
    lists = write(tmp_path / "lists.jsonl", {"id": "a", "title": "FrostNet", "abstract": "FrostNet finds ice."})
    with pytest.raises(SystemExit, match=f"{option} needs a language model"):
        main("--cases", cases, "--lists", lists, option)
