import pytest

from assistant import wanted


@pytest.mark.parametrize(
    ("question", "better", "worse"),
    [
        ("how many whales did they record?", "It holds 40 recorded whales.", "It holds 40 seas and many whales."),
        ("how many subtasks are there?", "There are more than 20 sub-tasks.", "There are many tasks in 20 seas."),
        ("which net won?", "WideNet reaches the highest score.", "WideNet outperforms the base."),
        ("which net won?", "WideNet outperforms the base.", "WideNet and DeepNet are compared."),
        ("why do nets fail?", "Most failures stem from echoes.", "Nets fail at night, which leads to loss."),
        ("why do nets fail?", "Echoes lead to failures.", "Nets fail at night."),
        ("what is the key idea?", "Our insight is that whales repeat themselves.", "Whales repeat themselves."),
        ("what do nets hear that no human hears?", "They hear a distinct 26% of songs.", "They hear songs."),
        ("which paths lead to the sea?", "There are four possible pathways to the sea.", "Many paths lead to the sea."),
        ("what kinds of songs are there?", "Songs are long, short, or broken.", "Songs are many."),
        ("which place did the net take?", "It came 1st of 62 nets.", "It swam in a competition of nets."),
        ("where does it rank in the sea?", "It ranks second in the sea.", "It swims in the sea."),
        ("how did it do against sailors?", "It hears 20% more than sailors do.", "It was let down among sailors."),
        ("is it better than a sonar?", "It beats a sonar by 3 points.", "It beats a sonar."),
        ("is it better than a sonar?", "It beats a sonar.", "It is 3 points rather than 2."),
        ("doesn't that hurt the whales?", "It raises their stress by 24%.", "It degrades their sleep."),
        ("are the weights out?", "All models are publicly available.", "All models are large."),
    ],
)
def test_a_sentence_gives_the_kind_of_answer_that_is_wanted(question: str, better: str, worse: str) -> None:
    assert wanted.is_asked(question)
    assert wanted.given(question, better) > wanted.given(question, worse)


def test_how_a_thing_works_is_told_in_the_middle_of_an_abstract() -> None:
    question, sentence = "how does it find whales?", "It hears the song, then its echo."
    assert wanted.told(question, sentence, "method") > wanted.told(question, "It hears a song.", "method") > 0
    assert wanted.told(question, sentence, "result") == 0
    assert wanted.told("how does it perform?", sentence, "method") == 0


@pytest.mark.parametrize(
    "question", ["is it out?", "are the code and the data available", "where can I download the weights?"]
)
def test_who_asks_whether_a_thing_can_be_had_asks_nothing_else(question: str) -> None:
    assert wanted.asks_release(question)
    assert not wanted.asks_release(f"{question} of the whales")


@pytest.mark.parametrize(
    "question", ["tell me more", "what is it good for?", "how do they differ?", "why does it fail?", "what does it do?"]
)
def test_an_open_question_is_after_no_single_thing(question: str) -> None:
    assert not wanted.is_definite(question)


def test_who_asks_what_a_thing_changes_asks_how_it_works() -> None:
    assert wanted.asks_how("what do they each change in whale nets?") and not wanted.asks_how("what do they weigh?")


@pytest.mark.parametrize("question", ["is it true that whales sing?", "Doesn't it hurt?", "and can it swim?"])
def test_a_question_for_a_yes_or_a_no_is_told_from_others(question: str) -> None:
    assert wanted.asks_whether(question)
    assert not wanted.asks_whether("what is it?")


@pytest.mark.parametrize(
    "question", ["how many whales?", "which GPU did it need?", "is it faster?", "what licence does it have?"]
)
def test_a_number_a_name_or_a_yes_is_one_thing(question: str) -> None:
    assert wanted.is_definite(question)


def test_what_is_to_be_counted_may_be_counted_where_it_is_spoken_of() -> None:
    text = "The benchmark has 20 sub-tasks on pictures."
    assert wanted.may_count("how many subtasks are there?", text) and wanted.may_count("how good is it?", text)
    assert not wanted.may_count("How many hours did the clinicians work?", text)
