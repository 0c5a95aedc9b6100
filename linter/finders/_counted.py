"""What a figure counts or measures: the noun after it, or what the words before it put it to."""

from __future__ import annotations

import re
from typing import Final

from linter.amounts import Amount
from linter.finders._sentence import Sentence
from linter.patterns import later
from linter.phrases import Noun, measure_before, measures, noun_after, singular, words

_CLAUSE: Final = later(
    r"; |, (?:while|whereas|but|and|which|who|with|compared)\b| while | whereas | – | — | \(|, up "
    r"| and (?=[a-z]+ed )"
)
PARTITIVE: Final = later(
    r" (?:out )?of (?:(?:the [\w-]+(?:[’']s|s[’'])|[A-Z][\w-]*[’']s|its|the|their|his|her|our|those|these|"
    r"all|a|an|which|them|some) )?"
)
_NUMBER: Final = later(r"(?:[\d,.]+ )?")
_COMPLEMENT: Final = later(
    r" of (?:such )?(?!the (?:year|month|week)|which|them|it\b|\d)((?:[a-z][\w’'-]* ){0,2}?[a-z][\w’'-]+)"
)
# "A 160-bed hospital" counts beds; "a 10,000-vote majority" is a majority.
_JOINED: Final = later(
    r"-((?!strong\b|odd\b|plus\b|fold\b|based\b|time\b|way\b)[a-z]{3,}) (?!majorit|lead\b|margin|swing|gap\b|deficit|"
    r"win\b|victory|increase|rise\b|drop|fall\b|loss|cut\b|defeat|advantage|surplus)[a-z]"
)
_LEFT: Final = later(r"[^\W\d_][\w]*(?:[’'-][^\W\d_]\w*)*")
_INSIDE: Final = later(r"\b(?:in|at|from) (?:the |its |their |both |other )?$")
_STATE: Final = later(r" ([a-z]+)\b")
_IN_A_STATE: Final = later(
    r" (?:(?:are|were|is|was) (?:still |also )?|remain(?:ed|s)? )(missing|dead|injured|wounded|hurt)\b"
)
_A_SUM: Final = later(r"\b(?:an?|another) $")  # "and a $10.3 million provision"
# What stands before these only narrows them: "the capital increase", "production operations".
_HEADS: Final = frozenset({
    "increase", "rise", "cut", "gain", "reduction", "operations", "orders", "quotas", "talks", "contracts",
    "agreements", "taxes", "duties", "tariffs", "credits", "bonds", "provisions", "licences", "permits",
    "officials", "ministers",
})  # fmt: skip
_BRACKETED: Final = later(r"\([^()]{0,40}\)")
# "When three routes were opened, the number was 1.4 million": what was spoken of before, not routes.
_UNSAID: Final = later(
    r"\b(?:[Tt]he (?:number|figure|total|tally|count) (?:was|is|had been|stood at|stands at|came to|had come to"
    r"|reached)|[Tt]here (?:was|were|had been|are|have been)) (?:just |about |only |some |nearly )?$"
)
_AUXILIARY: Final = frozenset(["is", "are", "was", "were", "be", "been", "has", "have", "had", "to"])
_PRONOUN: Final = frozenset(["it", "they", "he", "she", "this", "that", "these", "those", "which", "who"])
_PREPOSITION: Final = frozenset(["in", "of", "at", "on", "for", "from", "to", "with", "by"])
_IDLE: Final = frozenset(
    {"total", "whole", "overall", "valid", "some", "such", "more", "very", "two-way", "bilateral", "mutual"}
)


def noun_of(prose: str, sentence: Sentence, amount: Amount, floor: int, limit: int) -> Noun | None:
    """What is counted or measured: after the amount ("16 projects", "a $412m budget"), or before it."""
    language = sentence.language
    if words(language).head_first:
        return _head_first(prose, sentence, amount, limit)
    names = measures().names
    if amount.unit == "percent" and prose.startswith((" in ", " of "), amount.end):
        return _before(prose, sentence, amount, floor)
    if not amount.unit and (joined := _JOINED.match(prose, amount.end, limit)):
        return Noun(singular(joined[1]), (), joined.start(1), joined.end(1))
    after = noun_after(prose, amount.end, limit)
    if after and amount.unit and "-" in prose[amount.number : amount.end]:
        return after  # "the 19-hour flight", "a 640-kilowatt park"
    if amount.unit or amount.currency:
        complement = _COMPLEMENT.match(prose, amount.end, limit) if not amount.currency else None
        if complement and amount.unit not in ("percent", "percentage point"):
            head = complement[1].split()
            return Noun(singular(head[-1]), tuple(head[:-1]), complement.start(1), complement.end(1))
        before = _before(prose, sentence, amount, floor)
        if after and (after.head in names or not before or _A_SUM.search(prose, floor, amount.start)):
            return after
        return before or after
    if after:
        staff = after.head in _ANYBODY and _HIRES.search(prose, max(sentence.start, amount.start - 40), amount.start)
        return after._replace(head="employee") if staff else after
    state = _IN_A_STATE.match(prose, amount.end, limit) or _STATE.match(prose, amount.end, limit)
    if state and state[1] in names:  # "left 12 dead", "eight injured", "nine are missing"
        return Noun(state[1], (), state.start(1), state.end(1))
    part = PARTITIVE.match(prose, amount.end, sentence.end)
    if part and (match := _NUMBER.match(prose, part.end(), sentence.end)):
        of = noun_after(" " + prose[match.end() : sentence.end], 0, sentence.end - match.end() + 1)
        if of:
            return of._replace(start=of.start + match.end() - 1, end=of.end + match.end() - 1)
        state = _STATE.match(prose, match.end() - 1, sentence.end)
        if state and state[1] in names:  # "all 29 of the injured"
            return Noun(state[1], (), state.start(1), state.end(1))
    return _before(prose, sentence, amount, floor)


def _head_first(prose: str, sentence: Sentence, amount: Amount, limit: int) -> Noun | None:
    """The same in a language whose nouns stand before what narrows them."""
    counted = noun_after(prose, amount.end, limit, sentence.language)
    before = measure_before(prose, sentence.start, amount.start, sentence.language)
    return (before or counted) if amount.unit or amount.currency else (counted or before)


# "Employs 1,900 people", "plans to shed 1,350 people": what "2,100 employees" and "1,150 jobs" count too.
_ANYBODY: Final = frozenset({"people", "person", "man", "woman"})
_HIRES: Final = later(
    r"\b(?:employ(?:s|ed|ing)?|hir(?:es?|ed|ing)|recruit(?:s|ed|ing)?|shed(?:s|ding)?|dismiss(?:es|ed|ing)?|"
    r"axe[sd]?|axing|sack(?:s|ed|ing)?|(?:lay|lays|laid|laying) off) "
    r"(?:(?:about|around|some|nearly|almost|more than|over|up to|at least|another|fewer than|only|just|roughly) )*$",
    re.I,
)
_PHRASAL: Final = (["out"], ["off"])  # "carried out five" tells of no passengers


def _before(prose: str, sentence: Sentence, amount: Amount, floor: int) -> Noun | None:
    """The measure that the words before an amount put it to: "two-way trade hit", "a registered capital of"."""
    lists, known = words(), measures()
    if _UNSAID.search(prose, max(sentence.start, amount.start - 60), amount.start):
        return None
    names, of_counts = known.names, known.counted
    clause = max(sentence.start, amount.start - 140)
    for cut in _CLAUSE.finditer(prose, clause, amount.start):
        if amount.start - cut.end() > 12:
            clause = cut.end()
    for aside in _BRACKETED.finditer(prose, max(sentence.start, amount.start - 140), amount.start):
        if aside.start() <= clause < aside.end():
            clause = aside.end()
    taken = list(_LEFT.finditer(prose, clause, amount.start))
    lows = [word[0].lower() for word in taken]
    measured = bool(amount.currency or amount.unit)
    spent = bool(amount.currency) or amount.unit in ("year", "month")
    for position in range(len(taken) - 1, -1, -1):
        low = lows[position]
        if spent and low in lists.verbs and len(taken) - position <= 3:
            return Noun(lists.verbs[low], (), taken[position].start(), taken[position].end())
        one = singular(low)
        name = names.get(one)
        if low == "share" and lows[position - 1 : position] in (["per"], ["a"]):
            continue
        if position and taken[position][0][0].isupper() and _in_a_name(taken, position):
            continue
        if lows[position + 1 : position + 2] and lows[position + 1] in _HEADS:
            continue  # "the capital increase will bring 1.2 billion"
        if measured and (names.get(low) or name) in of_counts:
            continue
        if name in of_counts and _INSIDE.search(prose, clause, taken[position].start()):
            continue  # "students in the country reached"
        if low in names or name is not None or (position and f"{lows[position - 1]} {low}" in names):
            head = low if low in names else one
            mods: list[str] = []
            at = position - 1
            while at >= 0 and len(mods) < 3 and prose[taken[at].end() : taken[at + 1].start()] == " ":
                word = lows[at]
                if word in lists.stop:
                    break
                mods.insert(0, word)
                at -= 1
            return Noun(head, tuple(mods), taken[at + 1].start(), taken[position].end())
    for position in range(len(taken) - 1, -1, -1):
        low = lows[position]
        if low in lists.verbs and lows[position + 1 : position + 2] not in _PHRASAL:
            return Noun(lists.verbs[low], (), taken[position].start(), taken[position].end())
        if low in lists.linking and low not in _AUXILIARY:
            return _subject(taken, position, lists.stop)
    return None


def _in_a_name(taken: list[re.Match[str]], position: int) -> bool:
    """ "Minister of Economic Relations and Trade Zhang said": no trade of which a figure is told."""
    if taken[position - 1].end() + 1 != taken[position].start():
        return False  # "HANOI, January 14 - Trade between"
    before, after = taken[position - 1][0], [word[0] for word in taken[position + 1 : position + 3]]
    capital = before[0].isupper() or (before in ("and", "of") and position > 1 and taken[position - 2][0][0].isupper())
    return capital and any(word.islower() for word in after)


def _subject(taken: list[re.Match[str]], verb: int, stop: frozenset[str]) -> Noun | None:
    """The noun before a verb, past auxiliaries and a place: "The community in Russia has grown to" -> community."""
    at = verb - 1
    while at >= 0 and taken[at][0].lower() in stop and taken[at][0].lower() not in _PREPOSITION:
        if taken[at][0].lower() in _PRONOUN:
            return None
        at -= 1
    while at >= 1 and taken[at][0][0].isupper():
        at -= 1
    if at >= 1 and taken[at][0].lower() in _PREPOSITION:
        at -= 1
    word = taken[at][0] if at >= 0 else ""
    if not word or word.lower() in stop or word[0].isupper() or word.endswith(("ed", "ing", "ly")):
        return None
    names = measures().names
    head = names.get(word.lower()) or singular(word)
    return Noun(head, (), taken[at].start(), taken[at].end())


def measured(noun: Noun | None, language: str) -> tuple[str, str, tuple[str, ...]]:
    """(canonical measure, phrase, qualifiers) of a noun phrase."""
    if noun is None:
        return "", "", ()
    names = measures(language).names
    phrase = " ".join((*noun.modifiers, noun.head))
    for size in range(min(len(noun.modifiers), 2), -1, -1):
        tail = " ".join((*noun.modifiers[len(noun.modifiers) - size :], noun.head))
        if tail in names:
            kept = [word for word in noun.modifiers[: len(noun.modifiers) - size] if word not in _IDLE]
            return names[tail], phrase, tuple(sorted(set(kept)))
    return noun.head, phrase, tuple(sorted(set(noun.modifiers) - _IDLE))
