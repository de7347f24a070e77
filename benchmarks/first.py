"""A process that does one thing for the first time and tells what that cost: an import, or a whole first call.

    python -m benchmarks.first HIDDEN import MODULE
    python -m benchmarks.first HIDDEN call CANDIDATE STAGE

It imports next to nothing itself, and each candidate what it needs: that is what is measured.
"""

import sys
import time

from . import absent

CLI = ("click", "rich", "pygments")
"""What httpx imports for its command line if it happens to be there, as it does in a developer's environment."""


def sdk(environ: dict[str, str], base_url: str, path: str, body: dict[str, object]) -> None:
    """This SDK, model in, model out."""
    from wechatpay_auth import PartnerCredentials
    from wechatpay_product_coupon import PartnerClient, models

    request = models.PartnerCreateProductCouponRequest.from_dict(body)
    with PartnerClient(PartnerCredentials.from_env(environ), base_url=base_url) as client:
        client.product_coupons.create(request)


def sdk_trusted_key(environ: dict[str, str], base_url: str, path: str, body: dict[str, object]) -> None:
    """The same, with the check of the key's mathematics replaced by a self-test."""
    from wechatpay_auth import PartnerCredentials
    from wechatpay_product_coupon import PartnerClient, models

    request = models.PartnerCreateProductCouponRequest.from_dict(body)
    with PartnerClient(PartnerCredentials.from_env(environ, validate_key=False), base_url=base_url) as client:
        client.product_coupons.create(request)


def by_hand(environ: dict[str, str], base_url: str, path: str, body: dict[str, object]) -> None:
    """httpx and cryptography, dict in, dict out."""
    import httpx

    from .hand import Hand

    hand = Hand(environ)
    with httpx.Client(base_url=base_url) as client:
        content, headers = hand.request(path, body)
        hand.answer(client.post(path, content=content, headers=headers))


def peer(environ: dict[str, str], base_url: str, path: str, body: dict[str, object]) -> None:
    """wechatpayv3, dict in, text out."""
    from importlib import import_module

    arguments = {
        "mchid": environ["WECHATPAY_MCHID"],
        "cert_serial_no": environ["WECHATPAY_SERIAL_NO"],
        "private_key": environ["WECHATPAY_PRIVATE_KEY"],
        "apiv3_key": environ["WECHATPAY_API_KEY"],
        "public_key": environ["WECHATPAY_PUBLIC_KEY"],
        "public_key_id": environ["WECHATPAY_PUBLIC_KEY_ID"],
    }
    core = import_module("wechatpayv3.core").Core(**arguments)
    core._gate_way = base_url
    status, text = core.request(path, method=import_module("wechatpayv3.type").RequestType.POST, data=body)
    if status != 200:
        raise SystemExit(text)


CALLS = {"sdk": sdk, "sdk-trusted-key": sdk_trusted_key, "hand": by_hand, "peer": peer}


def main() -> None:
    """Do it, and print seconds of processor time and the number of modules loaded."""
    hidden, what, name = sys.argv[1:4]
    absent.hide(hidden.split(","))
    if what == "import":
        begun, loaded = time.process_time(), len(sys.modules)
        __import__(name)
        print(time.process_time() - begun, len(sys.modules) - loaded)
        return
    import json

    with open(sys.argv[4], encoding="utf-8") as file:  # noqa: PTH123  # pathlib would be an import of its own
        call = json.load(file)
    CALLS[name](call["environ"], call["base_url"], call["path"], call["body"])
    print(time.process_time(), len(sys.modules))  # from the start of the process


if __name__ == "__main__":
    main()
