"""Pictures: uploads, and where their addresses are asked for. Rule V9."""

import json
from collections.abc import Callable
from hashlib import sha256

import httpx
import pytest

from tests.mock_server.support import Json, Side, bundle, coupon, detail, refused
from wechatpay_mock import Rules

PICTURE = b"\x89PNG\r\n\x1a\n a picture"


def upload(
    side: Side, content: bytes = PICTURE, *, meta_filename: str | None = None, **others: tuple[None, bytes]
) -> httpx.Response:
    meta = json.dumps({"filename": "a.png", "sha256": sha256(content).hexdigest()}).encode()
    path = f"{side.prefix}/media/upload-image"
    # The signature covers the part `meta` alone.
    request = side.client.build_request(
        "POST",
        path,
        files={"meta": (meta_filename, meta, "application/json"), "file": ("a.png", content, "image/png"), **others},
        extensions={"wechatpay_signed_body": meta},
    )
    return side.client.send(request)


def shown(url: str, *, number: str = "create_0001") -> Json:
    body = coupon(number=number)
    body["display_info"] |= {"image_url": url, "background_url": url, "detail_image_url_list": [url]}
    return body


def test_upload(side: Side) -> None:
    """The same picture has the same address, another one another."""
    first = upload(side).json()["image_url"]
    assert first == upload(side).json()["image_url"] != upload(side, b"another").json()["image_url"]


def test_no_file_is_signed(side: Side) -> None:
    """A `meta` with a file name is taken for a file, so that its text is not what the signature covers."""
    assert upload(side, meta_filename="meta.json").json()["code"] == "SIGN_ERROR"


def test_unknown_parts_are_ignored(side: Side) -> None:
    """Parts that the contract does not know change nothing, whatever they hold."""
    assert upload(side, other=(None, b"not JSON")).status_code == 200


def test_any_address_by_default(side: Side) -> None:
    """V9 is off by default: nothing was uploaded."""
    assert side.create(shown("https://a/b.png")).status_code == 200


def test_uploaded_only(side_with: Callable[[Rules], Side]) -> None:
    """V9, a switch: only the addresses of uploads are taken, by coupons and by their stocks."""
    side = side_with(Rules(uploaded_images_only=True))
    url = upload(side).json()["image_url"]
    made = side.create(shown(url))
    assert made.status_code == 200
    path = f"/product-coupons/{made.json()['product_coupon_id']}"
    other = shown("https://a/b.png")["display_info"]
    changed = side.patch(path, {"out_request_no": "update_0001", "display_info": other})
    assert refused(changed)[:2] == (400, "INVALID_REQUEST")
    assert detail(changed)["field"] == "/display_info/image_url"
    body = shown(url, number="create_0002")
    body["display_info"]["detail_image_url_list"] = [url, "https://a/b.png"]
    assert detail(side.create(body))["field"] == "/display_info/detail_image_url_list/1"


@pytest.mark.parametrize("name", ["stock", "stock_bundle"])
def test_pictures_of_stocks(side_with: Callable[[Rules], Side], name: str) -> None:
    """V9, a switch: also the cover of a stock's video."""
    side = side_with(Rules(uploaded_images_only=True))
    url = upload(side).json()["image_url"]
    body = bundle() if name == "stock_bundle" else coupon()
    body["display_info"] |= {"image_url": url, "background_url": url}
    video = {"finder_id": "1", "finder_video_id": "2", "finder_video_cover_image_url": "https://a/b.png"}
    body[name]["coupon_display_info"]["entrance_finder"] = video
    response = side.create(body)
    assert detail(response)["field"].endswith("/finder_video_cover_image_url")


def test_generated_pictures(side_with: Callable[[Rules], Side]) -> None:
    """V9, a switch: what an image generation task has made is an address of the platform too."""
    side = side_with(Rules(uploaded_images_only=True))
    task = {"task_id": "task_0001", "image_generation_type": "CUT_OUT"}
    side.post("/image-generation-tasks", {**task, "cut_out": {"image_url": upload(side).json()["image_url"]}})
    query = {"image_generation_type": "CUT_OUT"}
    answer = side.read("/image-generation-tasks/task_0001", query).json()
    assert side.create(shown(answer["cut_out_result"]["image_url"])).status_code == 200
