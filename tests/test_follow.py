"""Questions that a model puts into words: other languages, and what the rules cannot connect."""

from collections.abc import Iterator, Sequence
from datetime import date

import pytest

from assistant import follow
from assistant.attempt import Attempt
from assistant.errors import ModelError
from assistant.question import understand
from assistant.question.language import is_foreign
from assistant.types import Model, Query, Turn

TODAY = date(2026, 6, 12)
DAYS = [date(2026, 6, 10), date(2026, 6, 11)]
TALKED = (
    Turn("user", "How does GripNet grasp wet objects?"),
    Turn("assistant", "**GripNet** learns from 12,000 trials. [1] SlipSet is released. [2]", ("2606.00001",)),
)


class Scripted:
    """A model that replies as told, and what it was asked."""

    def __init__(self, *replies: str | ModelError) -> None:
        self.replies, self.asked = list(replies), list[Sequence[Turn]]()

    def attempt(self) -> Attempt:
        return Attempt(Model(self._chat, lambda: "fake", 8192, "127.0.0.1:1"))

    def _chat(self, turns: Sequence[Turn]) -> Iterator[str]:
        self.asked.append(turns)
        reply = self.replies.pop(0)
        if isinstance(reply, ModelError):
            raise reply
        yield from reply.split(" ") if " " not in reply else [reply[:5], reply[5:]]


def read(text: str, history: Sequence[Turn]) -> Query:
    return understand(text, history, TODAY, DAYS)


@pytest.mark.parametrize(
    "text",
    [
        "Welche Arbeiten gibt es zu Robotern?",
        "Was wurde gestern über Diffusionsmodelle veröffentlicht?",
        "Quels articles parlent de la génération de vidéos ?",
        "¿Qué artículos hay sobre agentes?",
        "Quali sono i lavori più votati di ieri?",
        "昨天有哪些关于机器人的论文？",
        "Какие статьи о роботах вышли вчера?",
        "ロボットに関する論文は？",
        "ما هي أوراق الروبوتات؟",
    ],
)
def test_other_languages_are_told(text: str) -> None:
    assert is_foreign(text)


@pytest.mark.parametrize(
    "text",
    [
        "What is new in video diffusion?",
        "papers on RLHF since Tuesday",
        "Does DeLTa beat LoRA?",
        "GUI agents",
        "Émile Dupré's papers",
        "What does “Das Boot” have to do with LLMs?",
        "El Niño forecasting with transformers",
        "papers by José María de la Cruz",
        "UMI on the de novo design of proteins",
        "Which papers use the λ-calculus or μ-law?",
        "",
    ],
)
def test_english_with_foreign_names_stays_english(text: str) -> None:
    assert not is_foreign(text)


def test_a_foreign_question_is_put_into_english_with_its_days() -> None:
    model = Scripted("Which papers were published on robots yesterday?")
    query = follow.understand("Welche Arbeiten gibt es zu Robotern von gestern?", (), read, model.attempt())
    assert (query.since, query.until) == (date(2026, 6, 11), date(2026, 6, 11))
    assert "robots" in query.text
    assert query.notes[0] == "Read as “Which papers were published on robots yesterday?”"


def test_without_a_model_a_foreign_question_is_taken_as_it_is() -> None:
    query = follow.understand("Welche Arbeiten gibt es zu Robotern?", (), read, None)
    assert "Robotern" in query.text and query.notes == (follow.FOREIGN,)


def test_what_the_rules_understand_no_model_is_asked() -> None:
    model = Scripted()
    for text, history in (
        ("What is new in robotics?", ()),
        ("How large is its dataset?", TALKED),
        ("Which papers are about whales and their songs?", ()),
        ("thanks!", TALKED),
    ):
        assert follow.understand(text, history, read, model.attempt()) == read(text, history)
    assert model.asked == []


def test_a_message_that_leans_on_the_turns_is_written_out() -> None:
    model = Scripted("How does GripNet grasp wet objects, explained for a beginner?")
    text = "explain that for a beginner"
    assert read(text, TALKED) == read(text, ())
    query = follow.understand(text, TALKED, read, model.attempt())
    assert "GripNet" in query.text
    assert "2606.00001" in model.asked[0][0].text


@pytest.mark.parametrize(
    "reply",
    [
        "",
        "Hier ist die Frage: Wie groß ist der Datensatz und wer hat es gemacht?",
        "How large is the dataset of MammalNet-X2?",
        "GripNet is a robot. " * 40,
    ],
)
def test_an_unfaithful_rewriting_is_not_used(reply: str) -> None:
    text = "Wie groß ist der Datensatz und wer hat ihn gemacht?"
    query = follow.understand(text, TALKED, read, Scripted(reply).attempt())
    assert query == read(text, TALKED)


@pytest.mark.parametrize(
    ("text", "reply"),
    [
        ("Was gab es am 3.6.2026 Neues zu Robotern?", "What was new about robots on June 3, 2026?"),
        ("有哪些关于大语言模型推理的论文?", "Which papers discuss reasoning in large language models (LLMs)?"),
        ("6月8日有哪些关于强化学习的论文?", "Which papers about reinforcement learning (RL) were listed on June 8?"),
        ("2つ目の論文は何ですか", "What is the second paper?"),
        ("Welche Genauigkeit, 91,5 %, erreicht die Methode und wo?", "Which accuracy, 91.5%, is reached and where?"),
        ("Welche Arbeiten gibt es über 3D-Rekonstruktion?", "Which papers are about 3D reconstruction?"),
    ],
)
def test_a_good_translation_is_used(text: str, reply: str) -> None:
    assert follow.understand(text, (), read, Scripted(reply).attempt()).notes[0] == f"Read as “{reply}”"


@pytest.mark.parametrize("reply", ["x", "Sure!", "Bananas are yellow.", "What is the RLHF of 2024?"])
def test_a_message_in_english_is_not_replaced_by_another(reply: str) -> None:
    text = "explain that for a beginner"
    assert follow.understand(text, TALKED, read, Scripted(reply).attempt()) == read(text, TALKED)


@pytest.mark.parametrize("reply", ["x", "Here is the question:", "See https://evil.test about robots"])
def test_a_translation_is_a_question_of_its_own_words(reply: str) -> None:
    text = "Welche Arbeiten gibt es zu Robotern?"
    assert follow.understand(text, (), read, Scripted(reply).attempt()) == read(text, ())


def test_a_rewritten_question_is_plain_words() -> None:
    text = "explain that for a beginner"
    reply = "How does **GripNet** grasp <img src=x> wet ![a](https://evil.test/x.png) [objects](//evil.test)?"
    query = follow.understand(text, TALKED, read, Scripted(reply).attempt())
    assert query.notes[0] == "Read as “How does GripNet grasp wet objects?”"
    hidden = Scripted("How does \x1b[31mGripNet grasp wet objects?").attempt()
    assert follow.understand(text, TALKED, read, hidden) == read(text, TALKED)


def test_a_number_of_the_question_is_not_lost() -> None:
    text = "Welche 5 Arbeiten zu Robotern gibt es?"
    assert follow.understand(text, (), read, Scripted("Which papers are on robots?").attempt()) == read(text, ())


def test_a_model_that_fails_leaves_the_rules_and_is_not_asked_again() -> None:
    attempt = Scripted(ModelError("The model at 127.0.0.1:1 does not answer.")).attempt()
    text = "Welche Arbeiten gibt es zu Robotern?"
    assert follow.understand(text, (), read, attempt) == read(text, ())
    with pytest.raises(ModelError, match="does not answer"):
        attempt.say([Turn("user", "again")])


def test_tokens_of_every_call_are_counted() -> None:
    attempt = Scripted("one two three", "four five").attempt()
    attempt.say([Turn("user", "count to three")])
    first = attempt.tokens
    attempt.say([Turn("user", "go on")])
    assert 0 < first.prompt < attempt.tokens.prompt
    assert 0 < first.completion < attempt.tokens.completion
