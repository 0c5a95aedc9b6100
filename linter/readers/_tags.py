"""What the tags and class names of a page say about the words in them."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from linter.document import (
    BYLINE,
    CAPTION,
    DATELINE,
    FURNITURE,
    HEADLINE,
    LIST,
    NOT_THE_STORY,
    QUOTE,
    STANDFIRST,
    SUBHEAD,
    TEASER,
)
from linter.patterns import later
from linter.zones import GUESS

_ATTRIBUTE: Final = later(r"([\w:-]+)(?:\s{0,20}=\s{0,20}(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+)))?")
VOID, INLINE, RAW, SILENT, _NOT_BY_CLASS = (
    frozenset(names.split())
    for names in (
        "area base br col embed hr img input link meta source track wbr param",
        "a abbr acronym b bdi bdo big cite code data dfn em font i ins kbd label mark nobr q ruby rp rt s samp small "
        "strong sub sup tt u var wbr span time",
        "script style textarea xmp noembed title",
        "noscript svg template iframe object select del strike math audio video canvas",
        "html body main article a b i em strong h1",
    )
)
ZONES: Final = {
    "h1": HEADLINE, "h2": SUBHEAD, "h3": SUBHEAD, "h4": SUBHEAD, "h5": SUBHEAD, "h6": SUBHEAD, "figcaption": CAPTION,
    "caption": CAPTION, "blockquote": QUOTE, "li": LIST, "dt": LIST, "dd": LIST, "aside": TEASER, "nav": FURNITURE,
    "footer": FURNITURE, "button": FURNITURE, "menu": FURNITURE, "dialog": FURNITURE,
}  # fmt: skip
PARAGRAPHS: Final = ("p", "h1", "h2", "h3", "h4", "h5", "h6")
ENDS: Final = {
    "li": ("li", "p"), "dt": ("dt", "dd", "p"), "dd": ("dt", "dd", "p"),
    "td": ("td", "th", "p"), "th": ("td", "th", "p"),
    "tr": ("td", "th", "tr", "p"), "thead": ("td", "th", "tr", "caption"),
    "tbody": ("td", "th", "tr", "thead", "caption"),
}  # fmt: skip
_PREFIX: Final = r"(?!(?:has|with|no|is|js)[-_])(?:[a-z0-9]+[-_]{1,2}){0,4}"
_SUFFIX: Final = (
    r"(?:[-_]{1,2}(?:bar|box|links?|lists?|buttons?|widget|block|section|stories|story|news|articles?|items?|container|"
    r"wrapper|wrap|inner|menu|icons?|area|module|posts?|content|panel|title|text|name|info|line))*"
)
# What class names say: the first that fits a whole name wins.
_CLASSES: Final = (
    (QUOTE, "pull-?quote|blockquote"),
    (CAPTION, "caption|photo-?credit|image-?credit|photocms_caption"),
    (TEASER, "related|recommended|recommendations?|read-?more|most-?(?:read|viewed|popular|shared)|trending|"
             "teasers?|promos?|you-may-also-like|also-like|up-?next|outbrain|taboola|see-?also|tin-?lien-?quan"),
    (FURNITURE, "share|sharing|social|nav|navigation|navbar|menu|breadcrumbs?|newsletter|subscribe|cookies?|"
                "consent|advert|advertisement|ads?|comments?|tags?|toolbar|login|sidebar|footer|masthead|copyright|"
                "sr-only|visually-hidden|screen-reader-text|skip-link|paywall|pagination"),
    (BYLINE, "by-?line|authors?"),
    (DATELINE, "date|pub-?date|published|publish-?date|timestamp|dateline"),
    (STANDFIRST, "standfirst|dek|deck|sapo|sub-?headline|sub-?title"),
)  # fmt: skip
HEADINGS: Final = later(r"<h[12]\b", re.I)
DAYS: Final = (
    "article:published_time",
    "datepublished",
    "date",
    "pubdate",
    "dc.date",
    "dc.date.issued",
    "publish-date",
    "parsely-pub-date",
)


def attributes_of(text: str) -> dict[str, str]:
    """The attributes of a tag by their names in lower case."""
    return {m[1].lower(): m[2] or m[3] or m[4] or "" for m in _ATTRIBUTE.finditer(text[:20000])}


@cache
def _classes() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((zone, later(rf"{_PREFIX}(?:{words}){_SUFFIX}$")) for zone, words in _CLASSES)


def zone_of(name: str, text: str, by_class: bool) -> str:
    """The zone that an element's name, or else its class, gives; `text` holds its attributes."""
    zone = ZONES.get(name, GUESS)
    if not text or name in _NOT_BY_CLASS or (zone in NOT_THE_STORY and name != "aside"):
        return zone
    fields = attributes_of(text)
    style = fields.get("style", "").replace(" ", "")
    if "hidden" in fields or fields.get("aria-hidden") == "true" or "display:none" in style:
        return FURNITURE
    if not by_class:
        return zone
    names = f"{fields.get('class', '')} {fields.get('id', '')} {fields.get('itemprop', '')}".lower().split()
    if name == "aside" and any(re.search(r"fact|info|key|quote|box", n) for n in names):
        zone = GUESS
    found = (z for z, pattern in _classes() for n in names[:12] if len(n) < 60 and pattern.match(n))
    return next(found, GUESS) or zone
