"""How callbacks are delivered: tries, repeats, switches. N7, N17, and what the callback pages say."""

import gc
import threading
import weakref
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from tests.mock_server.receiving import Shop
from tests.mock_server.support import NOW, Side, Ticker, brand_of, partner_of, simulator
from wechatpay_auth import Scheme
from wechatpay_mock import Rules, Simulator
from wechatpay_mock._parcels import Forgery

SEND_REPEATS = (10, 14, 27, 60, 150, 394, 1053, 2831, 7620, 20580)


def outcomes(shop: Shop) -> list[str]:
    """What came of the tries of the only notification."""
    shop.callbacks.settle()
    [notification] = shop.callbacks
    return [one.outcome for one in notification.tries]


def test_delivered(side: Side) -> None:
    """200 and 204 deliver: one try, right after the answer."""
    for status in (200, 204):
        side.simulator.reset()
        shop = Shop(side, status)
        side.stocked().sent()
        assert outcomes(shop) == [f"accepted with {status}"]
        [notification] = shop.callbacks
        assert (notification.state, notification.next_try_at) == ("DELIVERED", None)
        assert notification.tries[0].at.isoformat() == NOW
        side.simulator.clock.advance(86400)
        assert len(outcomes(shop)) == 1


@pytest.mark.parametrize("status", [201, 202, 206, 302, 400, 401, 404, 500, 503])
def test_failed(brand: Side, status: int) -> None:
    """Everything else is a failure, and is repeated; other 2xx and 3xx too (assumed)."""
    shop = Shop(brand, status)
    brand.stocked().sent()
    [outcome] = outcomes(shop)
    assert outcome.startswith("failed: ")
    assert str(status) in outcome
    [notification] = shop.callbacks
    assert notification.state == "PENDING"
    assert notification.next_try_at == datetime.fromisoformat(NOW) + timedelta(seconds=10)


def test_whole_schedule(side: Side) -> None:
    """Ten repeats at the documented distances, by the business clock; then it is over."""
    shop = Shop(side, *[500] * 20)
    clock = side.simulator.clock
    side.stocked().sent()
    shop.callbacks.settle()
    for count, seconds in enumerate(SEND_REPEATS, start=1):
        clock.advance(seconds - 1)
        assert len(outcomes(shop)) == count
        clock.advance(1)
        assert len(outcomes(shop)) == count + 1
    [notification] = shop.callbacks
    assert (notification.state, notification.next_try_at) == ("FAILED", None)
    begin = datetime.fromisoformat(NOW)
    waits = [(one.at - begin).total_seconds() for one in notification.tries]
    assert waits == [sum(SEND_REPEATS[:count]) for count in range(11)]
    clock.advance(86400)
    assert len(outcomes(shop)) == 11
    assert [one.number for one in notification.tries] == list(range(1, 12))


def test_jump_over_the_whole_schedule(side: Side) -> None:
    """A clock that jumps a day makes up for every try in between."""
    shop = Shop(side, *[500] * 20)
    side.stocked().sent()
    side.simulator.clock.advance(86400)
    assert len(outcomes(shop)) == 11
    side.simulator.clock.set(datetime.fromisoformat(NOW))
    assert len(outcomes(shop)) == 11


def test_accepted_after_failures(side: Side) -> None:
    """The repeat that is accepted is the last one."""
    shop = Shop(side, 500, 503)
    side.stocked().sent()
    for seconds in SEND_REPEATS[:4]:
        shop.callbacks.settle()
        side.simulator.clock.advance(seconds)
    assert outcomes(shop) == ["failed: refused with 500", "failed: refused with 503", "accepted with 204"]


def test_repeats_are_signed_afresh(side: Side) -> None:
    """A repeat has the same body, and a timestamp, nonce and signature of its own."""
    wall_clock = side.simulator.gateway.wall_clock
    assert isinstance(wall_clock, Ticker)
    shop = Shop(side, 500)
    side.stocked().sent()
    shop.callbacks.settle()
    wall_clock.now += 10  # the business clock runs by it
    assert len(shop.contents()) == 2
    first, second = shop.headers
    assert shop.bodies[0] == shop.bodies[1]
    assert int(second["Wechatpay-Timestamp"]) == int(first["Wechatpay-Timestamp"]) + 10
    for name in ("Wechatpay-Nonce", "Wechatpay-Signature"):
        assert first[name] != second[name]


def test_image_tasks_have_a_schedule_of_their_own(brand: Side) -> None:
    """Every 60 s, 11 times at most."""
    shop = Shop(brand, *[500] * 20)
    picture = {"image_generation_type": "CUT_OUT", "cut_out": {"image_url": "https://wxpaylogo.qpic.cn/a"}}
    brand.post("/image-generation-tasks", {"task_id": "task_0001", **picture})
    brand.simulator.clock.advance(60 * 11 - 1)
    assert len(outcomes(shop)) == 11
    brand.simulator.clock.advance(3600)
    assert len(outcomes(shop)) == 12


def test_receiver_that_raises(brand: Side) -> None:
    """A function that fails has not accepted, and the next callback comes all the same."""
    shop = Shop(brand)

    def broken(_: dict[str, str], __: bytes) -> int:
        raise RuntimeError("oh-394z-secret")

    shop.callbacks.deliver_to(broken)
    brand.stocked().sent()
    assert outcomes(shop) == ["failed: the receiver raised RuntimeError"]
    shop.callbacks.deliver_to(shop)
    brand.simulator.clock.advance(10)
    assert len(shop.contents()) == 1


def test_receiver_that_calls(side: Side) -> None:
    """A receiver may call the simulator before it answers: the coupon can be confirmed then (U2)."""
    shop = Shop(side)
    stocked = side.stocked()
    caller = Side(side.simulator, side.credentials)
    states: list[int] = []

    def confirming(headers: dict[str, str], body: bytes) -> int:
        status = shop(headers, body)
        code = shop.opened[-1].json()["coupon_code"]
        stocked.side = caller
        states.append(stocked.confirm(code).status_code)
        return status

    shop.callbacks.deliver_to(confirming)
    code = stocked.sent()
    shop.callbacks.settle()
    assert states == [200]
    assert stocked.state(code) == "EFFECTIVE"


def test_delay(side_with: Callable[[Rules], Side]) -> None:
    """N7: it may come later."""
    side = side_with(Rules(callback_delay_seconds=60))
    shop = Shop(side)
    side.stocked().sent()
    side.simulator.clock.advance(59)
    assert shop.contents() == []
    side.simulator.clock.advance(1)
    assert len(shop.contents()) == 1
    assert shop.envelope()["create_time"] == NOW


def test_copies(side_with: Callable[[Rules], Side]) -> None:
    """N7: it may come twice, also after it was accepted; both are the same notification."""
    side = side_with(Rules(callback_copies=2))
    shop = Shop(side, 500)
    side.stocked().sent()
    assert len(shop.contents()) == 1
    side.simulator.clock.advance(10)
    assert len(shop.contents()) == 4
    assert len({one.id for one in shop.opened}) == 1
    [notification] = shop.callbacks
    assert (notification.state, notification.next_try_at) == ("DELIVERED", None)


def test_order(side_with: Callable[[Rules], Side]) -> None:
    """Callbacks may overtake each other."""
    side = side_with(Rules(callback_hold_seconds=5))
    shop, stocked = Shop(side), side.stocked()
    stocked.sent("send_0001")
    stocked.sent("send_0002")
    shop.callbacks.settle()
    side.simulator.clock.advance(5)
    assert [content["send_request_no"] for content in shop.contents()] == ["send_0002", "send_0001"]


def test_loss(side_with: Callable[[Rules], Side]) -> None:
    """N7: it may never come; the outbox says so."""
    side = side_with(Rules(callback_loss_every=2))
    shop, stocked = Shop(side), side.stocked()
    for index in range(1, 5):
        stocked.sent(f"send_000{index}")
    assert [content["send_request_no"] for content in shop.contents()] == ["send_0001", "send_0003"]
    assert [one.state for one in shop.callbacks] == ["DELIVERED", "FAILED"] * 2
    assert "callback_loss_every" in list(shop.callbacks)[1].tries[0].outcome


def test_before_the_answer(side_with: Callable[[Rules], Side]) -> None:
    """N7: it may be there before the answer of the send, and be confirmed by then."""
    side = side_with(Rules(callback_before_answer=True))
    shop, stocked = Shop(side), side.stocked()
    response = stocked.send()
    assert [one.json()["coupon_code"] for one in shop.opened] == [response.json()["coupon_code"]]


def test_probe_now_and_then(side_with: Callable[[Rules], Side]) -> None:
    """A probe comes first and is refused by whoever verifies, then the true one, which is counted as the first."""
    side = side_with(Rules(callback_probe_every=2))
    shop, stocked = Shop(side, 500), side.stocked()
    for index in range(4):
        stocked.sent(f"send_000{index}")
    shop.callbacks.settle()
    assert shop.refused == ["InvalidSignature"] * 2
    assert [[one.probe for one in notification.tries] for notification in shop.callbacks] == [
        [False],
        [True, False],
    ] * 2
    probes = [one for one in shop.callbacks.received if one.probe]
    for probe in probes:
        assert probe.headers["Wechatpay-Signature"].startswith("WECHATPAY/SIGNTEST/")
        assert not probe.is_accepted
    assert "rightly refused with 401" in list(shop.callbacks)[1].tries[0].outcome


def test_both_forms_of_probes(brand: Side) -> None:
    """344 characters as published, 355 as seen: in turn."""
    shop = Shop(brand)
    brand.stocked().sent()
    shop.callbacks.settle()
    [notification] = shop.callbacks
    for _ in range(2):
        shop.callbacks.send_probe(notification.id)
    lengths = {len(one.headers["Wechatpay-Signature"]) for one in shop.callbacks.received if one.probe}
    assert lengths == {344, 355}


def test_receiver_that_accepts_a_probe(brand: Side) -> None:
    """A receiver that verifies nothing is found out, and the genuine tries are not touched by that."""
    shop = Shop(brand)
    shop.callbacks.deliver_to(lambda _, __: 200)
    brand.stocked().sent()
    shop.callbacks.settle()
    [notification] = shop.callbacks
    made = shop.callbacks.send_probe(notification.id)
    assert (made.number, made.status, made.probe) == (2, 200, True)
    assert "WRONGLY ACCEPTED" in made.outcome
    assert notification.state == "DELIVERED"


def test_forgeries_now_and_then(side_with: Callable[[Rules], Side]) -> None:
    """A forgery comes first, signed by a stranger."""
    side = side_with(Rules(callback_forged_every=1))
    shop = Shop(side)
    side.stocked().sent()
    assert len(shop.contents()) == 1
    assert shop.refused == ["InvalidSignature"]


@pytest.mark.parametrize(
    ("how", "error"),
    [("signature", "InvalidSignature"), ("serial", "UnknownKey"), ("api_key", "CallbackUndecryptable")],
)
def test_forgeries_on_demand(side: Side, how: Forgery, error: str) -> None:
    """Somebody else's key, a key nobody holds, and another API key are each refused for their own reason."""
    shop = Shop(side)
    side.stocked().sent()
    shop.callbacks.settle()
    made = shop.callbacks.send_forged(next(iter(shop.callbacks)).id, how)
    assert shop.refused == [error]
    assert (made.probe, "rightly refused" in made.outcome) == (True, True)


def test_probe_of_an_address(mock: Simulator, side: Side) -> None:
    """An address can be probed before anything has happened; one that nobody has set cannot."""
    shop = Shop(side)
    made = mock.callbacks.send_probe("https://brand.example.com/wechatpay/callbacks")
    assert (made.status, shop.refused) == (401, ["InvalidSignature"])
    assert len(mock.callbacks) == 0
    with pytest.raises(LookupError, match="no caller has set"):
        mock.callbacks.send_probe("https://other.example.com/")
    with pytest.raises(LookupError, match="no callback"):
        mock.callbacks.send_probe("unknown")


def test_resend(side: Side) -> None:
    """What was delivered is sent once more on demand, and stays delivered even if that is refused."""
    shop = Shop(side, 204, 500)
    side.stocked().sent()
    shop.callbacks.settle()
    [notification] = shop.callbacks
    made = shop.callbacks.resend(notification.id)
    assert (made.status, notification.state, notification.next_try_at) == (500, "DELIVERED", None)
    assert shop.bodies[0] == shop.bodies[1]
    with pytest.raises(LookupError, match="no callback"):
        shop.callbacks.resend("unknown")


def test_resend_of_a_failed_one(side: Side) -> None:
    """What was given up stays given up when it is refused again, and is delivered once it is accepted."""
    shop = Shop(side, *[500] * 12)
    side.stocked().sent()
    side.simulator.clock.advance(86400)
    shop.callbacks.settle()
    [notification] = shop.callbacks
    shop.callbacks.resend(notification.id)
    assert (notification.state, notification.next_try_at) == ("FAILED", None)
    shop.callbacks.resend(notification.id)
    assert (notification.state, notification.next_try_at) == ("DELIVERED", None)


def test_resend_of_a_pending_one(brand: Side) -> None:
    """It takes the place of the next repeat: the one after it is counted from now."""
    shop = Shop(brand, 500, 500)
    brand.stocked().sent()
    shop.callbacks.settle()
    brand.simulator.clock.advance(4)
    [notification] = shop.callbacks
    shop.callbacks.resend(notification.id)
    assert notification.next_try_at == datetime.fromisoformat(NOW) + timedelta(seconds=4 + 14)
    brand.simulator.clock.advance(6)
    assert len(outcomes(shop)) == 2
    brand.simulator.clock.advance(8)
    assert len(outcomes(shop)) == 3


@pytest.mark.parametrize("kind", ["public_key", "certificate", "switching"])
def test_keys_of_partners(home: Path, kind: str) -> None:
    """Partners get callbacks by the key kind they have; while they switch by both in turn, repeats too."""
    side = partner_of(simulator(home, rules=Rules(partner_keys=kind)))  # type: ignore[arg-type]
    shop, stocked = Shop(side, 500), side.stocked()
    for index in range(3):
        stocked.sent(f"send_000{index}")
    shop.callbacks.settle()
    side.simulator.clock.advance(10)
    assert (len(shop.contents()), shop.refused) == (4, [])
    account = side.simulator.gateway.accounts.get(Scheme.PARTNER, side.credentials.identity)
    assert account is not None
    is_public = [one.serial == account.public_key.id for one in shop.opened]
    expected = {"public_key": [True] * 4, "certificate": [False] * 4, "switching": [False, True, False, True]}
    assert is_public == expected[kind]


def test_brands_have_public_keys_only(home: Path) -> None:
    """A partner's switch does not concern brands."""
    side = brand_of(simulator(home, rules=Rules(partner_keys="switching")))
    shop, stocked = Shop(side), side.stocked()
    stocked.sent()
    stocked.sent("send_0002")
    assert len(shop.contents()) == 2
    assert {one.serial for one in shop.opened} == {shop.headers[0]["Wechatpay-Serial"]}


def test_wait_for(mock: Simulator, side: Side) -> None:
    """It waits until enough have been accepted, and says what is missing otherwise."""
    shop, stocked = Shop(side, 204, 500), side.stocked()
    stocked.sent()
    [delivery] = mock.callbacks.wait_for(shop.event_type)
    assert delivery.payload["openid"] == shop.content()["openid"]
    assert delivery.is_accepted
    stocked.sent("send_0002")
    mock.callbacks.settle()
    with pytest.raises(TimeoutError, match=r"1 of 2 .* PENDING, failed: refused with 500"):
        mock.callbacks.wait_for(shop.event_type, count=2, timeout=0.01)
    with pytest.raises(TimeoutError, match="0 of 1"):
        mock.callbacks.wait_for("PRODUCT_COUPON.NONE", timeout=0)
    mock.clock.advance(10)
    assert len(mock.callbacks.wait_for(count=2)) == 2
    assert [one.status for one in mock.callbacks.received] == [204, 500, 204]


def test_settle_gives_up(brand: Side) -> None:
    """It does not wait for a receiver for ever."""
    shop, stocked = Shop(brand), brand.stocked()
    gate = threading.Event()

    def slow(_: dict[str, str], __: bytes) -> int:
        gate.wait(10)
        return 204

    shop.callbacks.deliver_to(slow)
    stocked.sent()
    with pytest.raises(TimeoutError, match="still due"):
        shop.callbacks.settle(timeout=0.01)
    assert stocked.send("send_0002").status_code == 200  # answers do not wait for receivers
    gate.set()
    shop.callbacks.settle()
    assert [one.state for one in shop.callbacks] == ["DELIVERED"] * 2


def test_many_threads(side: Side) -> None:
    """Callers in several threads, the courier and a reader at once: each send is told exactly once."""
    shop, stocked = Shop(side), side.stocked(stock_send_rule={"max_count": 1000, "max_count_per_user": 100})
    failures: list[int] = []

    def send(name: int) -> None:
        caller = Side(side.simulator, side.credentials)
        for index in range(10):
            body = {**stocked.ids(), "send_request_no": f"send_{name}_{index:04d}"}
            status = caller.post("/users/oh-394z-6CGkNoJrsDLTTUKiAnp4/coupons", body).status_code
            if status != 200:
                failures.append(status)
            list(shop.callbacks)

    threads = [threading.Thread(target=send, args=(name,)) for name in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    told = [content["send_request_no"] for content in shop.contents()]
    assert failures == []
    assert len(told) == len(set(told)) == 40


def test_forgotten_simulator(home: Path) -> None:
    """The courier's thread does not keep a simulator alive that nobody holds, though a repeat is planned."""
    side = brand_of(simulator(home))
    shop = Shop(side, 500)
    side.stocked().sent()
    shop.callbacks.settle()
    courier = side.simulator.gateway.courier
    thread = courier._thread
    gone = weakref.ref(courier)
    assert thread is not None
    assert thread.is_alive()
    del side, shop, courier
    gc.collect()
    thread.join(10)
    gc.collect()
    assert not thread.is_alive()
    assert gone() is None


def test_close(brand: Side) -> None:
    """Closed, it sends no more; used again, it goes on."""
    shop = Shop(brand, 500)
    brand.stocked().sent()
    shop.callbacks.settle()
    brand.simulator.close()
    assert brand.simulator.gateway.courier._thread is None
    brand.simulator.clock.advance(10)
    assert len(shop.contents()) == 2
