"""Which network addresses a fetch may reach: public ones, whatever name or notation leads to them."""

import socket
from collections.abc import Callable, Collection
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address

Address = IPv4Address | IPv6Address
Network = IPv4Network | IPv6Network
Resolver = Callable[[str, int], list[Address]]

# Ways to write an IPv4 address inside an IPv6 one that a translator on the way may follow: 6to4, Teredo, NAT64.
# Source: RFC 3056, RFC 4380, RFC 6052, RFC 8215.
_TRANSLATED = tuple(IPv6Network(n) for n in ("2002::/16", "2001::/32", "64:ff9b::/96", "64:ff9b:1::/48"))

# Not global either, though the standard library of Python 3.11 says so. Source: RFC 6890, RFC 7526.
_NOT_GLOBAL = tuple(IPv4Network(n) for n in ("192.0.0.0/24", "192.88.99.0/24"))


def resolved(host: str, port: int) -> list[Address]:
    """All addresses of a host name or of an address in any notation that the system understands.

    Raises:
        OSError: the name is not known.
    """
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    # An IPv6 address may carry a zone ("fe80::1%eth0"), which matters only for addresses that are refused.
    return list(dict.fromkeys(ip_address(str(entry[4][0]).split("%", 1)[0]) for entry in found))


def is_public(address: Address, allowed: Collection[Network] = ()) -> bool:
    """Whether a fetch may connect to `address`.

    Private, loopback, link-local, shared (CGNAT), multicast, reserved, documentation and unspecified addresses are
    not public, nor are IPv6 addresses that stand for an IPv4 one.

    Args:
        address: where the connection would go.
        allowed: networks that may be reached all the same.
    Source: IANA special-purpose address registries, as the standard library has them.
    """
    if any(address.version == network.version and address in network for network in allowed):
        return True
    if isinstance(address, IPv6Address) and (
        address.ipv4_mapped is not None or address.is_site_local or any(address in n for n in _TRANSLATED)
    ):
        return False
    if isinstance(address, IPv4Address) and any(address in network for network in _NOT_GLOBAL):
        return False
    return address.is_global and not (address.is_multicast or address.is_reserved or address.is_unspecified)
