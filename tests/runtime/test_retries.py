"""Retries as a client makes them: what is tried again, what stays the same, what the error says at the end."""

import asyncio
import pickle
from typing import Any

import httpx
import pytest

from tests.runtime.sending import (
    OPENID,
    SEND,
    Mode,
    Server,
    Step,
    Time,
    delete,
    error_of,
    forged,
    good,
    modes,
    named,
    pre_send,
    raw_get,
    raw_post,
    read,
    refused,
    run,
    send,
    set_config,
    signed_now,
    unsigned,
    update,
    user_coupon,
    walk,
)
from tests.runtime.support import async_partner, partner
from wechatpay_product_coupon import Retry, errors
from wechatpay_runtime import Operation

SAFE = [read, send, set_config, raw_get]
UNSAFE = [pre_send, update, delete, raw_post]

NOTHING_DONE: list[Step] = [
    httpx.ConnectError,
    httpx.ConnectTimeout,
    httpx.PoolTimeout,
    refused(429, "RATELIMIT_EXCEEDED"),
    refused(429),
]
OUTCOME_UNKNOWN: list[Step] = [
    httpx.ReadTimeout,
    httpx.WriteTimeout,
    httpx.ReadError,
    httpx.WriteError,
    httpx.RemoteProtocolError,
    refused(500, "SYSTEM_ERROR"),
    refused(501),
    refused(502),
    refused(503, "SERVICE_UNAVAILABLE"),
    refused(500, "PARAM_ERROR"),
    signed_now(b"{}", status=202),
    unsigned(),
    forged(),
]
FINAL: list[Step] = [
    refused(400, "PARAM_ERROR"),
    refused(400, "INVALID_REQUEST"),
    refused(400, "ALREADY_EXISTS"),
    refused(401, "SIGN_ERROR"),
    refused(403, "NO_AUTH"),
    refused(403, "NOT_ENOUGH"),
    refused(404, "NOT_FOUND"),
    refused(405),
    refused(302),
    signed_now(b"<html>"),
]


def label(step: Any) -> str:
    if not isinstance(step, httpx.Response):
        return str(step.__name__)
    if not step.is_success:
        return str(step.status_code)
    return f"{step.status_code}-{'forged' if 'Wechatpay-Nonce' in step.headers else 'unsigned'}"


@modes
@pytest.mark.parametrize("call", named(SAFE + UNSAFE))
@pytest.mark.parametrize("failure", NOTHING_DONE, ids=label)
def test_where_nothing_was_done_every_call_is_tried_again(mode: Mode, call: Any, failure: Step) -> None:
    """No connection and 429 are safe to repeat for every kind of operation: three tries, then the error."""
    server = Server(failure)
    assert error_of(mode, server, call).attempts == server.tries == 3


@modes
@pytest.mark.parametrize("call", named(SAFE))
@pytest.mark.parametrize("failure", OUTCOME_UNKNOWN, ids=label)
def test_an_unknown_outcome_is_tried_again_where_that_is_safe(mode: Mode, call: Any, failure: Step) -> None:
    """Reads, calls with a request number and calls that set what they are given are repeated."""
    server = Server(failure)
    assert error_of(mode, server, call).attempts == server.tries == 3


@modes
@pytest.mark.parametrize("call", named(UNSAFE))
@pytest.mark.parametrize("failure", OUTCOME_UNKNOWN, ids=label)
def test_an_unknown_outcome_is_not_tried_again_where_it_could_act_twice(mode: Mode, call: Any, failure: Step) -> None:
    """A pre-send, an update or deletion without a number and a raw POST are left alone once they were sent."""
    server = Server(failure)
    assert error_of(mode, server, call).attempts == server.tries == 1


@modes
@pytest.mark.parametrize("call", named([read, send, pre_send]))
@pytest.mark.parametrize("failure", FINAL, ids=label)
def test_a_final_answer_is_never_tried_again(mode: Mode, call: Any, failure: Step) -> None:
    """400, 401, 403, 404 and a success that does not fit the contract end the call."""
    server = Server(failure)
    assert error_of(mode, server, call).attempts == server.tries == 1


@modes
def test_each_try_has_the_same_body_and_number_and_a_signature_of_its_own(mode: Mode) -> None:
    """Body bytes, path and headers stay; nonce and signature are new each time (the stub verifies them)."""
    server = Server(httpx.ReadTimeout, refused(503), good(user_coupon("SEND_00001")))
    coupon = run(mode, server, send)
    assert coupon.send_request_no == SEND["send_request_no"]
    assert server.tries == 3
    assert len({request.content for request in server.requests}) == 1
    assert b'"send_request_no":"SEND_00001"' in server.requests[2].content
    assert len({request.url for request in server.requests}) == 1
    assert len({id(request) for request in server.requests}) == 3
    assert len({auth.nonce for auth in server.authorizations}) == 3
    assert len({auth.signature for auth in server.authorizations}) == 3
    first, second, third = (
        [(name.lower(), value) for name, value in request.headers.raw if name.lower() != b"authorization"]
        for request in server.requests
    )
    assert first == second == third


@modes
def test_an_upload_is_sent_again_byte_for_byte(mode: Mode) -> None:
    """Multipart bodies keep their boundary, and the signed part is the same."""
    server = Server(httpx.ConnectError, refused(429), good({"media_id": "1"}))

    def upload(client: Any) -> Any:
        return client.chain.v3.merchant.media["upload"].upload(b"picture", filename="图.png")

    assert run(mode, server, upload).json() == {"media_id": "1"}
    assert len({request.content for request in server.requests}) == 1
    assert b"picture" in server.requests[2].content


@modes
@pytest.mark.parametrize("dropped", [unsigned(), forged()], ids=["unsigned", "forged"])
def test_an_unverifiable_answer_is_asked_for_again(mode: Mode, dropped: httpx.Response) -> None:
    """A probe, or an answer stripped of its signature, is dropped; the true one follows."""
    server = Server(dropped, good())
    assert run(mode, server, read).notify_url == "https://www.example.com/notify"
    assert server.tries == 2


@modes
def test_the_timestamp_is_drawn_anew(mode: Mode) -> None:
    """A try after a wait is signed with the time of that try."""
    time = Time()
    server = Server(refused(503), refused(503))
    error_of(mode, server, read, time=time, clock=time, retry=Retry(jitter=0))
    assert [auth.timestamp for auth in server.authorizations] == ["1000", "1001", "1003"]


@modes
def test_waits_grow(mode: Mode) -> None:
    """1, 2, 4 seconds, when the dice lie in the middle."""
    time = Time()
    error_of(mode, Server(refused(503)), read, time=time, retry=Retry(tries=4, random=lambda: 0.5))
    assert time.waits == [1.0, 2.0, 4.0]


@modes
def test_retry_after_is_waited_for(mode: Mode) -> None:
    """What the answer asks for counts, if it is longer than the usual wait."""
    time = Time()
    server = Server(refused(429, "RATELIMIT_EXCEEDED", **{"Retry-After": "7"}), good())
    run(mode, server, read, time=time)
    assert time.waits == [7.0]


@modes
def test_no_try_begins_after_the_deadline(mode: Mode) -> None:
    """Time spent in tries counts, too."""
    time = Time()

    def slow(request: httpx.Request) -> httpx.Response:
        time.now += 9
        return refused(503)

    server = Server(slow)
    error = error_of(mode, server, read, time=time, retry=Retry(tries=9, deadline=20, jitter=0))
    assert server.tries == 2
    assert error.elapsed == 9 + 1 + 9
    assert "2 tries were made" in str(error)


@modes
def test_the_last_error_says_how_often_it_was_tried_and_what_is_known(mode: Mode) -> None:
    """The text names the tries and whether the outcome is known, and ends with the request id."""
    known = error_of(mode, Server(refused(429, "RATELIMIT_EXCEEDED")), send)
    assert (known.attempts, known.outcome_known) == (3, True)
    assert str(known).endswith("3 tries were made; the outcome is known. Request-ID: REQ429-1")
    unknown = error_of(mode, Server(refused(503)), send)
    assert (unknown.attempts, unknown.outcome_known) == (3, False)
    assert str(unknown).endswith("3 tries were made; the outcome is NOT known. Request-ID: REQ503-1")
    dropped = error_of(mode, Server(unsigned()), send)
    assert isinstance(dropped.__cause__, errors.SignatureMissing)
    assert str(dropped).endswith("Request-ID: UNSIGNED-0")
    cut = error_of(mode, Server(httpx.ReadError), send)
    assert cut.request_id is None
    assert "Request-ID" not in str(cut)
    for error in (known, unknown, dropped, cut):
        copied = pickle.loads(pickle.dumps(error))
        assert str(copied) == str(error)
        assert (copied.attempts, copied.outcome_known) == (error.attempts, error.outcome_known)


@modes
@pytest.mark.parametrize("last", [httpx.ConnectError, refused(429), refused(403, "NOT_ENOUGH")], ids=label)
def test_a_harmless_last_try_does_not_hide_an_unknown_one(mode: Mode, last: Step) -> None:
    """After a time-out the outcome stays unknown, even if the last try certainly did nothing."""
    error = error_of(mode, Server(httpx.ReadTimeout, last), send)
    assert not error.outcome_known
    assert type(error).outcome_known
    assert "the outcome is NOT known. An earlier try may have taken effect: repeat with the same body" in str(error)


@modes
def test_a_read_has_no_effect_to_be_unsure_of(mode: Mode) -> None:
    """The unknown outcome of an earlier try matters for writes only."""
    assert error_of(mode, Server(httpx.ReadTimeout, refused(404, "NOT_FOUND")), read).outcome_known


@modes
@pytest.mark.parametrize(
    ("last", "kind"),
    [(refused(400, "ALREADY_EXISTS"), errors.AlreadyExists), (signed_now(b"?"), errors.DecodeError)],
    ids=["exists", "undecodable"],
)
def test_an_answer_that_shows_the_effect_makes_the_outcome_known(
    mode: Mode, last: Step, kind: type[errors.CallError]
) -> None:
    """ALREADY_EXISTS after a retry means that it is done."""
    error = error_of(mode, Server(httpx.ReadTimeout, last), send)
    assert type(error) is kind
    assert (error.attempts, error.outcome_known) == (2, True)


@modes
def test_retry_none_switches_off(mode: Mode) -> None:
    """One try, for the client or for one call."""
    server = Server(refused(503))
    assert error_of(mode, server, read, retry=None).attempts == 1
    assert error_of(mode, server, lambda c: c.notify_config.get(retry=None)).attempts == 1
    assert "tries were made" not in str(error_of(mode, server, read, retry=None))


@modes
def test_a_call_can_have_a_policy_of_its_own(mode: Mode) -> None:
    """It wins over the client's; a chain call takes one, too."""
    server = Server(refused(503))
    error = error_of(mode, server, lambda c: c.user_coupons.send(OPENID, SEND, retry=Retry(tries=5)), retry=None)
    assert error.attempts == 5
    assert (
        error_of(
            mode, server, lambda c: c.chain.v3.a.post(json={}, retry=lambda e, n, o: 0 if n < 2 else None)
        ).attempts
        == 2
    )


@modes
def test_a_policy_may_be_any_function(mode: Mode) -> None:
    """It sees the error, the number of the try and the operation; what it does not handle it can pass on."""
    usual, seen = Retry(jitter=0), list[tuple[str, int, str]]()

    def policy(error: errors.CallError, attempt: int, operation: Operation[Any], /) -> float | None:
        seen.append((type(error).__name__, attempt, operation.id))
        if isinstance(error, errors.NotEnough) and error.sub_code == 272756746:
            return 1.5 if attempt < 3 else None
        return usual(error, attempt, operation)

    time = Time()
    busy = httpx.Response(403, json={"code": "NOT_ENOUGH"}, headers={"Request-ID": "A-272756746"})
    server = Server(busy, refused(503), good(user_coupon("SEND_00001")))
    run(mode, server, send, retry=policy, time=time)
    assert time.waits == [1.5, 2.0]
    assert seen == [("NotEnough", 1, "partnerSendUserCoupon"), ("ServerError", 2, "partnerSendUserCoupon")]


@modes
def test_a_list_that_fails_half_way_goes_on_where_it_was(mode: Mode) -> None:
    """Each page is a call of its own, retried as such."""
    pages = [{"items": ["a", "b"], "next_page_token": "2"}, {"items": ["c"]}]
    server = Server(good(pages[0]), httpx.ReadTimeout, refused(503), good(pages[1]))
    assert run(mode, server, walk) == ["a", "b", "c"]
    assert [request.url.query for request in server.requests] == [
        b"",
        b"page_token=2",
        b"page_token=2",
        b"page_token=2",
    ]


def test_cancellation_passes_through() -> None:
    """A task that is cancelled during a wait or a try stops at once; nothing is tried again."""
    server = Server(refused(503))
    waiting = asyncio.Event()

    async def endless(seconds: float) -> None:
        waiting.set()
        await asyncio.Event().wait()

    async def main() -> None:
        async with async_partner(server, sleep=endless) as client:
            task = asyncio.create_task(client.notify_config.get())
            await waiting.wait()
            task.cancel()
            with pytest.raises(asyncio.CancelledError):
                await task

    asyncio.run(main())
    assert server.tries == 1


def test_a_programming_error_is_not_tried_again() -> None:
    """Whatever is not a failed call comes out as it is."""
    server = Server(lambda request: {}["missing"])
    with partner(server) as client, pytest.raises(KeyError):
        client.notify_config.get()
    assert server.tries == 1


def test_the_explanation_of_a_sign_error_is_part_of_its_text() -> None:
    """It stands before the request id, and survives pickling."""
    error = error_of("sync", Server(refused(401, "SIGN_ERROR")), read)
    assert "doctor" in error.explanation
    error.explanation = "The bodies differ"
    assert str(error).endswith("The bodies differ. Request-ID: REQ401-1")
    assert pickle.loads(pickle.dumps(error)).explanation == "The bodies differ"


def test_a_users_own_headers_are_sent_once() -> None:
    """Headers of a user's httpx client do not double those of the SDK."""
    server = Server(good())
    own = httpx.Client(transport=httpx.MockTransport(server), headers={"accept": "text/html", "X-Trace": "1"})
    from tests.runtime.support import partner_credentials
    from wechatpay_product_coupon import PartnerClient

    with PartnerClient(partner_credentials(), http_client=own) as client:
        client.notify_config.get()
    names = [name.lower() for name, _ in server.requests[0].headers.raw]
    assert len(names) == len(set(names))
    assert server.requests[0].headers["Accept"] == "application/json"
    assert server.requests[0].headers["X-Trace"] == "1"
