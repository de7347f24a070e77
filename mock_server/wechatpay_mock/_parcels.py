"""Callbacks as they go over the wire: sealed, signed, or wrong on purpose."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from typing import Literal, NamedTuple

from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey

from wechatpay_auth import Scheme, seal, sign_answer

from ._accounts import Account, Accounts, AnswerKey, new_key
from ._contract import Contract
from ._json import Json, encode
from ._outbox import Notification
from ._rules import Rules
from ._webhooks import Webhook

_PROBE = "WECHATPAY/SIGNTEST/"
_LONG_PROBE_CHARACTERS = 355
_SIGNATURE = "Wechatpay-Signature"

Forgery = Literal["signature", "serial", "api_key"]
"""What is wrong: signed with somebody else's key, naming a key nobody holds, or sealed with another API key."""


class Parcel(NamedTuple):
    """Headers and body of one try."""

    headers: dict[str, str]
    body: bytes

    def __repr__(self) -> str:
        return f"Parcel({len(self.body)} bytes)"


class Unsendable(Exception):
    """A notification cannot be sent; the text says why."""


@dataclass
class Packer:
    """Makes parcels.

    Attributes:
        contract: Says how a callback looks.
        accounts: The receivers and their keys.
        wall_clock: The clock that signatures carry, in Unix seconds.
    """

    contract: Contract
    accounts: Accounts
    wall_clock: Callable[[], float]

    @cached_property
    def _stranger(self) -> RSAPrivateKey:
        return new_key()

    def webhook(self, notification: Notification) -> Webhook:
        """What the contract says of an event.

        Raises:
            Unsendable: It knows no such event.
        """
        scheme, event_type = notification.owner.scheme, notification.event_type
        for webhook in self.contract.webhooks.values():
            if webhook.scheme is scheme and webhook.event_type == event_type:
                return webhook
        raise Unsendable(f"the contract has no event {event_type}")

    def genuine(self, notification: Notification, rules: Rules) -> Parcel:
        """The notification: the same body at every try, with a timestamp, nonce and signature of its own.

        https://pay.weixin.qq.com/doc/v3/partner/4015780862

        Raises:
            Unsendable: Its receiver has no API key (N17), or the contract does not know it.
        """
        account = self._account(notification)
        key = _key(account, notification, rules)
        return self._signed(account, self._body(notification, _api_key(account)), key.id, key.private_key)

    def probe(self, notification: Notification, rules: Rules) -> Parcel:
        """The same with a signature that has to be refused, in turn as published and as long as seen.

        https://pay.weixin.qq.com/doc/v3/partner/4013059017

        Raises:
            Unsendable: As for `genuine`.
        """
        headers, body = self.genuine(notification, rules)
        signature = headers[_SIGNATURE]
        if (notification.number + len(notification.tries)) % 2:
            wrong = _PROBE + signature[len(_PROBE) :]
        else:
            wrong = (_PROBE + signature)[:_LONG_PROBE_CHARACTERS]
        return Parcel({**headers, _SIGNATURE: wrong}, body)

    def forged(self, notification: Notification, rules: Rules, how: Forgery) -> Parcel:
        """The same with something wrong that a receiver has to notice.

        Raises:
            Unsendable: As for `genuine`.
        """
        account = self._account(notification)
        key = _key(account, notification, rules)
        body = self._body(notification, _api_key(account))
        if how == "signature":
            return self._signed(account, body, key.id, self._stranger)
        if how == "serial":
            return self._signed(account, body, f"PUB_KEY_ID_{0:030d}", self._stranger)
        body = self._body(notification, sha256(_api_key(account)).digest())
        return self._signed(account, body, key.id, key.private_key)

    def _account(self, notification: Notification) -> Account:
        account = self.accounts.get(notification.owner.scheme, notification.owner.caller)
        if account is None:
            raise Unsendable(f"there is no caller {notification.owner.caller}")
        return account

    def _body(self, notification: Notification, api_key: bytes) -> bytes:
        webhook = self.webhook(notification)
        constant = {
            name: webhook.resource[name] for name in ("original_type", "associated_data") if name in webhook.resource
        }
        # Made from the id, so that repeats have the same body; ids never come again, so neither does the nonce.
        nonce = sha256(notification.id.encode()).hexdigest()[:12]
        ciphertext = seal(api_key, nonce, constant.get("associated_data"), encode(notification.payload))
        envelope: Json = {
            "id": notification.id,
            "create_time": notification.created_at.isoformat(),
            "event_type": notification.event_type,
            "resource_type": "encrypt-resource",
            "summary": notification.summary,
            "resource": {**constant, "algorithm": "AEAD_AES_256_GCM", "ciphertext": ciphertext, "nonce": nonce},
        }
        fault = webhook.envelope_fault(envelope)
        if fault is not None:
            raise Unsendable(f"MOCK_BUG, the envelope is not as documented: {fault}")
        return encode(envelope)

    def _signed(self, account: Account, body: bytes, serial: str, key: RSAPrivateKey) -> Parcel:
        headers = sign_answer(key, serial, account.scheme, body, timestamp=int(self.wall_clock()))
        return Parcel({"Content-Type": "application/json", **headers}, body)


def _api_key(account: Account) -> bytes:
    if account.api_key is None:
        raise Unsendable("the receiver has set no API key (N17)")
    return account.api_key.encode()


def _key(account: Account, notification: Notification, rules: Rules) -> AnswerKey:
    certificate = account.platform_certificate
    if account.scheme is Scheme.BRAND or certificate is None or rules.partner_keys == "public_key":
        return account.public_key
    if rules.partner_keys == "certificate":
        return certificate
    # In reality the share of the public key rises over a week; here they take turns, repeats too.
    genuine = sum(not one.probe for one in notification.tries)
    return certificate if (notification.number + genuine) % 2 else account.public_key
