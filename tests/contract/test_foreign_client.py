"""A client written by others against the simulator: the package wechatpayv3, with its own signing and verification.

It shows that the simulator speaks WeChat Pay's protocol and not merely our client's reading of it.
"""

import json
import shlex
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from wechatpayv3.core import Core
from wechatpayv3.type import RequestType

from tests.auth.support import KEYS
from wechatpay_mock import Simulator

PATH = "/v3/marketing/partner/product-coupon/product-coupons"
BODY: dict[str, Any] = json.loads((Path(__file__).parents[2] / "examples" / "partner-coupon.json").read_text("utf-8"))


Served = tuple[Simulator, str, dict[str, str]]


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    home = tmp_path_factory.mktemp("home")
    simulator = Simulator(home=home)
    with simulator.run() as base_url:
        words = shlex.split((home / "partner.env").read_text("utf-8"), comments=True)
        yield simulator, base_url, {name: value for name, _, value in (word.partition("=") for word in words)}


def core(served: Served, **changes: Any) -> Core:
    """The foreign client in public-key mode, pointed at the simulator."""
    _, base_url, environment = served
    arguments = {
        "mchid": environment["WECHATPAY_MCHID"],
        "cert_serial_no": environment["WECHATPAY_SERIAL_NO"],
        "private_key": environment["WECHATPAY_PRIVATE_KEY"].replace("\\n", "\n"),
        "apiv3_key": environment["WECHATPAY_API_KEY"],
        "public_key": environment["WECHATPAY_PUBLIC_KEY"].replace("\\n", "\n"),
        "public_key_id": environment["WECHATPAY_PUBLIC_KEY_ID"],
    }
    made = Core(**(arguments | changes))
    made._gate_way = base_url
    return made


def test_it_creates_and_reads_a_coupon(served: Served) -> None:
    """Its signature is accepted, our answer passes its verification, and what it reads is what it created."""
    client = core(served)
    status, text = client.request(PATH, method=RequestType.POST, data=BODY)
    created = json.loads(text)
    assert status == 200
    assert BODY["display_info"] == created["display_info"]
    status, text = client.request(f"{PATH}/{created['product_coupon_id']}?brand_id={BODY['brand_id']}")
    assert status == 200
    assert created["product_coupon_id"] == json.loads(text)["product_coupon_id"]
    assert list(served[0].requests)[-2].body == BODY


def test_its_wrong_key_is_refused(served: Served) -> None:
    """401 SIGN_ERROR with the message the simulator built."""
    stranger = KEYS["merchant_partner"]["private_key_pem"]
    status, text = core(served, private_key=stranger).request(PATH, method=RequestType.POST, data=BODY)
    error = json.loads(text)
    assert (status, error["code"]) == (401, "SIGN_ERROR")
    assert f"POST\n{PATH}\n" in error["detail"]["sign_information"]["truncated_sign_message"]


def test_it_refuses_a_foreign_answer(served: Served) -> None:
    """With another public key it rejects our answer: its verification is real."""
    other = KEYS["wechatpay_pubkey_partner"]["public_key_pem"]
    with pytest.raises(Exception, match="failed to verify the signature"):
        core(served, public_key=other).request(PATH, method=RequestType.POST, data=BODY)
