"""Which addresses are of the public internet. Pure."""

import ipaddress


def is_public(address: str, *, loopback: bool = False) -> bool:
    """Whether an address is one of the public internet (or this machine, where that is allowed).

    An IPv4 address inside an IPv6 one (mapped, 6to4, Teredo, NAT64) counts as what it leads to.
    """
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:  # an address with a zone, "fe80::1%eth0", is of one link
        return False
    inner = _inner(parsed) if isinstance(parsed, ipaddress.IPv6Address) else None
    if inner is not None:
        return is_public(str(inner), loopback=loopback)
    if isinstance(parsed, ipaddress.IPv6Address) and parsed.is_site_local:
        return False
    if parsed.is_loopback:
        return loopback
    return parsed.is_global and not (
        parsed.is_private or parsed.is_link_local or parsed.is_multicast or parsed.is_reserved
        or parsed.is_unspecified
    )  # fmt: skip


def _inner(address: ipaddress.IPv6Address) -> ipaddress.IPv4Address | None:
    if address in ipaddress.ip_network("64:ff9b::/96"):
        return ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
    if address in ipaddress.ip_network("::/96") and int(address) > 1:  # "::127.0.0.1"
        return ipaddress.IPv4Address(int(address))
    teredo = address.teredo
    return address.ipv4_mapped or address.sixtofour or (teredo[1] if teredo else None)
