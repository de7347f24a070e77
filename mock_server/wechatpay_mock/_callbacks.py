"""Callbacks as tests and control routes handle them."""

from __future__ import annotations

import time
import uuid
from collections.abc import Iterator

from ._delivered import Delivery
from ._gateway import Gateway
from ._outbox import Notification, Try
from ._parcels import Forgery
from ._receivers import Receiver
from ._state import Owner


class UnknownCallback(LookupError):
    """There is no such notification or address; the text says what was asked for."""


class Callbacks:
    """What the simulator tells its callers, where it sends that, and what came of it.

    ::

        simulator.callbacks.deliver_to(my_receiver)  # or .redirect("http://127.0.0.1:9000")
        ...  # set an address, send a coupon
        [delivery] = simulator.callbacks.wait_for("PRODUCT_COUPON.SEND")
        simulator.clock.advance(10)  # the first repeat of one that was refused
        simulator.callbacks.settle()

    A callback is sent to the address that its caller has set, which has to be https, unless it is redirected or
    handed to a function. Repeats come by the business clock; when that jumps over several of them, all are made up
    for, one right after the other. Iterating gives the notifications, oldest first.
    """

    def __init__(self, gateway: Gateway) -> None:
        self._gateway = gateway
        self._courier = gateway.courier

    def deliver_to(self, receiver: Receiver | None) -> None:
        """Hand callbacks to a function in place of sending them; None sends them again.

        Args:
            receiver: Gets a dict of headers and the body, and returns the HTTP status it answers. It runs in the
                thread of the courier, and may call the simulator. If it raises, the try has failed. It has no limit
                of time; only over the network 5 seconds are one.
        """
        self._courier.receiver = receiver

    def redirect(self, to: str | None, *, host: str | None = None) -> None:
        """Send callbacks to a receiver of this machine though their registered address is a public one.

        A function that `deliver_to` named gets them no more.

        Args:
            to: Such as `http://127.0.0.1:9000`: the path of the registered address is kept. One with a path of
                its own takes all callbacks at that path. None ends it.
            host: Only for addresses of this host; for all when left out.

        Raises:
            ValueError: `to` is no http or https address.
        """
        self._courier.network.redirect(to, host)
        self._courier.receiver = None

    def settle(self, timeout: float = 10) -> None:
        """Wait until nothing is due by the business clock.

        Args:
            timeout: How many seconds of real time at most.

        Raises:
            TimeoutError: Something still was.
            StateError: Nothing is sent, since the state file cannot be written or is closed.
            RuntimeError: The receiver of `deliver_to` asks, which holds up what it would wait for.
        """
        if not self._courier.settle(timeout):
            raise TimeoutError(f"after {timeout:g} s callbacks are still due: {self._summary()}")

    @property
    def received(self) -> list[Delivery]:
        """The last 1000 callbacks that were answered, whatever the answer, oldest first."""
        with self._gateway.lock:
            return list(self._courier.deliveries)

    def wait_for(self, event_type: str | None = None, *, count: int = 1, timeout: float = 10) -> list[Delivery]:
        """Wait until callbacks have been accepted, since the start or the last reset.

        Args:
            event_type: Such as `PRODUCT_COUPON.SEND`; any when left out.
            count: How many.
            timeout: How many seconds of real time at most; the business clock is not moved.

        Returns:
            All that were accepted, oldest first.

        Raises:
            TimeoutError: There were fewer; the text says what became of the others.
            StateError, RuntimeError: As for `settle`.
        """
        deadline = time.monotonic() + timeout
        self._courier.wake()
        with self._courier.changed:
            while True:
                found = [one for one in self._courier.deliveries if one.is_accepted]
                found = [one for one in found if event_type in (None, one.event_type)]
                if len(found) >= count:
                    return found
                left = deadline - time.monotonic()
                if left <= 0:
                    break
                self._courier.check()
                self._courier.changed.wait(min(left, 1))
        what = event_type or "callbacks"
        raise TimeoutError(f"{len(found)} of {count} {what} were accepted within {timeout:g} s: {self._summary()}")

    def resend(self, notification_id: str) -> Try:
        """Send a notification now, whatever has become of it; of one that is pending, it takes the next try's place.

        Raises:
            UnknownCallback: There is none with this id.
        """
        return self._courier.send(self.get(notification_id))

    def send_probe(self, target: str) -> Try:
        """Send something whose signature is wrong on purpose, as WeChat Pay does now and then (验签探测).

        A receiver that answers 2xx has failed, and the outcome says so.

        Args:
            target: The id of a notification, or an address that a caller has set.

        Raises:
            UnknownCallback: It is neither.
        """
        return self._courier.send_wrong(self._target(target))

    def send_forged(self, target: str, how: Forgery = "signature") -> Try:
        """Send a forgery, which has to be refused, too.

        Args:
            target: The id of a notification, or an address that a caller has set.
            how: Signed with somebody else's key ("signature"), naming a key that nobody holds ("serial"), or
                genuine but encrypted with another API key ("api_key").

        Raises:
            UnknownCallback: `target` is neither.
        """
        return self._courier.send_wrong(self._target(target), how)

    def get(self, notification_id: str) -> Notification:
        """A notification.

        Raises:
            UnknownCallback: There is none with this id.
        """
        found = self._gateway.store.outbox.get(notification_id)
        if found is None:
            raise UnknownCallback(f"there is no callback {notification_id[:80]!r}")
        return found

    def __iter__(self) -> Iterator[Notification]:
        with self._gateway.lock:
            return iter(self._gateway.store.outbox)

    def __len__(self) -> int:
        return len(self._gateway.store.outbox)

    def _target(self, target: str) -> Notification:
        gateway = self._gateway
        if "://" not in target:
            return self.get(target)
        with gateway.lock:
            found = [key for key, config in gateway.store.notify_configs.items() if config.notify_url == target]
        if not found:
            raise UnknownCallback(f"no caller has set the address {target[:80]!r}")
        scheme, caller = found[0]
        webhook = gateway.contract.webhooks[scheme, "productCouponSend"]
        return Notification(  # made up, and never in the outbox
            id=str(uuid.uuid4()),
            owner=Owner(scheme, caller, ""),
            event_type=webhook.event_type,
            created_at=gateway.clock.now(),
            url=target,
            payload=webhook.example,
            summary=webhook.summary,
        )

    def _summary(self) -> str:
        told = [
            f"{one.event_type} {one.state}, {one.tries[-1].outcome if one.tries else 'not tried yet'}" for one in self
        ]
        return "; ".join(told[-5:]) or "there are none; is an address set, and was anything sent?"
