"""Which addresses belong to the public internet. Pure."""

from __future__ import annotations

from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address

_NAT64 = IPv6Network("64:ff9b::/96")


def is_public(address: str) -> bool:
    """Tell whether a numeric address is one of the public internet.

    Loopback, private, link-local (where clouds keep their secrets), shared, reserved and multicast ones are
    not; an IPv6 address that wraps an IPv4 one (mapped, 6to4, Teredo, NAT64) is what the inner one is.
    """
    parsed = ip_address(address.split("%", 1)[0])
    if isinstance(parsed, IPv6Address):
        inner = _wrapped(parsed)
        if inner is not None:
            return is_public(str(inner))
    return parsed.is_global and not parsed.is_multicast


def _wrapped(address: IPv6Address) -> IPv4Address | None:
    if address in _NAT64:
        return IPv4Address(int(address) & 0xFFFFFFFF)
    teredo = address.teredo
    return address.ipv4_mapped or address.sixtofour or (teredo[1] if teredo else None)
