"""Mistakes that are planted one at a time: each has to turn tests red.

A mutant of a template is seen by the tests of the generated client, which is generated anew with it. Mutants of
written code are seen by the tests of their own package, where the fault would be looked for.
"""

from tests.contract.mutant import Mutant
from tests.contract.mutants_simulator import SIMULATOR

_CLIENT = ("tests/contract/test_client.py", "tests/contract/test_answers.py")
_CLIENT_SELECT = "SendUserCoupon or UseUserCoupon or GetProductCoupon or enum"


def _template(file: str, old: str, new: str) -> Mutant:
    return Mutant(f"templates/{file}.jinja", old, new, _CLIENT, _CLIENT_SELECT)


def _auth(module: str, old: str, new: str, *tests: str) -> Mutant:
    return Mutant(f"auth_plugin/wechatpay_auth/{module}.py", old, new, tuple(f"tests/auth/{test}.py" for test in tests))


def _runtime(module: str, old: str, new: str, *tests: str) -> Mutant:
    return Mutant(f"runtime/wechatpay_runtime/{module}.py", old, new, tuple(f"tests/runtime/{t}.py" for t in tests))


def _striped(old: str, new: str, select: str) -> Mutant:
    file = "runtime/wechatpay_runtime/_striped.py"
    return Mutant(file, old, new, ("tests/speed/test_async_transports.py",), select)


def _testing(module: str, old: str, new: str, *tests: str) -> Mutant:
    return Mutant(f"testing/wechatpay_testing/{module}.py", old, new, tuple(f"tests/testing/{t}.py" for t in tests))


def _spec_diff(module: str, old: str, new: str) -> Mutant:
    return Mutant(f"tools/{module}.py", old, new, ("tests/tools/test_spec_diff.py",), "seeded and (required or length)")


TEMPLATES = {
    "a field is left out of its model's table": _template(
        "model.py",
        "{% for wire, field in data.fields.items() %}\n        Field(",
        '{% for wire, field in data.fields.items() if wire != "appid" %}\n        Field(',
    ),
    "a field travels under another name": _template(
        "model.py", 'Field("{{ field.attribute }}", "{{ wire }}"', 'Field("{{ field.attribute }}", "{{ wire }}_"'
    ),
    "required fields become optional": _template("model.py", "{% if field.required %}, required=True{% endif %}", ""),
    "a query parameter has a wrong name": _template(
        "endpoint_init.py", '("{{ parameter.name | in', '("x_{{ parameter.name | in'
    ),
    "the query is dropped": _template("endpoint_init.py", "query=({{ query }}),", ""),
    "path values change places": _template(
        "endpoint_init.py",
        "{% for parameter in endpoint.path_parameters %}\n        {{ parameter.python_name }},",
        "{% for parameter in endpoint.path_parameters | reverse %}\n        {{ parameter.python_name }},",
    ),
    "the body is not passed on": _template(
        "endpoint_init.py", "{% else %}body{% endif %},", "{% else %}{}{% endif %},"
    ),
    "the answer's model is forgotten": _template("endpoint_module.py", 'answer="{{ op.answer }}",', ""),
    "the scheme is swapped": _template("endpoint_module.py", "Scheme.{{ op.scheme }}", "Scheme.BRAND"),
    "enum values are lower case": _template(
        "str_enum.py",
        '"{{ value | in_double_quote_literal }}"',
        '"{{ value | in_double_quote_literal | lower }}"',
    ),
}

AUTH = {
    "a signature is not checked": _auth(
        "_verifier",
        "public_key.verify(a2b_base64(signature, strict_mode=True), message, PADDING, HASH)",
        "pass",
        "test_verification",
    ),
    "the age of a message is not checked": _auth(
        "_verifier", "if abs(skew) > MAX_CLOCK_SKEW_SECONDS:", "if False:", "test_verification"
    ),
    "messages from the future are believed": _auth(
        "_verifier",
        "if abs(skew) > MAX_CLOCK_SKEW_SECONDS:",
        "if skew > MAX_CLOCK_SKEW_SECONDS:",
        "test_verification",
    ),
    "the scheme of a message is not checked": _auth(
        "_verifier", "if given != scheme:", "if False:", "test_verification"
    ),
    "a nonce may hold a line break": _auth("_verifier", 'if "\\n" in proof.nonce:', "if False:", "test_verification"),
    "the query is not signed": _auth(
        "_auth",
        "request.method, request.url.raw_path, int(",
        'request.method, request.url.raw_path.partition(b"?")[0], int(',
        "test_auth_clients",
        "test_auth_generator",
    ),
    "other bytes are signed than are sent": _auth(
        "_auth", "return request.content", 'return request.content + b" "', "test_auth_clients", "test_auth_generator"
    ),
    "a 2xx without a signature is passed on": _auth(
        "_auth", "if not 200 <= response.status_code <= 299 and ", "if ", "test_auth_clients", "test_auth_generator"
    ),
    "an operation of the other side is signed": _auth(
        "_auth",
        "if required is held or required is None or required == held:",
        "if True:",
        "test_auth_clients",
        "test_auth_generator",
    ),
    "the key expected is not announced": _auth(
        "_auth", "if announced is not None:", "if False:", "test_auth_clients", "test_auth_generator"
    ),
    "the associated data is not authenticated": _auth(
        "_sealed", '_octets(associated_data or "")', 'b""', "test_sealed", "test_callbacks"
    ),
    "callbacks of the other side are believed": _auth(
        "_callback", "check_scheme(proof, credentials.scheme)", "pass", "test_callbacks"
    ),
    "old callbacks are believed": _auth("_callback", "check_age(proof, now)", "pass", "test_callbacks"),
    "the signed message lacks its last line break": _auth("_message", 'b"%b%b\\n" %', 'b"%b%b" %', "test_messages"),
}

RUNTIME = {
    "times lose their offset": _runtime(
        "_time", "return moment.isoformat(", "return moment.replace(tzinfo=None).isoformat(", "test_models"
    ),
    "calls that spend are repeated blindly": _runtime(
        "_retry",
        "return isinstance(error, (NotSent, RateLimited)) or operation.safe_to_repeat",
        "return True",
        "test_retry_policy",
        "test_retries",
    ),
    "one try too many": _runtime("_retry", "attempt >= self.tries", "attempt > self.tries", "test_retry_policy"),
    "the wait that is asked for is ignored": _runtime(
        "_retry", "delay = max(delay, min(retry_after(", "delay = min(delay, min(retry_after(", "test_retry_policy"
    ),
    "an earlier try's unknown outcome is forgotten": _runtime(
        "_tries", "error.outcome_known = False", "pass", "test_retries", "test_fault_injection"
    ),
    "a repeat has no body": _runtime("_tries", "content=request.read(),", 'content=b"",', "test_retries"),
    "the first page is read again": _runtime(
        "_paging", "return begun + count if count", "return begun if count", "test_lists_and_uploads"
    ),
    "an endless list is walked": _runtime("_paging", "if token == start:", "if False:", "test_lists_and_uploads"),
    "a limit is exceeded by one": _runtime(
        "_limiter", "deque[float](maxlen=rate.limit)", "deque[float](maxlen=rate.limit + 1)", "test_limiters"
    ),
    "openids are logged": _runtime("_redaction", 're.sub(_HOLDERS, r"\\1/***", path)', "path", "test_observability"),
    "values of the query are logged": _runtime(
        "_redaction", "re.sub(_QUERY_VALUE, '=***', query)", "query", "test_observability"
    ),
    "a field of a later version is lost on its way in": _runtime(
        "_compile",
        "{} if wires.issuperset(data) else {k: v for k, v in data.items() if k not in wires}",
        "{}",
        "test_models",
    ),
    "a field of a later version is lost on its way out": _runtime(
        "_compile", "result.update(self.additional_properties)", "pass", "test_models"
    ),
    "None for an optional field is refused": _runtime(
        "_walk", "        return UNSET  # JSON null", "        raise FieldError('got None')  # JSON null", "test_models"
    ),
    "a connection that failed keeps its turn": _striped(
        "self._busy.discard(lane)\n            self._turns.give_back()",
        "self._busy.discard(lane)",
        "take_no_turn and striped",
    ),
    "a connection that was used keeps its turn": _striped(
        "self._idle.append((lane, now))\n        self._turns.give_back()",
        "self._idle.append((lane, now))",
        "waits_for_a_connection and striped",
    ),
}

TESTING = {
    "an endpoint may accept what is forged": _testing(
        "_callbacks", "if status is not None and status < 400:", "if False:", "test_callback_checks"
    ),
    "an endpoint may do repeats as it likes": _testing(
        "_callbacks", '"" if status in (200, 204) else advice', '""', "test_callback_checks"
    ),
    "unknown query parameters are not found": _testing(
        "_calls", "sorted(given - set(operation.query))", "()", "test_calls"
    ),
    "a missing body is not found": _testing(
        "_calls", "if operation.body_required else ()", "if False else ()", "test_calls"
    ),
}

SPEC_DIFF = {
    "a new required field breaks nobody": _spec_diff(
        "spec_diff_schemas", "Effect.BREAKING if asked and required else Effect.COMPATIBLE", "Effect.COMPATIBLE"
    ),
    "narrower and wider change places": _spec_diff(
        "spec_diff_schemas", "narrower=narrower, wider=wider", "narrower=wider, wider=narrower"
    ),
}

MUTANTS = {**TEMPLATES, **AUTH, **RUNTIME, **SIMULATOR, **TESTING, **SPEC_DIFF}

SURVIVORS: dict[str, str] = {}
"""Mutants that no test notices, and why that is right. A test holds that they really survive."""
