"""A stand-in for WeChat Pay's API, for the calls that an endpoint under test makes while it handles a callback."""

from __future__ import annotations

import json
import threading
from collections.abc import Generator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import urlsplit

from wechatpay_product_coupon.testing import FakeWechatPay

from ._contract import find

_NOT_FOUND = {"code": "NOT_FOUND", "message": "请求的接口不存在"}


@contextmanager
def stand_in(fake: FakeWechatPay) -> Generator[str]:
    """Answer every operation of the contract with its example, signed by `fake`; nothing is remembered or checked.

    Without it, an endpoint that confirms coupons would call the official address with throw-away keys.

    Yields:
        The base URL.
    """

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def _answer(self) -> None:
            self.rfile.read(int(self.headers.get("Content-Length") or 0))
            operation = find(self.command, urlsplit(self.path).path)
            if operation is None:
                response = fake.answer(_NOT_FOUND, status=404)
            else:
                body = b"" if operation.example is None else json.dumps(operation.example, ensure_ascii=False).encode()
                response = fake.answer(body, status=operation.status)
            self.send_response(response.status_code)
            for name, value in response.headers.items():
                if name.lower() != "content-length":
                    self.send_header(name, value)
            self.send_header("Content-Length", str(len(response.content)))
            self.end_headers()
            self.wfile.write(response.content)

        do_GET = do_POST = do_PUT = do_PATCH = do_DELETE = _answer

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - named so by the base class
            """Say nothing: the report is what counts."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, name="wechatpay_testing", daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
