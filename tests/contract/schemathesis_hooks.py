"""What schemathesis needs to talk to the simulator: signatures, and ids of objects that exist.

Loaded by the schemathesis command through SCHEMATHESIS_HOOKS; address and credentials come from the environment.
"""

import json
import os
import re
import time
from typing import Any
from uuid import uuid4

import schemathesis
from requests import PreparedRequest
from requests.auth import AuthBase
from schemathesis import Case, CheckContext, GenerationMode, HookContext, Response

from tests.contract.world import World
from wechatpay_auth import BrandCredentials, Credentials, PartnerCredentials
from wechatpay_product_coupon import BrandClient, PartnerClient

BRAND = BrandCredentials.from_env(json.loads(os.environ["CONTRACT_BRAND"]))
PARTNER = PartnerCredentials.from_env(json.loads(os.environ["CONTRACT_PARTNER"]))
SIGNERS: dict[str, Credentials] = {"brand": BRAND, "partner": PARTNER}
CLIENTS: dict[str, BrandClient | PartnerClient] = {
    "brand": BrandClient(BRAND, base_url=os.environ["CONTRACT_URL"]),
    "partner": PartnerClient(PARTNER, base_url=os.environ["CONTRACT_URL"]),
}
# Sentences that an answer may give as the reason, when the data was made without the rules.
RULES: list[str] = json.loads(os.environ["CONTRACT_RULES"])
# And what no schema can say: one part of an upload is the digest of the other.
RULES.append("is not the digest of the file")
_META_PART = re.compile(rb'name="meta".*?\r\n\r\n(.*?)\r\n--', re.DOTALL)


def side_of(path: str) -> str:
    return "brand" if path.startswith("/brand/") else "partner"


class Signer(AuthBase):
    """Signs what requests is about to send."""

    def __call__(self, request: PreparedRequest) -> PreparedRequest:
        credentials = SIGNERS[side_of(request.path_url)]
        body = request.body or b""
        content = body.encode() if isinstance(body, str) else body
        if str(request.headers.get("Content-Type", "")).startswith("multipart/"):
            found = _META_PART.search(content)
            content = found.group(1) if found else b""
        signed = credentials.authorize(
            str(request.method),
            request.path_url.encode("ascii"),
            content,
            timestamp=int(time.time()),
            nonce=uuid4().hex,
        )
        request.headers["Authorization"] = signed.header()
        return request


schemathesis.auth.set_from_requests(Signer())


@schemathesis.check
def valid_data_is_no_parameter_error(context: CheckContext, response: Response, case: Case) -> None:
    """Valid data may meet a business rule, but never PARAM_ERROR; data made without rules may break a rule."""
    if case.meta is None or case.meta.generation.mode is not GenerationMode.POSITIVE:
        return
    if b'"PARAM_ERROR"' in response.content:
        assert response.json()["detail"]["issue"] in RULES, response.content[:300]


@schemathesis.hook
def before_call(context: HookContext, case: Case, kwargs: dict[str, Any]) -> None:
    """Valid cases name objects that exist and keep the rules no schema can say; invalid ones stay as they are."""
    side = side_of(case.path)
    if case.meta is not None and case.meta.generation.mode is GenerationMode.NEGATIVE:
        return
    case.headers = {**(case.headers or {}), "Wechatpay-Serial": str(SIGNERS[side].keys.announced)}
    path, query, body = World(CLIENTS[side]).adapt(case.operation.definition.raw["operationId"], case)
    case.path_parameters, case.query = path, query
    if body is not None:
        for name in ("out_request_no", "send_request_no"):
            if name in body:
                body[name] = uuid4().hex
        case.body = body
