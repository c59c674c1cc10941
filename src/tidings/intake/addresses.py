"""Which addresses Tidings goes to: http and https, and never into this machine's own network.

What a name stands for is decided by its resolved numbers, so that 2130706433, 0177.0.0.1 and
names that lead to 127.0.0.1 are judged alike. Ranges are those of the IANA special-purpose address
registries, as Python's `ipaddress` keeps them, and addresses that carry an IPv4 address inside
them (mapped, 6to4, Teredo, NAT64) are judged by that one too.
"""

import socket
from collections.abc import Callable, Sequence
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from typing import NamedTuple
from urllib.parse import SplitResult, urljoin, urlsplit

from tidings.errors import FetchError, RefusedAddress

Resolver = Callable[[str, int], Sequence[str]]
PORTS = {"http": 80, "https": 443}
NAT64 = (IPv6Network("64:ff9b::/96"), IPv6Network("64:ff9b:1::/48"))
IPV4_COMPATIBLE = IPv6Network("::/96")


class Target(NamedTuple):
    """Where an address leads, before its name is resolved."""

    scheme: str
    host: str
    port: int


def is_web(address: str) -> bool:
    """Tell whether `address` is meant for the web ("http://…", "https://…")."""
    return address[:8].lower().startswith(("http://", "https://"))


def web_address(address: str | None, base: str | None = None) -> str | None:
    """Return `address` made absolute, or none where it is not one of the web (javascript:, …)."""
    if not address:
        return None
    try:
        whole = urljoin(base, address.strip()) if base else address.strip()
        return whole if is_web(whole) and urlsplit(whole).hostname else None
    except ValueError:
        return None


def target(address: str) -> Target:
    """Return where `address` leads. Raises RefusedAddress where Tidings does not go there."""
    parts = _split(address)
    if parts.scheme not in PORTS:
        raise RefusedAddress(f"{address} is not an http or https address; give one of those.")
    if parts.username is not None or parts.password is not None:
        raise RefusedAddress(f"{address} carries a user name; leave out everything up to the @.")
    if not parts.hostname:
        raise RefusedAddress(f"{address} names no host; write it as https://host/path.")
    return Target(parts.scheme, parts.hostname, parts.port or PORTS[parts.scheme])


def _split(address: str) -> SplitResult:
    try:
        parts = urlsplit(address)
        _ = parts.port  # raises where it is no number
    except ValueError as cause:
        raise RefusedAddress(f"{address} is not an address: {cause}.") from cause
    return parts


def resolve(host: str, port: int) -> Sequence[str]:
    """Return the IP addresses that `host` stands for, as the system resolves them."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return tuple(dict.fromkeys(str(row[4][0]) for row in found))


def checked_ips(host: str, port: int, *, allow_private: bool, resolver: Resolver) -> Sequence[str]:
    """Return the IP addresses of `host`, every one of them allowed.

    Raises FetchError where the name is not known, RefusedAddress where any of them is private.
    """
    try:
        found = resolver(host, port)
    except (OSError, UnicodeError) as cause:
        raise FetchError(f"{host} could not be found; check the address or the network.") from cause
    if not found:
        raise FetchError(f"{host} could not be found; check the address or the network.")
    for ip in () if allow_private else found:
        if why := forbidden(ip):
            leads = "is" if host == ip else f"leads to {ip},"
            raise RefusedAddress(
                f"{host} {leads} {why}; allow it with `allow_private = true` in the settings if "
                "you mean it."
            )
    return found


def forbidden(ip: str) -> str | None:
    """Return what kind of closed address `ip` is, or none where it is open to the world."""
    try:
        number = ip_address(ip.partition("%")[0])
    except ValueError:
        return "no IP address"
    return next((why for n in (*_inner(number), number) if (why := _closed(n))), None)


def _closed(number: IPv4Address | IPv6Address) -> str | None:
    rows = (
        (number.is_unspecified, "an address of this machine"),
        (number.is_loopback, "a loopback address"),
        (number.is_link_local, "a link-local address"),
        (number.is_multicast, "a multicast address"),
        (number.is_reserved, "a reserved address"),
        (not number.is_global, "a private address"),
    )
    return next((why for closed, why in rows if closed), None)


def _inner(number: IPv4Address | IPv6Address) -> tuple[IPv4Address, ...]:
    """Return the IPv4 addresses that an IPv6 address carries."""
    if isinstance(number, IPv4Address):
        return ()
    low = IPv4Address(int(number) & 0xFFFFFFFF)
    embeds = number in IPV4_COMPATIBLE or any(number in net for net in NAT64)
    found = (number.ipv4_mapped, number.sixtofour, *(number.teredo or ()), low if embeds else None)
    return tuple(ip for ip in found if ip is not None)
