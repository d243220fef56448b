import pytest

from musnad.intake.address import is_public

PRIVATE = """
127.0.0.1 10.0.0.1 172.16.0.1 192.168.1.1 169.254.169.254 100.64.0.1 0.0.0.0 224.0.0.1 240.0.0.1
255.255.255.255 192.0.2.1 ::1 :: fe80::1 fe80::1%eth0 fc00::1 ff02::1 ::ffff:127.0.0.1
::ffff:8.8.8.8 64:ff9b::7f00:1 64:ff9b::a00:1 2002:7f00:1:: 2001:db8::1 host 2130706433
"""


@pytest.mark.parametrize("address", PRIVATE.split())
def test_not_public(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", ["93.184.215.14", "2606:2800:21f::1", "64:ff9b::5db8:d70e"])
def test_public(address: str) -> None:
    assert is_public(address)
