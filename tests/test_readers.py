"""Readers: zones, dates, tables, and every word in its place."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from linter import language
from linter.discovery import load, parse
from linter.document import ZONES, Document

SEEDS = Path(__file__).parents[2] / "shared" / "seeds"
FORMATS = ("a.txt", "a.md", "a.html")


def read(copy: str, path: str = "a.txt") -> Document:
    return parse(path, copy.encode())


def zoned(document: Document) -> list[tuple[str, str]]:
    return [(b.zone, document.prose[b.start : b.end]) for b in document.blocks]


def cells(document: Document) -> list[list[list[str]]]:
    return [[[document.prose[a:b] for a, b in row] for row in table.rows] for table in document.tables]


def holds(document: Document) -> None:
    """Every word of the prose leads back to a place in the source that reads the same."""
    assert document.prose == "".join(document.prose[b.start : b.end] + "\n" for b in document.blocks)
    assert all(b.zone in ZONES for b in document.blocks)
    for word in re.finditer(r"\S+", document.prose):
        span = document.span(*word.span())
        assert span.text == document.source[span.start : span.end]
        lines = document.source[: span.start].replace("\r\n", "\n").replace("\r", "\n").split("\n")
        assert (span.line, span.column) == (len(lines), len(lines[-1]) + 1)
        if word[0].isascii() and word[0].isalnum() and "&" not in span.text:
            bare = re.sub(r"<[^<>]*>|[*_`\\\u00ad]|\s", "", span.text)
            assert bare == word[0]
    for table in document.tables:
        for row in table.rows:
            for start, end in row:
                assert start <= end
                assert document.prose[start:end] == document.prose[start:end].strip()


STORY = """Council finds money for roads

By Jo Bloggs, transport reporter
14 November 2024

Marlbridge council is to spend an extra £2.23m on road repairs after the worst winter for a decade.

A pothole on Mill Street last week. Photo: Ann Smith

What is planned?
The money will be split between resurfacing and drainage, officers told a meeting on Wednesday.

Opposition unconvinced

Opposition councillors welcomed the extra cash but said that it would not go far enough.

- Resurfacing: £1.18m
- Drainage: £0.41m

Source: Council papers
Related news
Bridge to close for two years
3 April 2024
The bridge over the Marl will close in May for repairs that cost £4m.
"""


def test_zones_of_plain_text() -> None:
    document = read(STORY)
    assert [zone for zone, _ in zoned(document)] == [
        "headline", "byline", "dateline", "body", "caption", "subhead", "body", "subhead", "body", "list", "list",
        "furniture", "furniture", "teaser", "teaser", "teaser",
    ]  # fmt: skip
    assert document.date == date(2024, 11, 14)
    holds(document)


@pytest.mark.parametrize(
    "label",
    ["Photo", "PHOTO CAPTION", "Image caption", "[Picture caption", "Cutline", "Pic", "Photo 1", "Main picture"],
)
def test_what_a_caption_is_labelled_with(label: str) -> None:
    document = read(f"Bridge to close\n\nThe bridge over the Marl will close.\n\n{label}: The bridge in spring.\n")
    assert [zone for zone, _ in zoned(document)] == ["headline", "body", "caption"]


def test_a_menu_above_the_story_is_furniture() -> None:
    document = read(
        "A CONGRESS OF THE PARTY\nLog in\nVietnam\n\nPrime minister arrives in Hanoi\n\n"
        "The prime minister arrived in Hanoi on Friday.\n"
    )
    assert [zone for zone, _ in zoned(document)] == ["furniture", "furniture", "furniture", "headline", "body"]


def test_the_story_goes_on_after_a_list_of_others() -> None:
    body = "The council said on Friday that it would mend the bridge, which has been closed since May."
    document = read(f"Bridge to be mended\n\n{body}\n\nRelated news\n\nBridge to close\n\n{body}\n\n{body}\n")
    assert [zone for zone, _ in zoned(document)] == ["headline", "body", "furniture", "teaser", "body", "body"]


def test_what_stands_under_corrections_is_no_story() -> None:
    item = "We said on Friday that the bridge cost 5 million pounds. It cost 15 million."
    document = read(f"Corrections and clarifications\n\nSaturday, 16 May 2026\n\n- {item}\n\n{item}\n")
    assert [zone for zone, _ in zoned(document)] == ["headline", "dateline", "furniture", "furniture"]
    document = read(f"News in brief\n\n{item}\n\nCorrections\n\n{item}\n\nBridge to be mended\n\n{item}\n")
    assert [zone for zone, _ in zoned(document)] == ["headline", "body", "subhead", "furniture", "subhead", "body"]


def test_a_list_of_figures_has_no_subheads() -> None:
    document = read("Final by numbers\n\n16 Goals by Derby\n\n11 Goals by Crewe\n\n3 Games that went to a replay.\n")
    assert [zone for zone, _ in zoned(document)] == ["headline", "body", "body", "body"]


def test_wrapped_lines_are_one_paragraph() -> None:
    document = read(
        "Kites return to Danish dunes\n\nBLAAVIG, Denmark, June 14, 2024 - The wind arrived on Friday morning, an\n"
        "hour before the crowd. By noon there were 2,000 kites above the beach of Viet\nNam and others.\n"
    )
    assert len(document.blocks) == 2
    at = document.prose.index("Viet Nam")
    assert document.span(at, at + 8).text == "Viet\nNam"
    assert document.date == date(2024, 6, 14)
    assert document.zone_at(document.prose.index("BLAAVIG")) == "body"


def test_long_lines_are_paragraphs_of_their_own() -> None:
    line = (
        "The council said on Friday that it would mend the bridge, which has been closed since May, and the road to it."
    )
    assert len(read(f"{line}\n{line}\n{line}\n").blocks) == 3


def test_lines_set_in_by_a_space_are_captions() -> None:
    body = (
        "The council said on Friday that it would mend the bridge, which has been closed since May, and the road to it."
    )
    document = read(f"Bridge to be mended\n\n{body}\n\n\u00a0The mayor visits the bridge.\u00a0\n\n{body}\n")
    assert [zone for zone, _ in zoned(document)] == ["headline", "body", "caption", "body"]


def test_tabs_make_a_table() -> None:
    document = read("Arrivals\n\nMarket\t2023\t2024\nIndia\t54,000\t\nChina\t\t391,000\n")
    assert cells(document) == [[["Market", "2023", "2024"], ["India", "54,000", ""], ["China", "", "391,000"]]]
    holds(document)


MARKDOWN = """---
title: A title
date: 2025-03-01
---
<!-- 4.1 billion -->
# Harbor learns to *cook*

*By Leo Marchetti*

**TAMARACK, Maine (March 18, 2025)** — The [reopening](http://x.org/99 "t") of **Viet**
Nam's mill &amp; tissue Vi&#7879;t Nam `code 55` ok\\* 5 * 3 <b>bold</b>.

![Passengers wait at a stop](stop.jpg)

> "We lost 14 boats."
>
> — Fran Dunleavy

## Figures

- one
- two

| Council | A$ million |
|---|---:|
| Port **Esk** | 15.8 |
| Total |  |

```
code 99
```
"""


def test_zones_of_markdown() -> None:
    document = read(MARKDOWN, "a.md")
    assert zoned(document) == [
        ("headline", "Harbor learns to cook"),
        ("byline", "By Leo Marchetti"),
        (
            "body",
            "TAMARACK, Maine (March 18, 2025) — The reopening of Viet Nam's mill & tissue Việt Nam ok* 5 * 3 bold.",
        ),
        ("caption", "Passengers wait at a stop"),
        ("quote", '"We lost 14 boats."'),
        ("quote", "— Fran Dunleavy"),
        ("subhead", "Figures"),
        ("list", "one"),
        ("list", "two"),
        ("table", "Council A$ million"),
        ("table", "Port Esk 15.8"),
        ("table", "Total"),
    ]
    assert cells(document) == [[["Council", "A$ million"], ["Port Esk", "15.8"], ["Total", ""]]]
    assert document.tables[0].header == 1
    assert document.date == date(2025, 3, 1)
    assert document.headers["title"] == "A title"
    holds(document)


def test_a_term_over_inline_marks_is_one_place() -> None:
    document = read("The **Viet** Nam story.", "a.md")
    assert document.span(4, 12).text == "Viet** Nam"


HTML = """<!DOCTYPE html><html lang="en"><head><title>Site</title>
<meta property="article:published_time" content="2024-11-21T10:00:00Z"><style>p{}</style></head>
<body class="has-sidebar"><header><h1 class="logo">The Site</h1></header><nav><ul><li>Home<li>News</ul></nav>
<article><h1>Vi&#7879;t Nam &amp; Russia</h1><p class="byline">By Jo Bloggs</p><p class="date">21 November 2024</p>
<p>The <b>Viet</b> Nam <a href="x?a=1>2">link</a> rose&nbsp;5 &lt; 6 in Ha<wbr>noi.<br><br>AT&T said so.
<p>Another with <del>55</del> words.
<figure><img src=x alt="no"><figcaption>Passengers at a stop.</figcaption></figure>
<blockquote><p>"We lost."</p></blockquote>
<table><caption>Arrivals</caption><tr><th>Market<th>2023</tr>
<tr><td>South <b>Korea</b></td><td> 412,000 </td></tr></table>
<h2>Figures</h2><ul><li>one</li></ul>
<div class="share-buttons"><span>Share 54</span></div>
<div class="related-stories"><h3>Old</h3><p>4.1 billion (3 April 2025)</p></div>
</article><script>var x = "<p>77</p>";</script><footer>Contact</footer></body></html>
"""


def test_zones_of_html() -> None:
    document = read(HTML, "a.html")
    assert zoned(document) == [
        ("furniture", "The Site"),
        ("furniture", "Home"),
        ("furniture", "News"),
        ("headline", "Việt Nam & Russia"),
        ("byline", "By Jo Bloggs"),
        ("dateline", "21 November 2024"),
        ("body", "The Viet Nam link rose 5 < 6 in Hanoi."),
        ("body", "AT&T said so."),
        ("body", "Another with words."),
        ("caption", "Passengers at a stop."),
        ("quote", '"We lost."'),
        ("caption", "Arrivals"),
        ("table", "Market 2023"),
        ("table", "South Korea 412,000"),
        ("subhead", "Figures"),
        ("list", "one"),
        ("furniture", "Share 54"),
        ("teaser", "Old"),
        ("teaser", "4.1 billion (3 April 2025)"),
        ("furniture", "Contact"),
    ]
    assert cells(document) == [[["Market", "2023"], ["South Korea", "412,000"]]]
    assert (document.tables[0].header, document.date) == (1, date(2024, 11, 21))
    at = document.prose.index("Viet Nam link")
    assert document.span(at, at + 8).text == "Viet</b> Nam"
    at = document.prose.index("Việt Nam &")
    assert document.span(at, at + 8).text == "Vi&#7879;t Nam"
    holds(document)


def test_misleading_class_names_do_not_hide_a_page() -> None:
    document = read("<div class='related-content'><p>The council met on Friday.</p></div>", "a.html")
    assert zoned(document) == [("body", "The council met on Friday.")]


def test_a_named_archive_block_is_not_the_story() -> None:
    page = "<article><h1>Market to move</h1><p>In May.</p></article><aside><h2>From our archive</h2><p>Old.</p></aside>"
    assert [zone for zone, _ in zoned(read(page, "a.html"))] == ["headline", "body", "teaser", "teaser"]


PIECES = st.sampled_from(
    [
        "Viet Nam",
        " ",
        "  ",
        "\n",
        "\n\n",
        "\r\n",
        "4,570",
        "£5",
        "é",
        "é",
        "\xa0",
        "\xad",
        "&amp;",
        "&#7879;",
        "&",
        "<",
        ">",
        "\t",
        "By Jo Bloggs",
        "14 May 2024",
        "Photo: Jo",
        "<b>",
        "</b>",
        "<p>",
        "</p>",
        "<br>",
        "<td>",
        "<tr>",
        "<table>",
        "</table>",
        "<li>",
        "<h1>",
        "</h1>",
        "<aside>",
        "</aside>",
        "<!--",
        "-->",
        "<del>",
        "</del>",
        "<p class='date'>",
        "<script>",
        "</script>",
        "**",
        "*",
        "_",
        "`",
        "[",
        "](",
        "](u)",
        "![",
        ")",
        "# ",
        "> ",
        "- ",
        "1. ",
        "|",
        "|---|---|\n",
        "---\n",
        "```\n",
        "~~",
        "\\",
        "Read more",
        "Words end.",
    ]
)


@settings(max_examples=150)
@given(st.lists(PIECES, min_size=1, max_size=25).map(lambda parts: "x " + "".join(parts)), st.sampled_from(FORMATS))
def test_any_mixture_keeps_its_places(source: str, path: str) -> None:
    document = parse(path, source.encode())
    prose = document.prose
    for start in range(0, len(prose), 3):
        for end in (start + 1, min(start + 7, len(prose))):
            span = document.span(start, end)
            assert span.text == document.source[span.start : span.end]
            for letter in prose[start:end]:
                assert not letter.isdigit() or letter in span.text
    starts = [document.span(i, i + 1).start for i in range(len(prose))]
    assert starts == sorted(starts), "the prose is in the order of the source"
    for table in document.tables:
        assert all(prose[a:b] == prose[a:b].strip() for row in table.rows for a, b in row)


@pytest.mark.parametrize("path", FORMATS)
@pytest.mark.parametrize(
    "mark",
    [
        "[",
        "*",
        "<",
        "<p>",
        "<b ",
        "<!--",
        "`",
        "](",
        "![",
        "_",
        "~~",
        "&",
        "|",
        "> ",
        "<td>",
        "</p>",
        '<a "',
        "#",
        "\n\n- ",
        "<script>",
        "```\n",
    ],
)
def test_hostile_copy_is_done_with(path: str, mark: str) -> None:
    assert parse(path, ("word " + mark * (100_000 // len(mark))).encode()).source


@pytest.mark.parametrize(
    ("copy", "day"),
    [
        ("Head\n\nSPLIT, Oct 10, 2024 - A ferry sank.", date(2024, 10, 10)),
        ("Head\n\nHANOI, 6 January 2025 - The city said so.", date(2025, 1, 6)),
        ("Head\n\nTAMARACK, Maine (March 18, 2025) — The mill opened.", date(2025, 3, 18)),
        ("Head\n\nLONDON, March 3, 2025 (Reuters) - The bank said so.", date(2025, 3, 3)),
        ("Head\n\nNOUADHIBOU, 19 December 2024\n\nBoats landed fish.", date(2024, 12, 19)),
        (" date 2025-01-14 HÀ NỘI — The premier came on Tuesday.", date(2025, 1, 14)),
        ("Head\n\nPublished: 4 July 2024\n\nIt opened.", date(2024, 7, 4)),
        ("Head\n\nUpdated: 6 July 2024\n\nPublished: 4 July 2024\n\nIt opened.", date(2024, 7, 4)),
        ("Head\n\nBy Jo Bloggs\nJan. 28, 2025\n\nIt opened.", date(2025, 1, 28)),
        ("Head\n\nBy Jo Bloggs | 28 January 2025\n\nIt opened.", date(2025, 1, 28)),
        ("Business briefs, Aug 23, 2024\n\nGrowers seek aid\n\nGrowers asked for aid on Friday.", date(2024, 8, 23)),
        ("Tin\n\nThứ Ba, 14/01/2025, 10:30 (GMT+7)\n\nThủ tướng đã đến.", date(2025, 1, 14)),
        ("Tin\n\nHà Nội, ngày 14 tháng 1 năm 2025\n\nThủ tướng đã đến.", date(2025, 1, 14)),
        ("Head\n\nHÀ NỘI — The premier came.", None),
        ("Head\n\nThe airfield was sold on 4 June 2024, the company said.", None),
        ("Council to meet on 6 March 2025\n\nIt will meet.", None),
        ("Head\n\n04/07/2024\n\nIt opened.", None),
        ("Head\n\nOn 14 January 2025 - the day of the vote - it rained.", None),
        ("Head\n\nLEEDS, 31 February 2025 - It rained.", None),
    ],
)  # fmt: skip
def test_the_day_of_a_story(copy: str, day: date | None) -> None:
    assert read(copy).date == day


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("drafts/2025-01-14-visit.txt", date(2025, 1, 14)),
        ("20250114_visit.txt", date(2025, 1, 14)),
        ("000_cb9c97d3f9214365.txt", None),
        ("2025-13-40.txt", None),
        ("0604-lead.txt", None),
    ],
)
def test_the_day_in_a_file_name(name: str, day: date | None) -> None:
    assert read("The council met.", name).date == day


def test_where_the_day_was_read_is_told() -> None:
    assert read("Head\n\n14 November 2024\n\nIt opened.").headers["date-from"] == "date line"


@pytest.mark.parametrize(
    ("copy", "code"),
    [
        ("The council of the town said that it was to meet in May and that the vote is for all.", "en"),
        ("Thủ tướng đã có cuộc hội đàm với các nhà lãnh đạo trong khuôn khổ chuyến thăm và làm việc.", "vi"),
        ("12,5 14,3", "en"),
    ],
)
def test_language(copy: str, code: str) -> None:
    assert language.detect(copy) == code


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the sample articles are not here")
class TestSeeds:
    def seed(self, number: int) -> Document:
        return load(str(next(SEEDS.glob(f"00{number}_*.txt"))))

    def zones(self, number: int) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for zone, text in zoned(self.seed(number)):
            found.setdefault(zone, []).append(text)
        return found

    def test_every_word_is_in_its_place(self) -> None:
        for number in range(5):
            holds(self.seed(number))

    def test_menus_and_teasers_are_told_from_the_story(self) -> None:
        for number in (0, 2):
            zones = self.zones(number)
            assert len(zones["headline"]) == 1
            assert "Log in" in zones["furniture"]
            assert len(zones["teaser"]) > 20
            assert len(zones["body"]) > 8
        assert "Vietnam-Russia: Partnership built on traditional legacy" in self.zones(2)["headline"]

    def test_captions(self) -> None:
        assert [len(self.zones(n).get("caption", [])) for n in range(5)] == [5, 0, 3, 0, 4]

    def test_a_package_has_one_headline_and_subheads(self) -> None:
        zones = self.zones(4)
        assert len(zones["headline"]) == 1
        assert len(zones["subhead"]) == 3
        assert zones["furniture"] == ["Source: VNA"]

    def test_days(self) -> None:
        assert [self.seed(n).date for n in range(5)] == [None, date(2025, 1, 14), None, None, None]


def test_columns_set_with_spaces_are_a_table() -> None:
    copy = (
        b"Sales rose.\n\nBudget (Sh million)\n\n                 2024   2025\n-----------------------\n"
        b"Education         412    455\nRoads             118    130\nTotal             530    585\n\nThe end of it.\n"
    )
    document = parse("a.txt", copy)
    (table,) = document.tables
    rows = [[document.prose[start:end] for start, end in row] for row in table.rows]
    assert rows[0] == ["", "2024", "2025"]
    assert rows[1:] == [["Education", "412", "455"], ["Roads", "118", "130"], ["Total", "530", "585"]]


def test_two_spaces_after_a_full_stop_make_no_table() -> None:
    copy = b"Sales rose.  Costs fell.\nThe firm sold 12.  It lost 14.\nIt has 15.  It had 16.\n"
    assert not parse("a.txt", copy).tables


def test_a_listing_without_headings_is_no_prose() -> None:
    copy = (
        b"Maize crop seen up\n\nThe ministry gave these figures in million tonnes.\n\n"
        b"Production   529.20   528.40   498.97\n"
        b"Exports   101.08   nil   95.92-x\n\nThey are of March.\n"
    )
    document = parse("a.txt", copy)
    assert [b.zone for b in document.blocks] == ["headline", "body", "table", "table", "body"]


def test_the_lines_of_a_company_s_results_are_a_table() -> None:
    copy = (
        b"Golden Mills 3rd qtr\n\nShr 15 cts vs nine cts\n\nNet 2,002,261 vs 1,168,638\n\n"
        b"Net fell to 2 million vs 3 million.\n"
    )
    zones = [b.zone for b in parse("a.txt", copy).blocks]
    assert zones[1:3] == ["table", "table"]
    assert zones[3] == "body"
