"""The wordings that give somebody's age: "was 22 in 1973", "a boy of 15", "who is now 61", "at 84 she still dances"."""

from __future__ import annotations

from typing import Final

from linter.amounts import Amount
from linter.document import NOT_THE_STORY, Document
from linter.patterns import later
from linter.phrases import kin, written

NAME: Final = r"[^\W\d_a-z][\w’'-]*[^\W\d_](?: (?:(?:de|da|dos|van|von|al|bin|le|la) )?[^\W\d_a-z][\w’'.-]*){0,3}"
WHO: Final = rf"(?P<who>(?-i:{NAME})|he|she)"
SPELLED: Final = written(2, 19)  # "who was eight when the dam broke": ages below twenty are written out
_TEENS: Final = "|".join(SPELLED)
_CHILD: Final = rf"(?:{_TEENS})(?= when | in (?:1[89]|20)\d\d| years old| at the time)"
_YOUNG: Final = (
    "(?:boy|girl|lad|child|youth|teenager|youngster|schoolboy|schoolgirl|apprentice|bride|trainee|recruit|novice|man|"
    "woman|student|cadet|nurse|midwife|teacher|clerk|soldier|sailor|private|deckhand|farmhand|typist|reporter|player)"
)
_END: Final = r"(?=[,.;:)](?!\d)| years old| in (?:1[89]|20)\d\d| when | and | but | with | at the time|$|\n)"
_MONTHS: Final = "January|February|March|April|May|June|July|August|September|October|November|December"
# "She was a girl of nine", "joined as a trainee of 16", "in 1949, a boy of 16": not "she married a soldier of 30".
_BEING: Final = (
    r"(?:(?:(?<=was )|(?<=been )|(?<=as )|(?<=still )|(?<=only )|(?<=just )|(?<=then )|(?<=\d, ))an? (?:[a-z-]+ )?)"
)
_AS: Final = "(?: now| still| just| only| barely| already| not yet)?"

# A sentence without a digit, or one of these words, and without one of these wordings gives no age.
WORDS: Final = frozenset((
    *SPELLED, "born", "sexagenarian", "septuagenarian", "octogenarian", "nonagenarian", "twenties", "thirties",
    "forties", "fifties", "sixties", "seventies", "eighties", "nineties",
))  # fmt: skip
_GATE: Final = later(
    r"(?i)\bborn\b|\bhad been \d{1,2} (?:when|at)\b|"
    r"(?i:\bwas|\bbe|\bnow|\bjust|\bonly|\bturn(?:s|ed)?) \d{1,3}\b|[A-Za-z] \((?:1[89]|20)\d\d ?[-–]|"
    r"\(born |\baged? (?:of )?(?:just |only )?\d{2,3}\b|\b(?:at|was|is|turn(?:s|ed|ing)) \d{2,3}\b|, \d{1,3}(?=[,.;)])|"
    r" \(\d{2,3}\)|\d{2,3}-year-old\b|\b(?:his|her) \d{1,3}(?:st|nd|rd|th) birthday\b|"
    r"genarian\b|\bin (?:his|her) [a-z0-9- ]+(?:ties|0s)\b"
    rf"|\bwas {_CHILD}|\b{_YOUNG} of (?:\d\d|{_TEENS})\b|\b(?:age of|aged|she was|he was) (?:{_TEENS})\b"
)
SHE_WAS: Final = later(
    rf"(?i)\b{WHO}(?:, \d\d)?,? (?:(?:who|then) )?"
    rf"(?P<verb>was|is|turn(?:s|ed)|will be|will turn|ha[sd] turned|would (?:now|today) be){_AS} "
    rf"(?P<age>\d\d?|1[01]\d|{_CHILD})(?:{_END}| now\b| today\b|"
    rf" a (?:day|week|month) (?:before|after|earlier)\b| on | in (?:{_MONTHS})| this | next | at the )"
)
STILL: Final = later(rf"(?i)\b{WHO}, [^,.;:\n]{{3,70}}, (?P<verb>was|is){_AS} (?P<age>\d\d?|1[01]\d|{_CHILD}){_END}")
_WHEN: Final = r"(?:when|while|(?<=\w )since)"  # "Since he was 12, Tom" tells of another than the one before
# "At 17", "when she was 22", "a boy of 15", "aged nine"; "at nine" is more often an hour.
AT: Final = later(
    rf"(?i)\b(?:(?:{_WHEN} (?P<who>he|she) was{_AS}|{_BEING}{_YOUNG} of|at(?: just| only)?(?: the age of)?|"
    rf"aged(?: just| only)?|as an?) (?P<age>\d\d|1[01]\d)|"
    rf"(?:{_WHEN} (?P<whom>he|she) was{_AS}|{_BEING}{_YOUNG} of|at the age of|aged) (?P<spelled>{_TEENS}))"
    rf"(?:{_END}|(?<=as a \d\d)-year-old\b)"
)
# "At 84 she still dances", "Now 84, Anna Day learned".
AT_NOW: Final = later(
    rf"\b(?:[Aa]t|(?P<now>[Nn]ow)) (?P<age>\d{{2}}),? (?P<who>he|she|{NAME}) "
    r"(?(now)(?!and\b|or\b)[a-z]|(?:is|has|will|can|still|remains|works|runs|plays|lives|"
    r"hopes|expects|says|keeps|teaches|drives|walks|swims|rides|writes|paints|sings|goes|does|gets|finds|rises|wants|plans)\b)"
)
BIRTHDAY_NOW: Final = later(
    r"(?i)\b(?:celebrat(?:es|ed|ing|e)|mark(?:s|ed|ing)?|ha[sd]|spent|toast(?:s|ed)|reached|"
    r"on(?= h\w\w \w+ birthday (?:on [MTWFS][a-z]+day|today|yesterday|tomorrow|this week|last week)\b)) "
    r"(?P<who>his|her) (?P<age>\d{2,3})(?:st|nd|rd|th) birthday"
    r"(?= (?:on|this|last|next|today|tomorrow|yesterday|with|at|by|in)\b|[,.])"
)
_IN_WORDS: Final = written(2, 12)  # "Tom Marsh, nine,": ages below ten are often written out
_YEARS: Final = rf"(\d{{1,3}}|{'|'.join(_IN_WORDS)})"
_AGE_AFTER: Final = later(
    rf", (?:who is |now |then |aged )?(\d{{1,3}}(?=[,.;:]| and \b)(?!,\d)|(?:{'|'.join(_IN_WORDS)})(?=[,.;]))"
    rf"|, (?:the|a|an) {_YEARS}-year-old\b"
    r"| \((?:aged )?(\d{2})\)(?= (?:with|at|in|on|by|beside|near|outside|is|has|who|says|said|and h(?:is|er)) )"
)
_TALLIED: Final = later(  # "goals by Ada Poe, two, and Ida Roe"
    r"\b(?:scor\w+|goals?|points?|wickets?|tries|runs|medals?|votes?|titles|sets|seats|each|wins)\b"
)
_AGE_BEFORE: Final = later(rf"\b{_YEARS}-year-old,? (?:[\w'’-]+ ){{0,4}}$")
_NEARBY: Final = 80  # characters in which a number after a name may be a score
# "The driver, 44, was hurt", "her husband, 51", "a clerk of 30": not "a father of six", "the winner of 12".
_BEARER: Final = later(
    r"\b(?:[Tt]he|[Aa]n?|[Hh]is|[Hh]er|[Tt]heir|[Mm]y) (?:[A-Za-z’'-]+ ){0,3}?"
    r"(?P<who>[a-z-]+)(?:, |(?P<of> of (?:only |just )?))$"
)
_HAVE_MANY: Final = frozenset(
    ["father", "mother", "parent", "grandfather", "grandmother", "veteran", "owner", "author", "winner", "leader",
     "survivor", "holder", "family", "chief", "captain", "founder"]
)  # fmt: skip
_AGED_SO: Final = later(r"[,;)](?! (?:or|\d))|\.(?!\d)|$| (?:who|was|were|is|has|had|from|with|said|died|won)\b")
_OLDEST: Final = 110


def aged(prose: str, amount: Amount) -> Amount:
    """The amount, as an age where it is that of somebody whom the copy does not name."""
    bare = not (amount.unit or amount.currency or amount.upper or amount.hedge)
    if (
        not bare
        or not 0 < amount.value < _OLDEST
        or prose[amount.start - 2 : amount.start] not in (", ", "f ", "y ", "t ")
    ):
        return amount
    bearer = _BEARER.search(prose, max(amount.start - 50, 0), amount.start)
    who = bearer["who"].rpartition("-")[2] if bearer else ""
    if not (who in kin().people or who.endswith(("man", "boy", "girl"))) or not _AGED_SO.match(prose, amount.end):
        return amount
    return amount if bearer and bearer["of"] and who in _HAVE_MANY else amount._replace(unit="year of age")


def gives_an_age(document: Document, start: int, end: int) -> bool:
    """Is this a sentence of the story that gives somebody's age in words of its own?"""
    if document.zone_at(start) in NOT_THE_STORY:
        return False
    return any(not document.quoted(gate.start()) for gate in _GATE.finditer(document.prose, start, end))


def age_beside(prose: str, before: str, end: int) -> int | None:
    """The age that stands right after a name which ends there, or in the words before it."""
    match = _AGE_AFTER.match(prose, end) or (_AGE_BEFORE.search(before) if "-year-old" in before else None)
    if match is None:
        return None
    words = match[match.lastindex or 1]
    if words in _IN_WORDS:
        return None if _TALLIED.search(prose, max(end - _NEARBY, 0), end + _NEARBY) else _IN_WORDS[words]
    return int(words) if int(words) <= 115 else None
