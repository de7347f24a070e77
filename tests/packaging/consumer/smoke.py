"""Run in a clean environment: creates the coupon of a JSON file, with credentials from the environment."""

import json
import os
import platform
import sys
from pathlib import Path

import wechatpay_product_coupon
from wechatpay_auth import BrandCredentials, PartnerCredentials
from wechatpay_product_coupon import BrandClient, PartnerClient, errors, models


def main() -> int:
    side, body = sys.argv[1], json.loads(Path(sys.argv[2]).read_text("utf-8"))
    body["out_request_no"] = f"SMOKE_{platform.python_version()}_{os.getpid()}".replace(".", "_")
    base_url = os.environ["WECHATPAY_BASE_URL"]
    print("Python", platform.python_version())
    print(Path(wechatpay_product_coupon.__file__).parent)
    if side == "brand":
        with BrandClient(BrandCredentials.from_env(), base_url=base_url) as brand:
            brand.notify_config.set(models.SetNotifyConfigRequest(notify_url="https://brand.example.com/wechatpay"))
            created = brand.product_coupons.create(models.CreateProductCouponRequest.from_dict(body))
            again = brand.product_coupons.get(created.product_coupon_id)
            try:
                brand.product_coupons.get("1")
            except errors.NotFound:
                pass
            else:
                raise SystemExit("a coupon that does not exist was found")
            return report(side, created.product_coupon_id, created.display_info.name, again.display_info.name)
    else:
        with PartnerClient(PartnerCredentials.from_env(), base_url=base_url) as partner:
            partner.notify_config.set({"notify_url": "https://provider.example.com/wechatpay"})
            coupon = partner.product_coupons.create(body)
            read = partner.for_brand(coupon.brand_id).product_coupons.get(coupon.product_coupon_id)
            return report(side, coupon.product_coupon_id, coupon.display_info.name, read.display_info.name)


def report(side: str, coupon_id: str, name: str, name_read: str) -> int:
    if name != name_read:
        raise SystemExit("the coupon read is not the coupon created")
    print(f"{side}: created {coupon_id}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
