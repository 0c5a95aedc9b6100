"""What stands to the left and right of a number: sign, scale, unit or currency, rate, hedge."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from linter.amounts.elsewhere import patterns
from linter.amounts.numerals import MONEY, Numerals
from linter.patterns import later

_EACH: Final = later(r",? (each|apiece)\b", re.I)
# "742,000 day passes": no days, for of more than one the copy would say "days".
_SPANS: Final = frozenset({"day", "night", "week", "month", "year", "hour", "minute"})
_ONE: Final = later(r"(?<![\d.,])1$|\b[Oo]ne$")
_THINGS: Final = later(r" (?!plus\b|across\b|versus\b|perhaps\b|less\b|as\b|was\b|is\b|has\b|his\b|its\b)[a-z]{3,}s\b")
_REST: Final = later(r" (?:and )?(\d{1,3})(?= [a-z])")
_HEDGE: Final = 30  # the longest hedge
_SPACED: Final = frozenset({"Rs", "Tk"})  # of two letters, and often with a space
_SMALL: Final = frozenset({"p", "pound", "pounds", "cents"})  # after another currency's sign, not that currency
_RANGE: Final = later(r"[$€£¥][\d.,]{1,9}(?:k|m|bn)? ?(?:-|–|to) ?[\d.,]{1,9}$")  # "$10-25m"
_CONVERTED: Final = later(r"\)| \((?:[a-z]+ )?\d[\d,.]* ?(?:ft|feet|yards|miles)| x \d")
_MINUS: Final = later(r"(?:(?<![^\s(])-|−|\b[Mm]inus |\bâm )$")


class Unit(NamedTuple):
    """A unit or a currency as written, and where it ends."""

    unit: str
    currency: str
    notation: str
    end: int


def sign(before: str, lists: Numerals) -> tuple[str, str, int]:
    """The currency sign right before a number: its currency, the sign, and how many characters it takes."""
    bare = before[:-1] if before.endswith(" ") else before
    form = lists.signs.before(bare)
    if not form or (
        form.isalpha() and len(form) < 3 and bare is not before and not form.islower() and form not in _SPACED
    ):
        return "", "", 0  # "Vitamin R 5"
    return lists.signs.names[form], form, len(form) + len(before) - len(bare)


def scale(prose: str, end: int, limit: int, currency: str, figures: bool, lists: Numerals) -> tuple[float, int]:
    """What the number is multiplied by, and where that ends: "billion", "m", "thousand billion"."""
    found = lists.scale.after(prose, end, limit)
    if not found:
        return 1.0, end
    form, after = found
    money = currency or _RANGE.search(prose, max(end - 24, 0), end) or _money(prose, after, limit, lists)
    glued = figures and prose[end : end + 1] == form
    if len(form) == 1 and not money and not (glued and _abbreviated(prose, form, after, lists)):
        return 1.0, end
    factor = lists.scales[form]
    more = lists.scale.after(prose, after, limit)
    if more and len(more[0]) > 1:
        factor, after = factor * lists.scales[more[0]], more[1]
    return factor, after


def rest(prose: str, end: int, limit: int, factor: float, lists: Numerals) -> tuple[float, int]:
    """What a lower scale adds to an amount, and where it ends: the 40 lakh of "2 crore 40 lakh"."""
    found = _REST.match(prose, end, limit)
    lower = found and lists.scale.after(prose, found.end(), limit)
    if not found or not lower or len(lower[0]) < 3:
        return 0.0, end
    added = int(found[1]) * lists.scales[lower[0]]
    return (added, lower[1]) if added < factor and lists.scales[lower[0]] < factor else (0.0, end)


def _money(prose: str, at: int, limit: int, lists: Numerals) -> bool:
    found = lists.units.after(prose, at, limit)
    return found is not None and lists.units.names[found[0]].startswith(MONEY)


def _abbreviated(prose: str, form: str, after: int, lists: Numerals) -> bool:
    """Is this letter a scale without any money about: "25k", "4.4m people", not "10k run", "100m hurdles"?"""
    if metres(prose, after, lists):
        return False
    if prose[after - 1] in "bM" and "." in prose[max(after - 6, 0) : after - 1]:
        return True  # "1.2b", "4.5M"
    return form == "k" or (form in "mMb" and bool(patterns(lists.language).things.match(prose, after)))


def metres(prose: str, after: int, lists: Numerals) -> bool:
    """Does what follows a letter m say that it is a length: "100m hurdles", "2m tall", "6ft (1.83m)", "30m (98ft)"?"""
    return bool(_CONVERTED.match(prose, after) or patterns(lists.language).distance.match(prose, after))


def unit(prose: str, end: int, limit: int, currency: str, lists: Numerals) -> Unit | None:
    """The unit or currency that follows, unless the sign before the number has said enough."""
    found = lists.units.after(prose, end, limit)
    if not found:
        return None
    form, after = found
    name, notation = lists.units.names[form], prose[after - len(form) : after]
    if form in lists.codes and not notation.isupper():
        return None
    passes = form in _SPANS and prose[end : end + 1] != "-" and _THINGS.match(prose, after, limit)
    if passes and not _ONE.search(prose, max(end - 4, 0), end):
        return None  # "742,000 day passes"
    if not name.startswith(MONEY):
        return Unit(name, "", notation, after) if not currency or form.startswith("%") else None
    if currency:
        return Unit("", currency, "", after) if form not in _SMALL else None
    if not form[0].isalnum() and prose[after : after + 1].isdigit():
        return None  # the sign of the next number
    return Unit("", name.removeprefix(MONEY), notation, after)


def rate(prose: str, end: int, limit: int, lists: Numerals) -> str:
    """What one such amount is given for: "a day", "per barrel", "each"; "" when nothing says so."""
    found = patterns(lists.language).per.match(prose, end, limit)
    if found and (per := found[1].lower()) in lists.per:
        return lists.units.names.get(per, per)
    each = _EACH.match(prose, end, limit)
    return each[1].lower() if each else ""


# A sum, and no limit; "will go up to €600"; "handed over 38 yachts".
_OF_A_VERB: Final = later(
    r"\b(?:add(?:s|ed|ing)? up|(?:went|gone|going|(?:will|would|to) go|put|pushed|brought|raised|moved|climbed|crept"
    r"|edged|jumped) up) to$|\b(?:hand|sign|turn|knock)(?:s|ed|ing)? over$"
)


def hedge(prose: str, begin: int, end: int, floor: int, limit: int, lists: Numerals) -> tuple[str, int, int]:
    """The hedge around an amount, and where the amount begins and ends with it: "nearly 60", "500 or so"."""
    before = prose[max(begin - _HEDGE, floor) : begin].lower()
    bare = before[:-1] if before.endswith(" ") else before
    form = lists.hedges.before(bare) if bare else ""
    if form and not (form in ("up to", "over") and _OF_A_VERB.search(bare)):
        return lists.hedges.names[form], begin - len(form) - (len(before) - len(bare)), end
    after = lists.hedged.after(prose, end, limit)
    if after and prose[after[1] : after[1] + 1].isdigit():
        after = None  # 2+2
    return (lists.hedged.names[after[0]], begin, after[1]) if after else ("", begin, end)


def minus(before: str) -> int:
    """How many characters of a minus sign stand at the end of these words."""
    match = _MINUS.search(before)
    return len(match[0]) if match else 0
