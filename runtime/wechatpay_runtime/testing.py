"""A test kit: WeChat Pay's end with throw-away keys, for tests of programs that call it or are called by it.

No network, no simulator, no test framework. The generated package fills in the events of the contract;
users find the kit as `wechatpay_product_coupon.testing`.
"""

import os
from base64 import b64decode, b64encode
from collections.abc import Callable, Mapping
from copy import deepcopy
from datetime import datetime
from time import time
from typing import Any, ClassVar, NamedTuple, cast
from uuid import uuid4

import httpx

from wechatpay_auth import Credentials, Scheme, Signer, ThrowAwayKeys, seal, sign_answer

from ._callbacks import Side
from ._json import dumps, loads
from ._model import Model
from ._time import BEIJING

_SCHEMES: Mapping[Side, Scheme] = {"brand": Scheme.BRAND, "partner": Scheme.PARTNER}
_ASSOCIATED_DATA: Mapping[Side, str] = {"brand": "product_coupon", "partner": "product_coupon_sp"}
_PROBE = "WECHATPAY/SIGNTEST/"
_LONG_PROBE_CHARACTERS = 355
_HOUR = 3600


class Callback(NamedTuple):
    """A request as WeChat Pay sends it, or as a forger would; POST it to the program under test."""

    headers: dict[str, str]
    body: bytes

    def __repr__(self) -> str:
        return f"Callback({len(self.body)} bytes)"


class FakeWechatPay:
    """WeChat Pay for one brand or one service provider.

    `credentials` go into the program under test. `answer` makes signed answers for its calls
    (`httpx.MockTransport(lambda request: fake.answer({...}))`), `callback` what it has to accept, `replay` what it has
    to accept and not handle twice, `refused` what it has to refuse; the other methods are those of `refused`, one by
    one. RSA keys are made once per process, in some tenths of a second.
    """

    _examples: ClassVar[Mapping[Side, Mapping[str, Mapping[str, Any]]]] = {}

    def __init__(self, side: Side, *, clock: Callable[[], float] = time) -> None:
        """Make WeChat Pay's end, and credentials that fit it.

        Args:
            side: "brand" or "partner".
            clock: Unix seconds that messages are signed at; that of the program under test.
        """
        self._side: Side = side
        self._scheme = _SCHEMES[side]
        self._clock = clock
        self._keys = ThrowAwayKeys(self._scheme)

    @property
    def credentials(self) -> Credentials:
        """Credentials for the program under test, with keys for calls and callbacks."""
        return self._keys.credentials

    @property
    def environ(self) -> dict[str, str]:
        """The same as the variables that `from_env` reads."""
        return dict(self._keys.environ)

    @property
    def event_types(self) -> tuple[str, ...]:
        """The event types that the contract has for this side."""
        return tuple(self._examples.get(self._side, ()))

    def answer(
        self,
        content: Model | Mapping[str, Any] | bytes = b"",
        *,
        status: int = 200,
        headers: Mapping[str, str] | None = None,
    ) -> httpx.Response:
        """A signed answer.

        Args:
            content: A model, a JSON object, or bytes as they are.
            status: HTTP status.
            headers: Further headers, which win over the signature's.
        """
        return self._answer(content, status, headers, self._keys.signer)

    def unproven_answer(self, content: Model | Mapping[str, Any] | bytes = b"", *, status: int = 200) -> httpx.Response:
        """An answer signed by somebody else: the call ends in `OutcomeUnknown`."""
        return self._answer(content, status, None, self._keys.stranger)

    def callback(
        self, event_type: str | None = None, data: Model | Mapping[str, Any] | None = None, *, seconds_ago: float = 0
    ) -> Callback:
        """A callback to be accepted.

        Args:
            event_type: What has happened; a coupon was sent, when left out.
            data: The content, a model or a JSON object; when left out, the contract's example for the event.
            seconds_ago: How long ago it was signed; negative for the future.
        """
        return self._signed(self._envelope(event_type, data), seconds_ago=seconds_ago)

    def example(self, event_type: str | None = None) -> dict[str, Any]:
        """The content that `callback` uses, as a copy to change: `fake.callback(data=fake.example() | {...})`.

        Args:
            event_type: As in `callback`; {} for an event without an example.
        """
        examples = self._examples.get(self._side, {})
        return deepcopy(dict(examples.get(self._default(event_type), {})))

    def unknown_event(
        self, event_type: str = "PRODUCT_COUPON.NOT_YET_KNOWN", data: Mapping[str, Any] | None = None
    ) -> Callback:
        """A callback to be accepted, of an event that no contract describes."""
        return self.callback(event_type, {} if data is None else data)

    def replay(self, callback: Callback) -> Callback:
        """The callback as WeChat Pay repeats it: the same body, with a fresh timestamp, nonce and signature."""
        return self._signed(callback.body)

    def refused(self) -> dict[str, Callback]:
        """Callbacks to be answered with 4xx or 5xx, by what is wrong with each."""
        names = ("Timestamp", "Nonce", "Signature", "Serial")
        return {
            "expired": self.expired(),
            "future": self.future(),
            "forged": self.forged(),
            "tampered body": self.tampered_body(),
            "unknown serial": self.unknown_serial(),
            **{f"missing {name}": self.missing_header(f"Wechatpay-{name}") for name in names},
            "probe": self.probe(),
            "long probe": self.long_probe(),
            "wrong AES key": self.wrong_aes_key(),
            "tampered tag": self.tampered_tag(),
        }

    def expired(self) -> Callback:
        """Signed an hour ago: what a replayed capture looks like."""
        return self.callback(seconds_ago=_HOUR)

    def future(self) -> Callback:
        """Signed in an hour."""
        return self.callback(seconds_ago=-_HOUR)

    def forged(self) -> Callback:
        """Signed by somebody else under WeChat Pay's serial."""
        return self._signed(self._envelope(None, None), signer=self._keys.stranger)

    def tampered_body(self) -> Callback:
        """A genuine signature over a body that was changed in one character."""
        headers, body = self.callback()
        return Callback(headers, body.replace(b"encrypt-resource", b"encrypt-resourcE"))

    def unknown_serial(self) -> Callback:
        """Names a key that the credentials do not hold."""
        return self._changed(self.callback(), "Wechatpay-Serial", "PUB_KEY_ID_0000000000000000000000000000000000")

    def missing_header(self, name: str = "Wechatpay-Signature") -> Callback:
        """Lacks the header `name`."""
        headers, body = self.callback()
        del headers[name]
        return Callback(headers, body)

    def probe(self) -> Callback:
        """A signature probe of 344 characters, as published: https://pay.weixin.qq.com/doc/v3/partner/4013059017"""
        callback = self.callback()
        signature = callback.headers["Wechatpay-Signature"]
        return self._changed(callback, "Wechatpay-Signature", _PROBE + signature[len(_PROBE) :])

    def long_probe(self) -> Callback:
        """A signature probe of 355 characters, as seen; it is no base64."""
        callback = self.callback()
        signature = _PROBE + callback.headers["Wechatpay-Signature"]
        return self._changed(callback, "Wechatpay-Signature", signature[:_LONG_PROBE_CHARACTERS])

    def wrong_aes_key(self) -> Callback:
        """A good signature, but the content is encrypted for somebody else."""
        return self._signed(self._envelope(None, None, api_key=os.urandom(16).hex().encode()))

    def tampered_tag(self) -> Callback:
        """A good signature, but the authentication tag of the content is wrong in one bit."""
        envelope = cast("dict[str, Any]", loads(self._envelope(None, None)))
        sealed = bytearray(b64decode(envelope["resource"]["ciphertext"]))
        sealed[-1] ^= 1
        envelope["resource"]["ciphertext"] = b64encode(sealed).decode()
        return self._signed(dumps(envelope))

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self._side!r})"

    def _answer(
        self,
        content: Model | Mapping[str, Any] | bytes,
        status: int,
        headers: Mapping[str, str] | None,
        signer: Signer,
    ) -> httpx.Response:
        body = content if isinstance(content, bytes) else dumps(_document(content))
        signed = sign_answer(signer, self._keys.serial, self._scheme, body, timestamp=int(self._clock()))
        common = {"Content-Type": "application/json", "Request-ID": f"{uuid4().hex.upper()}-0"}
        return httpx.Response(status, headers={**common, **signed, **(headers or {})}, content=body)

    def _signed(self, body: bytes, *, seconds_ago: float = 0, signer: Signer | None = None) -> Callback:
        timestamp = int(self._clock() - seconds_ago)
        headers = sign_answer(signer or self._keys.signer, self._keys.serial, self._scheme, body, timestamp=timestamp)
        return Callback({"Content-Type": "application/json", **headers}, body)

    def _envelope(
        self, event_type: str | None, data: Model | Mapping[str, Any] | None, *, api_key: bytes | None = None
    ) -> bytes:
        content = self.example(event_type) if data is None else data
        nonce, associated_data = os.urandom(6).hex(), _ASSOCIATED_DATA[self._side]
        key = api_key or self.credentials.api_key or b""
        return dumps(
            {
                "id": str(uuid4()),
                "create_time": datetime.fromtimestamp(int(self._clock()), BEIJING).isoformat(),
                "event_type": self._default(event_type),
                "resource_type": "encrypt-resource",
                "summary": "商品券通知",
                "resource": {
                    "algorithm": "AEAD_AES_256_GCM",
                    "ciphertext": seal(key, nonce, associated_data, dumps(_document(content))),
                    "associated_data": associated_data,
                    "original_type": "coupon",
                    "nonce": nonce,
                },
            }
        )

    def _default(self, event_type: str | None) -> str:
        return (
            next(iter(self._examples.get(self._side, ())), "PRODUCT_COUPON.SEND") if event_type is None else event_type
        )

    @staticmethod
    def _changed(callback: Callback, name: str, value: str) -> Callback:
        return Callback({**callback.headers, name: value}, callback.body)


def _document(content: Model | Mapping[str, Any]) -> dict[str, Any]:
    return content.to_dict() if isinstance(content, Model) else dict(content)
