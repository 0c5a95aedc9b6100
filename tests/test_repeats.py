"""One fault is told once, by the rule that tells it best."""

from linter import registry
from linter.document import Span
from linter.finding import ERROR, WARNING, Finding, Related
from linter.repeats import once


def span(start: int, end: int) -> Span:
    return Span("a.txt", start, end, 1, start + 1, 1, end + 1, "x" * (end - start))


def finding(rule: str, severity: str, *places: tuple[int, int]) -> Finding:
    first, *others = (span(*place) for place in places)
    return Finding(rule, severity, "", "", first, tuple(Related(other) for other in others))


def test_a_rule_gives_way_where_the_better_one_names_its_places() -> None:
    plain, telling = finding("plain", ERROR, (0, 5), (20, 25)), finding("telling", WARNING, (18, 30), (2, 5))
    assert once([plain, telling], {"plain": ("telling",)}) == [telling._replace(severity=ERROR)]
    assert once([plain, telling], {}) == [plain, telling]
    assert once([plain], {"plain": ("telling",)}) == [plain]


def test_a_rule_keeps_what_the_other_does_not_tell() -> None:
    plain, telling = finding("plain", ERROR, (0, 5), (20, 25), (40, 45)), finding("telling", WARNING, (0, 5), (20, 25))
    assert once([plain, telling], {"plain": ("telling",)}) == [plain, telling]


def test_a_rule_that_names_a_place_twice_tells_it_once() -> None:
    whole, part = finding("plain", WARNING, (0, 5), (20, 25), (40, 45)), finding("plain", WARNING, (20, 25), (0, 5))
    assert once([part, whole], {}) == [whole]


def test_rules_give_way_to_rules_that_there_are_and_not_to_each_other() -> None:
    rules = registry.rules()
    for rule in rules.values():
        for other in rule.gives_way_to:
            assert other in rules
            assert rule.name() not in rules[other].gives_way_to
