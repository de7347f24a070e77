"""Finding the operation of a path."""

import pytest

from wechatpay_mock._refusals import Refusal
from wechatpay_mock._routes import Routes


@pytest.fixture
def routes() -> Routes[str]:
    """A few routes that are easily mistaken for each other."""
    made: Routes[str] = Routes()
    made.add("GET", "/users/{openid}/coupons/{code}", "coupon")
    made.add("GET", "/users/{openid}/coupons", "coupons")
    made.add("POST", "/users/{user}/coupons", "send")
    made.add("GET", "/users/all/coupons", "all")
    made.add("GET", "/users/{openid}/coupons/{code}/use", "use")
    return made


@pytest.mark.parametrize(
    ("method", "path", "target", "parameters"),
    [
        ("GET", b"/users/o1/coupons/c1", "coupon", (("openid", b"o1"), ("code", b"c1"))),
        ("GET", b"/users/o1/coupons", "coupons", (("openid", b"o1"),)),
        ("POST", b"/users/o1/coupons", "send", (("user", b"o1"),)),
        ("GET", b"/users/all/coupons", "all", ()),
        ("GET", b"/users/all/coupons/c1", "coupon", (("openid", b"all"), ("code", b"c1"))),
        ("GET", b"/users/a%2Fb/coupons", "coupons", (("openid", b"a%2Fb"),)),
    ],
)
def test_match(
    routes: Routes[str], method: str, path: bytes, target: str, parameters: tuple[tuple[str, bytes], ...]
) -> None:
    """Literals go before parameters, and parameters come as they were sent."""
    match = routes.match(method, path)
    assert (target, parameters) == (match.target, match.parameters)


@pytest.mark.parametrize("path", [b"", b"/", b"/users", b"/users/o1", b"/users//coupons", b"/users/o1/coupons/", b"*"])
def test_unknown(routes: Routes[str], path: bytes) -> None:
    """What no template fits is 404; a parameter is never empty."""
    with pytest.raises(Refusal) as raised:
        routes.match("GET", path)
    assert not isinstance(raised.value.error, str)
    assert raised.value.error.status == 404


def test_method(routes: Routes[str]) -> None:
    """A known path with another method is 405 and names those it has."""
    with pytest.raises(Refusal) as raised:
        routes.match("DELETE", b"/users/o1/coupons")
    assert not isinstance(raised.value.error, str)
    assert raised.value.error.status == 405
    assert raised.value.headers == {"Allow": "GET, POST"}
