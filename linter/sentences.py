"""Where a sentence ends in news copy: a full stop that is not an abbreviation's, an initial's or a decimal's."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from linter.patterns import later

# A stop, closing quotes or brackets, white space, then something that can begin a sentence.
# Possessive, and never begun within a row of stops: a page of full stops costs one look each.
_STOP: Final = later(r"(?<![.!?…])[.!?…]++[\"'”’)\]»]*+(?= +[\"'“‘(\[«]*[^\Wa-z_])")
_ABBREVIATED: Final = later(
    r"(?:\b(?:Mr|Mrs|Ms|Mx|Dr|Prof|Hon|Rev|Fr|Sr|Jr|St|Ste|Mt|Ft|Gen|Col|Lt|Maj|Capt|Cmdr|Adm|Sgt|Cpl|Pvt|Gov|Sen|Rep|Sens|"
    r"Reps|Pres|Supt|Insp|Det|Cllr|Cdr|Messrs|Mme|Mlle|No|Nos|Vol|vs|v|Art|Sec|Fig|pp|p|cf|e\.g|i\.e|etc|viz|approx|est|"
    r"Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec|Mon|Tue|Tues|Wed|Thu|Thur|Thurs|Fri|Sat|Sun|"
    r"Ala|Ariz|Ark|Calif|Colo|Conn|Del|Fla|Ga|Ida|Ill|Ind|Kan|Ky|La|Md|Mass|Mich|Minn|Miss|Mo|Mont|Neb|Nev|Okla|Ore|Pa|"
    r"Tenn|Tex|Vt|Va|Wash|Wis|Wyo|Ont|Que|Alta|Man|Ave|Blvd|Rd|Dept|Univ|Assn|Bros|TP|Q|GS|TS|ThS|PGS)|\b[A-Z](?:\.[A-Z])*)\.$"
)
# These end in a stop of their own but often also end the sentence; a capital after them decides nothing by itself.
_MAY_END: Final = later(r"\b(?:Inc|Corp|Ltd|Co|Cos|Plc|a\.m|p\.m|U\.S|U\.K|U\.N|D\.C)\.$")
_BEGINS: Final = later(
    r" +[\"'“‘(]*(?:The|A|An|It|He|She|They|We|I|In|On|At|But|And|That|This|These|Those|There|His|Her|Its|Their|As|For|"
    r"After|Before|When|While|If|So|Mr|Mrs|Ms|Dr)\b"
)


LONGEST: Final = 2000  # characters; what is longer is no sentence, and is cut so that nothing need read it whole


def split(prose: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Each sentence of prose[start:end], as (start, end)."""
    for begin, stop in _split(prose, start, end):
        while stop - begin > LONGEST:
            cut = prose.rfind(" ", begin + LONGEST // 2, begin + LONGEST)
            cut = cut if cut > 0 else begin + LONGEST
            yield begin, cut
            begin = cut + (prose[cut] == " ")
        yield begin, stop


def _split(prose: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    begin = start
    for stop in _STOP.finditer(prose, start, end):
        before = prose[max(begin, stop.start() - 24) : stop.start() + 1]
        if stop[0] == ".":
            if _MAY_END.search(before):
                if not _BEGINS.match(prose, stop.end(), end):
                    continue
            elif _ABBREVIATED.search(before):
                continue
        yield begin, stop.end()
        begin = stop.end() + 1
        while begin < end and prose[begin] == " ":
            begin += 1
    if begin < end:
        yield begin, end
