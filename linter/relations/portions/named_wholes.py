"""Shares of a whole that the copy names: "290 jobs, or a fifth of its workforce of 1,450", "of the firm's staff"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from linter.patterns import later
from linter.relations.figures import Figures, Placed

# One word for all that there are of them: "12 taxis, a quarter of the fleet".
ALL_OF_THEM: Final = (
    "total|whole|lot|number|fleet|workforce|staff|herd|flock|stock|population|electorate|membership|crew|class|network"
)
_TIMES: Final = frozenset(["percent", "year", "day", "week", "month", "hour", "minute"])
_WHOSE: Final = r"(?:the|its|their|his|her|our|my|an?|[\w.’'-]+[’']s?)"
# "of its workforce of 1,450", "of her flock of 540".
_COLLECTIVE: Final = later(rf" of {_WHOSE}(?: [\w.’'-]+){{1,4}} of (?:the |a total of )?")
# "of its 1,450 employees", "of the district's 144", "of the 120-strong fleet".
_COUNTED: Final = later(rf" of {_WHOSE}(?: [A-Z][\w.’'-]+| [a-z-]+[’']s?)?(?: [a-z-]+)? ")
_STRONG: Final = later(r"-(?:strong|[a-z]+) ")
_BARE: Final = later(
    r"[,.;)]|$| [–—-] | (?:in|by|on|at|after|before|since|as|to|for wh[a-z]+|who|that|which|they|he|she|it)\b"
)
# "…, or a fifth of", "… – a fifth of", "… (a fifth of".
_APPOSED: Final = later(
    r"(?:,(?: or| equivalent to| equal to| representing| that is| some)?|[ ,]or| [–—-](?: or)?| \(|,? representing) ?$"
)
# A clause of its own: the share may be of something that it names.
_CLAUSE: Final = later(r"[.;:“”\"]|\b(?:and|but|which|who|whom|that|while|than|from|compared|plus|of)\b")
_THEN_PART: Final = later(
    r"(?:,? or | \(|, (?:or )?(?:shedding|cutting|losing|with the loss of) )(?:about |some |nearly )?"
)
_OF_ITS: Final = later(r" of (?:its|the|their) (?=[a-z])")  # "1,200 of its jobs"
_OF_MORE: Final = later(r"\bof (?:the |its |their |those |these )?(?:[\w.’'-]+[’']s? )?$")  # "40 of the 60 buses"
_BY: Final = later(r" (?:(?:[a-z]+ ){0,2}by) (?:about |some |nearly |almost )?")

_JOBS: Final = frozenset(["job", "post", "position", "role", "worker", "employee", "people", "person", "staff"])
_STAFF: Final = frozenset(["employee", "worker", "staff", "people", "person"])
_OF_STAFF: Final = later(
    r" of (?:its|their|the|the (?:company|firm|group|bank|airline|business|retailer|carmaker|maker|chain)[’']s)"
    r"(?: total| entire| whole| overall| global)? (?:workforce|staff|employees|workers|headcount|payroll)"
    r"(?=[,.;)]| (?:as|after|because|by|to|over|when|amid|this|next|on)\b|$)"
)
_EMPLOYS: Final = later(r"\b(?:employs|employ|employing|has|with|workforce of|staff of|payroll of|headcount of) $")
_ONLY_THERE: Final = later(r"(?: [a-z]+){0,3} (?:in|at|on|across|outside) (?:the )?[A-Z]")
_THEN: Final = later(
    r"\b(?:in|since|of) (?:19|20)\d\d\b|\b(?:last year|ago|once|used to|earlier|before|at its peak|including)\b"
)


def whole_named(
    sentence: Figures, before: Sequence[Placed], share: Placed, after: Sequence[Placed]
) -> tuple[Placed, Placed] | None:
    """The part before a share and the whole after it, or "its workforce of 1,450 by a fifth, or 290 jobs"."""
    if before and after:
        part, whole = before[-1], after[0]
        if _beside(sentence, part, share) and _fits(part, whole) and _is_whole(sentence, part, share, whole):
            return part, whole
        part, whole = whole, part
        if (
            _fits(part, whole)
            and _BY.fullmatch(sentence.between(whole, share))
            and _THEN_PART.fullmatch(sentence.between(share, part))
            and sentence.before(whole, 4).endswith(" of ")
        ):
            return part, whole
    return None


def _beside(sentence: Figures, part: Placed, share: Placed) -> bool:
    """Is the share another way to say the part?"""
    told = sentence.between(part, share)
    if opens := _OF_ITS.match(told):
        told = told[opens.end() :]
    apposed = _APPOSED.search(told)
    clause = _CLAUSE.search(told[: apposed.start()]) if apposed else None
    return bool(apposed) and not clause and len(told) < 80 and not _OF_MORE.search(sentence.before(part, 30))


def _fits(part: Placed, whole: Placed) -> bool:
    counts = [_counted(figure) for figure in (part, whole)]
    return all(counts) and part.unit == whole.unit and part.value < whole.value


def _counted(figure: Placed) -> bool:
    """Is this a count or an amount? That of a change will do: who cuts 290 jobs tells how many go."""
    claim = figure.claim
    return not isinstance(claim.value, tuple) and not claim.per and figure.unit not in _TIMES and figure.value >= 1


def _is_whole(sentence: Figures, part: Placed, share: Placed, whole: Placed) -> bool:
    gap, then = sentence.between(share, whole), sentence.after(whole, 24)
    if _COLLECTIVE.fullmatch(gap):
        return True
    if not _COUNTED.fullmatch(gap):
        return False
    alike = part.head == whole.head or (part.head in _JOBS and whole.head in _STAFF)
    return bool(alike or _STRONG.match(then) or _BARE.match(then))


def whole_of_staff(story: Sequence[Figures], sentence: Figures, part: Placed, share: Placed) -> Placed | None:
    """ "260 jobs, or a fifth of its workforce": the one number of people that the story says are employed."""
    if part.head not in _JOBS or not _OF_STAFF.match(sentence.after(share, 60)) or not _beside(sentence, part, share):
        return None
    staff = [
        (other, figure)
        for other in story
        for figure in other.figures
        if figure is not part and figure.level and not figure.unit and _employed(other, figure)
    ]
    if len({figure.value for _, figure in staff}) != 1 or any(_THEN.search(other.text) for other, _ in staff):
        return None
    other, whole = staff[0]
    elsewhere = _ONLY_THERE.match(other.after(whole, 60))
    return whole if whole.value > part.value and not elsewhere else None


def _employed(sentence: Figures, figure: Placed) -> bool:
    lead = re.sub(r"(?:about|some|around|nearly|almost|more than|over) $", "", sentence.before(figure, 40))
    if re.search(r"\b(?:workforce|staff|payroll|headcount|employs?|employing) (?:of )?$", lead):
        return True
    return figure.head in ("employee", "worker", "staff") and _EMPLOYS.search(lead) is not None
