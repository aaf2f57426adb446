"""Which host names a request may be addressed to.

A page of somebody else's, whose name was made to point at this machine (DNS rebinding), would
otherwise read what only this machine may: its requests carry its own name, which is not ours.
"""

import socket
from collections.abc import Iterable
from ipaddress import ip_address

from corpus.errors import BadRequest
from web.settings import Settings

LOOPBACK = frozenset({"localhost", "ip6-localhost"})


def own_names(settings: Settings) -> frozenset[str]:
    """The names this site answers to, besides addresses in numbers."""
    names = {settings.host, socket.gethostname(), *settings.hosts}
    return frozenset(name.lower() for name in names if name) | LOOPBACK


def check_host(host: str, names: Iterable[str]) -> None:
    """BadRequest if a request is not addressed to us; a number may pass, as none can be rebound."""
    name = host_name(host)
    if name in names or _is_number(name):
        return
    raise BadRequest(
        f"This service does not answer to the name {name[:80]!r}.",
        "An administrator can allow a name: MINUTEBOOK_HOSTS=minutes.example.gov.uk.",
    )


def host_name(host: str) -> str:
    """The name of a Host header, without its port and brackets."""
    if host.startswith("["):
        return host[1:].partition("]")[0].lower()
    return host.rsplit(":", 1)[0].rstrip(".").lower() if host.count(":") == 1 else host.lower()


def _is_number(name: str) -> bool:
    try:
        ip_address(name)
    except ValueError:
        return False
    return True
