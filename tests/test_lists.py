"""Files become lists by their content, and everything else becomes one plain message."""

import io
import json
import os
import stat
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.errors import ListError
from assistant.lists import files, read, read_stream, stream
from assistant.types import Paper, Rejected

TODAY = date(2026, 11, 22)
RECORD = {"id": "2606.00001", "title": "Small models", "abstract": "They are small."}
API_ENTRY = {"paper": {"id": "2606.00001", "title": "Small models", "summary": "They are small."}}
PAGE = f"Daily list\n\nMar 21\n\nSmall models\n\n{'They are small and quick. ' * 12}\n"


def listed(content: bytes | str, name: str = "list.txt") -> list[Paper | Rejected]:
    data = content.encode() if isinstance(content, str) else content
    return list(read_stream(io.BytesIO(data), name, TODAY))


def message(content: bytes | str, name: str = "list.txt") -> str:
    with pytest.raises(ListError) as caught:
        listed(content, name)
    assert len(str(caught.value).splitlines()) == 1
    assert str(caught.value).startswith(name)
    return str(caught.value)


@pytest.mark.parametrize("name", ["a.json", "a.jsonl", "a.txt", "a", "standard input"])
@pytest.mark.parametrize(
    ("content", "source"),
    [
        (json.dumps([API_ENTRY]), "huggingface"),
        (json.dumps([API_ENTRY], indent=2), "huggingface"),
        (json.dumps([RECORD]), "records"),
        (json.dumps(RECORD), "records"),
        (json.dumps(RECORD) + "\r\n" + json.dumps(RECORD) + "\r\n", "records"),
        (PAGE, "page"),
        (PAGE.replace("\n", "\r\n"), "page"),
    ],
)
def test_the_kind_is_told_by_the_content_and_never_by_the_name(name, content, source):
    for start in ("", "\ufeff", "\n  "):
        papers = listed(start + content, name)
        assert papers
        assert all(isinstance(paper, Paper) and paper.source == source for paper in papers)


@pytest.mark.parametrize("line", ["[]", "[1, 2]", "42", "null", "no JSON", '"text"', "{", "\x00", "<p>"])
def test_a_wrong_first_line_hides_neither_the_kind_nor_the_records_below(line):
    rejected, paper = listed(f"{line}\n{json.dumps(RECORD)}\n", "papers.jsonl")
    assert isinstance(rejected, Rejected)
    assert rejected.entry == "papers.jsonl, line 1"
    assert isinstance(paper, Paper)


def test_an_empty_answer_of_the_server_is_a_list_without_papers():
    assert listed("[]") == listed(" [ ]\n") == []


@pytest.mark.parametrize(
    "error", ['{"error": "Invalid date\\nPlease wait"}', '{\n  "error": "Invalid date Please wait"\n}']
)
def test_an_error_of_the_server_is_passed_on(error):
    assert message(error, "2026-06-10.json").endswith("the server said “Invalid date Please wait”")


@pytest.mark.parametrize("content", [b"", b"\n \r\n", b"\xef\xbb\xbf"])
def test_an_empty_file_is_called_empty(content):
    assert "it is empty" in message(content)


@pytest.mark.parametrize("content", [b"\x89PNG\r\n\x1a\n\0\0", b"\xff\xfe[\0]\0", b"caf\xe9 au lait\n"])
def test_what_is_not_text_is_called_so(content):
    assert "not text in UTF-8" in message(content)


def test_a_saved_page_in_html_is_called_so():
    assert "HTML" in message("<!doctype html><html><body>" + PAGE)


@pytest.mark.parametrize(
    "content",
    [
        "just a note\n",
        "42",
        "[1, 2, 3]",
        '[{"name": "x"}]',
        '{"papers": []}',
        json.dumps({"papers": [RECORD]}, indent=2),
        '{"_id": "1", "title": "A", "text": "B"}\n{"_id": "2", "title": "C", "text": "D"}\n',
        '{"query-id": 1}\n' * 5000,
        "x" * 100_000,
    ],
)
def test_what_holds_no_papers_gets_one_message_that_says_what_would(content):
    assert "records with id, title and abstract" in message(content)


def test_thousands_of_wrong_lines_are_given_up_on_early():
    endless = io.BufferedReader(Repeated(b'{"level": "info"}\n'))
    with pytest.raises(ListError):
        list(read_stream(endless, "log.jsonl", TODAY))


@pytest.mark.parametrize("body", [[API_ENTRY], [RECORD, {**RECORD, "upvotes": -12.5e-3, "x": [None, True, "é😀\\n"]}]])
@pytest.mark.parametrize("ensure_ascii", [True, False])
def test_a_list_that_is_cut_off_anywhere_is_refused_whole(body, ensure_ascii):
    data = json.dumps(body, ensure_ascii=ensure_ascii).encode()
    for end in range(1, len(data)):
        assert message(data[:end], "2026-06-10.json") == "2026-06-10.json is cut off; get it again"


@pytest.mark.parametrize(
    ("body", "character"), [('[{"id": "1" "title": "A"}]', 13), ("[{'id': '1'}]", 3), ('[{"id": "1"}] more', 15)]
)
def test_a_list_with_a_slip_inside_is_not_called_cut_off(body, character):
    assert message(body) == f"list.txt is not JSON from character {character} on; correct it or get it again"


@pytest.mark.parametrize("content", ["[" * 100_000, '[{"a":' * 50_000, '[{"id": ' + "[" * 50_000 + "]" * 50_000 + "}]"])
def test_endless_nesting_is_a_message(content):
    assert "nested too deeply" in message(content)


@pytest.mark.parametrize("start", [b"[", b"Mar 21\n"])
def test_a_list_that_must_be_read_whole_is_read_up_to_a_limit(start, monkeypatch):
    monkeypatch.setattr(stream, "WHOLE_LIMIT", 1_000_000)
    with pytest.raises(ListError, match=r"^big\.json is larger than 1 MB; split it"):
        list(read_stream(io.BufferedReader(Repeated(start + b" " * 1000)), "big.json", TODAY))


@settings(deadline=None, max_examples=300)
@given(st.one_of(st.binary(), st.text().map(str.encode), st.binary().map(lambda data: b"[" + data)))
def test_arbitrary_bytes_raise_nothing_but_a_list_error(data):
    try:
        results = listed(data)
    except ListError as error:
        assert len(str(error).splitlines()) == 1
    else:
        assert all(isinstance(result, Paper | Rejected) for result in results)


values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(st.characters())
    | st.sampled_from(["2026-06-10", "\ud800"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=5,
)
fields = st.sampled_from(
    ["id", "title", "abstract", "summary", "date", "authors", "url", "upvotes", "keywords", "code_url", "paper"]
) | st.sampled_from(["submittedOnDailyAt", "publishedAt", "ai_keywords", "githubRepo", "organization", "name", "error"])
records = st.dictionaries(fields, values | st.just("Some text"))


@settings(deadline=None, max_examples=100)
@given(st.lists(records | st.fixed_dictionaries({"paper": records}) | values), st.booleans())
def test_any_json_raises_nothing_but_a_list_error(entries, by_line):
    text = "\n".join(map(json.dumps, entries)) if by_line else json.dumps(entries)
    try:
        results = listed(text)
    except ListError as error:
        assert len(str(error).splitlines()) == 1
    else:
        for result in results:
            texts = (
                [result.entry, result.reason]
                if isinstance(result, Rejected)
                else [result.id, result.title, result.abstract]
            )
            assert all(text.encode() and len(text.splitlines()) == 1 for text in texts)


def test_a_file_is_named_as_it_was_given_and_has_the_day_of_its_own_name(tmp_path):
    path = tmp_path / "2026-07-01" / "2026-06-10.json"
    path.parent.mkdir()
    path.write_text(json.dumps([API_ENTRY, {"paper": {}}]), encoding="utf-8")
    paper, rejected = read(path, TODAY)
    assert isinstance(paper, Paper)
    assert paper.days == (date(2026, 6, 10),)
    assert isinstance(rejected, Rejected)
    assert rejected.entry == f"{path}, entry 2"


def test_a_file_that_cannot_be_opened_is_named(tmp_path):
    with pytest.raises(ListError, match=r"/gone\.json cannot be read: no such file"):
        list(read(tmp_path / "gone.json", TODAY))
    with pytest.raises(ListError, match="cannot be read: is a directory"):
        list(read(tmp_path, TODAY))


@pytest.mark.skipif(os.geteuid() == 0, reason="everything may be read by the superuser")
def test_what_may_not_be_read_is_named(tmp_path):
    file, folder = tmp_path / "mine.json", tmp_path / "locked"
    file.touch(mode=stat.S_IWUSR)
    folder.mkdir(mode=stat.S_IWUSR)
    with pytest.raises(ListError, match=r"/mine\.json cannot be read: permission denied"):
        list(read(file, TODAY))
    with pytest.raises(ListError, match="locked cannot be read: permission denied"):
        files([folder])


def test_a_stream_that_breaks_while_it_is_read_is_named():
    class Broken(io.RawIOBase):
        def readable(self) -> bool:
            return True

        def readinto(self, _: object) -> int:
            raise OSError(5, "Input/output error")

    with pytest.raises(ListError, match=r"^standard input cannot be read: input/output error"):
        list(read_stream(io.BufferedReader(Broken()), "standard input", TODAY))


def test_a_name_with_odd_characters_still_makes_one_line():
    with pytest.raises(ListError) as caught:
        listed("", "a\nb\udcff.json")
    assert str(caught.value).startswith("a b?.json is no list of papers")


def test_a_folder_stands_for_its_list_files_sorted_and_not_the_hidden(tmp_path):
    lists = ["b.json", "a.JSONL", "deep/er/c.txt", "d.ndjson", "g.CSV"]
    for name in [*lists, ".hidden.json", ".git/e.json", "f.pdf", "readme.md"]:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    (tmp_path / "folder.json").mkdir()
    names = [str(path.relative_to(tmp_path)) for path in files([tmp_path])]
    assert names == ["a.JSONL", "b.json", "d.ndjson", "deep/er/c.txt", "g.CSV"]


def test_a_folder_that_lies_in_a_hidden_one_is_read_when_it_is_named(tmp_path):
    folder = tmp_path / ".cache" / "lists"
    folder.mkdir(parents=True)
    (folder / "a.json").touch()
    assert files([folder]) == [folder / "a.json"]


def test_named_files_keep_their_order_whatever_their_suffix_and_come_once(tmp_path):
    late, early = tmp_path / "z.data", tmp_path / "a.json"
    late.touch()
    early.touch()
    assert files([late, early, late, tmp_path]) == [late, early]


def test_a_path_without_lists_is_named(tmp_path):
    empty = tmp_path / "empty"
    empty.mkdir()
    with pytest.raises(ListError, match=r"empty holds no list; .*\.jsonl"):
        files([empty])
    with pytest.raises(ListError, match="gone does not exist"):
        files([tmp_path / "gone"])
    with pytest.raises(ListError, match="cannot be read: file name too long"):
        files([Path("x" * 5000)])


@pytest.fixture
def data() -> Path:
    folder = os.environ.get("ASSISTANT_SHARED_DATA")
    if not folder:
        pytest.skip("ASSISTANT_SHARED_DATA names no folder with the real lists")
    return Path(folder)


def test_the_real_lists_give_each_paper_on_its_day(data):
    results = [(path, result) for path in files([data / "lists"]) for result in read(path, TODAY)]
    papers = [result for _, result in results if isinstance(result, Paper)]
    assert len(papers) == len(results) == 1304
    assert len({paper.id for paper in papers}) == 1303
    assert all(paper.days == (date.fromisoformat(path.stem),) for path, paper in results if isinstance(paper, Paper))
    assert all(paper.authors and paper.published and paper.upvotes is not None for paper in papers)


def test_the_real_page_gives_its_papers(data):
    results = list(read(data / "lists-page.txt", TODAY))
    assert len(results) == 26
    assert all(isinstance(result, Paper) and result.days == (date(2025, 3, 21),) for result in results)
    assert results[-1].title == "Frontier Models are Capable of In-context Scheming"


def test_a_real_list_that_is_cut_off_is_refused(data):
    body = (data / "lists" / "2026-06-10.json").read_bytes()
    for end in range(1, len(body), len(body) // 50):
        assert "is cut off" in message(body[:end], "2026-06-10.json")


@pytest.mark.parametrize("corpus", ["scitldr-dev", "scifact-train"])
def test_a_retrieval_corpus_is_no_list(data, corpus):
    with pytest.raises(ListError, match=r"corpus\.jsonl is no list of papers"):
        list(read(data / "retrieval" / corpus / "corpus.jsonl", TODAY))


class Repeated(io.RawIOBase):
    """The same bytes again and again, without end."""

    def __init__(self, unit: bytes) -> None:
        self.unit = unit

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:
        times = len(buffer) // len(self.unit)
        buffer[: times * len(self.unit)] = self.unit * times
        return times * len(self.unit)
