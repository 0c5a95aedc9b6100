"""Does the copy take a figure as known, and does a word beside it say that it is another thing, time or stage?"""

from __future__ import annotations

import re
from typing import Final

from linter.alignment.figures import unit_of
from linter.claims import Quantity
from linter.patterns import later
from linter.periods import YEAR
from linter.phrases import kin, measures, singular, stem

# "All 29", "each of the 68", "the missing 48": words that take a figure as known to the reader.
_BACK: Final = later(
    r"(?:^|[^\w-])(?:all(?: (?:of )?(?:the|these|those|its|their))?"
    r"|(?:each|every one|any|most|many|some|none|half|part|few|a third|a quarter|two[- ]thirds|three[- ]quarters"
    r"|one[- ](?:third|quarter|fifth)|per ?cent|\d%) of (?:all )?(?:the|these|those|its|their)"
    r"|^of (?:its|his|her)"
    r"|(?:the|these|those)(?: (?!(?:top|last|past|first|next|final|other|remaining|previous|extra|additional|new|same"
    r"|usual|original|further|second|average|record|more|under|over)\b)[a-z]+)?) $",
    re.I,
)
_LACKING: Final = later(r"\b[Tt]he (?:missing|lacking|outstanding) $")
_TO_BE_FOUND: Final = later(r" (?:would|will|must|could|may|might|is to|was to|has to|had to)\b")
# "Found 12 of the 38 watches in a pond", "most of the money from her aunt": of what was done, and of no other ones.
_RESTRICTED: Final = later(
    r" (?:(?:who|that|which|whose|whom|with|for|of(?! them\b)|under|over|to|until|before|after|since"
    r"|working|living|travell?ing|staying|sleeping|employed|involved|still|next|near|beside|opposite|behind|above|below|across|abroad|overseas)\b"
    r"|(?:in(?! (?:place|all|full|use|service|total|cash)\b)|at|from|on)\b"
    r"(?! (?:her|his|an?(?! (?:second|third|new|other|former|rival|nearby|neighbou?ring|survey|study"
    r"|list|poll|county|national|separate|different|similar)\b)"
    r"|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b))"
)
_ONE_OF_ALL: Final = later(r"\b(?:first|last|none|each|every one|any) of (?:the|these|those|its|their) $", re.I)
# "The winner gets $62,000 and the loser $36,000", "of which the state paid $4 million and the city $3 million".
_TAKER: Final = later(r"\bthe ([a-z]+) $")
_TAKERS: Final = frozenset(
    ["loser", "state", "city", "town", "county", "country", "region", "province", "council", "government", "company",
     "firm", "bank", "club", "fund", "union", "church", "school", "university", "seller", "bidder", "runner-up"]
)  # fmt: skip
# "The 62 million yen stolen from its vault" need not be the 62 billion that it lent.
_DONE: Final = later(
    r" (?:stolen|taken|given|driven|hidden|seen|known|shown|drawn|grown|thrown|flown|written|chosen|frozen|broken"
    r"|[a-z]+ed by)\b"
)
# One of several that are told in a row: "the 1,016 passengers and 130 crew".
LISTED: Final = later(
    r"[^.,;\d]{0,25},? (?:and|plus) (?:the |about |some )?(?:\d|(?:two|three|four|five|six|seven|eight|nine|ten)\b)"
)
# "Yeo had 6,940 votes, or"
_POLLED: Final = later(
    r"\b([^\W\d_a-z][\w’'-]+)(?:, [^,]{1,50},)? (?:had|has|won|took|got|received|polled|gained|secured|drew) "
    r"(?:[\d,.]+ votes?,? (?:or |\())?$"
)
_PRICED: Final = later(r"\b[Ss]hares?\b(?:[^.;]|\.\d){0,60}\b(?:to|at) $")  # "its shares rose by 3.1% to 124 kronor"
# What a firm has, and what it buys.
_OWNED: Final = later(r"\b(?:has|have|had|operates?|owns?|runs?) (?:now |already |about |some |a fleet of )?$")
_ACQUIRED: Final = later(r"\b(?:orders?|ordered|buys?|bought|adds?|added|acquires?|acquired|gets?|to buy) $", re.I)
_HAS: Final = later(
    r"((?:the )?[A-Z][\w’'-]*(?: [A-Z0-9][\w’'-]*){0,3}) (?:has|have|had|is|was|holds|held|employs|recorded|saw|got|"
    r"scored|posted|reported|earned|sold|made|produced|drew)\b(?:[ ](?!(?:has|have|had)\b)[\w’'-]+){0,6} ?$"
)
_HOLDS: Final = later(
    r"\b(?:can|could|may|built to) (?:carry|hold|seat|take) (?:about |some |up to )?$"
    r"|\b(?:room|space|licen[cs]ed) for $"
)
_HELD: Final = later(r"\b(?:on board|aboard|carrying|carried|inside|turned up|came|were sold)\b")
_WHO: Final = later(r" (?:who|that|which|whose|whom|still)\b")
_WRONGED: Final = later(
    r" (?:[a-z]+ )?[a-z]+ (?:whom |who |that )?(?:he|she|they|it|the [a-z]+|[A-Z][\w’'-]+) (?:had |has |have )?"
    r"(?:cheated|deceived|defrauded|misled|conned|duped|swindled|robbed|overcharged|fleeced|tricked|scammed|fooled"
    r"|attacked|injured|abused|betrayed|let down)\b"
)
_AT_THE_TOP: Final = 2  # sentences of a draft that tell what the story is about
_MONTHS: Final = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)\b"
_NAMED: Final = later(rf"^(?: [a-z’'-]+){{0,4}} (?:in|at|of|from) (?:the )?(?!{_MONTHS})([A-Z][\w’'-]+)")
# "34 homes had gone in Tallow, 19 in Carrick": one of several that are told place by place.
_PLACE_BY_PLACE: Final = later(
    rf"^(?: [a-z’'-]+){{0,5}} (?:in|at|from) (?:the )?(?!{_MONTHS})[A-Z][^,.;]{{1,30}}(?:,"
    rf"| and) (?:and )?[\w,]+ (?:in|at|from) "
    r"(?:the )?[A-Z]|^[^.;]{3,40} and [\w,]+ of the \d"
)
_GIVEN_BACK: Final = later(r"\b(?:restor|reconnect)\w*\b[^.;]{0,30}$")  # power to homes, of those that lost it
_TRIED: Final = later(
    r"\b(?:convicted|guilty|acquitted|cleared|den(?:ied|ies|y))\b[^.;]{0,40}$"
)  # of some of the charges
_AIDED: Final = later(r"\bto (?:help|assist|feed|shelter|support) (?:about |some |up to )?$")
_TAXED: Final = later(r"\b(?:before|after) (?:tax|interest|exceptionals?|minorities|depreciation)\b")
# "The 14,200 members who voted" are some of its members.
_WHO_DID: Final = later(
    r" [a-z-]+ (?:who|that) (?:had |have )?"
    r"(?:voted|responded|replied|answered|took part|turned out|attended|were asked|signed)\b"
)
# "In Sunday's ballot 1,108 members were for the deal".
_WERE_FOR: Final = later(
    r"(?: [a-z-]+){1,2}(?: of (?:the )?[A-Z][\w. ]{1,40}?)? (?:were|was|voted) (?:for|against|in favou?r)\b"
)
_TO_SO_MANY: Final = later(r" votes? (?:to|against) \d")  # those of one side
_COUNTING: Final = later(r"^(?:Including|Counting) [^.;]{3,80}, (?:a total of |about |some )?$")  # more than its like
# How a sentence opens that speaks of another time than the story's.
_OTHER_TIME: Final = later(
    r"(?:But |And |Yet )?(?:Before|Until|Last|Previous|Originally|Initially|Earlier"
    r"|Once(?! (?:all|both|they|it|the|these|those|its|built|open|finished|complete\w*)\b)"
    r"|By (?!far|contrast|law|vote|then|now|\w+day|\w+ing|(?:late |early |mid-?)?(?:noon|afternoon|night|dusk|dawn))"
    r"|(?:In|At|For|During|Over) the (?:last|previous|past)"
    r"|In (?:19|20)\d\d|(?:A|An|One|Two|Three|Ten) \w+ (?:ago|earlier|later|before))"
)
_EARLIER_ONE: Final = later(
    r"(?:The|Its|Their) (?:last|previous|first) [a-z]+, (?:in|on|held|which)\b|An? [a-z]+,? (?:in|of) (?:19|20)\d\d\b"
)
_LOST_OF: Final = later(r"\b(?:lost|lose|loses|losing|shed) [\w-]+ of (?:its|their|the|his|her) $")  # what it had
_IN_ALL: Final = later(r"\b(?:In all|In total|Altogether|All told),? (?:about |some |nearly |almost |more than )?$")
_FAR_MORE: Final = 1.2  # times: a figure that is nearer may be a slip of the other
_WEEKDAY: Final = later(r"\b((?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|yesterday|today)\b")
# Up to when a count had come to this: "by the end of April", "by mid-May".
_UNTIL: Final = later(
    r"\b(?:by|until|up to) (?:the )?(?:(?:end|middle|start) of |mid-|early |late )?"
    r"([A-Z]\w+|evening|morning|noon|night\w*|dawn|dusk|midnight|then)\b"
)
_ENDED: Final = later(r"\bend(?:ed|ing|s) (?:on )?([A-Z]\w+ (?:\d{1,2}|[a-z]+)|\d{1,2} [A-Z]\w+)\b")
_OF_THEM: Final = later(r"\b([\w,]+) of (?:them|these|those|whom|which)\b")
_BY_THE_END: Final = later(r"\b[Bb]y (?:the (?:end|middle|start) of |mid-)([A-Z][a-z]+)")
_STATE: Final = later(
    r"(?:[\w’'-]+ )?(?:who )?(?:(?:were|are|was|is|(?:had|have|has)(?: been)?|being) )?(?:\w+ly )?([a-z]+)\b"
)
_RUINED: Final = frozenset(map(stem, ("damaged", "destroyed", "collapsed", "burned", "flooded")))
_STATES: Final = frozenset({"dead", "injured", "missing", "arrest"})
_NEXT_FIGURE: Final = later(
    r", (?=[^,;.]{0,40}\d)| (?:are|were|is|was) (?=(?:two|three|four|five|six|seven|eight|nine|ten)\b)"
)
# "The first of 3,640 runners" is first, and they are all the runners there were.
_PLACED: Final = later(
    r"\b(?:first|second|third|fourth|fifth|last|one|most|all) (?:out )?of (?:the |its |their |some )?$", re.I
)
# "A 381-bed hostel on the site of a former mill": the mill is what is old.
_ELSEWHERE: Final = later(
    r"\b(?:of|on|at|in|near|beside|by|from|inside|behind) an? (?:former|old|disused|second|twin|rival)\b"
)
# "Over the whole of the year", beside a count of its first eight months.
_ALL_OF_IT: Final = later(
    r"\b(?:whole|entire|full) (?:of the )?(?:year|season|month|week|decade)\b|\b(?:year|season|month|week) as a whole\b"
)
_VERB: Final = later(r" (?:are|were|is|was|has|have|had|will|would|can|could|may|might|must) ")
_TOKEN: Final = later(r"[a-z]+(?:-[a-z]+)*")


def refers_back(claim: Quantity) -> int:
    """Does the copy take this figure as known: 2 plainly ("all 29 were"), 1 with more words to it, 0 not."""
    if not _BACK.search(claim.lead) or (_LACKING.search(claim.lead) and _TO_BE_FOUND.match(claim.trail)):
        return 0
    if (taker := _TAKER.search(claim.lead)) and (taker[1] in kin().people or taker[1] in _TAKERS):
        return 0
    head = claim.noun.rpartition(" ")[2]
    rest = claim.trail
    reach = 24 if unit_of(claim) else len(rest)
    at = next((m.end() for m in _TOKEN.finditer(rest.lower()) if head in (m[0], singular(m[0]))), 0)
    if head and at <= reach:
        rest = rest[at:]
    if _ONE_OF_ALL.search(claim.lead):
        return 2  # "the first of the 68 machines from Valencia"
    return 1 if _RESTRICTED.match(rest) or _DONE.match(rest) else 2


def of_another_time(claim: Quantity) -> bool:
    """Does its sentence tell of an earlier one: "The last telethon, in 2015, raised", "lost five of its 13 seats"?"""
    return _EARLIER_ONE.match(claim.lead) is not None or _LOST_OF.search(claim.lead) is not None


def still_counted(a: Quantity, b: Quantity) -> bool:
    """Do two drafts of two days count what is damaged, as is done for days? What it costs is another matter."""
    return (
        not (a.currency or b.currency) and a.dateline != b.dateline and bool(_RUINED & set(a.context) & set(b.context))
    )


def akin(a: Quantity, b: Quantity) -> bool:
    """Do two figures measure the same, by one word or by the end of a longer one: schoolgirls, "the girls"?"""
    if not a.measure or not b.measure:
        return False
    short, long = sorted((a.measure, b.measure), key=len)
    return short == long or (len(short) >= 4 and long.endswith(short))


def of_deed(early: Quantity, late: Quantity) -> bool:
    """Does the later figure name what was done with the earlier one: "laid 46 eggs", "the 46 laid"?"""
    return bool(late.noun) and refers_back(late) > 0 and stem(late.noun.rpartition(" ")[2]) in early.context


def wronged(early: Quantity, late: Quantity) -> bool:
    """Are both the victims of one deed: "took deposits from 27 households", "the 24 customers he cheated"?"""
    people = {early.measure, late.measure} <= kin().people and early.sentence <= _AT_THE_TOP
    return early.path == late.path and people and not early.definite and _WRONGED.match(late.trail) is not None


def some_who(claim: Quantity) -> bool:
    """ "The 14 injured who were flown out": perhaps only some of them."""
    if unit_of(claim):
        return False  # "the money that is needed" is all of it
    head = claim.noun.rpartition(" ")[2]
    at = next((m.end() for m in _TOKEN.finditer(claim.trail.lower()) if head in (m[0], singular(m[0]))), 0)
    return _WHO.match(claim.trail[at:]) is not None


def part_of(a: Quantity, b: Quantity) -> bool:
    """Is one figure some of the other: "17 elephants, six of them", "by the end of November 362 people"?"""
    if any((some := _OF_THEM.search(c.trail)) and some[1] == d.words.split()[0].lower() for c, d in ((a, b), (b, a))):
        return True
    ends = [_BY_THE_END.search(c.lead[-40:]) for c in (a, b)]
    return (ends[0] and ends[0][1]) != (ends[1] and ends[1][1])


def added(a: Quantity, b: Quantity) -> bool:
    """Is one what somebody has, and the other what is bought to it: "has 38 tugs", "orders 14 battery tugs"?"""
    return any(_OWNED.search(c.lead) and _ACQUIRED.search(d.lead) for c, d in ((a, b), (b, a)))


def told_apart(a: Quantity, b: Quantity, sorts: bool = True) -> bool:
    """Does a word beside one of two figures, and not beside the other, say that it is another thing or time?

    Without `sorts`, people of a kind (women, children) count as people.
    """
    if of_another_time(a) != of_another_time(b) or _part_and_whole(a, b) or _part_and_whole(b, a):
        return True
    if any(_HOLDS.search(c.lead) and _HELD.search(f"{d.lead[-40:]}|{d.trail[:40]}") for c, d in ((a, b), (b, a))):
        return True  # "can carry 1,830 cars", "had 1,380 on board"
    one, other = (_beside(c) for c in (a, b))
    sided = [words & kin().sided for words in (one, other)]
    if one & kin().contrast != other & kin().contrast or (all(sided) and sided[0] != sided[1]):
        return True
    if (sorts and {a.measure, b.measure} & kin().sorts and not akin(a, b)) or (_OTHER_TIME.match(a.lead) is None) != (
        _OTHER_TIME.match(b.lead) is None
    ):
        return True
    subjects = [_HAS.match(c.lead) for c in (a, b)]
    if subjects[0] and subjects[1] and subjects[0][1] != subjects[1][1]:
        return True  # "Ward A has 124 beds. Ward B has 142 beds."
    voted = [_POLLED.search(c.lead) for c in (a, b)]
    if voted[0] and voted[1] and voted[0][1] != voted[1][1]:
        return True
    priced = [_PRICED.search(c.lead) is not None for c in (a, b)]
    if priced[0] != priced[1] or part_of(a, b):
        return True
    ends = [_ENDED.search(c.lead) for c in (a, b)]
    if ends[0] and ends[1] and ends[0][1] != ends[1][1]:
        return True
    until = [_UNTIL.search(c.trail[:45]) for c in (a, b)]
    if until[0] and until[1] and until[0][1] != until[1][1]:
        return True
    if set_apart(a, b):
        return True
    if any(c.definite or refers_back(c) for c in (a, b)):
        return False  # the vote of Tuesday, and the budget that is signed on Friday
    # A day in the next clause is the day on which somebody said so.
    days = [set(_WEEKDAY.findall(f"{c.lead[-45:]} {c.trail[:45].partition(', ')[0]}")) for c in (a, b)]
    return bool(days[0] and days[1] and not days[0] & days[1])


def set_apart(a: Quantity, b: Quantity) -> bool:
    """Does one of two figures bear a mark that the other has not: a place, those who voted, before tax, restored?"""
    places = [_NAMED.match(c.trail) for c in (a, b)]
    if places[0] and places[1] and places[0][1] != places[1][1]:
        return True
    marks = [
        (any(mark.match(c.trail) for mark in (_WHO_DID, _WERE_FOR, _TO_SO_MANY)), _PLACE_BY_PLACE.match(c.trail),
         _COUNTING.search(c.lead), _GIVEN_BACK.search(c.lead), _TAXED.search(c.lead[-45:]), _AIDED.search(c.lead),
         _TRIED.search(c.lead))
        for c in (a, b)
    ]  # fmt: skip
    return _one_of_all(a, b) or any(bool(one) != bool(other) for one, other in zip(*marks, strict=True))


def _one_of_all(a: Quantity, b: Quantity) -> bool:
    """ "Germany bought 31,400 tonnes. In all, 68,200 tonnes left": does only the larger one say that it is all?"""
    small, large = sorted((a, b), key=lambda c: c.low)
    return bool(_IN_ALL.search(large.lead)) and not _IN_ALL.search(small.lead) and large.low > small.high * _FAR_MORE


def _part_and_whole(a: Quantity, b: Quantity) -> bool:
    """Is one for all of a time that the copy does not name again, and the other for a named time that is no year?"""
    part = b.period is not None and b.period.kind != YEAR and _ALL_OF_IT.search(f"{b.lead} | {b.trail}") is None
    return part and a.period is None and _ALL_OF_IT.search(f"{a.lead} | {a.trail}") is not None


def _beside(claim: Quantity) -> set[str]:
    """The words near a figure; after a comma they are those of the next figure, where one follows.

    Of a figure taken as known they end at the verb: "the five branches have been offered hours elsewhere".
    """
    after = _ELSEWHERE.sub("", _NEXT_FIGURE.split(claim.trail, maxsplit=1)[0][:45])
    if refers_back(claim) == 2:
        after = _VERB.split(after, maxsplit=1)[0]
    return set(_TOKEN.findall(f"{_PLACED.sub('', claim.lead[-45:])} | {after}".lower()))


def state_of(claim: Quantity) -> str:
    """What befell the people counted: "injured 27 people", "27 people were hurt", "27 injured" are all injured."""
    if claim.measure in _STATES:
        return claim.measure
    if unit_of(claim) or claim.measure not in kin().people:
        return ""
    names = measures().names
    before = _TOKEN.findall(claim.lead[-30:].lower())[-2:]
    after = _STATE.match(claim.trail.lstrip())
    for word in (*reversed(before), after[1] if after else ""):
        if names.get(word) in _STATES:
            return names[word]
    return ""
