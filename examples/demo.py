"""Two coupons, end to end: a brand and a service provider each create theirs, and a user redeems one.

Starts a simulator of its own on a free port, whose business clock stands in the validity of the coupons, and talks to
it through the SDK as one would talk to WeChat Pay. `make demo` runs it.
"""

import json
import os
import shlex
import subprocess
import sys
import tempfile
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from wechatpay_auth import BrandCredentials, PartnerCredentials
from wechatpay_product_coupon import BrandClient, PartnerClient, models

HERE = Path(__file__).parent
NOW = "2025-08-15T12:00:00+08:00"  # a Friday inside both coupons' validity, and the one day the brand's coupon is for
OPENID = "oh-394z-6CGkNoJrsDLTTUKiAnp4"
APPID = "wx233544546545989"


@contextmanager
def simulator() -> Generator[Path, None, None]:
    """A running simulator; gives the folder with its throw-away credentials."""
    with tempfile.TemporaryDirectory(prefix="wechatpay-demo-") as home:
        command = [sys.executable, "-m", "wechatpay_mock", "serve", "--port", "0", "--home", home, "--now", NOW]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, encoding="utf-8") as server:  # noqa: S603  # our own command
            try:
                assert server.stdout is not None
                for line in server.stdout:
                    if line.startswith("ready "):
                        print(f"simulator   {line.split()[1]}, its clock at {NOW}")
                        yield Path(home)
                        return
                raise SystemExit("The simulator did not start; its message is above.")
            finally:
                server.terminate()


def settings(file: Path) -> dict[str, str]:
    """The variables of an env file, as a shell reads them."""
    pairs = (word.partition("=") for word in shlex.split(file.read_text("utf-8"), comments=True))
    return {name: value for name, _, value in pairs}


def body(name: str) -> dict[str, object]:
    content: dict[str, object] = json.loads((HERE / name).read_text("utf-8"))
    return content


def step(title: str, text: str) -> None:
    print(f"{title:<11} {text}")


def partner_coupon(home: Path) -> None:
    """A service provider (服务商) creates a coupon for a brand."""
    environment = settings(home / "partner.env")
    base_url = environment["WECHATPAY_BASE_URL"]
    with PartnerClient(PartnerCredentials.from_env(environment), base_url=base_url) as client:
        client.notify_config.set({"notify_url": "https://provider.example.com/wechatpay/callbacks"})
        coupon = client.product_coupons.create(body("partner-coupon.json"))
        step("partner", f"product coupon {coupon.product_coupon_id} 「{coupon.display_info.name}」 is {coupon.state}")
        again = client.for_brand(coupon.brand_id).product_coupons.get(coupon.product_coupon_id)
        step("", f"read back: {again.scope} {again.type} {again.usage_mode}, brand {again.brand_id}")


def brand_coupon(home: Path) -> None:
    """A brand (品牌) creates a coupon and sees it redeemed."""
    environment = settings(home / "brand.env")
    base_url = environment["WECHATPAY_BASE_URL"]
    with BrandClient(BrandCredentials.from_env(environment), base_url=base_url) as client:
        client.notify_config.set({"notify_url": "https://brand.example.com/wechatpay/callbacks"})
        coupon = client.product_coupons.create(body("brand-coupon.json"))
        step("brand", f"product coupon {coupon.product_coupon_id} 「{coupon.display_info.name}」 is {coupon.state}")
        assert coupon.stock
        product_coupon_id, stock_id = coupon.product_coupon_id, coupon.stock.stock_id

        # The stock hands out the brand's own codes (coupon_code_mode UPLOAD), so it needs some.
        uploaded = client.stocks.upload_coupon_codes(
            product_coupon_id,
            stock_id,
            models.UploadCouponCodesRequest(out_request_no="DEMO_CODES_1", code_list=["SUMMER-0001", "SUMMER-0002"]),
        )
        step("upload", f"{uploaded.total_count} codes for stock {stock_id}")

        sent = client.user_coupons.send(
            OPENID,
            models.SendUserCouponRequest(
                product_coupon_id=product_coupon_id,
                stock_id=stock_id,
                appid=APPID,
                send_request_no="DEMO_SEND_1",
                attach="演示",
            ),
        )
        step("send", f"user coupon {sent.coupon_code} is {sent.coupon_state}: shown to the user, not usable yet")

        confirmed = client.user_coupons.confirm(
            OPENID,
            sent.coupon_code,
            models.ConfirmUserCouponRequest(
                product_coupon_id=product_coupon_id, stock_id=stock_id, appid=APPID, out_request_no="DEMO_CONFIRM_1"
            ),
        )
        step("confirm", f"{confirmed.coupon_state} until {confirmed.valid_end_time:%Y-%m-%d %H:%M:%S}")

        used = client.user_coupons.use(
            OPENID,
            sent.coupon_code,
            models.UseUserCouponRequest(
                product_coupon_id=product_coupon_id,
                stock_id=stock_id,
                appid=APPID,
                use_time=NOW,
                out_request_no="DEMO_USE_1",
                associated_order_info=models.AssociatedOrderInfo(transaction_id="4200000000123456789123456789"),
                saved_amount=2000,
            ),
        )
        assert used.single_usage_detail
        step("use", f"{used.coupon_state} (已核销) at {used.single_usage_detail.use_time}, saved 20.00 CNY")


def main() -> None:
    os.environ.pop("WECHATPAY_BASE_URL", None)  # never the caller's own
    with simulator() as home:
        partner_coupon(home)
        brand_coupon(home)
    print("done        both product coupons exist, one user coupon is redeemed")


if __name__ == "__main__":
    main()
