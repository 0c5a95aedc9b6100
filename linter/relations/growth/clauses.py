"""Where a sentence goes over to another thing: "profit fell by a third as the firm let 14 boats, down from 17"."""

from __future__ import annotations

from typing import Final

from linter.patterns import later

# A clause with a subject of its own, or what another verb did: "and feeds 1.9 million", "and its staff to 163".
# What comes to a figure goes on with the same subject: "and reached 14", "so that it now stands at 14".
_OPENS: Final = later(
    r"\b(?:because|whereas|although|though|amid|despite|in spite of|thanks to|owing to|due to|of which|of whom)\b"
    r"|\b(?:helped|driven|boosted|lifted|buoyed|hit|hurt|dragged down|offset|caused|fuelled|followed) by (?!\d)"
    r"|\b(?:as|when|while|so that|so|but|and) "
    r"(?!(?:it|they|this|that|which|thus|only|then|now|not|still|even|just|again|later|a result|of|in|at|on|by|to|from|"
    r"for|with|over|against|compared|well|many|much|high|low|large|long|recently|almost|nearly|about|around|more|less|"
    r"fewer|up|down|reach\w*|hits?|stands?|stood|c[ao]me|comes|total\w*|amount\w*|tops?|topped|climb\w*|r[io]se|rises|"
    r"f[ae]ll|falls|gr[eo]w\w*|doubled|tripled|halved|increas\w*|declin\w*|expand\w*|shr[iau]nk\w*|drop\w*|slip\w*|"
    r"ended|closed|finished|averag\w*|was|were|is|are|has|have|had|will)\b|[^\sa-zA-Z])"
    r"|; (?!(?:an?|the|this|that|which|it|they|up|down|or|more|less|about|nearly) )"
    r"|\bafter (?!tax|inflation|adjust|deduct|interest|allow|strip|exclud|remov|tak)"
)
_PARTS: Final = later(r", | [–—-] |\(")
_MOVES: Final = (
    r"r[io]se[ns]?|rising|gr[eo]wn?|grow(?:s|th|ing)|f[ae]ll(?:en|s|ing)?|cuts?|loss|leap|"
    r"(?:increas|declin|decreas|improv|advanc|reduc|chang)(?:e[ds]?|ing)|shr[aiu]nk|"
    r"(?:gain|jump|climb|drop|slip|soar|surg|plung|plummet|slump|tumbl|doubl|differ|mov|sav)[a-z]*"
)
# ", an increase of", ", which is up by about", ", or": what leads from an amount to its own change, word by word.
_LEADS: Final = later(
    r"(?>(?:an?|the|this|that|it|they|which|is|are|was|were|be|been|ha[sd]|have|having|or|and|thus|so|by|of|up|down|to|"
    r"at|in|about|around|some|nearly|almost|just|only|well|over|under|more|less|fewer|than|as|much|after|still|now|then|"
    r"also|all|year|[^\sa-z]\S*|represent[a-z]*|mark(?:s|ed|ing)|mean(?:s|ing)|amount(?:s|ed|ing)|equal|equivalent|"
    rf"{_MOVES}|[a-z-]+(?= (?:{_MOVES})\b))[’'s]*(?: |$))*"
)
_ASIDE: Final = later(r", (?:which|who|whose|where) [^,;:]*$")
_OF_WHICH: Final = later(r"\bof (?:which|whom|them|those|these)\b")


def cut_off(gap: str) -> bool:
    """Do words between a change and the figures beside it begin a clause about something else?"""
    return _OPENS.search(gap) is not None


def another_subject(gap: str) -> bool:
    """Do the words from an amount to the change after it bring in another thing: ", on sales that rose by"?"""
    parts = _PARTS.split(gap.rpartition(". ")[2])
    english = parts[-1].isascii()  # and not ", tăng 26%"
    return cut_off(gap) or (len(parts) > 1 and english and _LEADS.fullmatch(parts[-1].lower()) is None)


def leads_away(gap: str, lead: str) -> bool:
    """Do the words from a change to the amount after it, or those before the change, make them of two things?

    "The canal, which lost half of its traffic, earned $7 billion, against $9".
    """
    return cut_off(gap) or ("," in gap and _ASIDE.search(lead) is not None)


def a_part(gap: str) -> bool:
    """Is the second of two figures some of the first: "$1.3 billion, of which it got $611 million"?"""
    return _OF_WHICH.search(gap) is not None


def clause_before(text: str) -> int:
    """Where the last clause of what stands before a change begins: 0 when that is all one.

    "And" may as well join two names: "trade between Laos and Thailand grew".
    """
    return max((match.end() for match in _OPENS.finditer(text) if not match[0].startswith("and")), default=0)
