"""Where Tidings goes, and where it does not."""

import pytest

from tidings.errors import FetchError, RefusedAddress
from tidings.intake.addresses import checked_ips, forbidden, is_web, target, web_address

OPEN = "93.184.216.34"


@pytest.mark.parametrize(
    "ip",
    [
        "127.0.0.1",
        "127.9.9.9",
        "10.0.0.1",
        "172.16.3.4",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "0.0.0.0",
        "224.0.0.1",
        "240.0.0.1",
        "255.255.255.255",
        "::1",
        "::",
        "fe80::1",
        "fe80::1%eth0",
        "fc00::1",
        "ff02::1",
        "::ffff:127.0.0.1",
        "::ffff:10.0.0.1",
        "::127.0.0.1",
        "64:ff9b::7f00:1",
        "2002:7f00:1::",
        "not an address",
    ],
)
def test_closed_addresses(ip: str) -> None:
    assert forbidden(ip)


@pytest.mark.parametrize("ip", [OPEN, "8.8.8.8", "2606:4700::1111"])
def test_open_addresses(ip: str) -> None:
    assert forbidden(ip) is None


@pytest.mark.parametrize(
    "address",
    [
        "ftp://example.org/feed",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "http://user@example.org/",
        "http://example.org:secret@10.0.0.1/",
        "http:///path",
        "http://example.org:port/",
        "http://[half/",
    ],
)
def test_addresses_that_are_refused_unseen(address: str) -> None:
    with pytest.raises(RefusedAddress):
        target(address)


def test_the_host_is_what_follows_the_at_sign() -> None:
    assert target("HTTPS://Example.org/a").host == "example.org"
    assert target("https://example.org/a").port == 443
    assert target("http://example.org:8080/a").port == 8080


def test_one_private_address_among_open_ones_is_enough_to_refuse() -> None:
    with pytest.raises(RefusedAddress, match=r"10\.0\.0\.1, a private address; allow it with"):
        checked_ips("x.example", 80, allow_private=False, resolver=lambda *_: [OPEN, "10.0.0.1"])


def test_private_addresses_can_be_allowed() -> None:
    assert checked_ips("x", 80, allow_private=True, resolver=lambda *_: ["10.0.0.1"]) == [
        "10.0.0.1"
    ]


def test_an_unknown_name_is_a_failed_fetch() -> None:
    def unknown(_host: str, _port: int) -> list[str]:
        raise OSError("no such name")

    with pytest.raises(FetchError, match=r"nowhere\.example could not be found"):
        checked_ips("nowhere.example", 80, allow_private=False, resolver=unknown)


def test_web_addresses() -> None:
    assert is_web("HTTPS://example.org")
    assert not is_web("httpsomething.txt")
    assert web_address("/a", "https://example.org/feed") == "https://example.org/a"
    assert web_address("javascript:alert(1)", "https://example.org/") is None
    assert web_address("http://[half") is None
