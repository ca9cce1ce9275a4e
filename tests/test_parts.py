from assistant.parts import is_release, parts


def test_an_abstract_is_told_in_parts() -> None:
    told = {
        "Nets for whales are slow.": "opening",
        "We propose WhaleNet, a net for whales.": "introduction",
        "It hears the song twice and keeps the echo.": "method",
        "Experiments on two seas show that WhaleNet outperforms older nets.": "result",
        "Code is available at https://a.test.": "release",
    }
    assert parts(list(told)) == list(told.values())


def test_an_abstract_that_introduces_nothing_has_no_opening() -> None:
    assert parts(["Whales sing.", "They sing at night."]) == ["method", "method"]


def test_where_nothing_is_said_to_be_proposed_the_first_use_of_the_name_introduces() -> None:
    told = ["Whales sing.", "WhaleNet hears them.", "WhaleNet keeps the echo."]
    assert parts(told, "WhaleNet") == ["opening", "introduction", "method"]


def test_who_names_what_is_released_introduces_it() -> None:
    told = parts(["We study whales.", "We release our nets (called Orca).", "We release our nets."])
    assert told == ["introduction", "method", "release"]


def test_a_release_is_told_from_what_others_released() -> None:
    assert is_release("All weights will be released.") and is_release("We also open-source the data.")
    assert not is_release("It surpasses all open-source models.")
    assert not is_release("Across closed and open-source models it hears most.")
