"""Failover: when the host changes, when it changes back, and what is tried at the other one."""

from typing import Any

import httpx
import pytest

from tests.runtime.sending import (
    Mode,
    Server,
    Step,
    Time,
    error_of,
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
    unsigned,
    user_coupon,
)
from tests.runtime.support import brand_credentials, partner
from wechatpay_product_coupon import BrandClient, Failover, PartnerClient, errors

MAIN, BACKUP = "api.mch.weixin.qq.com", "api2.mch.weixin.qq.com"


class Network:
    """A WeChat Pay of two hosts, either of which can be out of reach."""

    def __init__(self) -> None:
        self.down: set[str] = set()
        self.seen: list[str] = []

    def __call__(self, request: httpx.Request) -> httpx.Response:
        host = request.url.host
        assert request.headers["Host"] == host
        self.seen.append(host)
        if host in self.down:
            raise httpx.ConnectTimeout("down", request=request)
        return good()


def call(client: PartnerClient, times: int = 1) -> None:
    for _ in range(times):
        client.notify_config.get()


@modes
@pytest.mark.parametrize("made", named([read, send, raw_get]))
@pytest.mark.parametrize("failure", [httpx.ConnectTimeout, httpx.ConnectError, httpx.ReadTimeout, httpx.WriteTimeout])
def test_a_time_out_is_tried_once_at_the_other_host(mode: Mode, made: Any, failure: type[Exception]) -> None:
    """At once, signed anew, with the same body; no retry policy is needed for it."""
    server = Server(failure, good(user_coupon("SEND_00001")) if made is send else good())
    time = Time()
    run(mode, server, made, failover=Failover(clock=time), retry=None, time=time)
    assert [MAIN, BACKUP] == server.hosts == [request.headers["Host"] for request in server.requests]
    assert time.waits == []
    assert len({auth.nonce for auth in server.authorizations}) == 2
    assert len({request.content for request in server.requests}) == 1
    assert len({request.url.raw_path for request in server.requests}) == 1


@modes
def test_the_other_host_is_tried_only_once(mode: Mode) -> None:
    """Then the policy decides, at the host in use."""
    server = Server(httpx.ReadTimeout)
    error = error_of(mode, server, read, failover=Failover())
    assert server.hosts == [MAIN, BACKUP, MAIN]
    assert error.attempts == 3
    assert error_of(mode, server, read, failover=Failover(), retry=None).attempts == 2


@modes
@pytest.mark.parametrize(
    "answer",
    [refused(500), refused(503), refused(429), refused(400, "INVALID_REQUEST"), refused(403, "NOT_ENOUGH"), unsigned()],
    ids=["500", "503", "429", "400", "403", "unsigned"],
)
def test_an_answer_is_never_asked_for_elsewhere(mode: Mode, answer: Step) -> None:
    """Business errors, overload and dropped answers stay at the host they came from."""
    server = Server(answer)
    error_of(mode, server, read, failover=Failover())
    assert set(server.hosts) == {MAIN}


@modes
@pytest.mark.parametrize("failure", [httpx.ReadError, httpx.RemoteProtocolError, httpx.PoolTimeout])
def test_other_failures_do_not_change_the_host(mode: Mode, failure: type[Exception]) -> None:
    """Cut connections are for the retry policy, at the same host."""
    server = Server(failure)
    error_of(mode, server, read, failover=Failover())
    assert server.hosts == [MAIN] * 3


@modes
@pytest.mark.parametrize("made", named([pre_send, raw_post]))
def test_what_could_act_twice_is_not_sent_elsewhere(mode: Mode, made: Any) -> None:
    """After a read time-out a call without a number stays where it was; after a connect time-out it may move."""
    server = Server(httpx.ReadTimeout)
    error_of(mode, server, made, failover=Failover())
    assert server.hosts == [MAIN]
    server = Server(httpx.ConnectTimeout, good())
    run(mode, server, made, failover=Failover())
    assert server.hosts == [MAIN, BACKUP]


def test_below_nine_in_ten_the_backup_is_used_and_later_the_main_host_again() -> None:
    """The results decide once a minute; when the failures are older than ten minutes they no longer count."""
    time, network = Time(), Network()
    with partner(network, failover=Failover(clock=time), timer=time) as client:
        call(client, 80)
        network.down.add(MAIN)
        call(client, 9)
        assert network.seen[-2:] == [MAIN, BACKUP]
        time.now += 60
        call(client)  # 80 of 90: decides after this one
        network.seen.clear()
        call(client, 5)
        assert network.seen == [BACKUP] * 5
        network.down.clear()
        time.now += 599
        call(client)
        assert network.seen[-1] == BACKUP
        time.now += 61
        call(client)
        network.seen.clear()
        call(client, 3)
        assert network.seen == [MAIN] * 3


def test_nine_in_ten_is_good_enough() -> None:
    """90 of 100 keep the main host, 89 do not."""
    for bad, expected in ((10, MAIN), (11, BACKUP)):
        time, network = Time(), Network()
        with partner(network, failover=Failover(clock=time), timer=time) as client:
            call(client, 50)  # the oldest of these fall out of the window
            network.down.add(MAIN)
            call(client, bad)
            network.down.clear()
            call(client, 99 - bad)
            time.now += 60
            call(client)
            network.seen.clear()
            call(client)
        assert network.seen == [expected]


def test_between_the_checks_nothing_changes() -> None:
    """For a minute the decision stands, whatever happens."""
    time, network = Time(), Network()
    network.down.add(MAIN)
    with partner(network, failover=Failover(clock=time), timer=time) as client:
        for _ in range(59):
            time.now += 1
            call(client)
    assert network.seen == [MAIN, BACKUP] * 59


def test_a_time_out_of_the_backup_in_use_is_tried_at_the_main_host() -> None:
    """The other host is always the one not in use."""
    time, network = Time(), Network()
    with partner(network, failover=Failover(clock=time), timer=time) as client:
        network.down.add(MAIN)
        call(client, 3)
        time.now += 60
        call(client)
        network.down = {BACKUP}
        network.seen.clear()
        call(client)
    assert network.seen == [BACKUP, MAIN]


def test_business_errors_count_as_reached() -> None:
    """A host that answers 500 or 400 is up: its answers do not move the client."""
    time = Time()
    server = Server(refused(500))
    with partner(server, failover=Failover(clock=time), timer=time, retry=None) as client:
        for _ in range(30):
            time.now += 10
            with pytest.raises(errors.ServerError):
                client.notify_config.get()
    assert set(server.hosts) == {MAIN}


def test_failures_of_this_machine_do_not_count() -> None:
    """A pool that is used up says nothing about the host."""
    time = Time()
    server = Server(httpx.PoolTimeout)
    with partner(server, failover=Failover(clock=time), timer=time, retry=None) as client:
        for _ in range(30):
            time.now += 10
            with pytest.raises(errors.NotSent):
                client.notify_config.get()
    assert set(server.hosts) == {MAIN}


def test_each_client_counts_for_itself() -> None:
    """One settings object, two clients, two states."""
    time, network = Time(), Network()
    settings = Failover(clock=time)
    with partner(network, failover=settings) as first, partner(network, failover=settings) as second:
        network.down.add(MAIN)
        call(first, 3)
        time.now += 60
        call(first)
        network.down.clear()
        network.seen.clear()
        call(first)
        call(second)
    assert network.seen == [BACKUP, MAIN]


def test_off_by_default() -> None:
    """Without the option the host never changes."""
    server = Server(httpx.ConnectTimeout)
    error_of("sync", server, read)
    assert server.hosts == [MAIN] * 3


def test_a_client_of_the_simulator_never_turns_to_the_real_backup() -> None:
    """Another base URL needs another backup; both are checked alike."""
    here = "http://127.0.0.1:8080"
    with pytest.raises(ValueError, match=r"'failover' needs a 'backup'.*127\.0\.0\.1:8080"):
        BrandClient(brand_credentials(), base_url=here, failover=Failover())
    with pytest.raises(ValueError, match=r"plain http to api2\.example"):
        BrandClient(brand_credentials(), base_url=here, failover=Failover(backup="http://api2.example"))
    server = Server(httpx.ReadTimeout, good())
    run("sync", server, read, base_url=here, failover=Failover(backup="http://127.0.0.1:8081/"))
    assert [str(request.url.netloc, "ascii") for request in server.requests] == ["127.0.0.1:8080", "127.0.0.1:8081"]
