"""Delivering what is in the outbox, by the business clock, beside the answers."""

from __future__ import annotations

import logging
import threading
import time
import traceback
import weakref
from collections import deque
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Literal

from ._commands import Command
from ._delivered import Delivery
from ._json import Json
from ._outbox import Notification, State, Try
from ._parcels import Forgery, Packer, Parcel, Unsendable
from ._receivers import Network, Receiver, Reply, call
from ._state_file import StateError

if TYPE_CHECKING:
    from ._gateway import Gateway

KEPT = 1000
_POLL_SECONDS = 1.0  # a clock with a source of its own may move without a word
_STOP_SECONDS = 10.0

_log = logging.getLogger("wechatpay_mock")

Wrong = Literal["probe"] | Forgery

_FORGERIES: dict[Forgery, str] = {
    "signature": "forgery signed with somebody else's key",
    "serial": "forgery that names a key nobody holds",
    "api_key": "callback encrypted with another API key",
}


class Courier:
    """Delivers one callback after the other, in a thread that lives as long as there are some to come.

    Attributes:
        receiver: The function that gets all callbacks; None to send them over the network.
        network: Sends them otherwise.
        deliveries: The last `KEPT` that were answered.
        changed: Is notified after each try.
    """

    def __init__(self, gateway: Gateway) -> None:
        self._gateway = gateway
        self._packer = Packer(gateway.contract, gateway.accounts, gateway.wall_clock)
        self.receiver: Receiver | None = None
        self.network = Network()
        self.deliveries: deque[Delivery] = deque(maxlen=KEPT)
        self.changed = threading.Condition(gateway.lock)
        self._bell = threading.Event()
        self._thread: threading.Thread | None = None
        self._is_stopping = False
        self._in_flight: Notification | None = None
        gateway.clock.watch(self.wake)
        gateway.commands.register("tried", self._tried)

    def clear(self) -> None:
        """Forget what was delivered, and deliver as at the start; a try that is under way counts for nothing."""
        self.deliveries.clear()
        self.receiver = None
        self.network.reset()

    def wake(self) -> None:
        """Look for what is due now; called after every request and when the clock was moved.

        As long as the state file cannot be written nothing goes out: what cannot be kept is not done.
        """
        if not self._gateway.store.outbox.has_plans or self._gateway.commands.is_broken:
            return
        with self._gateway.lock:
            if self._thread is None:
                # It holds no courier while it waits: simulators that nobody holds any more are not kept by it.
                self._thread = threading.Thread(
                    target=_work, args=(weakref.ref(self), self._bell), name="wechatpay_mock callbacks", daemon=True
                )
                self._thread.start()
            self._bell.set()

    def stop(self) -> None:
        """End the thread after the try that it is at; what is left goes on with the next `wake`."""
        with self._gateway.lock:
            thread = self._thread
            self._is_stopping = thread is not None
            self._bell.set()
        if thread is not None and thread is not threading.current_thread():
            thread.join(_STOP_SECONDS)
        self.network.close()

    def settle(self, timeout: float, *, since: int = 0) -> bool:
        """Wait until nothing is due any more.

        Args:
            timeout: How many seconds at most.
            since: Wait for notifications with this number or a higher one only.

        Returns:
            Whether that was so in time.

        Raises:
            StateError, RuntimeError: As for `check`.
        """
        deadline = time.monotonic() + timeout
        self.wake()
        with self.changed:
            while self._is_open(since):
                self.check()
                left = deadline - time.monotonic()
                if left <= 0:
                    return False
                self.changed.wait(min(left, _POLL_SECONDS))
        return True

    def check(self) -> None:
        """Make sure that there is something to wait for.

        Raises:
            StateError: Nothing is sent, since the state file cannot be written or is closed.
            RuntimeError: A receiver asks, which holds up what it would wait for.
        """
        if threading.current_thread() is self._thread:
            raise RuntimeError("a receiver cannot wait for callbacks: they come one after the other")
        self._gateway.commands.check()

    def send(self, notification: Notification, planned: datetime | None = None) -> Try:
        """Try to deliver a notification now.

        Args:
            notification: What to deliver.
            planned: When this try was planned; the next one follows from there. None for one out of turn,
                after which a notification that is still pending goes on from now.
        """
        gateway = self._gateway
        began_at = gateway.clock.now()
        parcel, reply = self._handed_over(notification, None)
        with gateway.lock:
            made = self._noted(notification, parcel, reply, began_at, reply.outcome, planned=planned or began_at)
            self.changed.notify_all()
        return made

    def send_wrong(self, notification: Notification, forgery: Forgery | None = None) -> Try:
        """Send something that has to be refused: a signature probe, or a forgery. It changes no plan."""
        began_at = self._gateway.clock.now()
        parcel, reply = self._handed_over(notification, forgery or "probe")
        what = "signature probe" if forgery is None else _FORGERIES[forgery]
        with self._gateway.lock:
            made = self._noted(notification, parcel, reply, began_at, reply.outcome_of_wrong(what))
            self.changed.notify_all()
        return made

    def step(self) -> float | None:
        """Deliver the one that is due first.

        Returns:
            Seconds to wait before the next look; None if the thread is to end.
        """
        gateway = self._gateway
        with gateway.lock:
            now, outbox = gateway.clock.now(), gateway.store.outbox
            next_at = outbox.next_at()
            if self._is_stopping or next_at is None or gateway.commands.is_broken:
                self._thread, self._is_stopping = None, False
                self.changed.notify_all()
                return None
            notification = outbox.take_due(now)
            if notification is None:
                return min(_POLL_SECONDS, (next_at - now).total_seconds())
            self._in_flight = notification
        try:
            self._deliver(notification, next_at)
        except StateError as error:
            _log.error("No callbacks are sent: %s", error)
        except Exception as error:  # whatever it is, the others have to be delivered
            _log.error("MOCK_BUG what came of a callback was not noted: %s", type(error).__name__)
        finally:
            with gateway.lock:
                self._in_flight = None
                self.changed.notify_all()
        return 0

    def _deliver(self, notification: Notification, planned: datetime) -> None:
        rules = self._gateway.rules
        if not notification.tries:
            if notification.is_each(rules.callback_probe_every):
                self.send_wrong(notification)
            if notification.is_each(rules.callback_forged_every):
                self.send_wrong(notification, "signature")
        self.send(notification, planned)

    def _handed_over(self, notification: Notification, wrong: Wrong | None) -> tuple[Parcel | None, Reply]:
        rules = self._gateway.rules
        try:
            if wrong is None:
                parcel = self._packer.genuine(notification, rules)
            elif wrong == "probe":
                parcel = self._packer.probe(notification, rules)
            else:
                parcel = self._packer.forged(notification, rules, wrong)
            if self.receiver is not None:
                return parcel, call(self.receiver, parcel)
            return parcel, self.network.post(notification.url, parcel, rules.callback_hosts)
        except Unsendable as error:
            return None, Reply(None, f"not sent: {error}")
        except Exception as error:  # whatever it is, the others have to be delivered
            # Without its text, which may repeat the content.
            where = "".join(traceback.format_tb(error.__traceback__))
            _log.error("MOCK_BUG a callback was not sent: %s\n%s", type(error).__name__, where)
            return None, Reply(None, f"not sent: MOCK_BUG {type(error).__name__}")

    def _noted(
        self,
        notification: Notification,
        parcel: Parcel | None,
        reply: Reply,
        at: datetime,
        outcome: str,
        *,
        planned: datetime | None = None,
    ) -> Try:
        probe = planned is None
        made = Try(len(notification.tries) + 1, at, reply.status, outcome, probe)
        if self._gateway.store.outbox.get(notification.id) is notification:
            self._gateway.commands.perform(Command("tried", _told(notification, made, planned)))
        else:
            notification.tries.append(made)
            if notification.number:  # it was forgotten meanwhile, by a reset; others are made up
                return made
        if parcel is not None and reply.status is not None:
            self.deliveries.append(
                Delivery(
                    notification_id=notification.id,
                    event_type=notification.event_type,
                    payload=notification.payload,
                    headers=parcel.headers,
                    body=parcel.body,
                    status=reply.status,
                    probe=probe,
                )
            )
        return made

    def _tried(self, command: Command) -> None:
        told = command.data
        notification = self._gateway.store.outbox.get(told["id"])
        if notification is None:
            return
        at = datetime.fromisoformat(told["at"])
        notification.tries.append(
            Try(len(notification.tries) + 1, at, told["status"], told["outcome"], told["planned"] is None)
        )
        if told["planned"] is not None:
            notification.state, next_at = self._next(notification, datetime.fromisoformat(told["planned"]))
            self._gateway.store.outbox.plan(notification, next_at)

    def _next(self, notification: Notification, planned: datetime) -> tuple[State, datetime | None]:
        """The state after a genuine try, and when the next one is."""
        genuine = [one for one in notification.tries if not one.probe]
        accepted = [index for index, one in enumerate(genuine) if Reply(one.status).is_accepted]
        if accepted:
            copies = len(genuine) - 1 - accepted[0]
            return "DELIVERED", planned if copies < self._gateway.rules.callback_copies else None
        try:
            repeats = self._packer.webhook(notification).repeats
        except Unsendable:
            return "FAILED", None
        if notification.state == "FAILED" or len(genuine) > len(repeats):
            return "FAILED", None
        return "PENDING", planned + timedelta(seconds=repeats[len(genuine) - 1])

    def _is_open(self, since: int) -> bool:
        gateway = self._gateway
        if self._in_flight is not None and self._in_flight.number >= since:
            return True
        now = gateway.clock.now()
        return any(due.number >= since for due in gateway.store.outbox.due(now))


def _work(reference: weakref.ReferenceType[Courier], bell: threading.Event) -> None:
    while True:
        courier = reference()
        if courier is None:
            return
        bell.clear()
        pause = courier.step()
        del courier
        if pause is None:
            return
        if pause:
            bell.wait(pause)


def _told(notification: Notification, made: Try, planned: datetime | None) -> Json:
    return {
        "id": notification.id,
        "at": made.at.isoformat(),
        "status": made.status,
        "outcome": made.outcome,
        "planned": None if planned is None else planned.isoformat(),
    }
