"""The pages, and the JSON that they draw."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from email.utils import formatdate
from functools import lru_cache
from hashlib import blake2b
from pathlib import Path
from typing import Any, TypeVar

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from wechatpay_auth import Scheme

from .._gateway import Gateway
from .._journal import Visit
from .._json import Json, encode, is_object
from .._replies import refused
from . import _code_images, _outbox, _trace, _views

_STATIC = Path(__file__).with_name("static")
_TYPES = {".html": "text/html", ".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}
_PAGE = 25
_MOST = 100
_LONGEST_CODE = 64
_LONGEST_HEADER = 2000
_SIGNATURE = re.compile(r'(signature="[^"]{12})[^"]+')

_HEADERS = {
    # Nothing but what this server serves, and no code inside of pages.
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
        "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    ),
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}

_Item = TypeVar("_Item")


def page_routes(gateway: Gateway) -> list[Route]:
    """`/`, `/docs` and `/docs/openapi.json`."""

    @lru_cache(maxsize=1)
    def contract() -> bytes:
        return encode(gateway.contract.document.root)

    async def console(request: Request) -> Response:
        return _static(request, "index.html")

    async def docs(request: Request) -> Response:
        return _static(request, "docs.html")

    async def document(request: Request) -> Response:
        return _answer(request, contract(), "application/json")

    pages = {"/": console, "/docs": docs, "/docs/": docs, "/docs/openapi.json": document}
    return [Route(path, handler) for path, handler in pages.items()]


def view_routes(gateway: Gateway, homes: Mapping[Scheme, str]) -> list[Route]:
    """What the pages ask for, below the control routes.

    Args:
        gateway: What is looked into.
        homes: The env file of each side, if there are any.
    """
    views = _Views(gateway, homes)

    def route(path: str, view: Callable[[Request], Json | None]) -> Route:
        async def handler(request: Request) -> Response:
            with gateway.lock:
                found = view(request)
            if found is None:
                return refused("there is no such thing, or it is gone", 404)
            return _answer(request, _encoded(found), "application/json")

        return Route(path, handler)

    async def static(request: Request) -> Response:
        return _static(request, request.path_params["name"])

    return [
        route("/overview", views.overview),
        route("/coupons", views.coupons),
        route("/stocks", views.stocks),
        route("/user-coupons", views.user_coupons),
        route("/user-coupons/{stock_id}/{code}", views.user_coupon),
        route("/requests", views.requests),
        route("/requests/{number:int}", views.request),
        route("/callbacks", views.callbacks),
        Route("/code.svg", _code_image),
        Route("/picture", views.picture),
        Route("/static/{name}", static),
    ]


class _Views:
    def __init__(self, gateway: Gateway, homes: Mapping[Scheme, str]) -> None:
        self._gateway = gateway
        self._homes = homes

    def overview(self, _: Request) -> Json:
        return _views.overview(self._gateway, self._homes)

    def coupons(self, request: Request) -> Json:
        now = self._gateway.clock.now()
        return _page(
            request,
            _views.coupons(self._gateway),
            lambda one: f"{one[2].product_coupon_id} {one[2].content['display_info']['name']} {one[0].caller}",
            lambda one: {**_views.coupon_row(*one, now), "pictures": self._pictures(one[2].content)},
        )

    def stocks(self, request: Request) -> Json:
        now = self._gateway.clock.now()
        return _page(
            request,
            _views.stocks(self._gateway),
            lambda one: " ".join(
                [one[0].caller, one[1][0].coupon.content["display_info"]["name"], *(stock.stock_id for stock in one[1])]
            ),
            lambda one: _views.stock_group(*one, now),
        )

    def user_coupons(self, request: Request) -> Json:
        now = self._gateway.clock.now()
        return _page(
            request,
            _views.user_coupons(self._gateway),
            lambda one: f"{one[1].coupon_code} {one[1].person} {one[1].stock.stock_id} {one[1].state(now)}",
            lambda one: _views.user_coupon_row(*one, now),
        )

    def user_coupon(self, request: Request) -> Json | None:
        stock_id, code = request.path_params["stock_id"], request.path_params["code"]
        found = self._gateway.store.holder(stock_id)
        if found is None or (stock_id, code) not in found[1].user_coupons:
            return None
        coupon = found[1].user_coupons[stock_id, code]
        shown = _views.user_coupon(found[0], coupon, self._gateway.clock.now())
        return {**shown, "pictures": self._pictures(coupon.coupon_content)}

    def requests(self, request: Request) -> Json:
        return _page(
            request,
            list(self._gateway.journal)[::-1],
            lambda one: (
                f"{one.number} {one.method} {one.target} {one.operation} {one.answer.status} "
                f"{one.answer.error.get('code', '')} {one.answer.request_id}"
            ),
            _request_row,
        )

    def request(self, request: Request) -> Json | None:
        number: int = request.path_params["number"]
        visit = next((visit for visit in self._gateway.journal if visit.number == number), None)
        if visit is None:
            return None
        return {
            **_request_row(visit),
            "body": _text(visit.content),
            "body_bytes": visit.size,
            "headers": _headers(visit),
            "answer_headers": [[name, value] for name, value in visit.answer.headers.items()],
            "answer_body": _text(visit.answer.body),
            "faults": list(visit.answer.faults),
            "trace": _trace.trace(self._gateway, visit),
        }

    def callbacks(self, request: Request) -> Json:
        found = _outbox.notifications(self._gateway)
        return _page(request, found, lambda one: f"{one.id} {one.event_type} {one.summary}", _outbox.row)

    async def picture(self, request: Request) -> Response:
        found = self._gateway.store.pictures.get(request.query_params.get("address", ""))
        if found is None:
            return refused("this picture was not uploaded here", 404)
        return _answer(request, *found)

    def _pictures(self, content: Json) -> list[str]:
        """Those of the pictures of a coupon that were uploaded here: nothing is fetched from elsewhere."""
        display: Json = content["display_info"]
        addresses = [display["image_url"], display["background_url"]]
        return [address for address in addresses if self._gateway.store.pictures.get(address) is not None]


def _request_row(visit: Visit) -> Json:
    return {
        "number": visit.number,
        "time": visit.time.isoformat(),
        "method": visit.method,
        "target": visit.target,
        "operation": visit.operation,
        "caller": _trace.caller(visit),
        "status": visit.answer.status,
        "code": visit.answer.error.get("code"),
        "request_id": visit.answer.request_id,
        "milliseconds": round(visit.seconds * 1000, 2),
    }


def _headers(visit: Visit) -> list[list[str]]:
    # Nobody compares signatures by eye: the begin of one will do.
    return [
        [name, _SIGNATURE.sub(r"\1…", value[:_LONGEST_HEADER])]
        for name, values in visit.request.headers.items()
        for value in values
    ]


def _text(content: bytes | None) -> str | None:
    return None if content is None else content.decode("utf-8", "replace")


def _page(
    request: Request, found: Sequence[_Item], text_of: Callable[[_Item], str], view: Callable[[_Item], Json]
) -> Json:
    """One page of what contains the wanted text, in short: `?q=`, `?page=` from 1, `?size=`."""
    wanted = request.query_params.get("q", "").strip().lower()
    if wanted:
        found = [item for item in found if wanted in text_of(item).lower()]
    size = min(_number(request, "size", _PAGE), _MOST)
    pages = max(1, -(-len(found) // size))
    page = min(_number(request, "page", 1), pages)
    items = found[(page - 1) * size : page * size]
    return {"total": len(found), "page": page, "pages": pages, "items": [view(item) for item in items]}


def _number(request: Request, name: str, default: int) -> int:
    text = request.query_params.get(name, "")
    return max(1, int(text)) if text.isdecimal() and text.isascii() and len(text) < 9 else default


def _encoded(value: Any) -> bytes:
    try:
        return encode(value)
    except RecursionError:  # what could just be read may be nested too deeply to be written
        return encode({"message": "nested too deeply"} if is_object(value) else None)


async def _code_image(request: Request) -> Response:
    """A code as a picture: `?mode=QRCODE` or `?mode=BARCODE`, `&text=`."""
    text = request.query_params.get("text", "")
    draw = {"QRCODE": _code_images.qr, "BARCODE": _code_images.bar_code}.get(request.query_params.get("mode", ""))
    if draw is None or not text or len(text) > _LONGEST_CODE:
        return refused("send mode=QRCODE or mode=BARCODE and a text of at most 64 characters", 400)
    try:
        return _answer(request, draw(text), "image/svg+xml")
    except ValueError as error:
        return refused(str(error), 400)


@lru_cache(maxsize=16)
def _file(name: str) -> bytes | None:
    # A name of this folder alone: a path does not get here, and nothing else is served.
    names = {path.name for path in _STATIC.iterdir()}
    return (_STATIC / name).read_bytes() if name in names else None


def _static(request: Request, name: str) -> Response:
    content = _file(name)
    if content is None:
        return refused("there is no such file", 404)
    return _answer(request, content, _TYPES[Path(name).suffix])


def _answer(request: Request, content: bytes, media_type: str) -> Response:
    """An answer, or 304 to whoever has it already."""
    tag = f'"{blake2b(content, digest_size=12).hexdigest()}"'
    # Date, for those who ask `/` for the time, as `python -m wechatpay_auth doctor` does.
    headers = {**_HEADERS, "Date": formatdate(usegmt=True), "ETag": tag, "Cache-Control": "no-cache"}
    if request.headers.get("if-none-match") == tag:
        return Response(status_code=304, headers=headers)
    return Response(content, headers=headers, media_type=media_type)
