"""Mistakes that are planted one at a time: each has to turn tests red.

A mutant of a template is seen by the tests of the generated client, which is generated anew with it. Mutants of
written code are seen by the tests of their own package, where the fault would be looked for.
"""

from typing import NamedTuple


class Mutant(NamedTuple):
    """One text replaced in one file below the repository, and the tests that have to notice."""

    file: str
    old: str
    new: str
    tests: tuple[str, ...]
    select: str = ""
    """A `-k` expression, to save time."""


_CLIENT = ("tests/contract/test_client.py", "tests/contract/test_answers.py")
_CLIENT_SELECT = "SendUserCoupon or UseUserCoupon or GetProductCoupon or enum"


def _template(file: str, old: str, new: str) -> Mutant:
    return Mutant(f"templates/{file}.jinja", old, new, _CLIENT, _CLIENT_SELECT)


def _auth(module: str, old: str, new: str, *tests: str) -> Mutant:
    return Mutant(f"auth_plugin/wechatpay_auth/{module}.py", old, new, tuple(f"tests/auth/{test}.py" for test in tests))


def _runtime(module: str, old: str, new: str, *tests: str) -> Mutant:
    return Mutant(f"runtime/wechatpay_runtime/{module}.py", old, new, tuple(f"tests/runtime/{t}.py" for t in tests))


def _simulator(module: str, old: str, new: str, *tests: str) -> Mutant:
    return Mutant(
        f"mock_server/wechatpay_mock/{module}.py", old, new, tuple(f"tests/mock_server/{t}.py" for t in tests)
    )


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
        "_verifier", "public_key.verify(raw, message, PKCS1v15(), SHA256())", "pass", "test_verification"
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
        "_auth", "if not response.is_success and ", "if ", "test_auth_clients", "test_auth_generator"
    ),
    "an operation of the other side is signed": _auth(
        "_auth", "if required is None or required == held:", "if True:", "test_auth_clients", "test_auth_generator"
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
    "the signed message lacks its last line break": _auth(
        "_message",
        '_octets(nonce), body, b""))\n\n\ndef answer',
        "_octets(nonce), body))\n\n\ndef answer",
        "test_messages",
    ),
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
    "openids are logged": _runtime("_redaction", '_HOLDERS.sub(r"\\1/***", path)', "path", "test_observability"),
    "values of the query are logged": _runtime(
        "_redaction", "_QUERY_VALUE.sub('=***', query)", "query", "test_observability"
    ),
}

SIMULATOR = {
    "signatures of requests are not checked": _simulator(
        "_signature", "verify(certificate.public_key, message, given.signature)", "pass", "test_signatures"
    ),
    "old requests are believed": _simulator(
        "_signature",
        "return abs(self._wall_clock() - int(timestamp)) <= MAX_CLOCK_SKEW_SECONDS",
        "return True",
        "test_signatures",
    ),
    "answers outside the contract are given": _simulator(
        "_answers",
        "if fault is not None:\n        raise AnswerFault",
        "if False:\n        raise AnswerFault",
        "test_answers",
    ),
    "English goes before Chinese": _simulator(
        "_answers", "best, english = 0.0, False", "best, english = 0.0, True", "test_answers"
    ),
    "U10: any coupon can be used": _simulator(
        "behaviour/redemption", 'if state != "EFFECTIVE":', 'if state == "NONE":', "test_user_coupons"
    ),
    "B12: the interval between rounds does not count": _simulator(
        "behaviour/redemption",
        "return coupon.usable_from is not None and call.now < coupon.usable_from",
        "return False",
        "test_bundles",
    ),
    "Q3: a user gets one coupon too many": _simulator(
        "behaviour/issuing",
        'if stock.sent_to[person] >= limits["max_count_per_user"]:',
        'if stock.sent_to[person] > limits["max_count_per_user"]:',
        "test_sending",
    ),
    "Q1: a stock gives out one coupon too many": _simulator(
        "behaviour/issuing",
        'if stock.sent >= limits["max_count"]:',
        'if stock.sent > limits["max_count"]:',
        "test_sending",
        "test_budgets",
    ),
    "S8: paused stocks give out coupons": _simulator(
        "behaviour/issuing",
        'if any(stock.state(call.now) != "SENDING"',
        "if any(stock.is_over(call.now)",
        "test_sending",
    ),
    "N5: a number may come again with other data": _simulator(
        "behaviour/call", "if entry.data != data:", "if False:", "test_idempotency", "test_sending"
    ),
    "S13: an omitted store_scope is kept": _simulator(
        "behaviour/stock_changes", 'call.body.get("store_scope", "NONE")', 'stock.content["store_scope"]', "test_stocks"
    ),
    "Q11: a budget falls below what was sent": _simulator(
        "behaviour/budgets", "any(stock.sent > target for stock in limited)", "False", "test_budgets"
    ),
    "O5: somebody else's coupon is shown": _simulator(
        "behaviour/lookup",
        'if found is None or found.person != person:\n        raise Refusal("NOT_FOUND.coupon_code")',
        'if found is None:\n        raise Refusal("NOT_FOUND.coupon_code")',
        "test_user_coupons",
        "test_isolation",
    ),
    "S18: the next page repeats an item": _simulator(
        "behaviour/paging", "rest[size] + 1 if newest_first", "rest[size] + 2 if newest_first", "test_user_coupons"
    ),
    "K2: codes are taken twice": _simulator(
        "behaviour/codes",
        "fresh = [code for code in different if code not in stock.codes]",
        "fresh = given",
        "test_codes",
    ),
    "a file may stand in for the signed part": _simulator(
        "_multipart", "part is None or part.filename is not None", "part is None", "test_signatures", "test_seeds"
    ),
}

MUTANTS = {**TEMPLATES, **AUTH, **RUNTIME, **SIMULATOR}

SURVIVORS: dict[str, str] = {}
"""Mutants that no test notices, and why that is right. A test holds that they really survive."""
