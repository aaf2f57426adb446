"""Where a site starts, what its folder is called, and which system it runs. Pure."""

import re
from urllib.parse import urljoin, urlsplit

from corpus.errors import BadRequest

_PAGE = re.compile(r"[^/]*\.(?:aspx|asmx)(?:/.*)?$", re.IGNORECASE)
_WITHIN_CMIS = re.compile(r"/[^/]+/tabid/.*$", re.IGNORECASE)
_CMIS = re.compile(r"(?:^|[./-])e?cmis\d*(?:public|live)?(?:$|[./-])|cmis5", re.IGNORECASE)


def base_of(url: str) -> str:
    """The folder of the site that an address belongs to, with a slash at its end."""
    try:
        parts = urlsplit(url.strip())
    except ValueError as error:
        raise BadRequest(
            f"{url!r} is not the address of a site.",
            "Give it in full, such as https://democracy.example.gov.uk.",
        ) from error
    folder = _PAGE.sub("", _WITHIN_CMIS.sub("", parts.path))
    return f"{parts.scheme}://{parts.netloc}{folder.rstrip('/')}/"


def folder_name(base: str) -> str:
    """A name for the folder of a site: host and path, in characters that any file system takes."""
    parts = urlsplit(base)
    return re.sub(r"[^a-z0-9.-]+", "-", f"{parts.netloc}{parts.path}".lower()).strip("-.")


def robots_of(base: str) -> str:
    """What the host asks of robots."""
    return urljoin(base, "/robots.txt")


def looks_like_cmis(base: str) -> bool:
    """Whether an address says that its site runs CMIS, as nearly all of those do."""
    parts = urlsplit(base)
    return bool(_CMIS.search(parts.netloc) or _CMIS.search(parts.path))
