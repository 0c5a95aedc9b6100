"""How the copy puts a figure: as a change, a forecast, a part of another, and on whose word."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from linter.amounts import Amount
from linter.finders._counted import PARTITIVE
from linter.finders._sentence import Sentence
from linter.patterns import later
from linter.phrases import Noun, kin, singular, words

DEFINITE: Final = later(
    r"\b(?:(?:the|this|these|those|last year’s|last year's|this year’s|this year's) (?:[a-z]+ )?|the (?:net |gross )?"
    r"(?:profit|loss|budget|deficit|surplus|fine|debt|bill|dividend|award|grant|bonus|ransom|prize|payment|loan) of )$",
    re.I,
)
_WORDS: Final = later(r"[^\W\d_]+")
_AGAINST: Final = later(
    r"\b(?:compared (?:with|to)|than|against|versus|vs\.?|beating|topping|surpassing|eclipsing|exceeding|so với"
    r"|(?:well|far|just|slightly) (?:below|above)|(?:from|against|than) \w+[’']s|on (?:this|last) [a-z]+[’']s)"
    r" (?:the |an? )?(?:(?:up|down)ward(?:ly)? )?(?:revised |exactly |precisely |barely |a mere |some |only |just )?$"
)
_DIFFERENCE: Final = later(
    r"(?:,? or [^,;.]{3,20}(?:%|per ?cent|pct),?)? "
    r"(?P<way>less|more|fewer|higher|lower|below|above|short of|extra)\b(?: than)?"
)
_STEPS: Final = {  # "declines of 16 and 11 rigs"
    **dict.fromkeys(("increase", "increases", "rise", "rises"), "up"),
    **dict.fromkeys(("decline", "declines", "fall", "falls", "drop", "drops", "decrease", "reduction"), "down"),
}
_MORE: Final = ("more", "higher", "above", "extra")
_MADE_UP: Final = later(
    r"\b(?:ma[dk]e|makes|making|turn\w*|sets?|setting|pick\w*|open\w*|[st][ao]k\w*|sign\w*|lin\w+|"
    r"buil[dt]\w*|g[ai]v\w*|snap\w*|round\w*|p[au]t\w*|end\w*|clean\w*|digs?|dug|h[eo]ld\w*|call\w*|"
    r"free\w*|br[eo]\w+|bought|buy\w*|rack\w*|clock\w*|chalk\w*|notch\w*|gobbl\w*|swallow\w*|us\w+|load\w*|"
    r"hir\w+|wrapp\w*|offer\w*|summ\w*|divid\w+|carv\w+|chopp\w*|cough\w*|eat\w*|ate|blow\w*|blew|show\w*|turn\w*) up "
)
_TAKEN_DOWN: Final = later(
    r"\b(?:taken|took|tak\w+|t[eo]ar\w*|tore|torn|pull\w*|bring\w*|brought|shut\w*|clos\w+|gunned|cut|chopped|knock\w*|"
    r"burn\w*|turn\w*|vot\w+|put\w*|hand\w*|la(?:id|y)\w*|writ\w+|wrote|stripp\w+|mow\w*|shoot\w*|shot|hunt\w*|track\w*|"
    r"stand\w*|stood|set\w*|pass\w*|blow\w*|blew|wash\w*|strik\w+|struck) (?:it |them )?down "
)
_FURTHER: Final = later(r" (?:more|others?)\b")
_ARTICLE: Final = later(r"^(?:the|a|an)\s+")
_ASKED: Final = later(
    r" (?:[\w’'-]+ ){0,5}?(?:asked for|sought|requested|hoped for|had hoped|had wanted|had expected|had planned"
    r"|needed|forecast|promised|pledged)\b"
)
_OTHERS: Final = later(
    r"\b(?:another|additional|further|other|leading|bottom|of which|of whom|of them|among them|remaining|"
    r"rest of the|extra|all but|majority of|(?:this|that|it|these|they|which) includ(?:ed|es?))"
    r" (?:[a-z]+ )?$",
    re.I,
)
_ALL: Final = later(r"\ball (?:the )?$", re.I)  # "all 29 of the injured" are not some of them
# "850,000 doses of cholera vaccine": what they are of, without an article, is a stuff and no greater number.
_DOSES: Final = later(
    r" [a-z]+s of (?!the\b|its\b|their\b|his\b|her\b|our\b|those\b|these\b|all\b|an?\b|which\b|them\b|some\b)"
)
# "Counted 310 of the animals", "saw 21,700 of the machines put in": all of that sort there were to count.
_COUNTED: Final = later(
    r"\b(?:count(?:ed|s)|saw|sees|seen|sold|sells|built|builds|made|makes|installed|fitted|recorded|registered|planted"
    r"|shipped|delivered|exported|imported|produced|hatched|caught|grew|released|numbered|there (?:were|are)) "
    r"(?:about |some |only |just |nearly |almost |more than |a total of )?$"
)
_OF_THAT_SORT: Final = later(r" of (?:the (?P<noun>[a-z]+)|them)\b")
_SAID: Final = later(
    r"\baccording to (?:the |a |an |its )?(?P<to>[\w’' -]{2,50})"
    r"|(?P<by>[\w’'-]+(?: [\w’'-]+){0,3}) (?<!was )(?<!were )(?<!is )(?<!are )(?<!been )(?<!be )"
    r"(?:said|says|say|claimed|claims|claim|estimated|estimates|estimate|reported|reports"
    r"|puts?(?! (?:in|on|out|up|off|down|to|into|together)\b))\b"
)
# "To 18.65 from Monday's close of 18.10", "more than the record of 9,270".
_MARK: Final = later(
    r"\b(?:from|than) (?:the |an? |its |their |[\w.’']+['’]s? )(?:[a-z-]+ ){0,2}?"
    r"(?:close|price|level|total|figure|record|peak|high|low|estimate|average|rate|count|mark|number|best|sum) of $"
)
# "A rise of £86.93 or 5%": both are how far it went.
_SO_MUCH_OR: Final = later(
    r"\b(?P<way>rise|increase|gain|jump|growth|fall|drop|decline|cut|decrease|reduction|up|down|rose|fell|grew|climbed|"
    r"dropped|declined|gained|lost)(?: of| by)? [$£€A-Z]{0,3}\d[\d.,]*(?: ?[a-z]+){0,3},? or $"
)
_JOINED: Final = later(r"^.*\b(?:and|but|that|as|while|when|because)\b")
_PRONOUNS: Final = frozenset({"it", "he", "she", "they", "who", "which", "we", "i", "you"})
_TIME_WORDS: Final = frozenset({
    "last", "this", "year", "month", "week", "quarter", "half", "first", "second", "third", "fourth", "in", "the",
    "over", "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
    "november", "december",
})  # fmt: skip
_COLLECTED: Final = frozenset({"raise", "raised", "raises", "raising"})
_NOBODY: Final = frozenset((
    "will", "would", "to", "have", "has", "had", "could", "can", "may", "might", "should", "must", "not", "the", "a",
    "an", "of", "in", "on", "its", "their", "his", "her", "this", "these", "no", "did", "do", "does", "were", "was",
))  # fmt: skip
_SAYS: Final = later(r" (?:sa[iy]|claim|puts?|estimate|report)|ccording to")


def change_of(prose: str, sentence: Sentence, amount: Amount, floor: int) -> str:
    """Is the amount a change (up, down), what it came from ("from"), or what it came to ("to")?"""
    lists = words(sentence.language)
    before = prose[max(floor, amount.start - 60) : amount.start].lower()
    tokens = _WORDS.findall(before)
    last = tokens[-1] if tokens else ""
    if last in lists.origin or (last == "the" and tokens[-2:-1] and tokens[-2] in lists.origin):
        said = _WORDS.findall(prose[sentence.start : amount.start].lower())
        # "Higher than the 1,180 of last year": what follows is of another time, whatever word of direction there is.
        if tokens[-2:] == ["than", "the"] or any(t in lists.up or t in lists.down for t in said):
            return "from"
    if _AGAINST.search(before) or _MARK.search(before):
        return "from"
    differs = _DIFFERENCE.match(prose, amount.end, sentence.end)
    if differs and amount.unit not in ("percent", "percentage point"):
        return "up" if differs["way"] in _MORE else "down"
    if tokens[-1:] == ["of"] and (step := tokens[-2:-1]) and step[0] in _STEPS:
        return _STEPS[step[0]]
    relative = amount.unit in ("percent", "percentage point", "basis point", "point")
    if relative and last == "or" and not prose.startswith(" of", amount.end):
        told = _SO_MUCH_OR.search(prose, max(sentence.start, amount.start - 60), amount.start)
        if told:
            return "down" if told["way"].lower() in lists.down else "up"
    after = _WORDS.findall(prose[amount.end : min(amount.end + 40, sentence.end)].lower())[:3]
    near = tokens[-10 if last in lists.amount else -4 :]
    if last in lists.goal and not relative and _TIME_WORDS.issuperset(tokens[:-1]):  # "rose 3% last year to £46m"
        tokens = _WORDS.findall(prose[max(sentence.start, amount.start - 90) : amount.start].lower())
    if last in lists.goal and not relative:
        return "to" if any(t in lists.up or t in lists.down for t in tokens[-12:]) else ""
    if last in lists.goal:
        return "to"
    if last in lists.amount or relative or (last in lists.up or last in lists.down):
        if last in _COLLECTED and amount.currency:
            return ""  # "raised $64 million": it came in
        for token in reversed(near):
            if token in lists.up and not (token == "up" and _MADE_UP.search(before)):
                return "up"
            if token in lists.down and not (token == "down" and _TAKEN_DOWN.search(before)):
                return "down"
            if token in ("from", "of", "at") and token != "of":
                break
        if relative and after and prose[amount.end] != ",":  # "52.6%, well above the 20% needed"
            for token in after[:2]:
                if token in lists.up and token not in ("up",):
                    return "up"
                if token in lists.down and token not in ("down", "lost", "below"):
                    return "down"
    return ""


def modality_of(prose: str, sentence: Sentence, amount: Amount) -> str:
    """Actual, forecast, target, proposal, plan or estimate: what the nearest word to the left in the clause says."""
    kinds = words(sentence.language).modality
    before = [
        w.lower() for w in _WORDS.findall(prose[max(sentence.start, amount.start - 90) : amount.start]) if w != "May"
    ]
    if _ASKED.match(prose, amount.end, sentence.end):
        return "target"
    definite = DEFINITE.search(prose[max(sentence.start, amount.start - 40) : amount.start])
    for token in reversed(before):
        if token in kinds and not (definite and kinds[token] in ("forecast", "plan")):
            return kinds[token]
    clause = prose[amount.end : min(sentence.end, amount.end + 50)].lower().partition(",")[0]
    after = _WORDS.findall(clause)[:5]
    for position, token in enumerate(after):
        if token in kinds and position and after[position - 1] in ("is", "are", "was", "were", "be", "been"):
            return kinds[token]
    return "actual"


def source_of(prose: str, sentence: Sentence, amount: Amount) -> str:
    """Whose figure this is, in the copy's own words, lower case; "" when the copy does not say."""
    best = ""
    for match in _sayings(prose, sentence.start, sentence.end):
        said = (match["to"] or _JOINED.sub("", match["by"])).strip().lower()
        last = said.rpartition(" ")[2]
        if match["by"] and last in _NOBODY:
            continue  # "will put 1,160 people out of work", "the right to report"
        best = "" if last in _PRONOUNS else _ARTICLE.sub("", said)
        if match.start() > amount.start:
            break
    return best


@lru_cache(maxsize=4)
def _sayings(prose: str, start: int, end: int) -> tuple[re.Match[str], ...]:
    return tuple(_SAID.finditer(prose, start, end)) if _SAYS.search(prose, start, end) else ()


def is_part(prose: str, sentence: Sentence, amount: Amount, noun: Noun | None) -> bool:
    """Does the copy say that this counts only some of them ("46 of its 210", "another 20", "12 of whom")?"""
    if _OTHERS.search(prose, max(sentence.start, amount.start - 30), amount.start):
        return True
    if amount.currency or amount.unit or _ALL.search(prose, max(sentence.start, amount.start - 10), amount.start):
        return False
    if _DOSES.match(prose, amount.end, sentence.end) or _all_there_were(prose, sentence, amount):
        return False
    # "A crowd of 31,400" is no part of them: the noun stands before.
    places = {amount.end, noun.end if noun and noun.end > amount.start else amount.end}
    return any(PARTITIVE.match(prose, at, sentence.end) or _FURTHER.match(prose, at) for at in places)


def _all_there_were(prose: str, sentence: Sentence, amount: Amount) -> bool:
    """Does a word that stands for what was spoken of follow a count of it: "counted 310 of the animals"?"""
    of = _OF_THAT_SORT.match(prose, amount.end, sentence.end)
    if of is None or (of["noun"] and singular(of["noun"]) not in kin().stand_ins):
        return False
    return _COUNTED.search(prose, max(sentence.start, amount.start - 40), amount.start) is not None
