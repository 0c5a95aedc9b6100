"""A headline or caption that gives the match to the one who lost it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from linter.document import BODY, Document
from linter.finding import Agreement, Finding, Related
from linter.relations.headlines.contests import Contest, contests
from linter.rule import Rule, examples


class SwappedWinner(Rule[Contest]):
    """A display line has one of two beat the other, and the story has it the other way round.

    Why it matters
        The result is the story. A headline that turns it round is read by everyone who reads nothing else.

    How it decides
        A headline, standfirst, summary or caption puts a verb of winning or losing (beat, outlasts, edged out, fall to)
        between two names. A sentence of the story has one of the two after such a word and the other before it, and
        none of its sentences has them in the order of the display line.

    When it stays silent
        For sentences that speak of an earlier match, a set, a leg, a hope or a forecast, and where the story says both.
    """

    reads = Contest

    allows = examples(
        "Brandt outlasts Osei in Oslo\n\nNils Brandt beat Kofi Osei in three sets. Osei had beaten Brandt in May.",
        "Kites stun Lions\n\nThe Lions, who beat the Kites last season, lost by a run.",
        "Ruiz loses to Haddad\n\nMayor Leila Haddad was re-elected on Tuesday, beating Juan Ruiz by 40 votes.",
        "Town hope to sink Rovers\n\nRovers beat Town in the league. Town will try again.",
    )
    catches = examples(
        "[[Osei outlasts Brandt]] in Oslo\n\nNils Brandt saved a match point before [[beating Kofi Osei]] at noon.",
        "[[Haddad loses to Ruiz]] in run-off\n\nLeila Haddad was elected mayor on Tuesday, [[defeating Juan Ruiz]].",
        "[[Lions crush Kites]] in opener\n\nThe Kigali Lions were [[thrashed by the Nyanza Kites]] on Friday night.",
        "[[Town edge out Rovers]]\n\nAshby Town went out of the cup on Saturday after a [[defeat by Denby Rovers]].",
    )

    def find(self, document: Document) -> Iterable[Contest]:
        return contests(document)

    def keys(self, claim: Contest) -> Iterable[str]:
        yield f"{claim.path}\n{'|'.join(sorted((claim.winner, claim.loser)))}"

    def check(self, claims: Sequence[Contest]) -> Iterator[Finding | Agreement]:
        story = [claim for claim in claims if claim.zone == BODY]
        winners = {claim.winner for claim in story}
        for shown in claims:
            if shown.zone != BODY and len(winners) == 1 and shown.winner not in winners:
                yield self.finding(
                    shown,
                    f"the {shown.zone} has “{shown.words}”, the story has “{story[0].words}”",
                    Related(story[0].span, "the other one won"),
                    reason=f"both: who won, {shown.winner} or {shown.loser}",
                )
                return
