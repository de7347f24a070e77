"""Random numbers that can be had again."""

from wechatpay_mock._chance import Chance


def test_same_seed_same_numbers() -> None:
    """From one seed come the same numbers; nothing is drawn from the system before it is asked for."""
    chance = Chance()
    assert chance.drawn is None
    first = [chance.randrange(10**20), chance.random(), chance.token(24), chance.randbytes(100), chance.gauss()]
    seed = chance.drawn
    assert seed is not None
    chance.begin(seed)
    assert first == [chance.randrange(10**20), chance.random(), chance.token(24), chance.randbytes(100), chance.gauss()]
    chance.begin()
    assert chance.drawn is None
    assert chance.randrange(10**20) != first[0]


def test_numbers_are_lasting() -> None:
    """The numbers of a seed never change, or files that were kept could not be read any more."""
    chance = Chance()
    chance.begin(b"seed")
    assert [chance.randrange(10**20), chance.randrange(7), chance.getrandbits(0)] == [15097928536979819949, 3, 0]
    assert chance.token(6) == "sgRS1Enp"


def test_numbers_fill_their_range() -> None:
    """Every value comes, and none outside; `seed` of the usual generator changes nothing."""
    chance = Chance()
    chance.seed(1)
    assert {chance.randrange(5) for _ in range(200)} == set(range(5))
    assert all(0 <= chance.random() < 1 for _ in range(200))
    assert chance.getrandbits(1000).bit_length() > 900
