"""Replies to callbacks: status and body of what WeChat Pay gets."""

import json
from typing import Any

import pytest

from wechatpay_auth import Notification
from wechatpay_product_coupon import errors
from wechatpay_product_coupon.callbacks import OK, Reply, error_reply, failure_reply

NOTIFICATION = Notification(
    id="1",
    event_type="PRODUCT_COUPON.SEND",
    create_time="2026-01-01T08:01:40+08:00",
    resource_type="encrypt-resource",
    summary=None,
    original_type=None,
    algorithm="AEAD_AES_256_GCM",
    plaintext=b"{}",
    serial="PUB_KEY_ID_1",
)


def test_ok_is_204_without_a_body() -> None:
    """Good callbacks are answered by a status alone."""
    assert OK == (204, b"")
    assert OK.headers == {}


@pytest.mark.parametrize("status", [400, 401, 413, 500, 503, 599])
def test_failure_has_code_and_message(status: int) -> None:
    """A failure is 4xx or 5xx with the JSON that the page describes."""
    reply = failure_reply("失败", status)

    assert status == reply.status
    assert json.loads(reply.body) == {"code": "FAIL", "message": "失败"}
    assert reply.headers == {"Content-Type": "application/json"}


def test_failure_is_500_by_default() -> None:
    """Without a status the fault is ours."""
    assert failure_reply("later").status == 500


@pytest.mark.parametrize("status", [0, 200, 204, 302, 399, 600])
def test_failure_is_never_a_success(status: int) -> None:
    """No status that WeChat Pay would take for a success."""
    with pytest.raises(ValueError, match="is no failure"):
        failure_reply("x", status)


@pytest.mark.parametrize("message", ["券" * 300, "🎫" * 300, "\ud800" * 300, '"\\\n' * 300])
def test_message_keeps_to_its_limit(message: str) -> None:
    """At most 256 characters, whatever they are."""
    assert json.loads(failure_reply(message).body)["message"] == message[:256]


@pytest.mark.parametrize(
    ("error", "status"),
    [
        (errors.SignatureMissing("x"), 401),
        (errors.SignatureExpired("x"), 401),
        (errors.UnknownKey("x"), 401),
        (errors.UnexpectedScheme("x"), 401),
        (errors.InvalidSignature("x"), 401),
        (errors.CallbackTooLarge("x"), 413),
        (errors.CallbackMalformed("x"), 400),
        (errors.CallbackSchemaError("is required", "/stock_id", NOTIFICATION), 400),
        (errors.CallbackUndecryptable("x"), 500),
        (errors.CredentialsError("x"), 500),
        (errors.NotSent("brandConfirmUserCoupon", "x"), 500),
        (TypeError("x"), 500),
    ],
    ids=lambda value: type(value).__name__ if isinstance(value, Exception) else str(value),
)
def test_errors_have_a_status(error: Exception, status: int) -> None:
    """Forgeries 401, bodies that do not fit 400 or 413, and what is ours to mend 500."""
    reply = error_reply(error)

    assert status == reply.status
    assert json.loads(reply.body)["code"] == "FAIL"


def test_forgers_learn_nothing() -> None:
    """Whatever check failed, the reply is the same, and no reply quotes its error."""
    replies = {
        error_reply(kind("the key PUB_KEY_ID_1 is held")) for kind in (errors.UnknownKey, errors.InvalidSignature)
    }

    assert len(replies) == 1
    assert b"PUB_KEY_ID" not in replies.pop().body


def test_reply_unpacks() -> None:
    """A reply is a pair, for frameworks that take one."""
    status, body = failure_reply("x", 400)
    reply: Any = Reply(status, body)

    assert reply == failure_reply("x", 400)
