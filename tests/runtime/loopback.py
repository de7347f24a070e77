"""A WeChat Pay on the loopback interface, for what only real sockets show."""

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Literal

import httpx

Step = httpx.Response | Literal["cut", "hang"]


class Loopback:
    """Answers over real connections with one step after the other, the last one for ever."""

    def __init__(self) -> None:
        self.steps: list[Step] = []
        self.headers: list[dict[str, str]] = []
        self.connections = 0
        self._closing = threading.Event()
        outer = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def setup(self) -> None:
                outer.connections += 1
                super().setup()

            def answer(self) -> None:
                self.rfile.read(int(self.headers.get("Content-Length") or 0))
                outer.headers.append(dict(self.headers.items()))
                step = outer.steps.pop(0) if len(outer.steps) > 1 else outer.steps[0]
                if isinstance(step, str):
                    if step == "hang":
                        outer._closing.wait(30)
                    self.close_connection = True
                    return
                self.send_response(step.status_code)
                for name, value in step.headers.items():
                    self.send_header(name, value)
                if "Content-Length" not in step.headers:
                    self.send_header("Content-Length", str(len(step.content)))
                self.end_headers()
                self.wfile.write(step.content)

            do_GET = do_POST = do_PUT = do_PATCH = do_DELETE = answer

            def log_message(self, *arguments: Any) -> None:
                """Silence."""

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.01})

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._server.server_address[1]}"

    def __enter__(self) -> "Loopback":
        self._thread.start()
        return self

    def __exit__(self, *error: object) -> None:
        self._closing.set()
        self._server.shutdown()
        self._server.server_close()
        self._thread.join(10)
