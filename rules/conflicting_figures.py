"""Two figures for one thing."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from linter.alignment import Alignment, align, groups
from linter.alignment.explained import come_to, introduced, made_of, told_as_two
from linter.alignment.figures import as_written, digits, meets, number, slip, told_off, unit_of
from linter.alignment.reference import refers_back, set_apart, still_counted
from linter.alignment.typed import likely
from linter.claims import Quantity
from linter.document import HEADLINE
from linter.finding import ERROR, WARNING, Agreement, Finding, Related
from linter.rule import Rule, examples

_FEW: Final = 3  # counts up to this are too many in a story to be compared
MOST: Final = 300  # figures of one group that are compared, each with each; the first by path and place
_IDLE: Final = frozenset({"year of age", "count", "percent", "percentage point", "basis point", "point"})


class ConflictingFigures(Rule[Quantity]):
    """The same thing with two different figures.

    Why it matters
    A budget of $412.6 million in the first paragraph and of $421.6 million in the last, or a trade total that two
    drafts give differently: one of them is wrong, and a reader who sees both trusts neither.

    How it decides
    Two figures are compared when measure, unit, parties, direction, period and modality agree, and something more ties
    them together: a period that both name; words that refer back to a figure already given ("the 43 outlets", "all 29
    of the injured", "the 19-hour flight", "the 72-hour stoppage" where work stops), whatever the verb beside either;
    two drafts of one story, or a headline and its story, with words in common around the figure (of two drafts one must
    be a slip of the other's, or taken as known); jobs that two drafts say are to go; or figures that look like a slip
    of one another (digits exchanged, million for billion). Each figure counts as the range it may have been rounded
    from: $4.6 billion and $4.57 billion agree. Figures that agree are listed in the ledger.

    When it stays silent
    When measure, period or parties differ or are in doubt; for changes, shares and per-unit figures against totals;
    between named sources on different sides (police and organisers); for tolls and running totals that rise from an
    earlier to a later draft; for a figure that a sentence or a draft gives beside the other, or that two others make;
    for "the 14 who", which may be some of them; for prison sentences, which `conflicting-term` compares; when an old,
    another or a revised one is spoken of; for forecasts, targets and proposals against what came out.
    """

    severity = WARNING
    reads = Quantity
    gives_way_to = ("slipped-scale", "headline-count")
    source = "Nuijten et al. 2016 (ranges, not points); The Associated Press Stylebook, on numerals and corrections"
    allows = examples(
        "Council backs €168m budget\n\nThe budget of the council is an increase on this year's €157.6 million.",
        "She will conduct 16 of the 24 concerts in the hall and five of the 14 on tour. There will be 38 concerts.",
        "A total of 1,310 patients spent a night of January on a trolley. The figure is higher than the 1,180 "
        "recorded in January last year.",
        (
            "BENI, 4 June 2025 - Nurses of Halo have treated 1,240 people in Beni since May 12, and 17 have died.",
            "BENI, 27 June 2025 - Nurses of Halo have treated 2,115 people in Beni since May 12, of whom 26 have died.",
        ),
        (
            "ARICA, 16 March 2025 - In Puerto Salinas, the town nearest to the epicentre, 60 houses were damaged.",
            "ARICA, 18 March 2025 - Puerto Salinas got off lightly after the quake, with 72 damaged houses.",
        ),
        "A crowd of 31,400 saw Rovers draw.\n\nThe women lost at the same ground. The 18,900 spectators sang to the "
        "end.",
        (
            "ESSEN, 6 November 2024 - Drewitz will cut 1,240 jobs by the end of 2026, Martin Seyfarth said.",
            "ESSEN, 8 November 2024 - Martin Seyfarth of Drewitz said that 420 posts would go at its works in Essen.",
        ),
        (
            "LOUTH, 29 May 2024 - Thirty traction engines will gather in Hessel Park on Saturday.",
            "LOUTH, 5 June 2024 - Four of the 30 engines cannot come to Hessel Park.",
            "LOUTH, 23 June 2024 - Crowds watched 26 traction engines puff round Hessel Park on Saturday.",
        ),
        "Straits Towage orders 14 battery tugs from Batam yard\n\nStraits Towage has 38 tugs at present.",
        "Of the 210 children at the two schools, 63 are ill.\n\nThe outbreak is the largest since 2013, when 118 "
        "people fell ill.\n",
        (
            "NUUK, 25 November 2025 - There were 612 votes against the Akiarniq graphite mine, the electoral board "
            "said on Tuesday.\n",
            "NUUK, 4 December 2025 - The electoral board in Nuuk certified the result of the Akiarniq vote on a "
            "graphite mine, which was approved by 929 votes to 918.\n",
        ),
        "The council approved a $412.6 million budget.\n\nThe mayor said he would sign the $413 million budget on "
        "Friday.",
        "Police put the crowd at 5,000 protesters. Unions said the crowd was 20,000 protesters strong.",
        "The firm opened 46 shops in 2023. It will close 43 shops next year.",
        "The blast hurt 31 people. All 14 of the injured who were flown out have gone home.",
        "The court tried 16 men and three women. The 19 people will hear their sentences in May.",
        "The ship carries 1,146 people. The 1,016 passengers and 130 crew are safe.",
        "Ward A has 124 beds. Ward B has 142 beds.",
        (
            "SUVA, 4 May 2025 - Cyclone Rae killed 12 people in the Lau group, Ana Vula said.",
            "SUVA, 6 May 2025 - Cyclone Rae killed 21 people in the Lau group, Ana Vula said.",
        ),
        "The bakers ended a 17-day strike. Anna Kos came home after 12 days without a job to go to.",
        "Porters will down tools for 36 hours from Monday.\n\nA 48-hour strike in May was called off. The 72-hour "
        "sale at the port will go on.",
        "For 26 winters the couple kept the pass. Snow fell in each. In 19 winters of those the road was shut.",
        "Some 3,460 runners set off. Of the first 3,640 bottles of water, few were left.",
        "The college has 5,000 students. A language course there is taught to more than 300 students.",
        "Sold unseen, the eels of the two men fetched £182,000 over three years, a court heard.\n\nThe younger "
        "man's eels fetched £128,000 in all.\n\nHis uncle sold eels worth £54,000.\n",
        "A telethon for the island raised $3.1 million at the weekend.\n\nThe last telethon, in 2015, raised $2.2 "
        "million for the island.\n",
        "Growers hope for 130,000 hectares of sugar beet; half of this year's 130,000 hectares of sugar beet is in "
        "the ground.\n\nLast year, growers planted 137,600 hectares of sugar beet.",
        (
            "CARRICK, 9 January 2025 - Fires destroyed 18 houses in Tallow and five houses in Carrick, Jo Renn said.",
            "CARRICK, 11 January 2025 - Jo Renn said 34 houses had gone in Tallow, 19 in Carrick and eight in Glen.",
        ),
        (
            "LINZ, 3 May 2025 - Metro Linz said 42 shuttle buses were out after a fire at a Metro Linz depot.",
            "LINZ, 4 May 2025 - Metro Linz had 68 shuttle buses out at the height of the Metro Linz depot fire.",
        ),
        "The navy held 34 fishermen. Including 18 held in January, 52 fishermen are now in jails.",
        "Storm cuts power to 68,000 homes\n\nCrews were working to restore power to 41,000 homes after the storm.",
        "Some 17,000 of the 20,500 members in the union struck. The 14,200 members who voted in the union want pay.",
        "- Profit before tax of $3.08 billion (2024: $2.6 billion)\n- Net profit of $2.31 billion (2024: $1.9 billion)",
        (
            "LIMA, 3 June 2025 - Eleven planes and 240 firefighters fight a fire near Ancash, Rosa Pinto of Lima said.",
            "LIMA, 3 June 2025 - Rosa Pinto of Lima said 410 firefighters and 14 planes fight a fire near Ancash.",
        ),
        "Museums draw 4.5 lakh visitors\n\nThey had 4,46,800 visitors, against exactly four lakh the year before.",
        "The growers will withdraw the 854,000 tonnes of sugar they have offered. The protest involves 770,000 "
        "tonnes of sugar from growers in the north alone.",
        (
            "DURBAN, 3 June 2025 - Kopi sold 75 million shares for R2.4 billion.",
            "DURBAN, 5 June 2025 - The 57 million shares of Kopi that Ann Roe has are worth R2 billion.",
        ),
    )
    catches = examples(
        "A tanker picked up all [[14]] crew of a ship that sank off Crete.\n\nThe [[thirteen]] sailors drifted for "
        "nine hours in two rafts.",
        "A crowd of [[31,400]] saw the visitors lead 24-7.\n\nThe upper stand was open. The [[28,900]] spectators "
        "went home by train.",
        (
            "ESSEN, 6 November 2024 - Drewitz will cut [[1,240]] jobs by the end of 2026, Martin Seyfarth said on "
            "Wednesday.",
            "ESSEN, 8 November 2024 - Martin Seyfarth of Drewitz announced on Wednesday that [[1,340]] posts would go.",
        ),
        (
            "TEIFI, 20 February 2025 - The number of people waiting for a cataract operation in Teifi Vale reached "
            "[[7,420]] at the end of January.",
            "TEIFI, 23 February 2025 - Mrs Price was among the [[8,120]] patients in need of cataract surgery in Teifi "
            "Vale at the end of January.",
        ),
        "Council approves [[$412.6 million]] budget\n\nThe council on Tuesday approved a [[$412.6 million]] budget "
        "for 2025.\n\nThe mayor said he would sign the [[$421.6 million]] budget on Friday.",
        "The blast hurt [[31]] people at the mill.\n\nAll [[34]] of the injured, most of them with burns, are home.",
        "The dam will flood [[27]] villages.\n\nElders of the [[23]] villages have written to the president.",
        "The flight from Perth took [[17 hours]] and 20 minutes.\n\nPassengers who sat through the [[19-hour]] "
        "flight were given vouchers.",
        "The museum welcomed [[212,000]] visitors since it reopened in April.\n\nTwo in five of the [[198,000]] "
        "people who have come since April were new.",
        "A trader who let one flat to [[31]] students has been jailed.\n\nKim Poe, 38, admitted fraud.\n\nThe [[36]] "
        "tenants she deceived had each paid a deposit.",
        "Porters will down tools for [[36 hours]] from Monday over pay.\n\nShops said the [[48-hour]] walkout would "
        "cost them dear.",
        "The couple on the pass\n\nFor [[26]] winters they have kept a road open.\n\nThe house is old.\n\nIn [[29]] "
        "winters they have been away for one night.",
        ("LIMBE, 8 June 2025 - [[Some 3,460]] runners set off up Mount Mulanje on Sunday.\n\nAda Phiri was first.",
         "LIMBE, 9 June 2025 - Ada Phiri was the first of [[3,640]] runners to the top of Mount Mulanje."),
        ("Trade between Laos and Thailand was worth [[$4.57 billion]] in 2024, the ministry said.",
         "The two-way trade of Thailand and Laos hit [[$4.75 billion]] in 2024."),
        "Boats landed [[212,000 tonnes]] of sardinella this year, the port said.\n\nWith [[212 tonnes]] of "
        "sardinella ashore, the port will close.",
        "Council to close [[six]] library branches\n\nThe council voted on Monday.\n\nThe porters at the [[five]] "
        "branches have been offered hours elsewhere.\n",
        "GRAZ, 20 August 2025 - The brewer made a profit of [[214 million euros]] in the six months to June.\n\nThe "
        "profit of [[241 million euros]] was made in spite of a fire in March.\n",
        "She has a [[three-year]] contract.\n\nIt rained.\n\nOver the [[four years]] of the contract she will sing.",
    )  # fmt: skip

    def keys(self, claim: Quantity) -> Iterable[str]:
        if claim.unit in _IDLE or not (claim.measure or unit_of(claim)):
            return
        if claim.unit in ("year", "month") and claim.measure == "sentence":
            return  # in prison: `conflicting-term` knows whose
        for group in groups(claim):
            yield f"{claim.story}|{group}"
        if len(claim.parties) == 2 and claim.period is not None:
            yield f"{claim.measure}|{'+'.join(claim.parties)}|{unit_of(claim)}"

    def check(self, claims: Sequence[Quantity]) -> Iterator[Finding | Agreement]:
        claims = claims[:MOST]
        links: dict[int, list[tuple[int, Alignment]]] = defaultdict(list)
        for i, a in enumerate(claims):
            for j in range(i + 1, len(claims)):
                b = claims[j]
                if not unit_of(a) and min(number(a), number(b)) <= _FEW:
                    continue
                aligned = align(a, b)
                if aligned is None:
                    continue
                if meets(a, b):
                    if aligned.strength >= 2:
                        yield self.agreement(f"{as_written(a)} and {as_written(b)} agree", a, b, reason=aligned.reason)
                elif likely(a, b) and not self._explained(a, b, claims):
                    links[i].append((j, aligned))
                    links[j].append((i, aligned))
        yield from self._report(claims, links)

    def _explained(self, a: Quantity, b: Quantity, claims: Sequence[Quantity]) -> bool:
        """Does something else make this difference right?"""
        if come_to(a, b) or set_apart(a, b) or still_counted(a, b) or told_as_two(a, b, claims):
            return True
        if told_off(a, b, claims):
            return True
        if refers_back(a) or refers_back(b):
            here = [number(c) for c in claims if c.path == (b if refers_back(b) else a).path]
            if any(introduced(one, c) for one in (a, b) if refers_back(one) for c in claims):
                return True
            if made_of(number(b if refers_back(b) else a), here):
                return True
        if slip(a, b):
            return False
        # A figure that refers back may refer to any of several: only a single candidate is one.
        for one in (a, b):
            if one.definite or refers_back(one):
                fits = [c for c in claims if c is not one and c.path == one.path and align(one, c)]
                if len({round(number(c), 6) for c in fits}) > 1 or any(meets(one, c) for c in fits):
                    return True
        return False

    def _report(self, claims: Sequence[Quantity], links: dict[int, list[tuple[int, Alignment]]]) -> Iterator[Finding]:
        """One finding for each odd figure: the one that fewer places give, or that comes later."""
        support = Counter(round(number(c), 6) for c in claims)
        done: set[int] = set()
        for i in sorted(links, key=lambda n: (support[round(number(claims[n]), 6)], -n)):
            rivals = [(j, al) for j, al in links[i] if j not in done]
            if not rivals:
                continue
            done.add(i)
            odd = claims[i]
            best = max(rivals, key=lambda item: item[1].strength)
            other, aligned = claims[best[0]], best[1]
            kind = slip(odd, other)
            note = {
                "scale": "; the digits are the same, the scale is not",
                "digits exchanged": "; two digits may be exchanged",
            }.get(kind, "")
            message = f"{as_written(odd)} here, {as_written(other)} elsewhere{note}"
            certain = aligned.strength >= 3 and odd.path == other.path and (kind == "scale" or len(digits(odd)) >= 3)
            places = [Related(claims[j].span, claims[j].words) for j, _ in rivals[:6]]
            severity = ERROR if certain and not odd.hedge else WARNING
            repairs = sorted({claims[j].span.text for j, _ in rivals if claims[j].zone != HEADLINE})[:3]
            yield self.finding(odd, message, *places, reason=aligned.reason, severity=severity, repairs=repairs)
