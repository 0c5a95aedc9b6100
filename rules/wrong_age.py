"""Ages against birth dates, and against each other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from linter.finders.lifetimes import BORN, DIED, NOW, Lifetime
from linter.finding import ERROR, WARNING, Agreement, Finding
from linter.periods import years_before
from linter.rule import Rule, examples


class WrongAge(Rule[Lifetime]):
    """An age that does not fit a birth date, another age or a date of death of the same person.

    Why it matters
    A woman who was 34 in 1998 is not 57 in 2025, and a man born in 1931 does not die at 87 in 2025. The family will
    notice before anybody else does.

    How it decides
    Each statement puts the birthday into a window: "born in May 1962" into that month, "Nell Daly (born 1956)" into
    that year; an age into the year that it leaves open, counted from the date of the draft, from the day of death, or
    from the year named beside it ("she was 34 in 1998", "turned 50 on 3 March"). The windows of one person must meet.
    "He" and "she" stand for the person whom the draft names most often, and so do "the octogenarian" and the
    "33-year-old" of a lede whom the next sentence names. What fits is listed in the ledger.

    When it stays silent
    Without a date for the draft; when two persons of the draft share the family name; in direct speech; when
    another person is named in the paragraph before a "he" or "she", or in the sentence of a birthday; where the only
    date of the sentence is that of another clause ("at 34 the first since 1952"); for relatives, for round guesses, and
    for the few birthdays of those who were born on a leap day.
    """

    severity = ERROR
    reads = Lifetime
    allows = examples(
        "CORK, 9 June 2025 - Nell Daly, 34, is to run the mill. At 34, Daly will be the youngest to do so since it was "
        "founded in 1952.\n\nIn 1999 the Dalys left, first for Sligo and then, when Nell was 12, for Cork.\n",
        "CORK, 9 June 2025 - A 61-year-old baker has won the lottery.\n\nNell Daly, who sold the ticket, was hugged by "
        "him. Daly was born in 1974.\n",
        "CORK, 9 June 2025 - Nell Daly, 61, won. The octogenarian who taught her, Tom Roe, wept. Daly will stop when "
        "she turns 68.\n",
        "CORK, 9 June 2025 - Nell Daly, 74, will bake her last loaf. Her sister Ada was a girl of nine in 1973.\n\nAt "
        "the bakery, Tom Roe, the owner, recalls a winter in 1961, when he was 20. Now 84, he still sweeps up.\n",
        "CORK, 9 June 2025 - Nell Daly, 74, married a soldier of 30 in 1969. She bought a horse in 2006 and lent him "
        "to the army, when he was four, in 2007.\n",
        "SUVA, 4 May 2025\n\nAna Faleolo, 19, went out slowly. She was 0.77 seconds inside the mark set in 2022.\n",
        "GANDER, 18 March 2025\n\nBorn Gertrude Elliott on 2 February 1934, she was one of 9. She taught in a school, "
        "the first at the age of 17, and married a neighbour in 1957.\n",
        "CAPE TOWN, July 16, 2025\n\nThandeka Joubert keeps her bath cold.\n\nThe South African, who was born on 9 "
        "June 1990, made her name in August 2007 when, at 17, she crossed False Bay.\n",
        "7 June 2025\n\nThe band was founded in 1975 by Winston Baptiste, who was born in November 1949. He was 25 and "
        "out of work.\n\nBaptiste is 75. The oldest of the band, aged 81, joined in 1978 at 34.\n",
        "29 February 2024\n\nMabel Crouch was born on 29 February 1924 in Deal. Crouch will be 26 on 29 February "
        "2028, by her own count.\n",
        "LISBON, Nov. 25, 2024 - Carla Mendonça was born in May 1962 in Braga.\n\n"
        "Mendonça, 62, has led the union since 2016.\n",
        "OSLO, 4 March 2025 - The painter Ida Brekke has died, her gallery said. She was 91.\n\n"
        "Brekke was born on 9 March 1933 in Bodø. Brekke died on 1 March.\n",
        "HANOI, June 3, 2025 - Tran Quoc Bao, 45, weaves nets. Bao was 19 in 1999, when he bought a boat.\n",
        "Ravi Deshmukh, flautist\n\nPandit Ravi Deshmukh has died at the age of 84.\n\nHe died in Pune on Thursday, 6 "
        "February 2025.\n\nRavi Balwant Deshmukh was born on 19 November 1940 in Solapur.\n",
        "LODZ, 3 May 2025 - Hana Kral, 9, beat Jan Kral. Born on 2 June 2014, Jan Kral was her twin's rival.\n",
        "IZMIR, Nov. 14, 2025 - Nevzat Polat threw the rope for the last time.\n\nThe 74-year-old missed. Polat had "
        "joined the ferries in June 1968, on his 17th birthday, with a note.\n",
        "LEEDS, 3 June 2024 - Joan Tait, 71, and her son Neil Tait were found safe. She was born in 1984.\n",
        "LODZ, 3 May 2025 - Zofia Wrona, who was nine when the dam broke on 3 May 1999 and is now 35, rang the bell.\n",
        "BELIZE, 3 May 2025 - Ana Polanco, 48, dived to corals that the museum puts at 300 years old.\n",
        "29 February 2024\n\nJoan Hurst, 80, is retired. Hurst had her 20th birthday on 29 February 2024.\n",
        "4 March 2024\n\nJoan Hurst turned 80 on Friday. Her grandmother Agnes was born in 1896. She died in January "
        "1978 at the age of 81. Hurst was there.\n",
        "4 March 2024\n\nJoan Hurst, 80, is well. Hurst gave him a car in June 1999, on his 18th birthday.\n",
        "10 March 2025\n\nAna Tavita, who was born on 9 March 1925, is well. She has a reason to remember 2011. Her "
        "86th birthday, in March of that year, was wet.\n",
        "HULL, 4 June 2025 - A portrait was found.\n\nAda Skipwith was born at Hedon on 3 May 1880 and died at Menton "
        "on 9 June 1911, aged 31.\n",
        "HULL, 4 June 2025 - A portrait of Ada Skipwith (1880-1911) was found. Skipwith died in Menton, aged 31.\n",
        "HULL, 4 June 2025 - A portrait was found.\n\nBorn in 1880, Ada Skipwith died at Menton in 1911, aged 30.\n",
        "HULL, 4 June 2025 - Ada Skipwith was born in 1880 and died aged 34 in the month before the war.\n",
    )
    catches = examples(
        "CORK, 9 June 2025 - [[Now 61]], Nell Daly sells bread.\n\nDaly, who has no car, was [[born in May 1956]].\n",
        "CORK, 9 June 2025 - [[Nell Daly (born 1956)]] retired on Friday [[at 61]].\n",
        "CORK, 9 June 2025 - [[A 61-year-old]] who keeps bees has won the lottery.\n\nNell Daly found the ticket in a "
        "hive. Daly was [[born in 1974]].\n",
        "CORK, 9 June 2025 - [[The septuagenarian]] rode home on a tram.\n\nNell Daly, the rider, has a bell. "
        "[[Daly, 61]], has two.\n",
        "CORK, 9 June 2025 - [[Nell Daly, 61]], runs on Sunday.\n\nIt is also the day that [[she turns 59]].\n",
        "CORK, 9 June 2025 - They still look for Nell Daly. [[Nell was six]] when she went out on 3 May 1997. She "
        "would now be [[29]].\n",
        "CORK, 9 June 2025 - A baker who has fed four parishes will sell her last loaf [[at the age of 74]].\n\nNell "
        "Daly joined the bakery in 1973, when [[she was 32]], and never left.\n",
        "BRNO, 9 June 2025 - Ida Vlk, weaver, died last week at the age of [[90]]. She wove her first cloth in 1951, "
        "when [[she was 26]], and her last in 2019.\n",
        "Ida Vlk, weaver\n\n9 June 2025\n\nIda Vlk has died at the age of [[84]].\n\nIda Vlk, weaver, [[born 3 March "
        "1931]]; died 2 June 2025\n",
        "SANTIAGO, Oct. 9, 2024 - Octavio Rebolledo hung his hat here.\n\nThe Chilean astronomer, who died on Sunday "
        "at [[87]], found 17 comets.\n\nRebolledo was [[born in April 1933]].\n",
        "LIMA, March 4, 2025 - Luis Quispe, who wound the town clock, died on Sunday in the town of Punta Negra. "
        "[[He was 87]].\n\nQuispe was [[born on October 9, 1941]], in Paita.",
        "IZMIR, Nov. 14, 2025 - Nevzat Polat threw the rope for the last time.\n\nThe [[69-year-old]] missed. Polat "
        "had joined the ferries in [[June 1968, on his 17th birthday]], with a note.\n",
        "LODZ, 3 May 2025 - [[Hana Kral, 8]], has won the chess cup of the city.\n\nHer rivals were twice as old. Hana "
        "Kral was [[born on 2 June 2014]] in Brno.\n",
        "He taught a city to box\n\n3 March 2024\n\nThe trainer [[Joseph Adeyemi (1941-2024)]] drew fighters to "
        "Ibadan.\n\n[[Joseph Adeyemi, who died on 28 February, was 72]]. Adeyemi had a stroke.\n",
        "PAARL, 3 May 2025 - [[Sipho Khoza, 23]], scored twice for the Lions. Khoza had come on late.\n\nThe "
        "[[32-year-old]] Khoza had not played since March.\n",
        (
            "Port Elgin win the cup\n\n12 January 2025\n\n[[Rosie Whitford, 22]], took four wickets for Port Elgin.\n",
            "One to watch: Rosie Whitford\n\nShe grew up at Port Elgin, where she was [[born on 2 July 2004]] over a "
            "shop.\n",
        ),
        "Ravi Deshmukh, flautist\n\nPandit Ravi Deshmukh has died at the age of [[86]].\n\nHe died in Pune on "
        "Thursday, 6 February 2025.\n\nRavi Balwant Deshmukh was [[born on 19 November 1940]] in Solapur.\n",
        "GEELONG, 16 October 2024 - [[Nathan Brell, 24]], has admitted arson. The barn burned down in August 2017.\n\n"
        "His lawyer said Brell [[had been 14]] when he lit it.\n",
        "LAGOS, 4 April 2025 - [[Alabi, who turned 19 in February]], has signed, it was said of Tunde Alabi.\n\n"
        "[[Born on 11 February 2007]], Alabi is fast.\n",
        "LODZ, 3 May 2025 - [[Zofia Wrona, who was nine]] when the dam broke on 3 May 1999 and is now [[40]], rang the "
        "bell.\n",
        "CELLE, May 3, 2025 - Otto Reimann, a harp maker, died on Monday at the age of [[79]].\n\nHis firm, Harfenbau "
        "Reimann, built 4,100.\n\nReimann was [[born on June 2, 1940]], in Celle.\n",
        "LISBON, Nov. 25, 2024 - Carla Mendonça was [[born in May 1962]] in Braga.\n\n"
        "[[Mendonça, 58]], has led the union since 2016.\n",
        "Ida Brekke dies at [[81]]\n\nOSLO, 4 March 2025 - The painter Ida Brekke has died, her gallery said.\n\n"
        "Brekke was [[born on 9 March 1933]] in Bodø. Brekke died on 1 March.\n",
        "HANOI, June 3, 2025 - [[Tran Quoc Bao, 54]], weaves nets. [[Bao was 19]] in 1999, when he bought a boat.\n",
        "HULL, 4 June 2025 - A portrait was found.\n\nAda Skipwith was [[born at Hedon in 1880]]. She died at Menton "
        "in June 1911, aged [[41]].\n",
        "PERTH, 20 May 2025 - [[Lucy Warrender, 47]], has skippered the ferry since 2019.\n\n"
        "The island got its first engine in 1996. [[She was 29]] in 1996 and had never steered.\n",
    )

    def keys(self, claim: Lifetime) -> Iterator[str]:
        if claim.who and not claim.quoted:
            yield f"{claim.story}\t{claim.who}"

    def check(self, claims: Sequence[Lifetime]) -> Iterator[Finding | Agreement]:
        if len({c.full.split()[0] for c in claims if c.full}) > 1:
            return  # two of one family name
        if any(c.sort == BORN and (c.first.month, c.first.day, c.first) == (2, 29, c.last) for c in claims):
            return  # who is a hundred may have had 25 birthdays
        fixed = sorted((c for c in claims if c.sort != NOW), key=lambda c: (c.sort != BORN, c.path, c.span.start))
        ages = [c for c in claims if c.sort in (NOW, DIED)] or [c for c in fixed if c.age] or fixed
        said = set[tuple[str, int]]()
        yield from self._now([c for c in claims if c.sort == NOW])
        for age in ages:
            for other in fixed:
                place = (age.path, age.span.start)
                if other is age or place in said or (other.sort == age.sort and age.sort != DIED):
                    continue
                if {_opens(age), _opens(other)} == {"he", "she"}:
                    continue  # Mr Goethals, and Mrs Goethals
                reason = f"both: the birthday of {age.who.title()}"
                if age.first <= other.last and other.first <= age.last:
                    yield self.agreement(f"{age.span.text} fits {other.span.text}", age, other, reason=reason)
                    continue
                said |= {place, (other.path, other.span.start)}
                sure = age.sure and other.sure and other.sort == BORN
                yield self.finding(
                    age, _told(age, other), other, reason=reason, severity=ERROR if sure else WARNING,
                )  # fmt: skip

    def _now(self, claims: Sequence[Lifetime]) -> Iterator[Finding]:
        """ "Khoza, 23" and "the 32-year-old": two ages now, one of them without the name beside it."""
        for age in (c for c in claims if not c.sure):
            for other in (c for c in claims if c.sure and (c.full or not age.age)):
                if age.first > other.last or other.first > age.last:
                    message = f"{age.age or 'another age'} here, {other.age} there"
                    yield self.finding(
                        age, message, other, reason=f"both: the age of {other.who.title()}", severity=WARNING
                    )
                    return


def _opens(claim: Lifetime) -> str:
    """The word that a claim begins with: "he" of "he was 60"."""
    return claim.words.partition(" ")[0].lower()


def _told(age: Lifetime, other: Lifetime) -> str:
    """What the other statement makes of this age."""
    if not age.age and age.sort == NOW:
        return f"“{other.words}” makes another age"
    if not age.age:
        return f"born {age.first.year} here, {other.first.year} there"
    start, end = years_before(age.first - timedelta(days=1), -age.age - 1), years_before(age.last, -age.age)
    low, high = _age(other.last, start), _age(other.first, end)
    right = str(low) if low == high else f"{low} {'or' if high - low == 1 else 'to'} {high}"
    return f"“{other.words}” makes {right}, not {age.age}"


def _age(born: date, day: date) -> int:
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))
