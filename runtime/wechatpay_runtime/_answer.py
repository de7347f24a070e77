"""What came with an answer besides its body."""

from collections.abc import Mapping

import httpx

from ._record import Record


def sub_code_of(request_id: str | None) -> int | None:
    """The numeric result code at the end of a `Request-ID`: 0 on success, None when there is none."""
    tail = (request_id or "").rpartition("-")[2]
    return int(tail) if tail.isascii() and tail.isdigit() and "-" in (request_id or "") else None


class Answer(Record):
    """Status and headers of an answer; the body is in the model."""

    status_code: int
    headers: Mapping[str, str]
    """Names are found in any case."""

    @classmethod
    def of(cls, response: httpx.Response) -> "Answer":
        made = cls.__new__(cls)
        # performance: past the constructor, as every call makes one.
        made.__dict__.update(status_code=response.status_code, headers=response.headers)
        return made

    @property
    def request_id(self) -> str | None:
        """`Request-ID`: quote it to WeChat Pay's support."""
        return self.headers.get("request-id")

    @property
    def sub_code(self) -> int | None:
        """The numeric code at the end of the request id; 0 on success."""
        return sub_code_of(self.request_id)

    def __repr__(self) -> str:
        return f"Answer(status_code={self.status_code}, request_id={self.request_id!r})"
