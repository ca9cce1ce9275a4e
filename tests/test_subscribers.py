from datetime import date

import pytest

from assistant import subscribers
from assistant.errors import AssistantError
from assistant.pipeline import Assistant

DAY = date(2026, 6, 10)


def test_an_address_is_kept_once_however_it_is_written(assistant: Assistant) -> None:
    database = assistant.library.database
    assert subscribers.add(database, "Zoe@Example.org", DAY)
    assert not subscribers.add(database, " zoe@example.ORG ", DAY)
    assert subscribers.add(database, "ada@example.org", DAY)
    assert subscribers.addresses(database) == ["ada@example.org", "Zoe@example.org"]


def test_an_address_is_removed_however_it_is_written(assistant: Assistant) -> None:
    database = assistant.library.database
    subscribers.add(database, "Zoe@example.org", DAY)
    assert subscribers.remove(database, "zoe@EXAMPLE.org")
    assert not subscribers.remove(database, "zoe@example.org")
    assert subscribers.addresses(database) == []


@pytest.mark.parametrize(
    "address",
    ["ada@example.org", "ada.park+papers@mail.example.co.uk", "o'brien@example.org", "root@localhost", "x_1@a-b.io"],
)
def test_what_is_an_address_is_taken_as_it_is(address: str) -> None:
    assert subscribers.checked(address) == address


def test_a_domain_of_other_letters_is_written_as_mail_servers_know_it() -> None:
    assert subscribers.checked("ada@bücher.example") == "ada@xn--bcher-kva.example"


@pytest.mark.parametrize(
    "text",
    [
        "", "@", "ada", "ada@", "@example.org", "ada@example", "a b@example.org", "ada@exa mple.org",
        "ada@@example.org", "ada@-example.org", "ada@example..org", ".ada@example.org", "ada.@example.org",
        "a..b@example.org",
        "ada@example.org\nBcc: eve@example.org", "ada@example.org\r\n", "ada@example.org,eve@example.org",
        "Ada <ada@example.org>", '"ada"@example.org', "ada@[127.0.0.1]", "ädä@example.org", "ada@example.org\x00",
        f"{'a' * 65}@example.org", f"ada@{'a' * 64}.org", f"ada@{'abc.' * 80}org", "-@\ud800.org",
        "ada@exam\u2028ple.org",
    ],
)  # fmt: skip
def test_anything_else_is_refused_with_an_example(text: str, assistant: Assistant) -> None:
    if text.strip() == "ada@example.org":
        assert subscribers.checked(text) == "ada@example.org"
        return
    with pytest.raises(AssistantError, match=r"no mail address; write it as name@example\.org"):
        subscribers.add(assistant.library.database, text, DAY)
