"""One event, two days."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from linter.finders.happenings import Happening
from linter.finding import WARNING, Agreement, Finding
from linter.relations.days.dated_groups import groups
from linter.relations.days.occasions import agree, day, in_captions, in_two_drafts, of_two_years
from linter.relations.days.recalled import recalled
from linter.rule import Rule, examples


@dataclass(frozen=True)
class ConflictingDates(Rule[Happening]):
    """One event that is put at two different days.

    Why it matters
    The museum opens on 14 June in the announcement and on 16 June in the guide. Somebody will find a closed door.

    How it decides
    An event is a word for it (open, sign, strike, fire …) with a day in the same clause; weekdays and "yesterday" are
    counted from the date of the draft. Two drafts of one story disagree when each has one day for a kind of event, the
    days differ by `near` days at most (or only in the month), and their clauses share a name or two other words (three
    for meetings, matches and other events that recur). Of a disaster, a launch, a strike or another event that a story
    has once, the headline and the sentence before are counted in, and one word is enough. Drafts a few weeks apart
    that are not one story by their names must share a name of their leads and one more rare word. Roads closed and
    buses laid on are on the day of the event of the sentence before; a line that "carries its first passengers" and its
    trams that "start running" begin on one day, if both are of the same craft and no branch. One whole date with two
    years in two drafts, and a word in common, is one event. A disaster that another draft recalls ("since Saturday's
    collapse") was on the day with which the news of it leads, in whatever words, where both speak of two things in
    common. Within a draft, a caption is compared with the text that has all its names and two more of its words. A
    visit by the same person may also be put at two months. Days that agree are listed in the ledger.

    When it stays silent
    When a draft has several days for that kind of event, or speaks of a delay or another date; in one draft, when each
    clause names somebody, something or some place of its own; for a second, postponed or cancelled occasion, other
    stages (announced, opened, closed), periods longer than a day, and the day on which somebody said something.
    """

    near: int = 10

    severity = WARNING
    reads = Happening
    allows = examples(
        ("ULM, 4 May 2025 - The Lech Line, a tram, will carry its first passengers on 12 June, Ada Rusch said.\n",
         "The Lech Line: a guide\n\n8 May 2025\n\nAda Rusch says that night trams start running on 19 June.\n"),
        ("PERTH, 9 December 2025 - The driver of the train that hit a landslip on Tuesday has died in hospital.\n",
         "PERTH, 12 December 2025 - It is in memory of the train driver, Ian Calder, who died on 11 December.\n"),
        ("DHAKA, Tuesday 4 November 2025 - Divers in the launch Tori on Tuesday found eight bodies, which makes 17.\n",
         "DHAKA, Wednesday 5 November 2025 - The launch Tori was raised on Wednesday and divers found 11 bodies.\n"),
        ("VALE, 11 May 2025 - The winners meet Castleton or Thornbury in the final on Saturday 24 May.\n",
         "VALE, 14 May 2025 - Vale play Castleton in tomorrow's semi-final second leg.\n"),
        ("MUAR, 4 March 2025 - The Bayu of Siti Omar's Selat line will enter service on 20 March.\n",
         "MUAR, 8 April 2025 - The Selat line's Bayu, of Siti Omar, entered service on 25 March, five "
         "days later than planned.\n"),
        "LEEDS, 14 June 2025 - The bus strike entered its sixth day on Saturday.\n\nDrivers walked out on Monday.\n",
        "SELBY, 3 March 2025 - Ada Cole was arrested in Selby on 1 March. Tom Poe was arrested in Selby on 2 March.\n",
        "OTLEY, 3 March 2025 - Otley fair opens on 8 May. Otley fair's pony show opens on 9 May at Otley.\n",
        ("PECS, 4 May 2025 - An exhibition of prints by Imre Balla opens on 10 May at the Halmi museum in Pecs.\n",
         "PECS, 8 May 2025 - An exhibition of glass by Judit Rozsa opens on 14 May at the Halmi museum in Pecs.\n"),
        (
            "PAIDE, 4 March 2025 - A barn's wooden gallery in Paide gave way on Monday night under a choir.\n",
            "PAIDE, 6 March 2025 - The choir of Paide sang in the street.\n\nSince Tuesday's fire at the dairy none in "
            "Paide have had milk.\n",
        ),
        "WIANG SAI, September 18, 2024 - Soldiers began clearing mud from the market on Wednesday after the "
        "flood.\n\nThe market is to reopen on Saturday.\n",
        "SEOUL, 3 March 2025 - The film sold many tickets in the fortnight after it opened in January.\n\nThe film has "
        "sold 5 million tickets, and it is due to open in Japan in May.\n",
        ("NORA, 29 July 2024 - The Nora harvest festival opens on 14 August with a parade to the harbour.\n",
         "The Nora harvest festival ends on 20 August with a procession by the harbour.\n"),
        "BUKIT, 22 January 2025 - The landslide that buried the market in Bukit Raya on Monday killed 19 people.\n\nA "
        "market was held in Bukit Raya on Wednesday, in the school.\n".replace("BUKIT", "Landslide kills 19\n\nBUKIT"),
        ("ULSAN, 3 May 2025 - A gas explosion at the Hanjin yard killed nine on 12 February 2019. A second one, "
         "on 12 February 2018, had killed two.\n",
         "The Hanjin yard in Ulsan exploded on 12 February 2018, killing two men of the Hanjin yard.\n"),
        ("MANSA, 17 March 2025 - The canoes for Thursday's by-election in Chembe left Mansa on Monday.\n",
         "MANSA, 9 April 2025 - Ruth Bwalya won the Chembe by-election in Mansa's canoes on 20 March.\n"),
        ("ELKO, Nev., Nov. 6, 2024 - Rosa Diaz led Jim Orr by nine votes for mayor of Elko early Wednesday.\n",
         "ELKO, Nev., Nov. 22, 2024 - Rosa Diaz's nine votes for mayor of Elko were certified on Nov. 15, Jim Orr "
         "said.\n"),
        ("LAGOS, 6 November 2024 - Gbenga Sowole will be sentenced on 4 December for the gold theft at Apapa port.\n",
         "LAGOS, 20 November 2024 - Femi Coker, who robbed Apapa port of its gold with Gbenga Sowole, will be "
         "sentenced on 9 December.\n"),
        ("PORTO, 3 February 2025 - The Teatro Sao Bento of Ana Falcao reopens on 22 March with Carmen.\n",
         "PORTO, 10 March 2025 - Ana Falcao sings. Her Teatro Sao Bento opens its box office on 15 March.\n"),
        ("HANOI, January 14, 2025 - Party chief To Lam received Mikhail Mishustin in Hanoi on Tuesday.\n",
         "HANOI, January 15, 2025 - President Luong Cuong received Mikhail Mishustin in Hanoi on Wednesday.\n"),
        "Late fees to be scrapped in March\n\nTRALEE, 17 February 2025 - Late fees were abolished in Cork on 1 April "
        "2019. Tralee scraps its fees on 31 March.\n",
        "MERU, 5 May 2025 - Clinics treated 431 people for snakebite in 2024. In 2021 they had treated 143.\n",
        ("ACCRA, 3 October 2024 - The Volta Teachers' Union of Efua Mensah will walk out on Wednesday in Ho.\n",
         "ACCRA, 4 October 2024 - Parents in Ho fear the strike of the Volta Teachers' Union, which starts on "
         "Wednesday, Efua Mensah said.\n"),
        (
            "CAYENNE, March 13, 2025 - The swallow satellite will go into orbit on Tuesday from French Guiana.\n",
            "CAYENNE, March 21, 2025 - The swallow satellite was launched on Wednesday from French Guiana, a day after "
            "clouds had delayed it.\n",
        ),
        ("OBAN, 2 May 2024 - The Kerrera Barometer Museum, put together by Hamish Geddie, will open on 14 June.\n",
         "OBAN, 10 May 2024 - Courses with Hamish Geddie at the Kerrera Barometer Museum begin on 16 June.\n"),
        ("RABAT, March 4, 2025 - Brigid Kinsella and Omar Tazi signed a pact on seasonal work in Rabat on "
         "Tuesday.\n",
         "CORK, March 20, 2025 - The pact on seasonal work that Omar Tazi and Brigid Kinsella signed on March "
         "4 is silent.\n"),
        ("FARO, 3 March 2025 - Ines Cabral's dockers occupied the offices of Faro's harbour board on Monday.\n",
         "FARO, 6 March 2025 - Ines Cabral went home.\n\nThe harbour board said on Tuesday that it would move its "
         "offices out of Faro.\n"),
        ("AVONMERE, 22 February 2025 - The trawler Corran Lass of Nell Harrow sank on 21 February with six men.\n",
         "AVONMERE, 1 March 2025 - Divers of Nell Harrow found the trawler Corran Lass, with the six men, on 28 "
         "February.\n"),
        ("LAVERNE, Quebec, Nov. 14, 2024 - Bus drivers led by Lucie Gendreau will strike on Nov. 21 in Laverne.\n",
         "LAVERNE, Quebec, Dec. 3, 2024 - Lucie Gendreau called off a second strike in Laverne, set for Thursday.\n"),
        ("PULA, 9 May 2026 - Firefighters were battling a blaze on the ferry Baltica in Pula on Saturday.\n",
         "PULA, 10 May 2026 - The blaze that broke out on the ferry Baltica in Pula on Friday was put out.\n"),
        ("PULA, 12 July 2025 - Ivo Babic's Arena film festival opened in Pula on 11 July with a tale of a bus.\n",
         "PULA, 20 July 2025 - A tale of a bus won the prize at Ivo Babic's Arena film festival in Pula on 19 July.\n"),
    )  # fmt: skip
    catches = examples(
        ("ULM, 6 May 2025 - Tom Rusch said on Tuesday that Ada Rusch had died in Ulm [[the previous day]].\n",
         "ULM, 9 May 2025 - Ada Rusch, who died in Ulm on [[6 May]], grew figs.\n"),
        ("SKOPJE, 24 March 2025 - Dusan Perovic has called a referendum on the Prespa dam for [[8 June]].\n",
         "SKOPJE, 13 May 2025 - The Prespa dam will split the village of Dusan Perovic after the [[15 June]] "
         "referendum.\n"),
        (
            "PAIDE, 4 March 2025 - A barn's wooden gallery in Paide gave way on [[Monday]] night under a choir.\n",
            "PAIDE, 6 March 2025 - The choir of Paide sang in the street.\n\nSince [[Sunday]]'s collapse the barn has "
            "had no gallery.\n",
        ),
        ("KIGALI, 2 May 2025 - Kitabira's half-marathon is full.\n\nThe race through Kitabira, on [[Sunday 18 "
         "May]], has 1,800 runners.\n",
         "Forest road to close\n\nDrivers should expect delays when the Kitabira road is closed for a "
         "half-marathon.\n\nPolice will stop traffic on [[Saturday 17 May]] from six.\n"),
        ("GALLE, 2 June 2025 - The first Galle bridge was destroyed on [[3 May 2004]] by a barge, Ruwan Silva "
         "said.\n",
         "A history of the Galle bridge\n\nThe barge struck it in a fog on [[3 May 2005]], and the bridge of "
         "Galle fell.\n"),
        ("NAPLES, 3 March 2025 - A fire destroyed a pasta works in Torre Bruna on [[Sunday]] night, it said.\n",
         "NAPLES, 20 March 2025 - Pasta is scarce.\n\nThe works at Torre Bruna lost nine ovens in the fire of "
         "[[3 March]], the mayor said.\n"),
        ("FARGO, N.D., Sept. 4, 2024 - Voters in Casselton will decide on a levy for a library in a referendum on "
         "[[Nov. 5]].\n",
         "The Casselton library levy explained\n\nSept. 30, 2024\n\nWhen does Casselton vote?\n\nThe referendum "
         "on the library levy is on [[Nov. 12]], from 8 a.m.\n"),
        ("OBAN, 2 May 2024 - The Kerrera Barometer Museum, put together by Hamish Geddie, will open on [[14 "
         "June]].\n",
         "Ten places to see: the Kerrera Barometer Museum\n\nHamish Geddie waits for rain. The doors open on "
         "[[16 June]].\n"),
        ("RABAT, March 4, 2025 - Brigid Kinsella and Omar Tazi signed a pact on seasonal work in Rabat on "
         "[[Tuesday]].\n",
         "CORK, March 20, 2025 - The pact that Omar Tazi and Brigid Kinsella signed in Rabat on [[March 5]] "
         "is silent.\n"),
        (
            "LUSAKA, 12 February 2025 - Fire swept through Chilenje New Market on [[Monday]] night, Bwalya Mumba "
            "said.\n",
            "LUSAKA, 14 February 2025 - Bwalya Mumba said [[Tuesday]] night's fire at Chilenje New Market was arson.\n",
        ),
        "DULUTH, Minn., May 5, 2025 - Thousands of rubber ducks were tipped into the Stillwell River on "
        "[[Saturday, May 3]].\n\nPhoto: Volunteers empty rubber ducks into the Stillwell River on [[May 4, 2025]].\n",
    )  # fmt: skip

    def keys(self, claim: Happening) -> Iterator[str]:
        return groups(claim)

    def check(self, claims: Sequence[Happening]) -> Iterator[Finding | Agreement]:
        if len({c.path for c in claims}) > 1 and {c.event for c in claims} == {claims[0].event} != {""}:
            yield from self._across(claims)
        for pair in self._slips(claims):
            early, late = sorted(pair[:2], key=lambda c: (c.dateline or date.max, c.path, c.span))
            yield self.finding(late, f"{day(late)} here, {day(early)} there", early, reason=f"both: {pair[2]}")
        yield from self._captions(claims)

    def _slips(self, claims: Sequence[Happening]) -> Iterator[tuple[Happening, Happening, str]]:
        """Two days of one thing, whatever it is called, and what makes it one."""
        one_story = len({c.story for c in claims}) == 1
        if one_story and all(c.whole for c in claims) and len({(c.month, c.day) for c in claims}) == 1:
            yield from of_two_years(claims)
        yield from recalled(claims, one_story)

    def _across(self, claims: Sequence[Happening]) -> Iterator[Finding | Agreement]:
        for a, b, why in in_two_drafts(claims, self.near):
            if agree(a, b):
                at = day(a if a.period else b)
                yield self.agreement(f"the same date: {at}", a, b, reason=f"both: {a.event}, {why}")
            else:
                yield self.finding(b, f"{day(b)} here, {day(a)} there", a, reason=f"both: {a.event}, {why}")

    def _captions(self, claims: Sequence[Happening]) -> Iterator[Finding]:
        for caption, text, shared in in_captions(claims, self.near):
            message = f"{day(caption)} in the caption, {day(text)} in the text"
            yield self.finding(caption, message, text, reason=f"both: {shared}")
