"""The HTML report: what it holds, that copy stays copy, and how it behaves in a real browser."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path
from time import monotonic, sleep
from typing import Any

import pytest

from linter import desk, discovery, intake, markup, registry, settings
from linter.book import Book
from linter.document import Document
from linter.finding import ERROR, WARNING, Finding, Related
from linter.passages import mark, passages
from linter.report import Page, Report
from linter.settings import Settings
from tests._browser import MISSING, browser

ROOT = Path(__file__).parents[1]
needs_browser = pytest.mark.skipif(bool(MISSING), reason=MISSING)
HOSTILE = """<script>document.title = "owned"; window.owned = 1</script>

</script><script>window.owned = 2</script> was said to be 5 and "onmouseover="window.owned = 3" x=".

<img src=x onerror="window.owned = 4"> <svg onload="window.owned = 5"> <a href="javascript:window.owned = 6">go</a>

<!-- --> ]]> <style>body { display: none }</style> <meta http-equiv="refresh" content="0; url=x:"> was 6.
"""


def read(*paths: str) -> Report:
    chosen = Settings()
    drafts, _ = intake.find(paths, chosen)
    return desk.check(drafts, [], settings.make(registry.rules(), chosen), chosen)


def written(report: Report) -> str:
    out = io.StringIO()
    registry.report("html").write(report, out, Page())
    return out.getvalue()


def hostile() -> Report:
    """The rule's name, messages, paths and copy all try to run something."""
    name = '"><img src=x onerror=window.owned=7>.txt'
    draft = discovery.parse(name, HOSTILE.encode())
    other = discovery.parse("b.txt", b"Quiet copy was 7.\n")
    five, six = (draft.span(at, at + 1) for at in (draft.prose.index("5 and"), draft.prose.rindex("6.")))
    seven = other.span(other.prose.index("7"), other.prose.index("7") + 1)
    bad = '</h4><script>window.owned = 8</script>" onfocus="window.owned = 9" '
    return Report(
        (draft, other),
        (
            Finding("conflicting-figures", ERROR, bad, bad, five, (Related(seven, bad), Related(six)), ()),
            Finding("conflicting-figures", WARNING, "plain", "", seven, (Related(five),)),
        ),
    )


class Markup(HTMLParser):
    """Every tag with its attributes, and every id."""

    def __init__(self, words: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.feed(words)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in ("meta", "input", "hr", "br", "rect"):
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag, f"{tag} closes nothing"

    @property
    def ids(self) -> list[str]:
        return [str(attributes["id"]) for _, attributes in self.tags if "id" in attributes]


@pytest.fixture(scope="module")
def seeds() -> Report:
    return read(str(ROOT / "seeds"))


@pytest.mark.parametrize("make", [hostile, lambda: read(str(ROOT / "seeds")), lambda: Report(())])
def test_the_page_is_well_formed_and_every_link_leads_somewhere(make: Any) -> None:
    page = Markup(written(make()))
    assert not page.open
    assert len(set(page.ids)) == len(page.ids)
    for tag, attributes in page.tags:
        assert not any(name.startswith("on") for name in attributes), (tag, attributes)
        assert not {"src", "style", "action", "srcdoc"} & set(attributes), (tag, attributes)
        if "href" in attributes:
            target = str(attributes["href"])
            assert target.startswith("#"), target
            assert target[1:] in page.ids, target
        for name in ("aria-labelledby", "for"):
            if name in attributes:
                assert str(attributes[name]) in page.ids, (tag, attributes)
    assert [tag for tag, _ in page.tags].count("script") == 1
    assert [tag for tag, _ in page.tags].count("style") == 1


def test_the_policy_knows_the_two_that_may_run() -> None:
    words = written(hostile())
    policy = next(
        str(a["content"]) for tag, a in Markup(words).tags if a.get("http-equiv") == "Content-Security-Policy"
    )
    style, script = (re.findall(rf"<{tag}>(.*?)</{tag}>", words, re.S)[0] for tag in ("style", "script"))
    assert policy == (
        f"default-src 'none'; style-src 'sha256-{markup.digest(style)}'; script-src 'sha256-{markup.digest(script)}'; "
        "base-uri 'none'; form-action 'none'"
    )
    assert (style + script).isascii(), "no encoding may change what was measured"
    assert "http" not in style + script, "nothing is fetched"


def test_every_finding_and_draft_is_in_the_page(seeds: Report) -> None:
    words, book = written(seeds), Book(seeds)
    tags = Markup(words).tags
    assert [tag for tag, _ in tags].count("article") == len(seeds.findings)
    assert sum(a.get("class") == "draft" for _, a in tags) == len(seeds.documents)
    for entry in book.entries.values():
        assert f'id="{entry.anchor}"' in words
        assert markup.safe(entry.finding.message) in words
    for name in {found.rule for found in seeds.findings}:
        assert f'id="rule-{name}"' in words
    assert 'id="s1"' in words


def test_an_anchor_outlives_other_findings(seeds: Report) -> None:
    fewer = Report(seeds.documents, seeds.findings[3:])
    kept = {e.finding: e.anchor for e in Book(seeds).entries.values()}
    assert all(kept[e.finding] == e.anchor for e in Book(fewer).entries.values())


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.html"])
def test_marks_stand_on_the_words(name: str) -> None:
    copy = "A *bridge* & a road\n\nThe bridge is 666&nbsp;metres long, they say.\n"
    draft = discovery.parse(name, copy.encode())
    for words in ("bridge", "666", "long, they say."):
        start = draft.prose.rindex(words)
        span = draft.span(start, start + len(words))
        found = mark(draft, span)
        assert draft.prose[found.start : found.end] == words
        (passage,) = passages([span], {name: draft})
        assert [piece.words for piece in passage.pieces if piece.numbers] == [words]


def test_a_long_paragraph_is_cut_around_the_words() -> None:
    draft = discovery.parse("a.txt", ("word " * 400 + "HERE " + "word " * 400 + "\n").encode())
    start = draft.prose.index("HERE")
    (passage,) = passages([draft.span(start, start + 4)], {"a.txt": draft})
    shown = "".join(piece.words for piece in passage.pieces)
    assert len(shown) < 600
    assert shown[0] == shown[-1] == "…"
    assert " HERE " in shown


def test_a_place_in_a_draft_that_is_not_at_hand_is_quoted() -> None:
    draft = discovery.parse("a.txt", b"It was 5.\n")
    span = draft.span(7, 8)
    (passage,) = passages([span], {})
    assert passage.pieces == (("5", (0,)),)


def test_two_hundred_drafts_make_a_file_that_can_be_sent() -> None:
    drafts: list[Document] = []
    findings = []
    for number in range(200):
        copy = f"Story {number}\n\n" + f"The bridge of the town number {number} is 666 metres long, they say. " * 50
        drafts.append(discovery.parse(f"drafts/{number:03}.txt", copy.encode()))
        at = drafts[-1].prose.index("666")
        findings.append(Finding("conflicting-figures", ERROR, "two", "both", drafts[-1].span(at, at + 3)))
    report = Report(tuple(drafts), tuple(findings))
    assert len(written(report)) < 2_000_000


@pytest.fixture(scope="module")
def driver() -> Iterator[Any]:
    with browser() as started:
        yield started


def show(driver: Any, report: Report, folder: Path) -> Any:
    (folder / "report.html").write_text(written(report), encoding="utf-8")
    driver.get("about:blank")
    driver.get_log("browser")
    driver.get((folder / "report.html").as_uri())
    return driver


def until(holds: Callable[[], bool], seconds: float = 5) -> None:
    """Waits for what a page does in its own time."""
    end = monotonic() + seconds
    while not holds():
        assert monotonic() < end
        sleep(0.02)


def shown(driver: Any) -> list[Any]:
    return [a for a in driver.find_elements("css selector", "article.finding") if a.is_displayed()]


@needs_browser
def test_no_script_of_a_draft_runs(driver: Any, tmp_path: Path) -> None:
    show(driver, hostile(), tmp_path)
    for link in driver.find_elements("css selector", ".passage, summary, article"):
        driver.execute_script("arguments[0].dispatchEvent(new MouseEvent('mouseover', {bubbles: true}))", link)
    assert driver.execute_script("return window.owned") is None
    assert driver.title == "newslint: 2 findings in 2 drafts"
    assert driver.find_element("tag name", "h1").is_displayed(), "no style of a draft applies either"
    assert "<script>document.title" in driver.find_element("tag name", "main").get_attribute("textContent")
    # Even where the escaping to fail, the policy would hold.
    driver.execute_script(
        "const s = document.createElement('script'); s.textContent = 'window.owned = 10'; document.body.append(s);"
        "document.body.insertAdjacentHTML('beforeend', '<img src=x onerror=\"window.owned = 11\">')"
    )
    assert driver.execute_script("return window.owned") is None


@needs_browser
def test_nothing_is_loaded_and_nothing_complains(driver: Any, seeds: Report, tmp_path: Path) -> None:
    driver.get_log("performance")
    show(driver, seeds, tmp_path)
    asked = [json.loads(entry["message"])["message"] for entry in driver.get_log("performance")]
    sent = [m["params"]["request"]["url"] for m in asked if m["method"] == "Network.requestWillBeSent"]
    assert {url for url in sent if url != "about:blank"} == {(tmp_path / "report.html").as_uri()}
    assert driver.get_log("browser") == []


@needs_browser
def test_filters_narrow_with_live_counts(driver: Any, seeds: Report, tmp_path: Path) -> None:
    show(driver, seeds, tmp_path)
    errors = [found for found in seeds.findings if found.severity == ERROR]
    button = driver.find_element("css selector", 'button[data-value="error"]')
    button.click()
    assert len(shown(driver)) == len(errors)
    assert button.get_attribute("aria-pressed") == "true"
    assert driver.find_element("id", "shown").text == f"{len(errors)} of {len(seeds.findings)} findings"
    rule = errors[0].rule
    of_rule = driver.find_element("css selector", f'button[data-facet="rule"][data-value="{rule}"]')
    assert of_rule.find_element("class name", "count").text == str(sum(found.rule == rule for found in errors))
    of_rule.click()
    assert {a.get_attribute("data-rule") for a in shown(driver)} == {rule}
    driver.find_element("id", "clear").click()
    assert len(shown(driver)) == len(seeds.findings)
    driver.find_element("id", "words").send_keys("no such words")
    assert not shown(driver)
    assert driver.find_element("id", "nothing").is_displayed()


@needs_browser
def test_a_mark_leads_to_its_finding_and_back(driver: Any, seeds: Report, tmp_path: Path) -> None:
    show(driver, seeds, tmp_path)
    driver.find_element("css selector", 'button[data-value="info"]').click()  # the finding wanted is filtered away
    link = driver.find_element("css selector", 'article[data-severity="error"] figcaption a')
    target = link.get_attribute("hash")
    driver.execute_script("location.hash = arguments[0]", target)
    until(lambda: driver.find_element("css selector", target).is_displayed())
    paragraph = driver.find_element("css selector", target)
    marked = paragraph.find_element("css selector", "a.mark")
    assert marked.is_displayed(), "the draft opened"
    anchor = marked.get_attribute("hash")
    marked.click()
    finding = driver.find_element("css selector", anchor)
    until(finding.is_displayed)
    until(lambda: driver.switch_to.active_element == finding)
    page = finding.find_element("css selector", "a.rule").get_attribute("hash")
    finding.find_element("css selector", "a.rule").click()
    until(driver.find_element("css selector", f"{page} h4").is_displayed)


@needs_browser
def test_the_keyboard_is_enough(driver: Any, seeds: Report, tmp_path: Path) -> None:
    show(driver, seeds, tmp_path)
    body = driver.find_element("tag name", "body")
    findings = shown(driver)
    body.send_keys("jj")
    assert driver.switch_to.active_element == findings[1]
    driver.switch_to.active_element.send_keys("k")
    assert driver.switch_to.active_element == findings[0]
    driver.switch_to.active_element.send_keys("o")
    until(lambda: driver.execute_script("return document.querySelector('details.draft').open"))
    body.send_keys("/")
    words = driver.switch_to.active_element
    assert words.get_attribute("id") == "words"
    words.send_keys("j?")  # letters are letters while one writes
    assert words.get_attribute("value") == "j?"
    words.send_keys("\ue00c")
    body.send_keys("c")
    assert len(shown(driver)) == len(seeds.findings)
    body.send_keys("?")
    assert driver.find_element("id", "help").is_displayed()
    driver.find_element("id", "single").click()
    driver.switch_to.active_element.send_keys("\ue00c")
    assert not driver.find_element("id", "help").is_displayed()
    body.send_keys("/")
    assert driver.switch_to.active_element.get_attribute("id") != "words", "single keys can be turned off"


@needs_browser
def test_it_can_be_read_by_all(driver: Any, seeds: Report, tmp_path: Path) -> None:
    """Contrast of every kind of text on what lies behind it, light and dark; names for all controls; no side scroll."""
    show(driver, seeds, tmp_path)
    for scheme in ("light", "dark"):
        media = {"features": [{"name": "prefers-color-scheme", "value": scheme}]}
        driver.execute_cdp_cmd("Emulation.setEmulatedMedia", media)
        driver.execute_script("for (const d of document.querySelectorAll('details')) d.open = true")
        for selector, ratio in driver.execute_script(CONTRAST):
            assert ratio >= 4.5, f"{scheme}: {selector} has {ratio:.2f}"
    for control in driver.find_elements("css selector", "button, input, a"):
        assert control.accessible_name or not control.is_displayed()
    landmarks = {
        e.aria_role for e in driver.find_elements("css selector", "main, nav, aside, header.top, footer, .search")
    }
    assert landmarks >= {"main", "navigation", "complementary", "banner", "contentinfo", "search"}
    levels = [int(h.tag_name[1]) for h in driver.find_elements("css selector", "main h1, main h2, main h3, main h4")]
    assert all(after <= before + 1 or before == 2 for before, after in pairwise(levels))
    phone = {"width": 360, "height": 800, "deviceScaleFactor": 1, "mobile": True}
    driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", phone)
    assert driver.execute_script("return document.documentElement.scrollWidth") <= 360
    driver.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


CONTRAST = """
const parse = (c) => c.match(/[\\d.]+/g).map(Number);
const light = (c) => {
  const [r, g, b] = c.slice(0, 3).map((v) => (v /= 255) <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};
const behind = (e) => {
  for (; e; e = e.parentElement) {
    const c = parse(getComputedStyle(e).backgroundColor);
    if (c.length === 3 || c[3] === 1) return c;
  }
  return [255, 255, 255];
};
const worst = new Map();
for (const e of document.querySelectorAll("body *")) {
  const own = Array.from(e.childNodes).some((n) => n.nodeType === 3 && n.data.trim());
  if (!own || !e.getClientRects().length || e.closest("script, style, .hidden")) continue;
  const [a, b] = [light(parse(getComputedStyle(e).color)), light(behind(e))].sort((x, y) => y - x);
  const ratio = (a + 0.05) / (b + 0.05);
  const name = e.tagName.toLowerCase() + "." + e.className;
  if (!(worst.get(name) <= ratio)) worst.set(name, ratio);
}
return Array.from(worst);
"""
