from ipaddress import ip_address, ip_network

import pytest

from rapporteur.documents.addresses import is_public, resolved


@pytest.mark.parametrize(
    "address",
    [
        "0.0.0.0", "0.1.2.3", "10.0.0.1", "100.64.0.1", "127.0.0.1", "127.255.255.254", "169.254.169.254", "172.16.5.4",
        "192.0.0.8", "192.0.2.1",
        "192.168.1.1", "198.18.0.1", "198.51.100.2", "203.0.113.5", "224.0.0.1", "233.252.0.1",
        "239.1.1.1", "240.0.0.1", "255.255.255.255", "::", "::1", "::7f00:1", "::ffff:8.8.8.8", "::ffff:10.0.0.1",
        "64:ff9b::808:808", "64:ff9b::a00:1", "64:ff9b:1::1", "100::1", "2001::1", "2001:db8::1", "2002:7f00:1::",
        "2002:808:808::", "fc00::1", "fd12:3456::1", "fe80::1", "fec0::1", "ff02::1", "ff0e::1",
    ],
)  # fmt: skip
def test_addresses_that_are_not_of_the_public_internet(address: str) -> None:
    assert not is_public(ip_address(address))


@pytest.mark.parametrize("address", ["1.1.1.1", "8.8.8.8", "151.101.1.1", "2606:4700:4700::1111", "2a00:1450:4001::64"])
def test_public_addresses(address: str) -> None:
    assert is_public(ip_address(address))


def test_leave_is_given_by_network_and_version() -> None:
    allowed = [ip_network("10.0.0.0/24")]
    assert is_public(ip_address("10.0.0.7"), allowed)
    assert not is_public(ip_address("10.0.1.7"), allowed)
    assert not is_public(ip_address("::ffff:10.0.0.7"), allowed)


def test_a_look_up_understands_other_notations_as_the_system_does() -> None:
    assert resolved("2130706433", 80) == [ip_address("127.0.0.1")]
