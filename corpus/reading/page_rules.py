"""Which parts of a web page are the page and not the minutes: names of elements and classes."""

import re

BLOCKS = frozenset(
    "address article aside blockquote body caption center dd details div dl dt fieldset figcaption"
    " figure footer form h1 h2 h3 h4 h5 h6 header hr html legend li main nav ol p pre section"
    " summary table tbody td tfoot th thead tr ul".split()
)
HEADINGS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}

_DROPPED = frozenset(
    "script style noscript template nav footer aside button input select textarea option iframe"
    " object embed svg canvas audio video img map head link meta title dialog".split()
)
_DROPPED_ROLES = frozenset({"navigation", "banner", "search", "contentinfo", "dialog", "alert"})
# `form` is not dropped: an ASP.NET page, and so every ModernGov page, is one form.
_DROPPED_NAMES = re.compile(
    r"(?:^|[\s_-])(?:breadcrumbs?|cookies?|cookie-?(?:banner|notice|consent)|skip-?(?:link|to\S*)"
    r"|nav|navbar|navigation|menu|sidebar|social|share|sharing|pagination|pager|print-?link"
    r"|visually-?hidden|sr-only|screen-?reader-text)(?:$|[\s_-])",
    re.IGNORECASE,
)
# ModernGov's own: hidden references, sizes of files, the lists of actions and share links.
_DROPPED_MODERNGOV = frozenset(
    "mgHide mgFileSize mgActionList mgLinks mgShare mgShareItem mgMeetingMedia mgSideBar".split()
)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)

MG_MEETING = "mgSubTitleTxt"
MG_TITLE = "mgAiTitleTxt"
MG_LABEL = "mgSubItemTitleTxt"
MG_NUMBER_CELL = "mgItemNumberCell"
MG_CONTENT = frozenset(
    {MG_MEETING, MG_TITLE, MG_LABEL, MG_NUMBER_CELL, "mgItemTable", "mgWordPara", "mgLabel"}
)
CONTENT_IDS = ("content", "main-content", "maincontent", "main", "page-content")


def is_dropped(tag: str, attributes: dict[str, str], *, in_content: bool) -> bool:
    """Whether an element is furniture. A `header` inside the content holds its title: kept."""
    if tag in _DROPPED or (tag == "header" and not in_content):
        return True
    if "hidden" in attributes or attributes.get("aria-hidden") == "true":
        return True
    if attributes.get("role") in _DROPPED_ROLES or _HIDDEN.search(attributes.get("style", "")):
        return True
    classes = attributes.get("class", "")
    if not _DROPPED_MODERNGOV.isdisjoint(classes.split()):
        return True
    return any(_DROPPED_NAMES.search(name) for name in (classes, attributes.get("id", "")))
