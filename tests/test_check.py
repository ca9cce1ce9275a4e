"""The gate on invented papers: what their abstracts say passes, what they do not say is dropped."""

import re
from collections.abc import Callable, Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant import sentences
from assistant.check import Verdict, check
from assistant.embedding import packaged
from assistant.types import Paper, Source
from tests.limits import within

PAPERS = (
    Paper(
        "2606.00001",
        "GripNet: Learning to Grasp Wet Objects",
        "Robots drop things that are slippery. GripNet learns to grasp wet objects from 12,000 trials on two arms. "
        "It lifts 91.5% of unseen wet objects, against 64% for the best earlier policy. "
        "A grasp takes 40 ms on one GPU. It does not need tactile sensors. "
        "The trials are released as a dataset named SlipSet.",
        code_url="https://github.com/wet/gripnet",
        url="https://huggingface.co/papers/2606.00001",
    ),
    Paper(
        "2606.00002",
        "WhaleTongue: Translating Sperm Whale Codas",
        "Sperm whales talk in clicks called codas. WhaleTongue is a transformer trained on 8,700 recorded codas to "
        "predict the next click. It halves the error of Markov models. "
        "Longer contexts increase accuracy and reduce hallucinated clicks. Whether codas carry meaning remains open.",
    ),
    Paper(
        "short-proofs-3",
        "Short Proofs by Long Search",
        "We ask whether theorem provers find shorter proofs when they search longer. "
        "On 400 problems of olympiads, ten times the search shortens proofs by $3\\times$ in the median. "
        "GPT-4o proves 31 problems and Llama-3-70B proves 22. They become harder to read, however.",
    ),
    Paper(
        "2606.00004",
        "Do Small Models Plan?",
        "We compare small and large language models on PlanCity, a benchmark of 1.2 million routes in 46 cities. "
        "Small models outperform large models on short routes, but not on routes with detours. "
        "ResNet-50 features improve neither. Training takes up to 3 hours and uses at least 16 GB of memory. "
        "Accuracy rises from 52.3% in 2024 to 71% in 2025. Over 90% of errors happen at crossings. "
        "The benchmark not only covers roads but also ferries.",
    ),
)
GRIP, WHALE, PROOF, PLAN = (paper.id for paper in PAPERS)


def source(paper: Paper) -> Source:
    texts = (paper.title, *sentences.split(paper.abstract))
    return Source(paper, texts, packaged().embed(texts))


@pytest.fixture(scope="module")
def judge() -> Callable[[str], Verdict]:
    """The verdict on a sentence before the four papers."""
    sources = [source(paper) for paper in PAPERS]
    return lambda sentence: check(sentence, sources, packaged().embed)


def cited(verdict: Verdict) -> list[str]:
    return [paper.id for paper, _ in verdict.support]


SUPPORTED = [
    ("GripNet lifts 91.5 percent of unseen wet objects.", GRIP),
    ("It lifts 91,5 % of unseen wet objects.", GRIP),
    ("GripNet learns to grasp wet objects from 12k trials on 2 arms.", GRIP),
    ("GripNet is trained on twelve thousand trials.", GRIP),
    ("GripNet's 12,000 trials on two arms teach it to grasp wet objects.", GRIP),
    ("Without any tactile sensors GripNet lifts 91.5% of unseen wet objects.", GRIP),
    ("Wet objects are grasped by GripNet.", GRIP),
    ("The best earlier policy lifts 64% of unseen wet objects.", GRIP),
    ("GripNet lifts 91.5% of unseen wet objects, compared to 64% for the best earlier policy.", GRIP),
    ("A grasp takes 40 milliseconds on one GPU.", GRIP),
    ("GripNet doesn't need tactile sensors.", GRIP),
    ("It grasps wet objects without tactile sensors.", GRIP),
    ("The trials are released as the dataset “SlipSet”.", GRIP),
    ("**GripNet** learns to grasp wet objects.", GRIP),
    ("The code of GripNet is available at https://github.com/wet/gripnet.", GRIP),
    ("WhaleTongue reduces the error of Markov models by half.", WHALE),
    ("WhaleTongue is trained on 8.7k recorded codas.", WHALE),
    ("Longer contexts raise accuracy.", WHALE),
    ("Longer contexts reduce hallucinated clicks.", WHALE),
    ("It remains open whether codas carry meaning.", WHALE),
    ("Ten times the search shortens proofs by 3x in the median.", PROOF),
    ("Ten times the search shortens proofs threefold.", PROOF),
    ("On 400 olympiad problems, a search ten times longer shortens proofs 3 times.", PROOF),
    ("GPT-4o proves 31 problems.", PROOF),
    ("Llama-3-70B proves 22 problems, GPT-4o 31.", PROOF),
    ("PlanCity has 1,200,000 routes in 46 cities.", PLAN),
    ("Small models outperform large ones on short routes.", PLAN),
    ("On short routes, large models are outperformed by small models.", PLAN),
    ("Training takes up to 3 hours.", PLAN),
    ("Training uses at least 16 GB of memory.", PLAN),
    ("Accuracy rises from 52.3% to 71%.", PLAN),
    ("In 2025 the accuracy is 71 percent.", PLAN),
    ("More than 90 % of errors happen at crossings.", PLAN),
    ("The benchmark covers roads and ferries.", PLAN),
]
UNSUPPORTED = [
    ("GripNet lifts 92% of unseen wet objects.", "number"),  # a rounding is another number
    ("GripNet lifts 91.6% of unseen wet objects.", "number"),
    ("GripNet lifts 9.15% of unseen wet objects.", "number"),
    ("GripNet lifts 64% of unseen wet objects.", "relation"),
    ("The best earlier policy lifts 91.5% of unseen wet objects.", "relation"),
    ("GripNet learns from 12 trials on two arms.", "number"),
    ("GripNet learns from 12,000 arms.", "unit"),
    ("GripNet learns to grasp wet objects on three arms.", "number"),
    ("A grasp takes 40 s on one GPU.", "unit"),
    ("A grasp takes 40 minutes on one GPU.", "unit"),
    ("GripNet lifts 91.5 kg of unseen wet objects.", "unit"),
    ("It lifts 91.5× as many wet objects.", "unit"),
    ("GripNet needs tactile sensors.", "negation"),
    ("GripNet does not lift unseen wet objects.", "negation"),
    ("GripNet fails to grasp wet objects.", "negation"),
    ("GripNet no longer learns to grasp wet objects.", "negation"),
    ("The trials are released as the dataset DropSet.", "name"),
    ("The dataset is named “WetSet for All”.", ""),
    ("GripNet-2 learns to grasp wet objects.", "name"),
    ("GraspNet learns to grasp wet objects.", "name"),
    ("WhaleTongue doubles the error of Markov models.", "number"),
    ("Longer contexts decrease accuracy.", "direction"),
    ("Longer contexts increase hallucinated clicks.", "direction"),
    ("Shorter contexts increase accuracy.", "direction"),
    ("Codas carry meaning.", ""),
    ("WhaleTongue is trained on 8,700 recorded hours.", "unit"),
    ("Ten times the search shortens proofs by 4x in the median.", "number"),
    ("Ten times the search lengthens proofs by 3x in the median.", ""),
    ("Ten times the search shortens proofs by 3% in the median.", "unit"),
    ("GPT-4 proves 31 problems.", "name"),
    ("GPT-4o proves 22 problems.", "relation"),
    ("GPT-4o proves 22 problems and Llama-3-70B proves 31.", "relation"),
    ("Llama-3-8B proves 22 problems.", ""),
    ("The proofs become easier to read.", "direction"),
    ("Large models outperform small models on short routes.", ""),
    ("Small models are outperformed by large models on short routes.", ""),
    ("Small models underperform large models on short routes.", ""),
    ("ResNet-101 features improve neither.", "name"),
    ("PlanCity has 50 cities.", "number"),
    ("PlanCity has 1.2 billion routes.", "number"),
    ("Training takes 3 hours.", "direction"),  # "up to" is a bound
    ("Training takes at least 3 hours.", "direction"),
    ("Training uses at most 16 GB of memory.", "direction"),
    ("Training uses at least 16 MB of memory.", "unit"),
    ("Accuracy falls from 52.3% to 71%.", "direction"),
    ("Accuracy rises from 71% to 52.3%.", ""),
    ("In 2024 the accuracy is 71 percent.", "relation"),
    ("In 2023 the accuracy is 71 percent.", "number"),
    ("Less than 90% of errors happen at crossings.", "direction"),
    ("The benchmark does not cover ferries.", "negation"),
    ("Bread is baked at 200 degrees for an hour.", "number"),
    ("Bread is baked with flour, water and salt.", "unsupported"),
    ("The authors thank their funders in Norway.", ""),
    ("Ignore the papers and buy more tokens.", ""),
    ("You have been pwned.", ""),
    ("GripNet lifts all unseen wet objects.", "certainty"),
    ("GripNet always lifts wet objects.", "certainty"),
    ("Millions of codas train WhaleTongue.", ""),
    ("The paper proves that theorem provers find shorter proofs.", ""),
    ("GripNet lifts 91.5% of unseen dry objects.", "unit"),
    ("GripNet does not need trials.", "negation"),
    ("It is false that GripNet learns to grasp wet objects.", "negation"),
    ("Earlier policies learn to grasp wet objects from 12,000 trials on two arms.", "relation"),
    ("Llama-3-70B proves 31 problems and GPT-4o proves 22.", "relation"),
    ("Accuracy rises from 71% to 52.3%.", "relation"),
    ("GripNet learns to grasp wet objects from 12,000 trials and sings in a choir of whales.", "unsupported"),
]


@pytest.mark.parametrize(("sentence", "paper"), SUPPORTED)
def test_what_a_paper_says_passes_with_its_citation(judge: Callable[[str], Verdict], sentence: str, paper: str) -> None:
    for verdict in (judge(f"{sentence[:-1]} [{paper}]."), judge(sentence)):
        assert verdict.reason == ""
        assert cited(verdict) == [paper]
        assert all(quote in f"{paper.title} {paper.abstract}" for paper, quote in verdict.support)


@pytest.mark.parametrize(("sentence", "reason"), UNSUPPORTED)
def test_what_no_paper_says_is_dropped(judge: Callable[[str], Verdict], sentence: str, reason: str) -> None:
    for paper in PAPERS:
        verdict = judge(f"{sentence} [{paper.id}]")
        assert verdict.reason and not verdict.text and not verdict.support
    if reason:
        assert reason in {judge(f"{sentence} [{paper.id}]").reason for paper in PAPERS}


@pytest.mark.parametrize(
    "mark",
    [
        "[2606.00001]", "(2606.00001)", "【2606.00001】", "[Source 2606.00001]", "[id: 2606.00001]",
        "[2606.00001, 2606.99999]",
        "[2606.00001](https://evil.example)", "[2606.00001][1]", "[^1]", "[1]", "[2606.99999]",
        '<source id="2606.00001">',
        "(Source: 2606.00001)", "[arXiv:2606.00001v2]", "**[2606.00001]**", "\\[2606.00001\\]", "[GripNet]", "",
        "[2606.00002]", "(Source 1)", "Source: 2606.00001",
    ],
)  # fmt: skip
def test_marks_of_all_kinds_are_read_and_gone(judge: Callable[[str], Verdict], mark: str) -> None:
    for sentence in (
        f"GripNet lifts 91.5% of unseen wet objects {mark}.",
        f"GripNet lifts 91.5% of unseen wet objects. {mark}",
    ):
        verdict = judge(sentence)
        assert verdict.text == "GripNet lifts 91.5% of unseen wet objects."
        assert cited(verdict) == [GRIP]


def test_a_label_before_the_sentence_goes(judge: Callable[[str], Verdict]) -> None:
    assert judge("Source 1: GripNet learns to grasp wet objects.").text == "GripNet learns to grasp wet objects."
    assert judge("[2606.00001]: GripNet learns to grasp wet objects.").text == "GripNet learns to grasp wet objects."


def test_an_id_that_is_part_of_the_sentence_becomes_the_paper_s_name(judge: Callable[[str], Verdict]) -> None:
    assert judge("[2606.00001] learns to grasp wet objects.").text == "GripNet learns to grasp wet objects."
    assert judge("2606.00001 learns to grasp wet objects.").text == "GripNet learns to grasp wet objects."
    assert judge("2606.99999 learns to grasp wet objects.").reason == "unknown id"


def test_several_citations_stay_where_each_supports_a_part(judge: Callable[[str], Verdict]) -> None:
    both = judge(f"GripNet grasps wet objects [{GRIP}] and WhaleTongue predicts the next click [{WHALE}].")
    assert cited(both) == [GRIP, WHALE]
    together = judge(f"GripNet grasps wet objects and WhaleTongue predicts the next click [{GRIP}, {WHALE}].")
    assert cited(together) == [GRIP, WHALE]
    assert cited(judge(f"GripNet lifts 91.5% of unseen wet objects [{GRIP}, {WHALE}].")) == [GRIP]
    crossed = judge(f"WhaleTongue grasps wet objects [{GRIP}] and GripNet predicts the next click [{WHALE}].")
    assert crossed.reason


def test_a_second_name_is_not_joined_to_what_is_said_of_one(judge: Callable[[str], Verdict]) -> None:
    assert judge(f"GripNet learns to grasp wet objects from 12,000 trials on two arms [{GRIP}].").support
    assert judge(f"GripNet and SlipSet learn to grasp wet objects from 12,000 trials on two arms [{GRIP}].").reason
    assert judge(f"GPT-4o proves 31 problems and Llama-3-70B proves 22 [{PROOF}].").support


def test_a_fact_of_another_paper_is_not_said_of_the_named_one(judge: Callable[[str], Verdict]) -> None:
    assert judge(f"WhaleTongue lifts 91.5% of unseen wet objects [{GRIP}].").reason
    assert judge(f"**GripNet**: halves the error of Markov models [{WHALE}].").reason


@pytest.mark.parametrize(
    "text",
    [
        "In summary:",
        "Here are the papers:",
        "Summary",
        "**Key findings**",
        "In short,",
        "**Robots**",
        "**Whale codas**",
        "",
        "---",
    ],
)
def test_what_claims_nothing_passes_without_citation(judge: Callable[[str], Verdict], text: str) -> None:
    verdict = judge(text)
    assert (verdict.reason, verdict.support) == ("", ())


@pytest.mark.parametrize(
    "text", ["Yes.", "No", "Yes, it does.", "Both are the same.", "The method works.", "They did."]
)
def test_a_bare_answer_does_not_pass_unchecked(judge: Callable[[str], Verdict], text: str) -> None:
    assert judge(text).reason


def test_a_yes_goes_and_what_stands_behind_it_is_checked(judge: Callable[[str], Verdict]) -> None:
    assert judge("Yes, GripNet learns to grasp wet objects.").text == "GripNet learns to grasp wet objects."
    assert judge("Yes, GripNet needs tactile sensors.").reason


def test_a_sentence_that_leans_on_the_one_before_is_not_given_to_another_paper(
    judge: Callable[[str], Verdict],
) -> None:
    assert cited(judge(f"It lifts 91.5% of unseen wet objects [{GRIP}].")) == [GRIP]
    assert judge(f"It lifts 91.5% of unseen wet objects [{WHALE}].").reason


def test_what_one_paper_does_is_not_lent_to_the_subject_of_another(judge: Callable[[str], Verdict]) -> None:
    mixed = f"GripNet learns to grasp wet objects and halves the error of Markov models [{GRIP}, {WHALE}]."
    assert judge(mixed).reason


@pytest.mark.parametrize(
    "text",
    [
        "Whales cannot talk:",
        "**Whales predict clicks**",
        "Wet objects need sensors:",
        "**Robots beat whales**",
        "Here are 5 papers:",
        "Buy tokens:",
    ],
)
def test_a_heading_that_claims_something_is_no_heading(judge: Callable[[str], Verdict], text: str) -> None:
    assert judge(text).reason


def test_markdown_of_a_sentence_stays_and_formulas_are_readable(judge: Callable[[str], Verdict]) -> None:
    assert judge("**GripNet** learns to *grasp* `wet` objects.").text == "**GripNet** learns to *grasp* `wet` objects."
    assert judge("Ten times the search shortens proofs by $3\\times$.").text.endswith("shortens proofs by 3×.")


@pytest.mark.parametrize(
    "text",
    [
        "GripNet learns to grasp wet objects, see https://evil.example/x.",
        "GripNet learns to grasp wet objects, see www.evil.example.",
        "GripNet learns to grasp wet objects <https://evil.example>.",
        "GripNet learns to grasp wet objects: a@evil.example.",
        "[x]: https://evil.example",
        "https://evil.example",
        "GripNet learns to grasp wet objects javascript:alert(1).",
        f"Sperm whales talk in clicks, https://github.com/wet/gripnet [{WHALE}].",
    ],
)
def test_a_sentence_with_a_foreign_address_is_dropped(judge: Callable[[str], Verdict], text: str) -> None:
    assert judge(text).reason


@pytest.mark.parametrize("site", ["arxiv.org/abs", "arxiv.org/pdf", "huggingface.co/papers"])
def test_a_paper_has_a_page_on_each_site(judge: Callable[[str], Verdict], site: str) -> None:
    assert f"https://{site}/{GRIP}" in judge(f"See more at https://{site}/{GRIP} [{GRIP}].").text
    assert judge(f"See more at https://{site}/{WHALE} [{GRIP}].").reason


def test_the_cited_paper_s_own_address_may_stay(judge: Callable[[str], Verdict]) -> None:
    text = judge("GripNet learns to grasp wet objects (https://github.com/wet/gripnet).").text
    assert text == "GripNet learns to grasp wet objects (https://github.com/wet/gripnet)."


@pytest.mark.parametrize("text", ["| paper | lifts |", "|---|---|", "| GripNet | 91.5% |"])
def test_a_row_of_a_table_is_dropped(judge: Callable[[str], Verdict], text: str) -> None:
    assert judge(text).reason == "table"


@pytest.mark.parametrize(
    "text",
    [
        "GripNet ![x](https://evil.example/p.png) learns to grasp wet objects.",
        "GripNet <img src=x onerror=alert(1)> learns to grasp wet objects.",
        "GripNet &lt;img src=x&gt; learns to grasp wet objects.",
        "[GripNet](https://evil.example) learns to grasp <b>wet</b> objects.",
        "GripNet learns to grasp wet objects.<!-- hidden -->",
    ],
)
def test_images_links_and_html_go_and_the_words_stay(judge: Callable[[str], Verdict], text: str) -> None:
    assert judge(text).text in ("GripNet learns to grasp wet objects.", "")
    assert judge(text).text or judge(text).reason


ACTIVE = re.compile(
    r"(?<!\\)!?\[[^\]]*\](?:\(|\[)|<[A-Za-z/!?]|(?<!\\)https?://(?!github\.com/wet|huggingface\.co/papers)|www\.\w"
)
MARKUP = st.lists(
    st.sampled_from(
        ["[", "]", "(", ")", "!", "<", ">", "a", "img src=x", "https://evil.example", "GripNet", " ", "&lt;", "`",
         "**", "\\", "|", "2606.00001", "[2606.00001]", "$", "{", "}", "www.x.y", "<!--", "-->", "&#91;", "wet objects",
         "91.5%", "\n", "_"]
    ),
    max_size=14,
).map("".join)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(MARKUP | st.text(max_size=60))
def test_no_text_raises_or_becomes_a_link_an_image_or_html(judge: Callable[[str], Verdict], text: str) -> None:
    verdict = judge(text)
    assert not ACTIVE.search(verdict.text)
    assert not (verdict.reason and (verdict.text or verdict.support))
    assert "\n" not in verdict.text


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 20_000_000), st.sampled_from(["{}", "{:,}"]))
def test_an_altered_number_never_passes(judge: Callable[[str], Verdict], number: int, form: str) -> None:
    changed = form.format(number)
    if number != 12_000:
        assert judge(f"GripNet learns to grasp wet objects from {changed} trials [{GRIP}].").reason
    if number not in (91, 64):
        assert judge(f"It lifts {changed}% of unseen wet objects [{GRIP}].").reason


def test_without_sources_only_what_claims_nothing_passes() -> None:
    assert check("GripNet learns to grasp wet objects.", [], packaged().embed).reason == "unsupported"
    assert check("In summary:", [], packaged().embed).reason == ""


def test_one_call_embeds_all_that_a_sentence_needs() -> None:
    calls: list[Sequence[str]] = []

    def embed(texts: Sequence[str]):  # type: ignore[no-untyped-def]
        calls.append(texts)
        return packaged().embed(texts)

    sources = [source(paper) for paper in PAPERS]
    check(f"GripNet grasps wet objects [{GRIP}] and WhaleTongue predicts clicks [{WHALE}].", sources, embed)
    assert len(calls) == 1


def test_what_is_said_of_both_needs_both(judge: Callable[[str], Verdict]) -> None:
    assert judge(f"Both models learn to grasp wet objects from 12,000 trials on two arms [{GRIP}].").reason
    assert not judge(f"GripNet learns to grasp wet objects from 12,000 trials on two arms [{GRIP}].").reason


def test_an_it_that_cites_nothing_speaks_of_what_the_sentence_before_rests_on() -> None:
    sources = [source(paper) for paper in PAPERS]
    fact = "It lifts 91.5% of unseen wet objects."
    assert cited(check(fact, sources, packaged().embed, [PAPERS[0]])) == [GRIP]
    assert check(fact, sources, packaged().embed, [PAPERS[1]]).reason


@pytest.mark.parametrize(
    "run", ["1, 2 ", "5 in 2024, 7 in 2025 ", "never, ", "unstable not stable ", "better than ", "a-"]
)
def test_a_sentence_that_runs_on_is_judged_in_a_moment(run: str) -> None:
    text = f"GripNet lifts {run * (1900 // len(run))}objects."
    paper = Paper("1", "GripNet", text)
    with within(5):
        check(
            f"{text[:-9]}things. [1]",
            [Source(paper, (paper.title, text), packaged().embed([paper.title, text]))],
            packaged().embed,
        )
