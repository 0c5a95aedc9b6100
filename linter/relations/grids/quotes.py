"""Figures of the text beside the cell of a table that they should come from."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Final, NamedTuple

from linter.alignment import digits, number
from linter.amounts import amounts
from linter.calendar_grammar import calendar
from linter.claims import Cell, Claim, Quantity, kind_of_claim
from linter.document import CAPTION, HEADLINE, NOT_THE_STORY, TABLE, Document, Span, Table
from linter.finders.cells import cells
from linter.finders.quantities import quantities
from linter.patterns import either, later
from linter.periods import DAY
from linter.phrases import stems


@kind_of_claim
class Quote(Claim):
    """A figure of the text beside the cell of the table that it should come from."""

    label: str = ""
    header: str = ""
    value: float = 0.0
    low: float = 0.0
    high: float = 0.0
    cell: Span
    cell_value: float = 0.0
    cell_low: float = 0.0
    cell_high: float = 0.0
    shown: str = ""  # the cell's figure, as the text would write it
    slip: bool = False  # the same digits in another order
    shared: bool = False  # a word of the heading stands in the sentence
    struck: bool = False  # the same digits but for one


class _Head(NamedTuple):
    """What the heading of a column says its figures are in."""

    unit: str  # currency, unit or "" for a count
    factor: float
    years: frozenset[str]
    stems: frozenset[str]


_YEAR: Final = later(r"\b(?:19|20)\d\d\b")
_CHANGED: Final = later(r"\bchange|\bgrowth|\brise|\+ ?/ ?[-−–]|\bincrease|\bfall\b|\bdiff", re.I)
_SCALE: Final = later(r"\b(thousands?|millions?|billions?|trillions?|bn|mn|mln|bln)\b|[’']000s?\b")
_SYMBOLS: Final = {"m": "metre", "t": "tonne", "g": "gram", "l": "litre", "s": "second"}  # "(m)" above a column
# A heading that names a time alone, and the unit of a whole table.
_BARE: Final = later(
    r"(?:[A-Z][a-z]{2,8}\.? |Q[1-4] |H[12] |(?:first|second) half )?(?:(?:19|20)\d\d(?:[-/–]\d\d)?)?|Total|All", re.I
)
_IN: Final = later(r"\(([^)]{1,40})\)|, in ([a-z$€£][^,.()]{1,40})$")
_TOTALS: Final = later(r"\b(?:total\w*|overall|altogether|in all|combined|adds? up to|added up to)\b", re.I)
# "Vik has only 4.2 metres left": the present.
_FIGURE: Final = later(r"(?:[A-Z]{0,3}[$€£¥] ?)?\d[\d,.]*\w?(?: (?:million|billion|thousand))?")
# Behind a figure, whose it is: "1.48 euros in Turin", "8,278 for Tom Bell".
_IN_ROW: Final = later(r"(?: [a-z]+){0,3}? (?:in|for|at|on|to) (?:the )?(?=[A-Z])")
_BESIDE: Final = later(r"\b(?:than|of|behind|beat|over|like|unlike|and|or|with|by) (?:the )?$")  # another's name
_BREAK: Final = later(r"\d|[;:]| (?:than|while|but|and|as|from|against|whereas) ")
_HAVING: Final = later(
    r"(?:,[^,;\d]{2,40},|,)? (?:took|takes|won|wins|has|have|had|with|at|got|gets|received|polled|is|was|were|are|"
    r"counted|recorded|registered|gave|gives|supplied|supplies|lent|sold|produced|ended with|finished with|on)"
    r"(?: only| just)? "
)
_NOW: Final = later(r"\b(?:has|have|is|are|now|holds?|costs?|stands?|remains?)\b(?! (?:been|had|[a-z]+ed)\b)")
_AND: Final = later(r"; |, (?:and|but|so|while) ")
_SHORTEST: Final = 3  # letters of a row's name
_FACTORS: Final = {"t": 1e3, "m": 1e6, "b": 1e9}
# The sentence speaks of another time, another part, or another's figure.
_OTHER: Final = later(
    r"\b(?:a year (?:ago|earlier|before)|last year|previous|previously|earlier|ago|"
    r"used to|once|target|forecast|expect\w*|plans?|aims?|"
    r"hopes?|wants?|seeks?|sought|fought|may|might|could|abroad|next (?:year|time|season)|will|would|"
    r"up from|down from|compared with|"
    r"compared to|of which|including|alone|more than half|average of all|"
    r"national average|elsewhere|cheapest|asked for|had asked|at least|each|among them)\b",
    re.I,
)

# "It had been 41.4 per cent in April": of a time that no column tells of.
_ANOTHER_TIME: Final = later(
    r"\bhad (?:been|stood|fallen|risen|reached|[a-z]+ed)\b|\b(?:average|usual\w*|normal\w*)\b"
    rf"|\b(?:in|by|since|until|during) (?:(?:early|late|mid) )?(?P<month>{either(calendar('en').words['month'])})\b"
    r"|\b(?:in|by|since|until|during) (?:(?:19|20)\d\d|the (?:spring|summer|autumn|winter|1\d|20))\b",
    re.I,
)


def quotes_in(document: Document) -> Iterator[Quote]:
    """Every figure that a table gives, too, or should."""
    if not document.tables:
        return
    body = [cell for cell in cells(document) if cell.value is not None]
    labels = _labels(cells(document))
    if not labels:
        return
    heads = _heads(document, body)
    for claim in quantities(document):
        if claim.zone in NOT_THE_STORY | {TABLE, HEADLINE, CAPTION} or isinstance(claim.value, tuple):
            continue
        at = document.prose_at(claim.span.start)
        named = _named(document, at, labels) or _of_total(document, at, cells(document))
        if named is not None:
            yield from _quotes(document, claim, named, body, heads)


def _heads(document: Document, body: Sequence[Cell]) -> dict[tuple[int, int], _Head]:
    """What the columns are in. Below a bare year the unit is the table's own: "Crop (tonnes)", or the line above it."""
    heads = {(cell.table, cell.column): _head(cell.header) for cell in body}
    for (number_, column), head in heads.items():
        bare = _BARE.fullmatch(next(c.header for c in body if (c.table, c.column) == (number_, column)).strip())
        if head.unit or head.factor != 1.0 or not bare:
            continue
        for words in _above(document, document.tables[number_]):
            whole = _head(words)
            if (whole.unit or whole.factor != 1.0) and whole.unit != "percent":
                heads[number_, column] = head._replace(unit=whole.unit, factor=whole.factor)
                break
    return heads


def _above(document: Document, table: Table) -> Iterator[str]:
    """The heading of the first column, and the short line above the table, where they name a unit."""
    (start, end), *_ = table.rows[0]
    block = document.block_at(max(start - 2, 0))
    for words in (document.prose[start:end], document.prose[block.start : block.end]):
        if len(words) < 90 and (found := _IN.search(words)):
            yield f"({found[1] or found[2]})"


def _labels(found: Sequence[Cell]) -> dict[str, tuple[int, int]]:
    """The rows that can be named in a sentence, by their label; a label that stands twice names none."""
    rows: dict[str, set[tuple[int, int]]] = {}
    kinds = {
        (cell.table, cell.row): cell.header
        for cell in found
        if cell.words == cell.label and re.fullmatch(r"[A-Z][a-z]{2,}", cell.header)
    }
    for cell in found:
        label = re.sub(r"\s*\(.*?\)|[*†‡]", "", cell.label).strip()
        if re.fullmatch(r"[A-Z]{1,2}\d{0,2}|\d{1,3}[A-Z]?|[IVX]{1,4}", label) and (cell.table, cell.row) in kinds:
            label = f"{kinds[cell.table, cell.row]} {label}"  # "Line C" is the row "C" below the heading "Line"
        if (
            len(label) >= _SHORTEST
            and label[0].isupper()
            and not re.match(r"(?:Grand )?Total|Other|All\b|Average|Rest\b", label)
        ):
            rows.setdefault(label, set()).add((cell.table, cell.row))
    return {label: next(iter(places)) for label, places in rows.items() if len(places) == 1}


def _named(document: Document, at: int, labels: dict[str, tuple[int, int]]) -> tuple[str, tuple[int, int], int] | None:
    """The one row that the sentence names, else the one that the sentence before it names, and where that began."""
    start, end = document.sentence_at(at)
    for _ in range(2):
        words = document.prose[start:end]
        here = [label for label in labels if _stands(label, words)]
        here = [label for label in here if not any(label != other and label in other for other in here)]
        if len(here) > 1:
            near = _nearest(document, at, here) if start <= at else None
            return (near, labels[near], start) if near else None
        if here:
            return here[0], labels[here[0]], start
        if start <= at < end and (meant := _of_its_kind(document, start, words, labels)):
            return meant, labels[meant], start
        if start == 0:
            return None
        start, end = document.sentence_at(max(start - 2, 0))
        if document.zone_at(start) in NOT_THE_STORY | {TABLE, HEADLINE, CAPTION}:
            return None
    return None


def _of_its_kind(document: Document, start: int, words: str, labels: dict[str, tuple[int, int]]) -> str:
    """ "People in the suburb": the one row of which the story has spoken by its name, where the rows are suburbs."""
    kinds = {cell.header.lower() for cell in cells(document) if cell.words == cell.label and cell.header.isalpha()}
    kind = next((word for word in kinds if re.search(rf"\b[Tt]he {re.escape(word)}\b(?! of\b)", words)), "")
    spoken = [label for label in labels if _stands(label, document.prose[:start])] if kind else []
    return spoken[0] if len(spoken) == 1 else ""


def _nearest(document: Document, at: int, names: Sequence[str]) -> str | None:
    """Of several rows in a sentence, the one that a figure stands with: "Labour took 28 seats and the Greens nine"."""
    start, end = document.sentence_at(at)
    figure = _FIGURE.match(document.prose, at, end)
    behind = _IN_ROW.match(document.prose, figure.end() if figure else at, end)
    if behind:
        after = document.prose[behind.end() : end]
        return next((name for name in names if after.startswith(name)), None)
    before = document.prose[start:at]
    last = max(((before.rfind(name), name) for name in names if name in before), default=None)
    if last is None or _BREAK.search(before, last[0] + len(last[1])) or _BESIDE.search(before, 0, last[0]):
        return None
    return last[1]


def _of_total(document: Document, at: int, found: Sequence[Cell]) -> tuple[str, tuple[int, int], int] | None:
    """The one row of totals, when the sentence speaks of a total."""
    start, end = document.sentence_at(at)
    totals = sorted(
        {(cell.table, cell.row, cell.label) for cell in found if re.match(r"(?:Grand )?Total\b", cell.label)}
    )
    if len(totals) != 1 or not _TOTALS.search(document.prose, start, end):
        return None
    table, row, label = totals[0]
    return label, (table, row), start


def _stands(label: str, words: str) -> bool:
    at = words.find(label)
    if at < 0:
        low = label.lower()
        if " " not in label and len(label) < 7 and not re.search(rf"\b(?:[Tt]he|[Ii]n) {re.escape(low)}\b", words):
            return False
        low = label[0].lower() + label[1:]  # "adult social care", in running text
        at = words.find(low)
        if at < 0 or label[1:] != label[1:].lower():
            return False
    before, after = words[at - 1 : at] if at else "", words[at + len(label) : at + len(label) + 1]
    return not before.isalnum() and not after.isalnum() and after != "-"


def _quotes(
    document: Document, claim: Quantity, named: tuple[str, tuple[int, int], int], body: Sequence[Cell],
    heads: dict[tuple[int, int], _Head],
) -> Iterator[Quote]:  # fmt: skip
    """The cell that a figure should come from, if exactly one can be."""
    label, place, _ = named
    start, end = document.sentence_at(document.prose_at(claim.span.start))
    sentence = document.prose[start:end]
    unit = claim.currency or claim.unit
    years = set(_YEAR.findall(sentence))
    row = [cell for cell in body if (cell.table, cell.row) == place]
    columns = [
        cell for cell in row if _fits(heads[cell.table, cell.column], unit, cell) and not _CHANGED.search(cell.header)
    ]
    moved = claim.change in ("up", "down")
    if claim.change == "from" or claim.part or (moved and unit != "percent"):
        return
    if moved:  # "rose 9.1 per cent": the column of changes, whatever their sign
        columns = [
            cell for cell in row if _CHANGED.search(cell.header) and _fits(heads[cell.table, cell.column], unit, cell)
        ]
    # "540 tonnes, from 400": the row gives the 400, and so the other figure is meant to be from it, too.
    told = None if moved else _told(sentence, claim, row, heads, document)
    if len(columns) > 1 and years and not told:
        columns = [cell for cell in columns if heads[cell.table, cell.column].years & years]
    if len(columns) > 1 and not told and unit:  # the one that it is a slip of
        columns = [cell for cell in columns if _slip(claim, _value(cell, heads))] or columns
    struck = bool(unit) and not moved and not told and _of_its_row(document, claim, named, columns)
    if len(columns) > 1 and struck:  # the one that it is a digit away from
        off = [cell for cell in columns if _struck(claim, cell)]
        columns = off if len(off) == 1 else columns
    if len(columns) > 1 and not told:  # the column whose heading the sentence takes up
        said = set(stems(document.prose, start, end))
        columns = [cell for cell in columns if heads[cell.table, cell.column].stems & said]
    if len(columns) > 1 and not told and not years and _NOW.search(sentence):
        columns = _latest(columns, heads)
    if len(columns) != 1 and not told:
        return
    cell = told or columns[0]
    head = heads[cell.table, cell.column]
    if years and head.years and not years & head.years and not told:
        return
    if (
        not told
        and claim.period is not None
        and claim.period.kind != DAY
        and not (head.years & {str(claim.period.start.year)})
        and years
    ):
        return
    value, half = _value(cell, heads), max(cell.step, 0.0) * head.factor / 2
    value = abs(value) if moved else value
    shared = bool(head.stems & set(stems(document.prose, start, end)) or head.years & years)
    if claim.modality != "actual" and not shared:
        return
    quote = Quote(
        span=claim.span, zone=claim.zone, quoted=claim.quoted, dateline=claim.dateline, label=label, header=cell.header,
        value=number(claim), low=claim.low, high=claim.high, cell=cell.span, cell_value=value, cell_low=value - half,
        cell_high=value + half, shown=cell.words, slip=_slip(claim, value), shared=shared,
        struck=(struck or told is not None) and _struck(claim, cell),
    )  # fmt: skip
    if not quote.slip and claim.low <= quote.cell_high + 1e-9 and quote.cell_low <= claim.high + 1e-9:
        yield quote
        return
    # "last year" is another time only beside columns that tell the years apart
    clause = _up_to(document, claim, start, end)
    other = clause if moved or any(heads[c.table, c.column].years for c in row) else clause.replace("last year", "")
    if quote.slip:
        other = other.replace("at least", "")  # two digits are exchanged, however loosely the figure is told
    if (_OTHER.search(other) and not told) or _elsewhere(claim, place[0], body, heads):
        return
    near = value > 0 and 0.7 <= number(claim) / value <= 1.4
    sure = shared and (_alone(sentence, document) or _tied(document, claim, label))
    # 6.3 for 3.6: exchanged digits may be far from what they were
    close = near or (bool(unit) and value > 0 and 0.2 <= number(claim) / value <= 5)
    if (
        (quote.struck and near and not claim.hedge)
        or (quote.slip and (shared or unit or told) and close)
        or (near and sure and not claim.hedge and (unit or _counted(claim, head)))
    ):
        yield quote


def _up_to(document: Document, claim: Quantity, start: int, end: int) -> str:
    """The sentence, down to the clause that a figure stands in; what is said after that is of something else."""
    after = _AND.search(document.prose, document.prose_at(claim.span.end - 1), end)
    return document.prose[start : after.start() if after else end]


def _latest(columns: list[Cell], heads: dict[tuple[int, int], _Head]) -> list[Cell]:
    """Of columns that differ by one year each, that of the last: what a sentence in the present tense speaks of."""
    years = [heads[cell.table, cell.column].years for cell in columns]
    if any(len(one) != 1 for one in years) or len(set().union(*years)) != len(columns):
        return columns
    last = max(set().union(*years))
    return [cell for cell, one in zip(columns, years, strict=True) if last in one]


def _value(cell: Cell, heads: dict[tuple[int, int], _Head]) -> float:
    return (cell.value or 0.0) * heads[cell.table, cell.column].factor


def _told(
    sentence: str, claim: Quantity, row: Sequence[Cell], heads: dict[tuple[int, int], _Head], document: Document
) -> Cell | None:
    """The one cell that a figure is a slip of, where the sentence gives another cell of the row as the table does."""
    said = [a for a in amounts(sentence, language=document.language) if a.value != number(claim)]
    unit = claim.currency or claim.unit
    given = [c for c in row if any(a.low - 1e-9 <= _value(c, heads) <= a.high + 1e-9 for a in said)]
    slips = [
        cell for cell in row
        if cell not in given and (_slip(claim, _value(cell, heads)) or _struck(claim, cell))
        and not _CHANGED.search(cell.header)
        and (_fits(heads[cell.table, cell.column], unit, cell) or _silent(heads[cell.table, cell.column], cell, unit))
    ]  # fmt: skip
    return slips[0] if given and len(slips) == 1 else None


def _silent(head: _Head, cell: Cell, unit: str) -> bool:
    """Does the table not say what its figures are in?"""
    return unit != "percent" and not head.unit and not cell.percent and bool(head.years)


def _counted(claim: Quantity, head: _Head) -> bool:
    """Does the heading of the column name what the figure counts?"""
    return bool(claim.noun) and bool(head.stems & set(stems(claim.noun, 0, len(claim.noun))))


def _fits(head: _Head, unit: str, cell: Cell) -> bool:
    """Has this column the unit of the figure? A count needs a column without one."""
    if unit == "percent":
        return cell.percent or head.unit == "percent"
    if cell.percent or head.unit == "percent":
        return False
    own = head.unit or next((a.currency or a.unit for a in amounts(cell.words)), "")
    return own == unit


def _elsewhere(claim: Quantity, table: int, body: Sequence[Cell], heads: dict[tuple[int, int], _Head]) -> bool:
    """Does this figure stand in another cell of the table?"""
    for cell in body:
        if cell.table == table:
            value, half = (cell.value or 0.0) * heads[cell.table, cell.column].factor, cell.step / 2
            if claim.low - half <= value <= claim.high + half or abs((cell.value or 0.0) - number(claim)) < 1e-9:
                return True
    return False


def _alone(sentence: str, document: Document) -> bool:
    """Is this the sentence's only figure?"""
    return sum(1 for _ in amounts(sentence, language=document.language)) == 1


def _tied(document: Document, claim: Quantity, label: str) -> bool:
    """Does the figure stand right behind the name of its row: "Labour took 28 seats"?"""
    at = document.prose_at(claim.span.start)
    before = document.prose[document.sentence_at(at)[0] : at]
    return label in before and _HAVING.fullmatch(before.rpartition(label)[2]) is not None


def _slip(claim: Quantity, value: float) -> bool:
    """The same digits in another order?"""
    first, second = digits(claim), f"{value:.10e}".partition("e")[0].replace(".", "").rstrip("0")
    longest = max(len(first), len(second))
    return longest >= 2 and first != second and sorted(first.ljust(longest, "0")) == sorted(second.ljust(longest, "0"))


def _of_its_row(
    document: Document, claim: Quantity, named: tuple[str, tuple[int, int], int], columns: Sequence[Cell]
) -> bool:
    """Does the sentence speak of the row, at a time that the table tells of, and give no other figure of that unit?"""
    start, end = document.sentence_at(document.prose_at(claim.span.start))
    sentence = document.prose[start:end]
    alike = [
        a for a in amounts(sentence, language=document.language)
        if (a.currency or a.unit) == (claim.currency or claim.unit)
    ]  # fmt: skip
    headings = " ".join(cell.header for cell in columns).lower()
    times = _ANOTHER_TIME.finditer(sentence)
    here = all(time["month"] and time["month"].lower() in headings for time in times)
    return len(alike) == 1 and here and (named[2] == start or sentence.startswith("It "))


def _struck(claim: Quantity, cell: Cell) -> bool:
    """Is one digit another, as when a finger hits the wrong key: 51.4 for 61.4? The last may be of another day."""
    said, shown = (re.search(r"\d[\d,]*(?:\.\d+)?", words) for words in (claim.words, cell.words))
    if not said or not shown or len(said[0]) != len(shown[0]) or len(re.sub(r"\D", "", said[0])) < 3:
        return False
    return said[0][-1] == shown[0][-1] and sum(a != b for a, b in zip(said[0], shown[0], strict=True)) == 1


@cache
def _head(header: str) -> _Head:
    """What a heading says: "Average rent, Q3 2024 (euros per sq. m)"."""
    bracket = re.search(r"\(([^)]*)\)", header)
    scope = bracket[1] if bracket else header
    unit = ""
    if re.search(r"%|per ?cent", scope):
        unit = "percent"
    elif bracket and scope in _SYMBOLS:
        unit = _SYMBOLS[scope]
    else:
        for words in (scope, header):
            found = next((a for a in amounts(f"1 {_SCALE.sub('', words).strip()}")), None)
            signed = next((a for a in amounts(f"{words.split(' ')[0]}1")), None)
            unit = (found.currency or found.unit if found else "") or (signed.currency if signed else "")
            if unit:
                break
    scale = _SCALE.search(scope) or (_SCALE.search(header) if not bracket else None)
    factor = 1.0
    if scale:
        factor = _FACTORS.get(scale[0].strip("’'")[0], 1e3)
    elif re.search(r"[$€£¥](?:m|mn)\b", scope):
        factor = 1e6
    elif re.search(r"[$€£¥]bn\b", scope):
        factor = 1e9
    return _Head(unit, factor, frozenset(_YEAR.findall(header)), frozenset(stems(header, 0, len(header))))
