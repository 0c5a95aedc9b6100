"""Days, months and dates as display lines write them."""

from __future__ import annotations

from typing import Final

from linter.patterns import later

DAYS: Final = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
DAY: Final = later(rf"\b(?:{'|'.join(DAYS)})(?=['’]s\b|\b)")
MONTHS: Final = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
MONTH: Final = "|".join(f"{month[:3]}(?:{month[3:]}|\\.)?" for month in MONTHS)
DATE: Final = later(
    rf"\b(?:(?P<day>\d{{1,2}}) (?P<month>{MONTH})|(?P<first>{MONTH}) (?P<second>\d{{1,2}}))(?!\w|-\d)"
    r"(?! (?:19|20)\d\d\b)"
)
CALENDAR: Final = later(rf"\b(?:{MONTH}|{'|'.join(DAYS)})\b")
# "Ban starts in October", "Library to reopen in May": the month of a display line, and the day of the text under it.
FULL: Final = "|".join(MONTHS)
IN_MONTH: Final = later(rf"\b(?:in|from|until|by) (?:early |late |mid-)?(?P<month>{FULL})\b(?! \d)")
ON_DAY: Final = later(
    rf"\b(?:on|from|until|by|starting|beginning) (?:\w+day,? )?(?:(?P<day>\d{{1,2}}) (?P<month>{FULL})"
    rf"|(?P<first>{FULL}) (?P<second>\d{{1,2}}))\b(?! (?:19|20)\d\d\b)"
)
