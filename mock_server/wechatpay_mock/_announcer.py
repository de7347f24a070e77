"""From something that has happened to the notification that tells its receiver."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from datetime import datetime, timedelta

from ._accounts import Accounts
from ._contract import Contract
from ._json import Json
from ._outbox import Notification, Try
from ._rules import Rules
from ._state import Owner, Store

_log = logging.getLogger("wechatpay_mock")


@dataclass(frozen=True, slots=True)
class Announcer:
    """Puts notifications into the outbox of a store."""

    contract: Contract
    accounts: Accounts
    store: Store

    def announce(self, owner: Owner, kind: str, payload: Json, at: datetime, rules: Rules) -> None:
        """Tell the caller of an owner that something has happened, or will have at `at`.

        Nothing is sent without an address (N16) or without the key that encrypts callbacks (N17), as they stand now.

        Args:
            owner: Whose matter it is.
            kind: The callback in the contract, such as `productCouponSend`.
            payload: Its content.
            at: When it happens, by the business clock.
            rules: The switches; they may delay, hold back or lose it (N7).
        """
        config = self.store.notify_configs.get((owner.scheme, owner.caller))
        account = self.accounts.get(owner.scheme, owner.caller)
        if config is None or account is None or account.api_key is None:
            return
        webhook = self.contract.webhooks.get((owner.scheme, kind))
        fault = f"the contract has no {kind}" if webhook is None else webhook.payload_fault(payload)
        if webhook is None or fault is not None:
            _log.error("MOCK_BUG a callback is not sent, it is not as documented: %s", fault)
            return
        outbox = self.store.outbox
        notification = Notification(
            id=self.store.new_id(),
            owner=owner,
            event_type=webhook.event_type,
            created_at=at,
            url=config.notify_url,
            payload=payload,
            summary=webhook.summary,
            next_try_at=at + timedelta(seconds=rules.callback_delay_seconds),
            number=outbox.next_number,
        )
        if notification.is_each(rules.callback_loss_every):
            outcome = "not sent: lost on purpose (Rules.callback_loss_every)"
            notification.tries.append(Try(1, at, None, outcome))
            notification.next_try_at, notification.state = None, "FAILED"
        elif rules.callback_hold_seconds and notification.number % 2:
            held = rules.callback_delay_seconds + rules.callback_hold_seconds
            notification.next_try_at = at + timedelta(seconds=held)
        outbox.add(notification)
