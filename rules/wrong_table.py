"""Reports a table's total, change or share that its own cells do not give."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import permutations
from typing import ClassVar, Final

from linter.claims import Cell, Claim
from linter.finding import ERROR, WARNING, Agreement, Finding, Related
from linter.patterns import later
from linter.relations.grids.grid import CHANGE, RATE, TOTAL, Grid, Range, written
from linter.relations.grids.reckoned import reckoned
from linter.rule import Example, Rule, examples

_PART: Final = later(r"\bof which\b|\bsub-?total\b|\bincluding\b|\bexcluding\b|^[-–—•] |\bnet\b", re.I)
_OTHERS: Final = later(r"^(?:all )?others?\b|\bother\b|^rest\b", re.I)
_ALL: Final = later(r"\s*(?:total\b|(?:all|sum|overall|combined|(?:full |whole )?(?:year|season))\s*$)", re.I)
_SHARE: Final = later(r"\bshare\b|\bproportion\b|\bof (?:the )?total\b|%|\bper ?cent(?:age)?\b|\bweight\b", re.I)


class WrongTable(Rule[Cell]):
    """A total, a change or a share in a table that the table's own cells do not give.

    Why it matters
    Readers add up tables, and a spreadsheet that was right when it was made is easily mistyped on its way into copy.

    How it decides
    A row or column headed "Total" against the sum of its parts. A column headed "change", "growth" or "+/-" against
    the two columns that give it in the other rows. A column that is two others multiplied, or one divided by the other
    (so many for each, or for every 1,000), or the sum of another so far. A column of shares against the column that
    they are shares of, and 100. Each cell counts as the range that it was rounded from, half a unit of its last digit
    either way. Which columns belong together is shown by the rows that fit.

    When it stays silent
    Where a note says that the figures may not add up, beyond what rounding explains; where parts overlap or the table
    lists only the largest; for averages, rates, prices and ranks; where a cell is missing or not available; and where
    most rows do not fit, so that the columns mean something else.
    """

    severity: ClassVar[str] = ERROR
    reads: ClassVar[type[Claim]] = Cell
    gives_way_to = ("wrong-standings",)
    allows: ClassVar[tuple[Example, ...]] = examples(
        "| Type | Rooms |\n|---|---|\n| Hotels | 1,600 |\n| Hostels | 300 |\n| Total | 2,800 |\n\n*The total includes "
        "boats, which are not shown separately.*\n",
        "| Port | 2023 | 2024 | Change |\n|---|---|---|---|\n| Ha Long | 41,200 | 47,300 | +14.8% |\n"
        "| Cam Ranh | 18,500 | 17,900 | -3.2% |\n| **Total** | **59,700** | **65,200** | **+9.2%** |\n",
        "| Line | 2023 | 2024 | Change |\n|---|---|---|---|\n| Beds | 100 | 110 | +10% |\n| Staff | 20 | 23 | +15% |\n"
        "| Load | 84.2% | 86.0% | +1.8 pts |\n",
        "Figures are rounded and may not add up.\n\n| Fuel | Share (%) |\n|---|---|\n| Coal | 41.4 |\n| Gas | 33.4 |\n"
        "| Wind | 25.3 |\n| Total | 100.0 |\n",
        "| Region | Average wage ($) | Staff |\n|---|---|---|\n| North | 512 | 40 |\n"
        "| South | 498 | 61 |\n| All | 504 | 101 |\n",
        "Main markets\n\n| Market | Visitors |\n|---|---|\n| India | 54,000 |\n"
        "| Laos | 61,000 |\n| Total | 190,000 |\n",
        suffix=".md",
    )
    catches: ClassVar[tuple[Example, ...]] = examples(
        "| Route | Riders | Cost (£) | Each (£) |\n|---|---|---|---|\n| X9 | 118,200 | 87,000 | 0.74 |\n| 14 | 86,400 "
        "| 112,000 | 1.30 |\n| 22 | 41,300 | 96,000 | 2.32 |\n| 40 | [[23,900]] | [[74,300]] | [[3.71]] |\n| 31 | "
        "12,700 | 58,400 | 4.60 |\n",
        "| Service | 2024 (£m) | 2025 (£m) |\n|---|---:|---:|\n| Care | 142.6 | [[151.9]] |\n"
        "| Roads | 37.4 | [[36.1]] |\n"
        "| Waste | 28.5 | [[29.6]] |\n| **Total** | **208.5** | **[[227.6]]** |\n",
        "| Port | 2023 | 2024 | Change |\n|---|---|---|---|\n| Ha Long | 41,200 | 47,300 | +14.8% |\n"
        "| Cam Ranh | [[18,500]] | [[17,900]] | [[+3.2%]] |\n| Vung Tau | 12,100 | 13,000 | +7.4% |\n",
        "| Donor | Pledge ($m) | Share (%) |\n|---|---|---|\n| Fund | 210 | 32.8 |\n| Japan | 145 | 22.7 |\n"
        "| Union | [[118]] | [[16.4]] |\n| Others | 167 | 26.1 |\n",
        "| Team | Gold | Silver | Bronze | Total |\n|---|---|---|---|---|\n| Laos | 3 | 4 | 9 | 16 |\n"
        "| Peru | [[2]] | [[7]] | [[5]] | [[15]] |\n| Mali | 2 | 2 | 6 | 10 |\n",
        "| Month | Given | So far |\n|---|---|---|\n| May | 41 | 41 |\n| June | 62 | 103 |\n"
        "| July | [[75]] | [[187]] |\n",
        "| Answer | % |\n|---|---|\n| Yes | [[61]] |\n| No | [[38]] |\n| Don't know | [[11]] |\n",
        "| Party | Share of vote (%) |\n|---|---|\n| Reds | [[44.2]] |\n| Blues | [[39.1]] |\n| Greens | [[19.9]] |\n",
        suffix=".md",
    )  # fmt: skip

    def keys(self, claim: Cell) -> Iterator[str]:
        yield f"{claim.path}|{claim.table}"

    def check(self, claims: Sequence[Cell]) -> Iterator[Finding | Agreement]:
        table = Grid(claims)
        told: set[int] = set()  # where the cells that are wrong begin
        for test in (self._changes, self._shares, self._row_totals, self._reckoned, self._totals):
            odd = {cell.column for cell in claims if cell.span.start in told and table.percent(cell.column)}
            for result in test(table):
                if isinstance(result, Finding):
                    at = next(cell for cell in claims if cell.span == result.span)
                    # One slip in a column of shares also spoils its sum.
                    if at.span.start in told or at.column in odd:
                        continue
                    told.add(at.span.start)
                yield result
        if not told:
            yield from self._whole(table)

    def _totals(self, table: Grid) -> Iterator[Finding | Agreement]:
        totals = [
            row for row in table.rows if TOTAL.search(table.label(row)) and row in (table.rows[0], table.rows[-1])
        ]
        if len(totals) != 1 or table.note == "overlapping":
            return
        parts = [row for row in table.rows if row not in totals]
        labels = [table.label(row) for row in parts]
        if len(parts) < 2 or any(_PART.search(label) or TOTAL.search(label) for label in labels):
            return
        sums = [found for column in table.columns if (found := table.sum(column, parts, totals[0])) is not None]
        fitting = sum(found.fits for found in sums)
        for found in sums:
            total, cells = found.total, found.cells
            reason = f"both: the column “{total.header}”, its {len(parts)} rows and its total"
            if found.fits:
                message = f"“{total.header}” adds up to {total.words}"
                yield self.agreement(message, total, *cells[:3], reason=reason)
            elif found.plausible(fitting, table.note):
                right = written(total, found.sum)
                message = f"the column “{total.header}” adds up to {right}, the row “{total.label}” says {total.words}"
                sure = (
                    fitting
                    or any(_OTHERS.search(label) for label in labels)
                    or found.near()
                    or found.sum > (total.value or 0)
                )
                yield self.finding(
                    total,
                    message,
                    *map(_place, cells[:3]),
                    reason=reason,
                    severity=ERROR if sure else WARNING,
                    repairs=[right],
                )

    def _row_totals(self, table: Grid) -> Iterator[Finding | Agreement]:
        for column in table.columns:
            if not _ALL.match(table.header(column)) or table.note == "overlapping":
                continue
            plain = [c for c in table.columns if c != column and not (RATE.search(table.header(c)) or table.percent(c))]
            for parts in ([c for c in plain if c < column], [c for c in plain if c > column]):
                rows = [row for row in table.rows if table.full(row, [*parts, column])]
                if len(parts) < 2 or len(rows) < 3:
                    continue
                exact = {row: table.total(row, parts) for row in rows}
                yield from self._odd(table, rows, column, parts, exact, "adds up to")

    def _changes(self, table: Grid) -> Iterator[Finding | Agreement]:
        for column in table.columns:
            if not CHANGE.search(table.header(column)):
                continue
            levels = [c for c in table.columns if c != column and not CHANGE.search(table.header(c))]
            best: tuple[int, int, int, int] | None = None
            for old, new in permutations(levels[:6], 2):
                if table.percent(old) != table.percent(new):
                    continue
                for mode in (0, 1):
                    rows = [row for row in table.rows if table.full(row, (old, new, column))]
                    fits = sum(
                        table.change(row, (old, new, column), mode).meets(table.range(row, column)) for row in rows
                    )
                    if rows and (best is None or fits > best[0]):
                        best = (fits, old, new, mode)
            if best is None:
                continue
            _, old, new, mode = best
            rows = [row for row in table.rows if table.full(row, (old, new, column))]
            years = len(levels) == 2 and all(re.search(r"(?:19|20)\d\d", table.header(c)) for c in levels)
            least = 1 if years and len(rows) == 2 else 2
            exact = {row: table.change(row, (old, new, column), mode) for row in rows}
            said = f"has, by “{table.header(old)}” and “{table.header(new)}”, a {'difference' if mode else 'change'} of"
            yield from self._odd(table, rows, column, (old, new), exact, said, least, signed=True)

    def _shares(self, table: Grid) -> Iterator[Finding | Agreement]:
        for column in table.columns:
            head = table.header(column)
            if (
                not (_SHARE.search(head) or table.percent(column))
                or (CHANGE.search(head) and head.strip() != "%")
                or re.search(r"turnout|rate", head, re.I)
            ):
                continue
            for values in table.columns:
                if table.of_two_years(column, values):  # "Share in 2024", of the column of 2024
                    continue
                if values == column or table.percent(values) or RATE.search(table.header(values)):
                    continue
                rows = [row for row in table.rows if table.full(row, (values, column)) and table.value(row, values) > 0
                        and table.value(row, column) > 0]  # fmt: skip
                whole = table.whole(rows, values, column)
                if whole is not None:
                    exact = {row: table.share(row, values, whole) for row in rows}
                    said = f"has, by “{table.header(values)}”, a share of"
                    yield from self._odd(table, rows, column, (values,), exact, said)
                    break

    def _reckoned(self, table: Grid) -> Iterator[Finding | Agreement]:
        """One column that is two others multiplied, or one divided by the other."""
        for made in reckoned(table):
            yield from self._odd(table, made.rows, made.column, made.parts, made.exact, made.said, made.least)

    def _whole(self, table: Grid) -> Iterator[Finding | Agreement]:
        """Shares of one whole add up to 100."""
        for column in table.columns:
            rows = [row for row in table.rows if not TOTAL.search(table.label(row)) and (row, column) in table.cells]
            if not table.shared_out(rows, column) or len(rows) < 3:
                continue
            if table.note == "overlapping" or not table.full_column(rows, column):
                continue
            cells = [table.cells[row, column] for row in rows]
            total, slack = sum(c.value or 0.0 for c in cells), sum(c.step / 2 for c in cells) + 1e-9
            slack *= 3 if table.note == "rounded" else 1
            complete = any(_OTHERS.search(table.label(row)) for row in rows) and table.note != "partial"
            if 100 + slack < total < 115 or (complete and 88 < total < 100 - slack):
                message = f"the shares in “{table.header(column)}” add up to {written(cells[0], total)}%"
                severity = ERROR if total > 100 else WARNING
                reason = f"both: the shares of one whole, in {len(rows)} rows"
                yield self.finding(cells[-1], message, *map(_place, cells[:-1][:12]), reason=reason, severity=severity)

    def _odd(
        self, table: Grid, rows: Sequence[int], column: int, parts: Sequence[int], exact: dict[int, Range], said: str,
        least: int = 2, signed: bool = False,
    ) -> Iterator[Finding | Agreement]:  # fmt: skip
        """The rows that do not give what most rows do."""
        wrong = [row for row in rows if not exact[row].meets(table.range(row, column))]
        fitting = len(rows) - len(wrong)
        if fitting < least or len(wrong) > max(1, fitting // 2):
            return
        for row in rows:
            cell, around = table.cells[row, column], [table.cells[row, part] for part in parts]
            right = exact[row]
            value = (right.low + right.high) / 2
            reason = (
                f"both: the row “{cell.label}”, as “{cell.header}” is reckoned in {fitting} of the {len(rows)} rows"
            )
            if row not in wrong:
                yield self.agreement(f"{cell.words} fits in the row “{cell.label}”", cell, *around[:3], reason=reason)
                continue
            shown = written(cell, value, signed and any(table.cells[r, column].signed for r in rows))
            unit = "" if "%" in shown or not said.endswith("share of") else "%"
            message = f"the row “{cell.label}” {said} {shown}{unit}, the column “{cell.header}” says {cell.words}"
            severity = WARNING if cell.note == "rounded" else ERROR
            yield self.finding(
                cell, message, *map(_place, around[:3]), reason=reason, severity=severity, repairs=[shown]
            )


def _place(cell: Cell) -> Related:
    return Related(cell.span, f"{cell.label}, {cell.header}".strip(", "))
