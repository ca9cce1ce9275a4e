import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.links import page, web
from assistant.types import Paper


@pytest.mark.parametrize(
    ("url", "address"),
    [
        ("https://a.example/x?y=1&z=%20#top", "https://a.example/x?y=1&z=%20#top"),
        ("HTTP://a.example/x y", "http://a.example/x%20y"),
        ('https://a.example/"><script>', "https://a.example/%22%3E%3Cscript%3E"),
        ("https://a.example/(x){y}", "https://a.example/%28x%29%7By%7D"),
        ("javascript:alert(1)", ""),
        ("data:text/html,x", ""),
        ("//a.example/", ""),
        ("https://user@a.example/", ""),
        ("https://[::1", ""),
        ("https://", ""),
        ("", ""),
    ],
)
def test_only_plain_addresses_of_the_web_are_linked(url: str, address: str) -> None:
    assert web(url) == address


def test_a_paper_without_an_address_is_found_at_arxiv() -> None:
    assert page(Paper("2606.00001", "T", "A.")) == "https://arxiv.org/abs/2606.00001"
    assert page(Paper("2606.00001", "T", "A.", url="https://a.example/p")) == "https://a.example/p"
    assert page(Paper("mine", "T", "A.", url="javascript:alert(1)")) == ""


@settings(max_examples=50, deadline=None)
@given(st.text(max_size=40))
def test_no_address_can_end_an_attribute_or_a_link(text: str) -> None:
    assert not set(web(f"https://a.example/{text}")) & set(" <>\"'(){}[]\\\n\r`|")
