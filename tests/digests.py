"""Digests of invented papers for the tests of what is made of them; the second is as hostile as a list can be."""

from dataclasses import replace
from datetime import date

from assistant.types import Citation, Digest, ForYou, Line, Paper, Rising, Theme

DAY = date(2026, 6, 10)


def paper(number: int, title: str, abstract: str, **fields: object) -> Paper:
    id = f"2606.{number:05}"
    given: dict[str, object] = {"url": f"https://huggingface.co/papers/{id}", "days": (DAY,), "source": "huggingface"}
    return Paper(id, title, abstract, **(given | fields))  # type: ignore[arg-type]


GRIP = paper(
    1,
    "GripNet: Learning to Grasp Wet Objects",
    "Robots drop things that are slippery. GripNet lifts 91.5% of unseen wet objects.",
    authors=("Ada Park", "Émile Dupré"),
    upvotes=41,
    published=date(2026, 6, 8),
    code_url="https://github.com/example/gripnet",
    organization="Wet Lab",
)
ARMS = paper(
    2,
    "Two Arms Are Better Than One",
    "Most policies use one arm. A second arm shortens household tasks by a third.",
    authors=("Noor Haddad", "Bo Lindqvist", "Ada Park", "Émile Dupré", "Jun Sato"),
    upvotes=7,
)
PROOFS = paper(
    3,
    "$\\pi$-Prover: Short Proofs by Long Search",
    "We ask whether provers find shorter proofs. Ten times the search shortens proofs by $3\\times$ in the median.",
    authors=("Bo Lindqvist",),
    upvotes=12,
    project_url="https://prover.example.org/",
)
LEMMAS = paper(4, "Lemmas for Free", "Lemmas help. We find them in failed proofs.", upvotes=0)


def sentence(paper: Paper, number: int = 1) -> str:
    """The abstract's sentence of this number, from 0."""
    return paper.abstract.split(". ")[number].removesuffix(".") + "."


def line(paper: Paper, number: int = 1) -> Line:
    return Line(paper, sentence(paper, number), sentence(paper, number))


QUOTES = Digest(
    DAY,
    DAY,
    (GRIP, ARMS, PROOFS, LEMMAS),
    themes=(
        Theme(
            "Robot hands",
            f"Two papers share robots and arms. {sentence(GRIP, 0)} [1] {sentence(ARMS, 0)} [2]",
            (Citation(1, GRIP, sentence(GRIP, 0)), Citation(2, ARMS, sentence(ARMS, 0))),
            (line(GRIP), line(ARMS)),
        ),
        Theme(
            "Theorem proving",
            "Two papers share proofs and search. Search longer, and proofs get shorter. [3]",
            (Citation(3, PROOFS, sentence(PROOFS)),),
            (line(PROOFS), line(LEMMAS)),
        ),
    ),
    top=(GRIP, PROOFS),
    rising=(Rising("theorem proving", 9, 147, 12, 610), Rising("wet objects", 1, 147, 0, 610)),
    for_you=(ForYou(PROOFS, "shorter proofs"),),
)
WRITTEN = replace(
    QUOTES,
    themes=(
        replace(QUOTES.themes[0], lines=(Line(GRIP, "GripNet picks up wet things.", sentence(GRIP)), line(ARMS))),
        QUOTES.themes[1],
    ),
    notes=("The model gave no answer for one theme; its lines are quotes.",),
    writer="small-model",
    dropped=2,
)
FEW = Digest(DAY, DAY, (GRIP,), (Theme("", "", (), (line(GRIP),)),))
WEEK = replace(QUOTES, since=date(2026, 6, 8), until=date(2026, 6, 12))

ATTACKS = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "![x](https://evil.example/x.png)",
    "[click](javascript:alert(1))",
    "`code` **bold** # not a heading",
    "{{ digest }} {% raw %}",
    "\x00\x08\x1b[31mred\ufffe\ud800\u202etxt",
    "line\r\nBcc: victim@example.org",
    "]]> &amp; &lt;b&gt;",
    "\\input{/etc/passwd} } @misc{x, title={",
)


def hostile() -> Digest:
    """Every text of this digest is an attack on some format that it may be written in."""
    text = " ".join(ATTACKS)
    bad = Paper(
        id="evil",
        title=text,
        abstract=text,
        authors=(text, "<b>A</b> and others", "a, b, c, d"),
        url="javascript:alert(1)",
        days=(DAY,),
        upvotes=1,
        code_url="https://user@evil.example/",
        project_url='https://evil.example/"><script>alert(1)</script>',
        organization=text,
    )
    theme = Theme(text, f"{text} [1] [2] [99]", (Citation(1, bad, text),), (Line(bad, f"{text} so", text),))
    return Digest(
        DAY,
        DAY,
        (bad,),
        (theme, replace(theme, lines=())),
        (bad,),
        (Rising(text, 1, 2, 0, 0),),
        (ForYou(bad, text),),
        (text,),
        text,
    )
