from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Final

from linter.claims import Term
from linter.document import QUOTE, TABLE, Document
from linter.finding import Finding, Related
from linter.lexicon.dialect import AMERICAN, BRITISH, ISE, IZE, american, canadian, computing, spelling, telling
from linter.patterns import later
from linter.rule import Rule, examples

MOST = 10  # places that one finding lists
_WORD: Final = later(r"(?<![\w@/.’'])[A-Za-z]{4,}(?![\w@/]|\.\w)")
# Their English is British, but has programs; and Canada's has plows and tires besides.
_CANADA: Final = (
    r"\b(?:Canad|Ontario|Ont\.|Qu[eé]bec|Alberta|Manitoba|Saskatchewan|Nova Scotia|Newfoundland|British Columbia|B\.C\."
    r"|New Brunswick|Yukon|Nunavut|Toronto|Ottawa|Calgary|Edmonton|Winnipeg|Montreal|RCMP)"
)
_CANADIAN: Final = later(_CANADA)
_DOMINIONS: Final = later(rf"{_CANADA}|\bAustral")
_SPOKEN: Final = later(
    r"\b(?:sa(?:id|ys?|ying)|t(?:old|ells?)|add(?:ed|s)|asked|asks|explain(?:ed|s)|recall(?:ed|s)|joked|warned|insisted|admitted|replied|argued|"
    r"according to|continued|noted|stressed|remarked|shouted|complained)\b"
)
_WRITTEN: Final = later(
    r"\b(?:wr(?:ote|ites?|itten|iting)|letter|signs?|statement|reads?|tweet\w*|post(?:s|ed)?|e-?mail\w*|memo|document|notice|banner|placard|"
    r"inscription|report|article|headline|title[ds]?|entitled|book|novel|film|song|album|slogan|motto|label\w*|plaque|poster|website|journal|report)\b"
)


class MixedDialect(Rule[Term]):
    """A draft in British spelling has American words in it, or the other way about.

    Why it matters
    --------------
    A house writes one English. The odd spelling out is usually a sentence pasted from an agency or a press release,
    and shows the reader where.

    How it decides
    --------------
    It counts the words that only one dialect spells so (labour, labor). When one dialect has at least two of them and
    twice as many as the other, the others are reported, beside the same word in the usual spelling or two words that
    show the dialect. Where neither prevails, only a word that stands in both spellings is reported. A word that both
    have counts where it is American (a flat tire, a driver's license). Verbs in -ise are British; -ize counts as
    American in copy that is not British, and as odd where the copy otherwise writes -ise.
    A speaker's words are the reporter's to spell, so speech with "said" counts as copy.

    When it stays silent
    --------------------
    Names (Pearl Harbor, the Labour Party, any capitalised word within a sentence), quoted writing (letters, signs,
    titles; several odd words, all in quotation marks), words that both dialects use, "program" in copy about computers,
    Canada or Australia, plows and tires in Canada's, and copy with too few such words to tell.
    """

    style = True
    reads = Term

    allows = examples(
        "The labour of the harbour is short, and the Labor Party backs the farms. Labor's candidate has a favourite.",
        "The centre of the city was calm. Labour groups had called off the march.\n\n"
        "Organisers praised Pearl Harbor veterans and the World Trade Center fund.",
        "The theater downtown will honor its founder, a native of Labour Cove.\n\nIts new program opens in the fall.",
        "Workers at the centre favour a strike.\n\n"
        'The American union wrote: "We honor the labor of our neighbors." They cheered.',
        "The centre's programme has a story of three checks. Players tire; the bar has a licence.",
        "Gas meters will be read at the centre of the town, and the old meters go to a colour museum.",
        "Colour printers need a computer program that the centre wrote itself.",
        "The organization will realize its plans for the harbour, whose colour has changed.",
        "OTTAWA - Crews plowed the harbour road, said a councillor, travelling on new tires.",
    )
    catches = examples(
        "The [[labour]] is done at low tide. Stone comes from a quarry 70 [[kilometres]] off and is cut into blocks "
        "three [[meters]] across.",
        "The [[labour]] market is tight, the ministry said, and its [[programme]] will help.\n\n"
        "Regional [[defense]] talks follow.",
        "The training [[center]] opened a [[program]] for welders.\n\nIt is the tightest [[labour]] market in years.",
        "A fishing [[licence]] costs 9 pounds.\n\nHe lost his [[license]] in May, and may license his boat.",
        "Officials [[emphasised]] closer ties and [[recognised]] the treaty.\n\nThey [[organized]] a fair.",
        'The [[theater]] is [[gray]] and the harbor is dark.\n\n"Our [[neighbours]] are kind," said Mary Poe.',
    )

    def find(self, document: Document) -> Iterable[Term]:
        if document.language[:2] != "en":
            return
        prose = document.prose
        computes = None
        for word in document.matches(_WORD, telling()):
            told = spelling(word[0]) or spelling(word[0].lower())
            if told is None or not _counts(document, word.start(), word.end()):
                continue
            if told.dialect == AMERICAN and not american(word[0].lower(), prose, *word.span()):
                continue
            if told.dialect == AMERICAN and told.family in canadian() and _CANADIAN.search(prose):
                continue
            if told.family in ("programme", "programmes") and told.dialect == AMERICAN:
                if computes is None:
                    computes = bool(_DOMINIONS.search(prose)) or not computing().isdisjoint(prose.lower().split())
                if computes:
                    continue
            yield Term(
                span=document.span(word.start(), word.end()),
                zone=document.zone_at(word.start()),
                quoted=document.quoted(word.start()),
                dateline=document.date,
                family=told.family,
                form=told.dialect,
            )

    def keys(self, claim: Term) -> Iterable[str]:
        yield claim.path

    def check(self, claims: Sequence[Term]) -> Iterator[Finding]:
        usual, odd = _sides(claims)
        if not odd:
            return
        first = odd[0]
        families = {_word(claim) for claim in odd}
        if len(families) > 1 and all(claim.quoted for claim in odd):
            return  # the spelling of whoever is quoted, as a letter has it
        shown = [c for c in usual if _word(c) in families][:2] or [c for c in usual if not c.quoted][:2] or usual[:2]
        words = ", ".join(dict.fromkeys(claim.span.text for claim in odd[:MOST]))
        others = ", ".join(dict.fromkeys(claim.span.text for claim in shown))
        more = f" and {len(odd) - MOST} more" if len(odd) > MOST else ""
        told = spelling(first.span.text.lower())
        other = told.other if told else ""
        repair = other.capitalize() if first.span.text[0].isupper() else other
        yield self.finding(
            first,
            f"{_side(odd)} spelling ({words}{more}) in copy that is otherwise {_side(usual)} ({others})",
            *odd[1:MOST],
            *(Related(claim.span, "the usual spelling here") for claim in shown),
            reason=f"same draft: {len(usual)} {_side(usual)} spellings, {len(odd)} {_side(odd)}",
            repairs=[repair] if repair else (),
        )


def _sides(claims: Sequence[Term]) -> tuple[list[Term], list[Term]]:
    """The claims that show the draft's own dialect, and the odd ones."""
    british, american, ise, ize = ([c for c in claims if c.form == form] for form in (BRITISH, AMERICAN, ISE, IZE))
    if (not american and not british) or (not american and ise):
        # British, or unknown: -ise and -ize are the only choice left.
        usual, odd = (ise, ize) if len(ise) >= len(ize) else (ize, ise)
        if british and usual is ize:
            return usual, []
    else:
        left = sorted([*british, *ise], key=_place)
        right = sorted([*american, *(ize if len(american) >= len(british) else ())], key=_place)
        usual, odd = (left, right) if len(left) >= len(right) else (right, left)
    if len({claim.family for claim in usual}) >= 2 and len(usual) >= 2 * len(odd):
        return usual, odd
    both = {_word(claim) for claim in usual} & {_word(claim) for claim in odd}
    return usual, [claim for claim in odd if _word(claim) in both]


def _word(claim: Term) -> str:
    """The family of a word, whether it stands in the singular or in the plural."""
    return claim.family.removesuffix("s")


def _place(claim: Term) -> int:
    return claim.span.start


def _side(claims: Sequence[Term]) -> str:
    """What to call these spellings: by the dialect, unless the ending -ise or -ize is all that they show."""
    forms = {claim.form for claim in claims}
    return BRITISH if BRITISH in forms else AMERICAN if AMERICAN in forms else claims[0].form


def _counts(document: Document, start: int, end: int) -> bool:
    """Is this word the writer's own to spell: no name, no title, no quoted writing?"""
    prose, zone = document.prose, document.zone_at(start)
    if zone in (QUOTE, TABLE):
        return False
    # At the start of a sentence a capital says nothing; a capital after it makes a name likely.
    named = start != document.sentence_at(start)[0] or prose[end + 1 : end + 2].isupper() or prose[start:end].isupper()
    if prose[start].isupper() and (named or _is_name(document, prose[start:end])):
        return False
    if not document.quoted(start):
        return True
    block = document.block_at(start)
    outside = _outside(document, block.start, block.end)
    return bool(_SPOKEN.search(outside)) and not _WRITTEN.search(outside)


@lru_cache(maxsize=64)
def _is_name(document: Document, word: str) -> bool:
    """Does the word stand with its capital within a sentence too: the Labor Party, for "Labor's candidate"?"""
    return re.search(rf"[a-z,] {word}\b", document.prose) is not None


def _outside(document: Document, start: int, end: int) -> str:
    """The words of a paragraph that are not in quotation marks."""
    parts, at = [], start
    for first, last in document.quotations:
        if start <= first < end:
            parts.append(document.prose[at:first])
            at = last
    return " ".join([*parts, document.prose[at:end]])
