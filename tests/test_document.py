"""Spans: every stretch of the prose leads back to the very characters of the source."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linter.decoding import Unreadable, decode
from linter.document import BODY, QUOTE, Document, Draft
from linter.sentences import split

PIECES = st.sampled_from(
    [
        "a",
        "Viet Nam",
        " ",
        "  ",
        "\t",
        "\n",
        "\u00a0",
        "\u00ad",
        "\u200b",
        "é",
        "e\u0301",
        "Vie\u0323\u0302t",
        "Â£1",
        "â€™",
        "4,57",
        "“",
        "”",
        '"',
        ".",
    ]
)


def draft(source: str) -> Document:
    made = Draft("a.txt", source)
    made.open(BODY)
    made.add(0, len(source))
    return made.document()


@given(st.lists(PIECES, max_size=30).map("".join))
def test_a_span_holds_what_the_prose_was_read_from(source: str) -> None:
    document = draft(source)
    prose = document.prose
    assert "  " not in prose
    assert unicodedata.is_normalized("NFC", prose)
    for start in range(len(prose)):
        for end in range(start + 1, min(start + 6, len(prose)) + 1):
            span = document.span(start, end)
            assert span.text == source[span.start : span.end]
            assert 0 <= span.start <= span.end <= len(source)
            again = draft(span.text).prose.strip()
            assert again.replace(" ", "") == prose[start:end].replace(" ", "").strip()


def test_lines_and_columns_count_code_points_from_one() -> None:
    document = draft("Hà Nội 🙂 has\r\ntwo lines")
    span = document.span(document.prose.index("lines"), document.prose.index("lines") + 5)
    assert (span.line, span.column, span.end_line, span.end_column) == (2, 5, 2, 10)
    assert document.span(9, 12)[3:5] == (1, 10)


@pytest.mark.parametrize(
    ("source", "prose"),
    [
        ("one\u00a0 two", "one two\n"),
        ("co\u00adoperate", "cooperate\n"),
        ("Hà\r\nNội", "Hà Nội\n"),
        (unicodedata.normalize("NFD", "Việt Nam"), "Việt Nam\n"),
        ("costs Â£5 and â‚¬6, itâ€™s said", "costs £5 and €6, it’s said\n"),
        ("  in  and out  ", "in and out\n"),
        ("TÂN SƠN Ã", "TÂN SƠN Ã\n"),
    ],
)
def test_prose_is_tidied(source: str, prose: str) -> None:
    assert draft(source).prose == prose


def test_a_decomposed_name_is_pointed_at_whole() -> None:
    source = "in " + unicodedata.normalize("NFD", "Việt Nam") + " today"
    document = draft(source)
    start = document.prose.index("Việt Nam")
    assert document.span(start, start + 8).text == unicodedata.normalize("NFD", "Việt Nam")


@pytest.mark.parametrize(
    ("copy", "speech"),
    [
        ('He said "no" twice.', ["no"]),
        ("He said “no” and ‘don’t’ twice.", ["no", "don’t"]),
        ("“It goes on", ["It goes on"]),
        ("The 6'2\" man said", []),
        ("«Non», dit-il", ["Non"]),
    ],
)
def test_direct_speech(copy: str, speech: list[str]) -> None:
    document = draft(copy)
    assert [document.prose[a:b] for a, b in document.quotations] == speech


def test_a_quote_block_is_speech_from_end_to_end() -> None:
    made = Draft("a.md", "We lost.")
    made.open(QUOTE)
    made.add(0, 8)
    assert made.document().quoted(3)


@pytest.mark.parametrize(
    ("prose", "count"),
    [
        ("It rose. It fell.", 2),
        ("The U.S. Treasury said so on Jan. 5. Mr. Smith agreed.", 2),
        ("Sales were $4.57 billion. That is all.", 2),
        ("It began at 5 p.m. The mayor spoke.", 2),
        ('"Why?" he asked. "No."', 2),
    ],
)
def test_sentences(prose: str, count: int) -> None:
    assert len(list(split(prose, 0, len(prose)))) == count


@pytest.mark.parametrize("mark", [".", "“", '"', "‘", "’", "«", ". ", "e\u0301", "\u00a0", "Â", "! "])
def test_hostile_prose_is_done_with(mark: str) -> None:
    document = draft("a" + mark * 100_000)
    assert document.sentences
    assert document.quotations is not None


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
def test_western_copy_in_any_encoding(encoding: str) -> None:
    copy = "The café’s bill came to €2.10 – a first, naïve as it was."
    assert decode(copy.encode(encoding)).lstrip("\ufeff") == copy


def test_vietnamese_in_windows_1258() -> None:
    copy = "Thủ tướng đã đến Hà Nội để ký các văn bản hợp tác với đối tác Liên bang Nga."
    tones = "\u0300\u0301\u0303\u0309\u0323"
    letters = []
    for letter in copy:  # Windows-1258 writes vowels of one piece and the tone after them
        parts = unicodedata.normalize("NFD", letter)
        tone = "".join(c for c in parts if c in tones)
        letters.append(unicodedata.normalize("NFC", "".join(c for c in parts if c not in tones)) + tone)
    text = decode("".join(letters).encode("cp1258"))
    assert draft(text).prose == copy + "\n"


def test_markup_may_declare_its_encoding() -> None:
    page = '<meta charset="windows-1251"><p>Москва</p>'.encode("cp1251")
    assert "Москва" in decode(page, markup=True)


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (b"", "empty"),
        (b" \r\n\t\n", "empty"),
        (b"\xef\xbb\xbf\n", "empty"),
        (b"%PDF-1.7 ...", "PDF"),
        (b"PK\x03\x04\x00\x00", "office"),
        (b"\x89PNG\r\n\x1a\n\x00", "image"),
        (b"abc\x00\x01\x02\x00\x00def\x00", "NUL"),
        (bytes(range(1, 32)) * 9 + b"\xff\xfe\x81", "UTF-8"),
    ],
)
def test_what_is_not_copy_says_so_and_what_to_do(data: bytes, word: str) -> None:
    with pytest.raises(Unreadable, match=word) as refusal:
        decode(data)
    assert len(refusal.value.reason) > 20
