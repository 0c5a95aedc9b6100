"""What a line says about itself: a button, a menu, a credit, a byline, a date; the words that pages are hung with."""

from __future__ import annotations

import re
from typing import Final

from linter.dateline import is_dateline
from linter.document import BYLINE, CAPTION, DATELINE, FURNITURE, TEASER
from linter.patterns import later


def _words(*lines: str) -> frozenset[str]:
    return frozenset(word for line in lines for word in line.split("|"))


BUTTONS: Final = _words(
    "log in|login|sign in|sign up|register|subscribe|subscribe now|share|share this|share this article",
    "share this story|reactions|print|print this|email|e-mail|save|facebook|twitter|x|linkedin|whatsapp|telegram",
    "copy link|copy url|zalo",
    "skip to content|skip to main content|home|menu|search|close|back to top|comments|comment|leave a comment",
    "advertisement|ad|sponsored|listen|listen to this article|play|watch|gallery|photo gallery|video|videos|newsletter",
    "read in app|read this in vietnamese|font size|text size|ends|end|###|-30-|- 30 -|next|previous",
    "đăng nhập|đăng ký|chia sẻ|bình luận|tìm kiếm|trang chủ|in bài|lưu bài|quảng cáo|theo dõi",
)
# Over a list of other stories.
LISTS_OF_OTHERS: Final = _words(
    "related news|related stories|related articles|related|related topics|related content|related posts|most viewed",
    "most read|most popular|most shared|trending|trending now|trending stories|popular|popular now|from our archive",
    "from the archive|you may also like|you might also like|recommended|recommended for you|more on this story",
    "more stories|more news|other news|others|latest|latest news|top stories|top news|editor's picks|editors' picks",
    "don't miss|in other news|more from this section|what to read next|up next",
    "tin liên quan|bài liên quan|tin cùng chuyên mục|cùng chuyên mục|tin khác|tin mới|tin mới nhất|đọc nhiều|xem nhiều",
    "có thể bạn quan tâm",
)
# Over the title of one other story, in the middle of the copy.
ASIDES: Final = _words("read more|read also|also read|see also|see more|more|đọc thêm|xem thêm")
# Over what earlier copy had wrong, and is quoted for it.
CORRECTIONS: Final = _words(
    "correction|corrections|clarification|clarifications|corrections and clarifications|corrections & clarifications",
    "clarifications and corrections|corrections and amplifications|amendments and corrections|corrections column",
    "errata|erratum|for the record|setting the record straight|đính chính|cải chính",
)
_BAR: Final = later(
    r"(?:like|follow|join) us on |sign up (?:for|to) |subscribe to |click here|download (?:the|our) |©|copyright |"
    r"all rights reserved|(?:source|nguồn)s?: .{1,60}$|(?:tags?|topics?|keywords?|filed under|từ khóa): |"
    r"(?:corrections?|clarification)\b[^.:]{0,30}: |an earlier version of this (?:article|story|report) |"
    r"this (?:article|story|report) (?:was|has been|is) (?:first |originally )?"
    r"(?:published|updated|translated|amended|corrected|edited)|"
    r"\d{1,6} (?:comments?|shares?|views?|likes?)$|theo dõi |share (?:on|via) |\d{1,2} min(?:ute)?s? read$|"
    r"(?:comments?|bình luận) ?\(\d{1,6}\)$",
    re.I,
)
_ASIDE_LINE: Final = later(r"(?:read more|read also|also read|see also|related|đọc thêm|xem thêm) ?[:|»>] ?\S", re.I)
_AGENCY: Final = r"(?:ap|afp|reuters|epa|getty images|xinhua|vna|vgp|vns)"
_CREDIT: Final = (
    rf"(?:(?:(?:file|illustrative|{_AGENCY}) )?(?:photos?|pictures?|photographs?|images?|illustrations?|graphics?|ảnh)"
    rf"(?: ?[:/]| by | courtesy)|courtesy of |courtesy:|{_AGENCY} photo)"
)
_CAPTION: Final = later(
    r"[([]?(?:(?:main|lead|file|inset) )?"
    r"(?:(?:photos?|pictures?|images?|pics?|captions?|cutlines?)(?: captions?)?(?: \d{1,2})?|pictured|in pictures?|ảnh"
    r"|above|below|left|right|pull[ -]?quote) ?:"
    rf"|.{{0,400}}?(?:[([—–-] ?|[.…”\"’'] +|\b){_CREDIT} ?(?:[^.()\[\]]|(?<=[ :/]\w)\.){{2,60}}[)\]]?\.?$"
    rf"|.{{0,400}}?\((?:photo|image|ảnh|file|pictured|{_AGENCY}/[^()]{{2,40}})\)\.?$",
    re.I,
)
_CREDIT_WORDS: Final = tuple(
    _words(
        "photo|picture|image|courtesy|caption|cutline|pic |pic:|illustr|graphic|pull quote|pull-quote|pullquote",
        "ảnh|above:|below:|left:|right:|(file)",
        "(ap/|(afp/|(reuters/|(epa/|(getty|(vna/|(vgp/|(xinhua/",
    )
)
_NAME: Final = (
    r"(?!(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August|September|October|"
    r"November|December|The|Then|This|That|Next|Last|Its|His|Her|Far)\b)[^\W\d_a-zà-ỹ]"
)
_BYLINE: Final = later(
    rf"(?:by |BY |By |Story by |Words by |Text by |Reported by ){_NAME}[^.!?;]{{1,90}}"
    r"|\(?(?:Reporting|Additional reporting|Writing|Editing) by .{2,200}|— .{2,40}/[A-Z]{2,6}"
)


def folded(text: str) -> str:
    """A short line as the lists above write it."""
    return text.casefold().rstrip(":… ").replace("’", "'") if len(text) < 45 else ""


def by_itself(text: str) -> str:
    """The zone that a paragraph's own words settle; "" where they settle none."""
    if len(text) > 420:
        return ""
    short = folded(text)
    if short and (short in BUTTONS or short in LISTS_OF_OTHERS or short in ASIDES):
        return FURNITURE
    if len(text) <= 130:
        if is_dateline(text):
            return DATELINE
        if _BYLINE.fullmatch(text):
            return BYLINE
        if not any(c.isalnum() for c in text):
            return FURNITURE
    if _BAR.match(text):
        return FURNITURE
    if len(text) <= 200 and _ASIDE_LINE.match(text):
        return TEASER
    edges = f"{text[:24]} {text[-100:]}".lower()
    for word in _CREDIT_WORDS:
        if word in edges:
            return CAPTION if _CAPTION.match(text) else ""
    return ""
