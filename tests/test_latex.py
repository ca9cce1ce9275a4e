import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.latex import readable


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        (r"a 10$\times$ speedup with $O(n^2)$", "a 10× speedup with O(n²)"),
        (r"by 46.1\% and $\alpha=0.5$", "by 46.1% and α=0.5"),
        (r"\textbf{Bold} and \emph{soft \textsc{Small}}", "Bold and soft Small"),
        ("{sim}750 items, (max weight {approx}0.2)", "~750 items, (max weight ≈0.2)"),
        (r"We present \pyrag, and \ours{} too", "We present pyrag, and ours too"),
        ("T^2PO beats R^3-SQL", "T²PO beats R³-SQL"),
        ("6{,}690 questions, R^2{=}0.86", "6,690 questions, R²=0.86"),
        ("It costs $39.9 and then $15 more", "It costs $39.9 and then $15 more"),
        ("sets {1.7B, 4B, 8B} stay", "sets {1.7B, 4B, 8B} stay"),
        ("at https://a.b/c{https://a.b/c}.", "at https://a.b/c."),
        (r"\href{https://a.b}{the code} is out", "the code is out"),
        ("mapping z_{t}rightarrow z_{0}, h_{i+1}", "mapping z_t→ z_0, h_(i+1)"),
        (r"MorphScore vs.\ others", "MorphScore vs. others"),
        ("nothing to do here, 100% plain", "nothing to do here, 100% plain"),
    ],
)
def test_formulas_are_readable(text: str, shown: str) -> None:
    assert readable(text) == shown


@given(st.text(alphabet=st.sampled_from("ab$\\{}^_ 12%"), max_size=60) | st.text(max_size=100))
def test_any_text_comes_out_as_text(text: str) -> None:
    assert isinstance(readable(text), str)
    if not set(text) & set("\\{^$"):
        assert readable(text) == text
