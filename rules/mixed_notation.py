from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from linter.claims import Term
from linter.dateline import opening
from linter.document import BODY, CAPTION, LIST, STANDFIRST, Document
from linter.finding import INFO, Finding, Related, Repair
from linter.lexicon import countries_in
from linter.patterns import later
from linter.rule import Rule, examples

MOST = 10  # places that one finding lists
_MONTH: Final = "(?:January|February|March|April|May|June|July|August|September|October|November|December)"
_NUMBER: Final = later(r"(?<![\d.,])\d(?:[\d.,]*\d)?")
# The codes of other currencies, what they are called, and the signs that stand for them.
_COINS: Final = {
    "KES": ("Kenyan shillings", "KSh", "Ksh", "Sh"), "UGX": ("Ugandan shillings", "USh"), "NGN": ("naira", "₦"),
    "TZS": ("Tanzanian shillings", "TSh"), "MYR": ("ringgit", "RM"), "ZAR": ("rand", "R"), "BDT": ("taka", "Tk"),
    "PHP": ("Philippine pesos", "₱"), "IDR": ("rupiah", "Rp"), "GHS": ("cedis", "GH₵", "GHC"), "BRL": ("reais", "R$"),
    "AUD": ("Australian dollars", "A$"), "CAD": ("Canadian dollars", "C$"), "NZD": ("New Zealand dollars", "NZ$"),
    "SGD": ("Singapore dollars", "S$"), "HKD": ("Hong Kong dollars", "HK$"), "NAD": ("Namibian dollars", "N$"),
    "JMD": ("Jamaican dollars", "J$"), "JPY": ("yen", "¥"), "CNY": ("yuan", "RMB"), "KRW": ("won", "₩"),
    "AED": ("dirhams", "Dh", "Dhs"), "THB": ("baht", "Bt", "฿"), "ILS": ("shekels", "NIS", "₪"),
}  # fmt: skip
_COIN_FORMS: Final = {
    f"{code.lower()}{number}": (name, form)
    for code, (name, *signs) in _COINS.items()
    for number, form in enumerate((code, *signs))
}
_COIN: Final = "|".join(rf"{re.escape(form)}\.? ?(?P<{group}>)" for group, (_, form) in _COIN_FORMS.items())
_BEFORE: Final = later(
    r"(?:(?<![\w$])US ?\$ ?(?P<us>)|(?<![\w$])\$ ?(?P<bare>)"
    r"|(?<!\w)(?:USD ?(?P<usd>)|€ ?(?P<euro>)|EUR ?(?P<eur>)|£ ?(?P<pound>)"
    rf"|{_COIN}|GBP ?(?P<gbp>)|VND ?(?P<vnd>)|₹ ?(?P<rupee>)|Rs\.? ?(?P<rs>)|INR ?(?P<inr>)|{_MONTH} (?P<american>)))$"
)
_AFTER: Final = later(
    r"(?: (?:thousand|million|billion|trillion|bn|mn))?(?: USD(?P<usd>)| VND(?P<vnd>)| (?:dong|đồng)(?P<dong>))\b"
    r"| percent(?P<percent>)\b| per cent(?P<cent>)\b| ?%(?P<sign>)"
    rf"|(?:st|nd|rd|th)? {_MONTH}(?P<british>)\b(?! ?\d{{1,2}}\b)"
)
_SIZE: Final = later(r" ?(?:thousand|million|billion|trillion|lakh|crore|mn|bn|tn|m|b)\b")
_DAY: Final = later(r"[0-3]?\d")
_NO_DAY: Final = later(r"\w{3}|:|[-–/.]\d")
_FAMILY: Final = {
    "us": ("dollars", "US$"), "usd": ("dollars", "USD"), "bare": ("dollars", "$"),
    "euro": ("euros", "€"), "eur": ("euros", "EUR"), "pound": ("pounds", "£"), "gbp": ("pounds", "GBP"),
    "rupee": ("rupees", "₹"), "rs": ("rupees", "Rs"), "inr": ("rupees", "INR"),
    "vnd": ("dong", "VND"), "dong": ("dong", "dong"),
    "percent": ("per cent", "percent"), "cent": ("per cent", "per cent"), "sign": ("per cent", "%"),
    **_COIN_FORMS,
    "british": ("dates", "day before month"), "american": ("dates", "month before day"),
}  # fmt: skip
# A house's notation around an amount, and what is taken from around it first.
_WRITTEN: Final = {
    "US$": "US${}", "USD": "USD{}", "$": "${}", "€": "€{}", "EUR": "EUR{}", "£": "£{}", "GBP": "GBP{}", "VND": "VND{}",
    "₹": "₹{}", "Rs": "Rs {}", "INR": "INR {}",
    **{form: form + ("{}" if len(form) < 3 or not form.isupper() else " {}") for _, form in _COIN_FORMS.values()},
    "dong": "{} dong", "percent": "{} percent", "per cent": "{} per cent", "%": "{}%",
}  # fmt: skip
_SIGN: Final = later(
    rf"^(?:{'|'.join(re.escape(form) for _, form in _COIN_FORMS.values())}|"
    r"US ?\$|USD|\$|€|EUR|£|GBP|VND|₹|Rs\.?|INR) ?| ?(?:USD|VND|dong|đồng|percent|per cent|%)$"
)
_AMOUNT: Final = later(r"\d[\d.,]*(?: ?[a-z]{1,8})?")
# Where another country's dollars occur, a bare $ may be theirs.
_OTHERS: Final = later(
    r"(?<!\w)(?:A|AU|C|CA|CAD|AUD|NZ|S|SG|HK|NT|Z|J|TT|B|M|R)\$ ?\d|\b(?:AUD|CAD|NZD|SGD|HKD) ?\d"
    r"|(?:Australian|Canadian|Singapore|Hong Kong) dollars?"
)
_NAMED_DAY: Final = later(r"(?: Street| Road| Square| Movement| Bridge| Park| attacks?| massacre)")
_DOLLAR_LANDS: Final = frozenset((
    "AU", "BB", "BS", "BZ", "CA", "FJ", "GY", "HK", "JM", "LR", "NA", "NZ", "SB", "SG", "SR", "TT", "TW",
))  # fmt: skip
_COUNTED: Final = frozenset({BODY, STANDFIRST, CAPTION, LIST})


@dataclass(frozen=True)
class MixedNotation(Rule[Term]):
    """One draft writes the same unit in two ways: US$15 million and USD15 million, 5 per cent and 5 percent.

    Why it matters
    --------------
    A second notation makes readers wonder whether it is a second currency, and shows that the copy was put together
    from two sources.

    How it decides
    --------------
    It counts the ways in which a draft writes dollars (US$, USD, $), euros, pounds, rupees, dong, percentages and dates
    in running text, and reports the rarer ones with one place of the usual way; of two that are as common, the one that
    came later. Only a remark: US$ at first mention and $ from then on, which is many a house's style, or one of
    each in the whole draft; "%" beside words; the order of day and month.

    `house` lists the notations that the house prefers ("US$", "per cent"): they win over the count, and are safe
    repairs where nothing has to be guessed. A bare $ may be anyone's and a date may need a comma: people mend these.

    When it stays silent
    --------------------
    In direct speech, headlines and tables, in a rate of exchange (A$1 = US$0.66), about dollars in copy that has
    another country's dollars in it, and about a day that is part of a name (April 30 Street).
    """

    style = True
    reads = Term

    house: tuple[str, ...] = ()

    allows = examples(
        "HAMILTON, New Zealand, 6 May 2025 - Milk is $10 a kilo, up from $9. Butter is US$7,105, and powder US$4,211.",
        "The bridge cost US$4 million, the ferry US$2 million.\n\nTolls bring US$1 million a year.",
        "Canberra will pay A$120 million (US$80 million). The port adds $3 million.",
        'Sales rose 5 per cent.\n\n"It was five percent, not 6 percent," she said.',
        "Ho Chi Minh City's April 30 Street was closed on 2 May for repairs.",
    )
    catches = examples(
        "KITUI, 5 March 2025 - Beekeepers are lent [[Sh84 million]] and borrow Sh24,000 each. Honey fetches Sh750 a "
        "kilo, and traders will pay [[KES 900]] if it has been strained. A box costs Sh6,500.\n",
        "The road will cost [[US$24 million]].\n\nLenders give [[USD15 million]], the province US$9 million.",
        "Output rose [[5 per cent]] in May and 4 per cent in June.\n\nExports fell [[3 percent]].",
        "The fund has [[$40 million]].\n\n"
        "It spent $12 million last year and $9 million this year, of which [[US$3 million]] went abroad.",
        "The foundry will cost [[Rs 510 crore]].\n\nBanks lend Rs 300 crore. The remaining [[₹210 crore]] is its own.",
        "Talks began on [[14 January]] and ended on 15 January.\n\nThey resume on [[March 3]].",
    )

    def find(self, document: Document) -> Iterable[Term]:
        prose = document.prose
        foreign = "$" in prose and (_OTHERS.search(prose) is not None or _from_a_dollar_land(document))
        for number in _NUMBER.finditer(prose):
            start, end, group = _written(prose, number.start(), number.end())
            if not group:
                continue
            zone, (family, form) = document.zone_at(start), _FAMILY[group]
            if zone not in _COUNTED or (foreign and family == "dollars"):
                continue
            if prose[end : end + 2] == " =" or prose[max(start - 2, 0) : start] == "= ":
                continue
            if family == "dates" and (_NAMED_DAY.match(prose, end) or _in_place_line(document, start)):
                continue
            yield Term(
                span=document.span(start, end), zone=zone, quoted=document.quoted(start), dateline=document.date,
                family=family, form=form,
            )  # fmt: skip

    def keys(self, claim: Term) -> Iterable[str]:
        if not claim.quoted:
            yield f"{claim.path}\n{claim.family}"

    def check(self, claims: Sequence[Term]) -> Iterator[Finding]:
        counts = Counter(claim.form for claim in claims)
        preferred = [form for form in self.house if (claims[0].family, form) in _FAMILY.values()]
        best = preferred[0] if preferred else max(counts, key=lambda form: counts[form])
        odd = [claim for claim in claims if claim.form != best]
        if not odd:
            return
        numbers = ", ".join(f"{form} {number}" for form, number in sorted(counts.items(), key=lambda i: (-i[1], i[0])))
        more = f" (and {len(odd) - MOST} more places)" if len(odd) > MOST else ""
        kept = [Related(claim.span, f"{best} here") for claim in claims if claim.form == best][:1]
        what = {"dates": "dates are written", "per cent": "percentages are written"}.get(
            claims[0].family, f"{claims[0].family} are written"
        )
        yield self.finding(
            odd[0],
            f"{what} in more than one way: {numbers}{more}",
            *(Related(claim.span, repair=self._repair(claim, best)) for claim in odd[1:MOST]),
            *kept,
            reason=f"same draft: {claims[0].family}",
            severity=INFO if _usual_practice(claims) and not preferred else self.severity,
            repairs=[repair for repair in [self._repair(odd[0], best)] if repair],
        )

    def _repair(self, claim: Term, best: str) -> Repair | None:
        """The same amount in the house's notation, where one follows from the other."""
        if best not in self.house or claim.family == "dates" or claim.form == "$":
            return None
        amount = _SIGN.sub("", claim.words)
        return Repair(_WRITTEN[best].format(amount), safe=True) if _AMOUNT.fullmatch(amount) else None


def _from_a_dollar_land(document: Document) -> bool:
    """Does the dateline say that a bare $ is a dollar of the place's own, beside which US$ is another sum?"""
    prose = document.prose
    for block in document.blocks[:6]:
        end = block.start + opening(prose[block.start : block.end])
        if any(place.code in _DOLLAR_LANDS for place in countries_in(prose, block.start, end)):
            return True
    return False


def _usual_practice(claims: Sequence[Term]) -> bool:
    """Is this mixture one that style books allow?"""
    forms = [claim.form for claim in claims]
    known = set(forms)
    if known == {"US$", "$"}:
        if len(forms) == 2:
            return True  # one of each: the draft has no usual way
        # US$ first, to say whose dollars they are, and $ from then on.
        return forms[: forms.count("US$")] == ["US$"] * forms.count("US$") and forms.count("US$") <= max(
            2, forms.count("$")
        )
    return claims[0].family in ("dates", "dong") or known in ({"%", "per cent"}, {"%", "percent"})


def _written(prose: str, start: int, end: int) -> tuple[int, int, str]:
    """What a number and the words beside it write, and in which notation; an empty name for anything else."""
    before = _BEFORE.search(prose, max(start - 10, 0), start)
    if before and before.lastgroup == "american":
        day = _DAY.fullmatch(prose, start, end) and not _NO_DAY.match(prose, end)
        return before.start(), end, "american" if day else ""
    if before:
        size = _SIZE.match(prose, end)
        return before.start(), size.end() if size else end, before.lastgroup or ""
    after = _AFTER.match(prose, end, end + 24)
    if after and after.lastgroup == "british" and not _DAY.fullmatch(prose, start, end):
        return start, end, ""
    return (start, after.end(), after.lastgroup or "") if after else (start, end, "")


def _in_place_line(document: Document, start: int) -> bool:
    """Is this the date of the place line ("HANOI, 14 January")?"""
    prose = document.prose
    return start - document.block_at(start).start < 40 and prose[max(start - 2, 0) : start] in (
        ", ",
        "— ",
        "– ",
        "- ",
        "\n",
        "",
    )
