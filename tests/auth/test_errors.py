"""The errors: one tree, texts without secrets, and a life across processes."""

import base64
import copy
import pickle
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx
import pytest

import wechatpay_auth
from tests.auth.support import (
    BRAND,
    KEYS,
    NOW,
    PARTNER,
    brand,
    fixed_auth,
    partner,
    signed_answer,
    signed_headers,
    sync_client,
)
from wechatpay_auth import (
    CallbackError,
    CallbackMalformed,
    CallbackTooLarge,
    CallbackUndecryptable,
    CertificatesUnavailable,
    CredentialsError,
    DecryptionError,
    InvalidSignature,
    MalformedAuthorization,
    PlaintextTooLong,
    Scheme,
    SchemeMismatch,
    SignatureExpired,
    SignatureMissing,
    UnexpectedScheme,
    UnknownKey,
    UnsignableRequest,
    VerificationError,
    WechatPayError,
)

FULL: list[WechatPayError] = [
    WechatPayError("text"),
    CredentialsError("text", names=("private_key",)),
    SchemeMismatch("text", operation="brandGet", required="X", held=Scheme.PARTNER),
    UnsignableRequest("text"),
    MalformedAuthorization("text", fault="blank"),
    CertificatesUnavailable("text", status_code=404, code="RESOURCE_NOT_EXISTS", request_id="1-0", retryable=False),
    DecryptionError("text"),
    PlaintextTooLong("text", size=215, limit=214),
    VerificationError("text", serial="0A"),
    SignatureMissing("text", serial="0A"),
    UnexpectedScheme("text", serial="0A"),
    SignatureExpired("text", serial="0A", skew_seconds=301.0),
    UnknownKey("text", serial="0A"),
    InvalidSignature("text", serial="0A"),
    DecryptionError("text"),
    CallbackError("text", notification_id="8b33f79f", event_type="PRODUCT_COUPON.SEND"),
    CallbackTooLarge("text"),
    CallbackMalformed("text", pointer="/id", issue="is required", notification_id="8b33f79f"),
    CallbackUndecryptable("text", notification_id="8b33f79f", event_type="PRODUCT_COUPON.SEND"),
]
each_error = pytest.mark.parametrize("error", FULL, ids=lambda error: type(error).__name__)


def repickled(error: WechatPayError) -> WechatPayError:
    twin: WechatPayError = pickle.loads(pickle.dumps(error))
    return twin


def refused(answer: httpx.Response) -> VerificationError:
    """The error that a client raises for `answer`."""
    with (
        sync_client(lambda _: answer, fixed_auth(partner())) as client,
        pytest.raises(VerificationError) as caught,
    ):
        client.get("/v3/x")
    return caught.value


def forged(status: int = 200) -> httpx.Response:
    headers = signed_headers(b"{}") | {"Request-ID": "08F5A1-268435461"}
    return httpx.Response(status, headers=headers, content=b'{"secret body":1}')


def test_every_error_is_covered_here() -> None:
    """Each exported error has a full instance in this file."""
    exported = {
        item
        for name in wechatpay_auth.__all__
        if isinstance(item := getattr(wechatpay_auth, name), type) and issubclass(item, Exception)
    }

    assert exported == {type(error) for error in FULL}


@each_error
def test_one_root(error: WechatPayError) -> None:
    """One except clause catches all of them."""
    assert isinstance(error, WechatPayError)


def test_credentials_error_is_a_value_error() -> None:
    """Code that knows only the standard library sees bad credentials as a ValueError."""
    assert isinstance(CredentialsError("text"), ValueError)


@pytest.mark.parametrize("twin_of", [copy.copy, copy.deepcopy, repickled])
@each_error
def test_errors_are_copied_and_pickled(error: WechatPayError, twin_of: Callable[[Any], Any]) -> None:
    """A copy has the class, the text and the attributes of the original."""
    twin = twin_of(error)

    assert type(error) is type(twin)
    assert str(error) == str(twin)
    assert vars(error) == vars(twin)


def test_error_of_an_answer_is_pickled_without_the_answer() -> None:
    """Across processes the error keeps its facts and loses the answer, which holds the Authorization header."""
    error = refused(forged())
    twin = repickled(error)

    assert isinstance(twin, VerificationError)
    assert str(error) == str(twin)
    assert (200, "08F5A1-268435461", error.serial) == (twin.status_code, twin.request_id, twin.serial)
    assert error.response is not None
    assert twin.response is None


def test_copied_error_of_an_answer_keeps_the_answer() -> None:
    """Within the process a copy keeps the answer."""
    error = refused(forged())

    assert error.response is copy.copy(error).response


def test_success_that_does_not_verify_is_an_unknown_outcome() -> None:
    """For a 2xx the text says that the outcome is unknown and what to do."""
    text = str(refused(forged(200)))

    assert "The outcome is UNKNOWN: the operation may have taken effect." in text
    assert "Repeat it with the same request number, or query it" in text
    assert "HTTP 200, Request-ID: 08F5A1-268435461" in text


def test_failure_that_does_not_verify_is_no_answer() -> None:
    """For an error status the text says to ignore the answer, and claims no success."""
    text = str(refused(forged(500)))

    assert "UNKNOWN" not in text
    assert "as if none had come" in text
    assert "HTTP 500" in text


def test_error_carries_the_answer_but_does_not_show_it() -> None:
    """The answer can be inspected, but neither text nor repr shows its body."""
    error = refused(forged())

    assert error.response is not None
    assert error.response.content == b'{"secret body":1}'
    for text in (str(error), repr(error), "".join(traceback.format_exception(error))):
        assert "secret body" not in text


def test_error_outside_an_answer_has_no_status() -> None:
    """Raised by the plain functions, the error has no status, and its text no advice on outcomes."""
    error = InvalidSignature("text")

    assert error.status_code is None
    assert str(error) == "text"


def test_answer_without_request_id() -> None:
    """An answer without a Request-ID is reported all the same."""
    answer = signed_answer()
    del answer.headers["Request-ID"]
    answer.headers["Wechatpay-Nonce"] = "other"

    assert refused(answer).request_id is None


def fragments(pem: str) -> list[str]:
    """Pieces of key material that must never be seen, in armoured and in bare form."""
    lines = [line for line in pem.splitlines() if not line.startswith("-----")]
    return [line[start : start + 16] for line in lines for start in (0, 24, 48) if line[start : start + 16]]


API_KEY = "S3cretS3cretS3cretS3cretS3cret!!"
LEAKS = [*fragments(BRAND["private_key_pem"]), *fragments(PARTNER["private_key_pem"]), API_KEY]
KEY_PEM: str = BRAND["private_key_pem"]


def wrong_byte(text: str) -> str:
    return text.replace("MII", "MIJ", 1)


@pytest.mark.parametrize(
    "changes",
    [
        {"private_key": wrong_byte(KEY_PEM)},
        {"private_key": KEY_PEM[:-60]},
        {"private_key": "\n".join(KEY_PEM.splitlines()[1:-2])},
        {"private_key": KEY_PEM.replace("PRIVATE KEY", "SECRET KEY")},
        {"private_key": KEY_PEM.encode("utf-16")},
        {"private_key": KEY_PEM + "钥", "serial_no": "?"},
        {"private_key": Path(KEY_PEM)},
        {"private_key": KEY_PEM.replace("PRIVATE KEY", "EC PRIVATE KEY")},
        {"private_key": wrong_byte(KEY_PEM), "validate_key": False},
        {"private_key": PARTNER["private_key_pem"], "certificate": BRAND["certificate_pem"]},
        {"public_key": KEY_PEM},
        {"public_key": base64.b64encode(KEY_PEM.encode())},
        {"certificate": KEY_PEM},
        {"serial_no": KEY_PEM},
        {"public_key_id": KEY_PEM},
        {"brand_id": KEY_PEM},
        {"api_key": API_KEY + "x"},
        {"api_key": KEY_PEM},
        {"api_key": API_KEY, "public_key_id": None},
    ],
)
def test_no_secret_in_credentials_errors(changes: dict[str, Any]) -> None:
    """No piece of a key is in the text, the repr or the traceback of an error, whatever was put where."""
    with pytest.raises(CredentialsError) as caught:
        brand(**({"api_key": API_KEY} | changes))

    error = caught.value
    seen = "".join([str(error), repr(error), repr(error.__context__), *traceback.format_exception(error)])
    assert [leak for leak in LEAKS if leak in seen] == []


def test_no_secret_in_reprs() -> None:
    """No piece of a key is in the repr of credentials, their parts, or the auth."""
    credentials = brand(private_key=KEY_PEM, api_key=API_KEY)
    auth = fixed_auth(credentials)

    seen = repr([credentials, credentials.keys, credentials.signer, auth, vars(auth)])
    assert [leak for leak in LEAKS if leak in seen] == []


def test_variables_are_not_shown() -> None:
    """No piece of a key is in the error about other variables."""
    with pytest.raises(CredentialsError) as caught:
        wechatpay_auth.BrandCredentials.from_env({"WECHATPAY_PRIVATE_KEY": KEY_PEM, "WECHATPAY_API_KEY": API_KEY})

    seen = "".join(traceback.format_exception(caught.value))
    assert [leak for leak in LEAKS if leak in seen] == []


def test_expired_answer_tells_the_skew() -> None:
    """The error of an old answer measures the gap for whoever mends the clock."""
    error = refused(signed_answer(timestamp=NOW - 400))

    assert isinstance(error, SignatureExpired)
    assert error.skew_seconds == 400


def test_keys_in_vectors_are_those_searched_for() -> None:
    """The pieces searched for occur in the key texts, so that the searches above can fail."""
    assert all(leak in KEY_PEM or leak in PARTNER["private_key_pem"] for leak in LEAKS if leak != API_KEY)
    assert len(LEAKS) > len(KEYS)
