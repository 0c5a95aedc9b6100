"""One person in two offices that nobody holds at once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from linter.claims import Person
from linter.finders.persons import offices
from linter.finding import Agreement, Finding, Related
from linter.rule import Rule, examples

# Offices of one house, of which a person holds one; chairman and chief executive may be one and the same.
_HOUSES: Final = tuple(
    frozenset(house.split())
    for house in (
        "chief-executive finance-director operations marketing technology",
        "managing-director finance-director operations marketing technology",
        "chairman finance-director deputy-chairman",
        "president prime-minister deputy-prime-minister vice-president",
        "mayor deputy-mayor",
        "anothers-deputy mayor governor president",
        "anothers-deputy leader",
        "director deputy-director",
        "governor deputy-governor",
        "leader deputy-leader",
        "finance-minister foreign-minister defence-minister interior-minister health-minister education-minister "
        "trade-minister justice-minister agriculture-minister transport-minister energy-minister environment-minister "
        "tourism-minister culture-minister prime-minister",
        "goalkeeper striker midfielder defender winger",
        "coach manager",
        "chairman chief-executive",
        "chairman managing-director",
        "senator congressman congresswoman representative governor",
        "ambassador consul",
        "bishop cardinal",
        "bishop archbishop archdeacon",
        "judge lawyer",
        "prosecutor lawyer",
        "headteacher teacher",
        "sheriff prosecutor",
        "surgeon nurse dentist veterinarian pharmacist midwife paramedic",
        "nurse doctor",
        "violinist cellist pianist drummer",
        "geologist botanist zoologist astronomer archaeologist economist meteorologist linguist",
        "biologist geologist astronomer archaeologist economist physicist historian",
        "cardiologist neurologist oncologist radiologist dermatologist dentist veterinarian",
        "medical-director chief-executive finance-director",
        "sales-director chief-executive finance-director",
        "captain mate co-pilot",
        "sheriff deputy",
        "headteacher deputy-head",
        "editor deputy-editor",
        "manager assistant-manager",
        "coach assistant-coach",
        "constable sergeant inspector superintendent chief-superintendent",
        "lieutenant major colonel brigadier",
        "spokesman chief-executive finance-director mayor judge",
        "chief-executive chief-engineer chief-economist chief-scientist finance-director",
        "ambassador prime-minister president foreign-minister",
        "mayor governor president prime-minister",
        "treasurer chairman secretary president",
        "judge prosecutor",
        "home-secretary foreign-secretary health-secretary education-secretary transport-secretary defence-secretary "
        "treasury-secretary attorney-general prime-minister",
    )
)

# Ranks, of which a person has one; "colonel" is also short for "lieutenant colonel".
_RANKS: Final = frozenset(
    ["private", "corporal", "lance corporal", "sergeant", "staff sergeant", "lieutenant", "second lieutenant",
     "first lieutenant", "captain", "major", "lieutenant colonel", "colonel", "brigadier", "brigadier general",
     "major general", "lieutenant general", "general", "lieutenant commander", "commander", "rear admiral",
     "vice admiral", "admiral", "constable", "inspector", "chief inspector", "superintendent", "chief superintendent",
     "senior constable", "leading senior constable", "police constable", "head constable", "sub-inspector",
     "assistant sub-inspector", "chief constable", "deputy chief constable", "assistant chief constable", "trooper",
     "warrant officer", "petty officer", "chief petty officer", "flight lieutenant", "squadron leader",
     "wing commander", "group captain", "detective superintendent",
     "detective sergeant", "detective constable", "detective inspector", "marshal"]
)  # fmt: skip
# Heads with a portfolio before them: two portfolios are two offices.
_PORTFOLIO: Final = frozenset(
    ["minister", "secretary", "director", "officer", "editor", "correspondent", "commissioner", "chief", "head",
     "professor", "lecturer", "curator", "ambassador"]
)  # fmt: skip
_SEATED: Final = frozenset(["mayor", "governor", "bishop", "archbishop", "mp", "senator"])  # of one place each
_UNDER: Final = frozenset(["deputy", "vice", "assistant", "associate", "shadow", "junior"])
_OVER: Final = frozenset(["head", "chief", "senior", "principal", "lead", "first"])
_LOOSE: Final = frozenset(["additional"])  # a second mention may leave it out
_DEPUTY: Final = frozenset(["deputy", "vice"])
_SINGLE: Final = frozenset(["commissioner", "mayor", "governor", "chairman", "chairwoman", "president", "minister"])
_SAME: Final = {"defense": "defence", "labor": "labour", "finances": "finance"}


class ConflictingTitle(Rule[Person]):
    """One person holds two offices that do not go together.

    Why it matters
        A wrong title is among the commonest corrections, and the person named always notices.

    How it decides
        Mentions of one person, by the full name that short forms stand for, within one draft or one story. Titles
        that mean the same (PM, premier, Prime Minister; Party chief, General Secretary) are one office. Two offices
        of one house that one person does not hold together disagree: finance director and chief executive, mayor
        and deputy mayor, foreign minister and finance minister, lieutenant colonel and major; the same office of two
        things (minister of health, minister of education; the MP for Selby, for Harrow).

    When it stays silent
        When any sentence that gives the person a title speaks of a change or of another time (former, then,
        appointed, becomes, until, acting) or of two offices ("chairman and chief executive"); when the two titles
        belong to different countries or bodies; and where one title may be short for the other.
    """

    reads = Person

    allows = examples(
        "Finance director Olga Brandt told analysts to expect less. Brandt, who has been finance director since "
        "2019, is to retire.",
        "Mayor Tom Reyes opened the pool. Reyes, a former deputy mayor, swam two lengths, and Mayor Reyes was timed.",
        "Prime Minister Tran Van Hai met PM Oleg Sidorov. Premier Hai and Prime Minister Sidorov signed the paper.",
        "Ann Lowe, the MP for Selby and Ainsty, spoke. Lowe, the MP for Selby, left.",
        "Her deputy, Jordi Puig, took over as mayor in June. Mayor Puig is 40.",
        "Jan Smit, head of the hospital, spoke. Smit, head of the clinic, was glad.",
        "Senior Constable Leah Trask came to the shop. Constable Trask caught the goose.",
        "Lieutenant Colonel Ada Brandt spoke first. Colonel Brandt left at noon.",
        "Chairman and chief executive Jun Park spoke. Chief executive Park owns half. Chairman Park said so.",
        "Party General Secretary Le Quang Vinh spoke first. The Party chief Le Quang Vinh then received the "
        "delegation.",
        "“It had six,” said the Additional Superintendent of Police, Meera Nambiar. Superintendent Nambiar kept the "
        "key.\n\nAssistant Superintendent Paul Reyes becomes deputy superintendent in May, and Deputy "
        "Superintendent Reyes is glad.\n",
    )
    catches = examples(
        "“The tills are busy,” finance director [[Anton Meyer]] told analysts.\n[[Meyer]], who has been chief "
        "executive since 2020, declined.",
        "Foreign Minister [[Pham Gia Long]] left for Jakarta on Monday.\nIn the evening Finance Minister [[Pham Gia "
        "Long]] spoke by telephone.",
        "Its spokesman, Lieutenant Colonel [[Brice Tano]], said on Tuesday that 20 boats had been found.\n“None was "
        "hurt,” Major [[Brice Tano]] said.",
        "Justice Minister [[Samia Haddad]] said on Tuesday as she presented a plan for 120 new judges.\nInterior "
        "Minister [[Haddad]] said the bill was ready.",
        "Chief executive [[Silje Moen]] said the cargo would pay.\n“A salmon asks nothing,” Chairman [[Moen]] said.",
        "Deputy Mayor [[Ruth Calloway]] cut the ribbon.\n“It is a good day,” Mayor [[Calloway]] said.",
        "State Rep. [[Carla Mendez]] wrote the bill.\n\nSen. [[Mendez]] will bring chilli.\n",
        "Head coach [[Stefan Lind]] was calm. The crowd whistled.\n\nAssistant coach [[Lind]] will pick the side.",
        "The minister of health, [[Amara Diallo]], opened the clinic.\n\n[[Diallo]], the minister of education, cut "
        "the ribbon.",
        "[[Ann Lowe]], the MP for Selby, asked for it.\n\n[[Lowe]], the MP for Harrow, voted for it.",
        "“We sing,” said the mayor, Rosa Casal. Her deputy, [[Jordi Puig]], did not.\n\n[[Puig]], who has been mayor "
        "since 2019, sat down.",
        "[[Jane Coe]], prosecuting, said that it had been dark.\n\nIt was a lie, his lawyer, [[Jane Coe]], said.",
        "Senior Constable [[Leah Trask]] came to the shop.\n\nSergeant [[Trask]] caught the goose.",
        "“The idol had six fingers,” said the Additional Superintendent of Police, [[Meera Nambiar]].\n\nDeputy "
        "Superintendent [[Nambiar]] kept the key.\n",
    )

    def keys(self, claim: Person) -> Iterator[str]:
        if claim.key and claim.title and not (claim.full and " " not in claim.key):
            yield f"{claim.story or claim.path}\0{claim.key}"

    def check(self, claims: Sequence[Person]) -> Iterator[Finding | Agreement]:
        if any(claim.moving for claim in claims):
            return
        named = [(offices().get(claim.title, claim.title), claim) for claim in claims]
        for at, (office, claim) in enumerate(named):
            other = next(
                (c for o, c in named[:at] if (_apart(o, office) or _portfolios(c, claim)) and _one_body(c, claim)),
                None,
            )
            if other is not None:
                here, there = (f"{c.title} of {c.charge}" if c.charge else c.title for c in (claim, other))
                yield self.finding(
                    claim,
                    f"{claim.name} is {here} here but {there} elsewhere",
                    Related(other.span, f"“{there}”"),
                    reason=f"both: {other.name}; one person is not {there} and {here} at the same time",
                )
                return


def _apart(one: str, other: str) -> bool:
    return one != other and any(one in house and other in house for house in _HOUSES)


def _portfolios(claim: Person, against: Person) -> bool:
    """Are these two ranks, one office with two portfolios, or an office and its deputy?"""
    one, other = (person.title.replace("vice-", "vice ").replace("rear-", "rear ") for person in (claim, against))
    if one in _RANKS and other in _RANKS:
        return not set(one.split()) <= set(other.split()) and not set(other.split()) <= set(one.split())
    (*first, head), (*second, end) = one.split(), other.split()
    if head == end and head in _SEATED | _PORTFOLIO and claim.charge and against.charge:
        named = claim.charge[0].isupper() and against.charge[0].isupper()
        return named == (head in _SEATED) and set(claim.charge.split()).isdisjoint(against.charge.split())
    if head == end and head in _PORTFOLIO:  # minister of health, education minister
        first += claim.charge.split() if claim.charge.islower() else []
        second += against.charge.split() if against.charge.islower() else []
    before, after = {_SAME.get(word, word) for word in first}, {_SAME.get(word, word) for word in second}
    if head != end or before == after:
        return False
    if before ^ after and (before ^ after) <= _UNDER | _LOOSE and ((before and after) or not (before ^ after) & _LOOSE):
        return True
    if before ^ after and ((before & _UNDER and after & _OVER) or (before & _OVER and after & _UNDER)):
        return not (before - _UNDER - _OVER and after - _UNDER - _OVER)  # head coach, assistant coach
    if bool(before & _DEPUTY) != bool(after & _DEPUTY) and head in _SINGLE:
        return not (before - _DEPUTY and after - _DEPUTY)  # deputy commissioner, police commissioner
    return head in _PORTFOLIO and bool(before - after and after - before) and not before & after


def _one_body(one: Person, other: Person) -> bool:
    return not one.of or not other.of or one.of == other.of
