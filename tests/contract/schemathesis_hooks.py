"""What schemathesis needs to talk to the simulator: signatures, and ids of objects that exist.

Loaded by the schemathesis command through SCHEMATHESIS_HOOKS; address and credentials come from the environment.
"""

import atexit
import json
import os
import re
import time
from hashlib import sha256
from pathlib import Path
from typing import Any
from uuid import uuid4

import schemathesis
from requests import PreparedRequest
from requests.auth import AuthBase
from schemathesis import Case, CheckContext, GenerationMode, HookContext, Response
from schemathesis.generation.meta import TestPhase
from schemathesis.specs.openapi import stateful
from schemathesis.transport.serialization import Binary

from tests.contract.walk import Walk
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
WALK = Walk()
_DIGEST = re.compile(r"[0-9a-fA-F]{64}")
_META_PART = re.compile(rb'name="meta".*?\r\n\r\n(.*?)\r\n--', re.DOTALL)


def side_of(path: str) -> str:
    return "brand" if path.startswith("/brand/") else "partner"


def is_walk(case: Case) -> bool:
    return case.meta is not None and case.meta.phase.name is TestPhase.STATEFUL


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
    if case.meta is None or (case.meta.generation.mode is not GenerationMode.POSITIVE and not is_walk(case)):
        return
    if b'"PARAM_ERROR"' in response.content:
        assert response.json()["detail"]["issue"] in RULES, response.content[:300]


@schemathesis.hook
def map_body(context: HookContext, body: Any) -> Any:
    """One part of an upload is the digest of the other, which no schema can say."""
    parts = getattr(body, "body", body)  # forms come with the content types of their parts
    if isinstance(parts, dict) and isinstance(parts.get("file"), Binary) and isinstance(parts.get("meta"), dict):
        meta, digest = parts["meta"], sha256(parts["file"].data).hexdigest()
        if _DIGEST.fullmatch(str(meta.get("sha256"))):
            parts["meta"] = {**meta, "sha256": digest}
    return body


@schemathesis.hook
def before_call(context: HookContext, case: Case, kwargs: dict[str, Any]) -> None:
    """Valid cases name objects that exist and keep the rules no schema can say; invalid ones stay as they are."""
    side = side_of(case.path)
    if case.meta is not None and case.meta.generation.mode is GenerationMode.NEGATIVE and not is_walk(case):
        return
    case.headers = {**(case.headers or {}), "Wechatpay-Serial": str(SIGNERS[side].keys.announced)}
    operation_id = case.operation.definition.raw["operationId"]
    if is_walk(case):
        query, body = WALK.adapt(operation_id, case.path_parameters or {}, dict(case.query or {}), case.body)
        case.query = query
        if body is not case.body:
            case.body = body
        return
    path, query, body = World(CLIENTS[side]).adapt(operation_id, case)
    case.path_parameters, case.query = path, query
    if body is not None:
        for name in ("out_request_no", "send_request_no"):
            if name in body:
                body[name] = uuid4().hex
        case.body = body


@schemathesis.hook
def after_call(context: HookContext, case: Case, response: Response) -> None:
    """Remember what was answered."""
    try:
        answer = response.json()
    except ValueError:
        answer = None
    WALK.saw(case.operation.definition.raw["operationId"], response.status_code, answer)


@atexit.register
def _tell() -> None:
    told = {"answers": WALK.answers, "refusals": WALK.refusals}
    Path(os.environ["CONTRACT_ANSWERS"]).write_text(json.dumps(told, ensure_ascii=False), "utf-8")


def _starts(operations: Any, transitions: stateful.ApiTransitions, graph: Any) -> stateful.RootTransitions:
    """Walks start where no id is needed; schemathesis would also try the other POSTs, with ids nobody has made."""
    roots = stateful.RootTransitions()
    linked = {label for label, known in transitions.operations.items() if known.incoming}
    free = [operation for operation in operations if "{" not in operation.path]
    roots.reliable = {one.label for one in free if one.method == "post" or one.label not in linked}
    return roots


stateful.classify_root_transitions = _starts
