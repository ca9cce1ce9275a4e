"""Records, line by line or as an array."""

import csv
import io
import json
import tracemalloc
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.errors import ListError
from assistant.lists import read, read_stream, stream
from assistant.text import arxiv_id, clean
from assistant.types import Paper, Rejected

TODAY = date(2026, 11, 22)
RECORD = {"id": "2606.00001", "title": "Small models", "abstract": "They are small."}
LINE = json.dumps(RECORD).encode() + b"\n"


def listed(data: bytes) -> list[Paper | Rejected]:
    return list(read_stream(io.BytesIO(data), "papers.jsonl", TODAY))


def paper(**fields: object) -> Paper:
    (found,) = listed(json.dumps({**RECORD, **fields}).encode())
    assert isinstance(found, Paper), found
    return found


def reason(line: bytes) -> str:
    first, rejected, last = listed(LINE + line + b"\n" + LINE)
    assert isinstance(first, Paper)
    assert isinstance(last, Paper)
    assert isinstance(rejected, Rejected)
    assert rejected.entry == "papers.jsonl, line 2"
    assert len(rejected.reason.splitlines()) == 1
    return rejected.reason


def test_a_record_may_say_all_that_is_known():
    found = paper(
        date="2026-06-10",
        authors=["Ada Bell", "Bo Ng"],
        url="https://example.org/1",
        upvotes=3,
        keywords=["size"],
        code_url="https://github.com/example/small",
    )
    assert found == Paper(
        id="2606.00001",
        title="Small models",
        abstract="They are small.",
        authors=("Ada Bell", "Bo Ng"),
        url="https://example.org/1",
        days=(date(2026, 6, 10),),
        upvotes=3,
        keywords=("size",),
        code_url="https://github.com/example/small",
        source="records",
    )


def test_a_record_needs_no_more_than_id_title_and_abstract():
    nothing = dict.fromkeys(["date", "authors", "url", "upvotes", "keywords", "code_url"])
    assert paper() == paper(**nothing) == paper(date="", authors="", url="", keywords=[], code_url="")


def test_the_address_is_arxivs_where_the_id_is():
    assert paper(id="arXiv:2606.00001v2").url == "https://arxiv.org/abs/2606.00001"
    assert paper(id="cs/0112017v1").url == "https://arxiv.org/abs/cs/0112017"
    assert paper(id="own-1").url == ""
    assert paper(url="javascript:alert(1)").url == "https://arxiv.org/abs/2606.00001"


@pytest.mark.parametrize("authors", ["Bell, Ada; Ng, Bo;", ["Bell, Ada", " Ng,\nBo ", ""]])
def test_authors_are_a_list_or_one_text(authors):
    assert paper(authors=authors).authors == ("Bell, Ada", "Ng, Bo")
    assert paper(authors="Ada Bell, Bo Ng").authors == ("Ada Bell", "Bo Ng")


def test_a_date_may_carry_a_time():
    assert paper(date="2026-06-10T08:00:00Z").days == paper(date="2026-06-10 08:00").days == (date(2026, 6, 10),)


def test_control_characters_leave_titles_and_abstracts():
    assert paper(title="Small\0 mo\u202edels\n", abstract="They\tare\x1b small.") == paper()
    (raw,) = listed(LINE.replace(b"Small models", b"Small\0\tmodels"))
    assert raw == paper()


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"id": None}, "the id is missing; every paper needs an id, a title and an abstract"),
        ({"id": 2606.00001}, "the id is not text"),
        ({"id": " "}, "the id is empty"),
        ({"title": ["A"]}, "the title is not text"),
        ({"title": "\ud83d"}, "half a character (a lone surrogate) in the title"),
        ({"abstract": "\0"}, "the abstract is empty"),
        ({"abstract": "long " * 2_001}, "the abstract has 10,004 characters; shorten it to at most 10,000"),
        ({"title": "long " * 101}, "the title has 504 characters; shorten it to at most 500"),
        ({"id": "9" * 201}, "the id has 201 characters"),
        ({"date": "2026-02-30"}, "the date “2026-02-30” is no day; write it as YYYY-MM-DD"),
        ({"date": "June"}, "the date “June” is no day"),
        ({"date": 20260610}, "the date is not text"),
        ({"authors": 5}, "the authors are no list of texts"),
        ({"authors": ["Ada", None]}, "the authors are no list of texts"),
        ({"keywords": {"a": 1}}, "the keywords are no list of texts"),
        ({"url": 5}, "the url is not text"),
        ({"upvotes": -1}, "the upvotes are not a whole number of 0 or more"),
        ({"upvotes": 1.5}, "the upvotes are not"),
        ({"upvotes": "12"}, "the upvotes are not"),
        ({"upvotes": True}, "the upvotes are not"),
        ({"upvotes": float("nan")}, "the upvotes are not"),
        ({"upvotes": 10**30}, "the upvotes are not"),
    ],
)
def test_a_wrong_field_is_named(change, expected):
    assert expected in reason(json.dumps({**RECORD, **change}).encode())


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (b"no JSON", "the line is not JSON from character 1 on"),
        (LINE[:-10], "the line is cut off; get it again"),
        (LINE.strip() + b" }", "the line is not JSON from character"),
        (b'"text"', "the record is no object"),
        (b"[]", "the record is no object"),
        (b"NaN", "the record is no object"),
        (b'{"_id": "1", "title": "A", "text": "B"}', "has not the fields of a paper"),
        (LINE.replace(b"small", b"caf\xe9 au lait").strip(), "the line is not text in UTF-8"),
        (b'{"id":' * 100_000, "the line is nested too deeply"),
        (b'{"id": ' + b"9" * 10_000 + b', "title": "A"}', "the id is not text"),
    ],
)
def test_a_line_that_is_no_record_is_named_and_the_others_go_on(line, expected):
    assert expected in reason(line)


def test_lines_are_counted_with_the_blank_ones():
    results = listed(b"\n" + LINE + b" \r\n\n{}\n")
    assert [type(result) for result in results] == [Paper, Rejected]
    assert isinstance(results[1], Rejected)
    assert results[1].entry == "papers.jsonl, line 5"


def test_a_file_that_is_cut_off_in_its_last_line_keeps_the_others():
    *papers, rejected = listed(LINE * 3 + LINE[:40])
    assert papers == [paper()] * 3
    assert rejected == Rejected("papers.jsonl, line 4", "the line is cut off; get it again")


def test_a_wrong_entry_of_an_array_is_named_and_the_others_go_on():
    results = listed(json.dumps([RECORD, {**RECORD, "title": ""}, 5, RECORD]).encode())
    assert [result.entry for result in results if isinstance(result, Rejected)] == [
        "papers.jsonl, entry 2",
        "papers.jsonl, entry 3",
    ]
    assert results.count(paper()) == 2


def test_a_single_record_that_lacks_one_field_gets_its_own_reason():
    (rejected,) = listed(b'{"id": "1", "title": "A"}')
    assert isinstance(rejected, Rejected)
    assert "the abstract is missing" in rejected.reason


@pytest.mark.parametrize("beginning", [b"", b'{"id": "2606.00002", "title": "'])
def test_a_line_of_100_megabytes_is_rejected_without_being_held(tmp_path, beginning):
    path = tmp_path / "papers.jsonl"
    with path.open("wb") as file:
        file.write(LINE + beginning)
        file.seek(100_000_000, io.SEEK_CUR)  # a hole: nothing is written
        file.write(b'"}\n' + LINE)
    tracemalloc.start()
    first, rejected, last = read(path, TODAY)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert first == last == paper()
    assert rejected == Rejected(f"{path}, line 2", "the line is longer than 10 MB; write one record a line")
    assert peak < 4 * stream.LINE_LIMIT


def test_a_long_first_line_hides_no_record(monkeypatch):
    monkeypatch.setattr(stream, "LINE_LIMIT", 200_000)
    rejected, found = listed(b"x" * 300_000 + b"\n" + LINE)
    assert isinstance(rejected, Rejected)
    assert found == paper()


def test_records_come_as_they_are_read():
    class Slow(io.RawIOBase):
        read_so_far = 0

        def readable(self) -> bool:
            return True

        def readinto(self, buffer: memoryview) -> int:
            size = len(buffer) // len(LINE) * len(LINE)
            buffer[:size] = LINE * (size // len(LINE))
            self.read_so_far += size
            return size

    endless = Slow()
    papers = read_stream(io.BufferedReader(endless), "standard input", TODAY)
    assert next(papers) == paper()
    assert endless.read_so_far < 5 * stream.CHUNK


@settings(deadline=None)
@given(st.lists(st.binary(max_size=30).filter(lambda line: b"\n" not in line)), st.integers(1, 40))
def test_lines_are_the_same_however_they_are_cut_into_chunks(lines, size):
    data = b"".join(line + b"\n" for line in lines)
    chunks = [data[start : start + size] for start in range(0, len(data), size)]
    assert list(stream.lines(chunks)) == lines


texts = st.text(st.characters(codec="utf-8"), min_size=1).filter(clean)
names = st.lists(st.text("abcdef ", min_size=1).filter(str.strip), max_size=3)
valid = st.fixed_dictionaries(
    {"id": texts.filter(lambda text: not arxiv_id(clean(text))), "title": texts, "abstract": texts},
    optional={
        "date": st.dates().map(date.isoformat),
        "authors": names,
        "upvotes": st.integers(0, 10**17),
        "keywords": names,
        "url": st.just("https://example.org/a"),
    },
)


@settings(deadline=None)
@given(st.lists(valid, min_size=1), st.booleans(), st.sampled_from(["\n", "\r\n", "\n\n"]), st.booleans())
def test_valid_records_come_back_whole(records, ensure_ascii, line_end, as_array):
    lines = [json.dumps(record, ensure_ascii=ensure_ascii) for record in records]
    data = f"[{','.join(lines)}]" if as_array else line_end.join(lines)
    for record, found in zip(records, listed(data.encode()), strict=True):
        assert found == Paper(
            id=clean(record["id"]),
            title=clean(record["title"]),
            abstract=clean(record["abstract"]),
            authors=tuple(map(clean, record.get("authors", ()))),
            url=record.get("url", ""),
            days=(date.fromisoformat(record["date"]),) if "date" in record else (),
            upvotes=record.get("upvotes"),
            keywords=tuple(map(clean, record.get("keywords", ()))),
            source="records",
        )


TABLE = (
    'id,title,abstract,date,authors,upvotes\n2606.00001,Small models,They are small.,2026-06-10,"Bell, Ada; Ng, Bo",3\n'
)
IN_TABLE = paper(date="2026-06-10", authors=["Bell, Ada", "Ng, Bo"], upvotes=3)


@pytest.mark.parametrize(
    "table",
    [
        TABLE,
        "\ufeff" + TABLE.replace("\n", "\r\n"),
        "\n \n" + TABLE + "\n",
        TABLE.upper().partition("\n")[0] + "\n" + TABLE.partition("\n")[2],
        'Title;Abstract;Upvotes;Note;Id;Date;Authors\nSmall models;"They are\nsmall.";3;;2606.00001;2026-06-10;'
        '"Bell, Ada; Ng, Bo";;;',
    ],
)
def test_a_table_is_read_as_records(table):
    assert listed(table.encode()) == [IN_TABLE]


def test_quotes_and_line_ends_stand_inside_quotation_marks():
    (found,) = listed(b'id,title,abstract\n1,"A ""net"", caught","Line one.\nLine {""id"": 2}\n\nLine three."\n')
    assert (found.title, found.abstract) == ('A "net", caught', 'Line one. Line {"id": 2} Line three.')


def test_empty_cells_are_left_out():
    assert listed(b"id,title,abstract,date,url,upvotes\n2606.00001,Small models,They are small.,, ,\n") == [paper()]


@pytest.mark.parametrize("column", ["id", "title", "abstract"])
def test_a_missing_column_is_named(column):
    with pytest.raises(ListError, match=f"papers.jsonl has no column {column}; every paper needs"):
        listed(TABLE.replace(column, "other", 1).encode())


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        (b"1,,They are small.", "the title is empty"),
        (b"1,Small models", "the abstract is missing"),
        (b"1,Small models,They, too, are small,4,5,6", "more columns than the first line names"),
        (b'1,"Small" models,They are small.', "the quotation marks are wrong"),
        (b'1,Small models,"They are small.', "the quotation marks are wrong"),
        (b"1,Sm\xe4ll models,They are small.", "not text in UTF-8"),
        (b"1,Small models,They are small.,,,many", "the upvotes are not a whole number"),
        (b"1,Small models,They are small.,yesterday", "the date “yesterday” is no day"),
    ],
)
def test_a_wrong_row_is_named_by_its_line_and_the_rows_before_it_stay(row, expected):
    above = TABLE.replace("They are small.", '"They\nare small."')
    first, rejected, *_ = listed(above.encode() + row)
    assert first == IN_TABLE
    assert isinstance(rejected, Rejected)
    assert rejected.entry == "papers.jsonl, line 4" and expected in rejected.reason


def test_an_open_quotation_mark_does_not_swallow_the_rest_of_a_long_table():
    row = TABLE.splitlines(keepends=True)[1]
    results = listed((TABLE + '2,"A,B\n' + row * 3_000).encode())
    assert [result.entry for result in results if isinstance(result, Rejected)] == ["papers.jsonl, line 3"]
    assert results.count(IN_TABLE) > 500


@settings(deadline=None, max_examples=50)
@given(st.lists(st.tuples(texts, texts, texts), min_size=1, max_size=5), st.sampled_from(",;"))
def test_any_texts_survive_a_table(rows, separator):
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=separator, quoting=csv.QUOTE_ALL)
    writer.writerows([("id", "title", "abstract"), *rows])
    found = listed(out.getvalue().encode())
    assert [(p.id, p.title, p.abstract) for p in found] == [
        (arxiv_id(clean(id)) or clean(id), clean(title), clean(abstract)) for id, title, abstract in rows
    ]
