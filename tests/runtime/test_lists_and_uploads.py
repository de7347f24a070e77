"""Lists of many pages, and uploads with a signed part."""

import asyncio
import hashlib
import json
from itertools import islice
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.auth.support import private_key
from tests.contract.support import contract
from tests.runtime.support import async_partner, brand, partner, signed_json
from wechatpay_auth import Authorization, Scheme, request_message, verify
from wechatpay_product_coupon import errors


def page(names: list[str], token: str | None) -> dict[str, Any]:
    document: dict[str, Any] = {"total_count": 3, "store_list": [{"store_id": name} for name in names]}
    return document | ({"next_page_token": token} if token else {})


class Pages:
    """Answers pages by token, and remembers what was asked."""

    def __init__(self, pages: dict[str, dict[str, Any]]) -> None:
        self.pages, self.asked = pages, list[str]()

    def __call__(self, request: httpx.Request) -> httpx.Response:
        token = request.url.params.get("page_token", "")
        self.asked.append(token)
        return signed_json(self.pages[token])


TWO = {"": page(["1", "2"], "next/1=="), "next/1==": page(["3"], None)}


def test_a_list_is_walked_page_by_page() -> None:
    """The next page is asked for only when the items before it are used up."""
    server = Pages(TWO)
    with partner(server) as client:
        items = client.stocks.list_associated_stores_all("1", "2", brand_id="120344")
        assert next(items).store_id == "1"
        assert server.asked == [""]
        assert [item.store_id for item in items] == ["2", "3"]
    assert server.asked == ["", "next/1=="]


def test_a_walk_starts_where_it_is_told() -> None:
    """A token given by the caller is the first page."""
    server = Pages(TWO)
    with partner(server) as client:
        bound = client.for_brand("120344")
        items = list(bound.stocks.list_associated_stores_all("1", "2", page_token="next/1=="))
    assert [item.store_id for item in items] == ["3"]


def test_the_async_twin_walks_too() -> None:
    """`async for` over all pages."""

    async def walk() -> list[str]:
        async with async_partner(Pages(TWO)) as client:
            walked = client.stocks.list_associated_stores_all("1", "2", brand_id="120344")
            return [item.store_id async for item in walked]

    assert asyncio.run(walk()) == ["1", "2", "3"]


def test_a_list_that_names_its_own_page_ends_with_an_error() -> None:
    """An answer that would loop for ever is refused."""
    server = Pages({"": page(["1"], "a"), "a": page(["2"], "a")})
    with partner(server) as client, pytest.raises(errors.DecodeError, match="its own page"):
        list(islice(client.stocks.list_associated_stores_all("1", "2", brand_id="120344"), 5))


def test_a_list_by_offset_ends_at_the_total() -> None:
    """Offsets follow the number of items answered."""
    asked: list[str] = []
    examples = contract().document["components"]["examples"]
    key = next(key for key in examples if key.startswith("PartnerListBrandStoresResponse."))
    answer = examples[key]["value"]
    (store, *_) = answer["data"]

    def server(request: httpx.Request) -> httpx.Response:
        offset = int(request.url.params.get("offset", "0"))
        asked.append(request.url.params.get("offset", ""))
        return signed_json(answer | {"offset": offset, "total_count": 3, "data": [store] * (2 if offset == 0 else 1)})

    with partner(server) as client:
        assert len(list(islice(client.stores.list_all(brand_id="120344", limit=2), 5))) == 3
    assert asked == ["", "2"]


def test_an_upload_signs_the_text_of_meta_as_sent() -> None:
    """`meta` carries no file name, the boundary is random, the digest is that of the bytes."""
    seen: list[httpx.Request] = []

    def server(request: httpx.Request) -> httpx.Response:
        seen.append(request)
        return signed_json({"image_url": "https://wxpaylogo.qpic.cn/x"}, scheme=Scheme.BRAND)

    picture = b"\x89PNG\r\n--+++\r\n" + bytes(1000)
    with brand(server) as client:
        for _ in range(2):
            client.images.upload(picture, filename="头图.png")
    request = seen[0]
    meta = json.dumps({"filename": "头图.png", "sha256": hashlib.sha256(picture).hexdigest()}, ensure_ascii=False)
    compact = meta.replace(": ", ":").replace(", ", ",").encode()
    assert b'name="meta"\r\nContent-Type: application/json\r\n\r\n' + compact + b"\r\n" in request.content
    assert picture in request.content
    given = Authorization.parse(request.headers["Authorization"])
    message = request_message("POST", request.url.raw_path, given.timestamp, given.nonce, compact)
    verify(private_key("merchant_brand").public_key(), message, given.signature)
    assert seen[0].headers["Content-Type"] != seen[1].headers["Content-Type"]


@pytest.mark.parametrize(
    ("content", "name", "pointer"),
    [
        (b"x", None, "/meta/filename"),
        (b"x", "a.gif", "/meta/filename"),
        (b"x", "a" * 147 + ".png", "/meta/filename"),
        (b"", "a.png", "/file"),
        (bytes(2 * 1024 * 1024 + 1), "a.png", "/file"),
    ],
)
def test_an_upload_that_cannot_succeed_is_refused(content: bytes, name: str | None, pointer: str) -> None:
    """Name and size are checked before anything is sent."""
    with brand(lambda _: pytest.fail("sent")) as client, pytest.raises(errors.FieldError) as caught:
        client.images.upload(content, filename=name)
    assert caught.value.pointer == pointer


def test_a_path_names_the_picture(tmp_path: Path) -> None:
    """From a file, name and bytes are its own."""
    path = tmp_path / "logo.JPG"
    path.write_bytes(b"jpeg")
    seen: list[bytes] = []

    def server(request: httpx.Request) -> httpx.Response:
        seen.append(request.content)
        return signed_json({"image_url": "https://wxpaylogo.qpic.cn/x"}, scheme=Scheme.BRAND)

    with brand(server) as client:
        client.images.upload(path)
    assert b'filename="logo.JPG"' in seen[0]
