"""Mistakes that are planted in the simulator; see mutants.py."""

from tests.contract.mutant import Mutant


def _simulator(module: str, old: str, new: str, *tests: str) -> Mutant:
    return Mutant(
        f"mock_server/wechatpay_mock/{module}.py", old, new, tuple(f"tests/mock_server/{t}.py" for t in tests)
    )


def _guard(old: str, select: str) -> Mutant:
    file = "mock_server/wechatpay_mock/_guard.py"
    return Mutant(file, old, "if False:", ("tests/console/test_guard.py",), select)


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
        "test_stocks",
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
        "behaviour/paging", "rest[size] + 1 if newest_first", "rest[size] + 2 if newest_first", "test_endings"
    ),
    "K2: codes are taken twice": _simulator(
        "behaviour/codes",
        "fresh = [code for code in different if code not in stock.codes]",
        "fresh = given",
        "test_codes",
    ),
    "a file may stand in for the signed part": _simulator(
        "_multipart", "part is None or part.filename is not None", "part is None", "test_images"
    ),
    "callbacks are signed by a stranger": _simulator(
        "_parcels",
        "self._body(notification, _api_key(account)), key.id, key.private_key)",
        "self._body(notification, _api_key(account)), key.id, self._stranger)",
        "test_callbacks",
    ),
    "callbacks have no associated data": _simulator(
        "_parcels", 'constant.get("associated_data"), encode', "None, encode", "test_callbacks"
    ),
    "callbacks are repeated too early": _simulator(
        "_courier", "repeats[len(genuine) - 1]", "repeats[max(0, len(genuine) - 2)]", "test_courier"
    ),
    "callbacks come once more than is wished": _simulator(
        "_courier", "if copies < self._gateway", "if copies <= self._gateway", "test_courier"
    ),
    "a fault after acting strikes before": _simulator(
        "faults/_status",
        'return self._answer(desk) if self.when == "before" else None',
        "return self._answer(desk)",
        "test_faults",
    ),
    "a fault strikes more often than it was told": _simulator(
        "faults/_faults", "if planned.left == 0:", "if planned.left == -1:", "test_faults"
    ),
    "a write is answered but not kept": _simulator(
        "_commands",
        "if self._log is not None:\n                self._keep(command, time, digest(answer))",
        "if self._log is None:\n                self._keep(command, time, digest(answer))",
        "test_state",
    ),
    "a failed write is not kept": _simulator(
        "_commands", "self._keep(command, time, failure(error))", "pass", "test_state"
    ),
    "a write that could not be kept is answered": _simulator(
        "_commands",
        '_log.error("%s", error)\n            raise',
        '_log.error("%s", error)',
        "test_state_file",
    ),
    "one request over the rate limit": _simulator(
        "_rate_limit", "len(window) >= limit.limit", "len(window) > limit.limit", "test_rate_limits"
    ),
    "refused requests count for the rate limit": _simulator(
        "_rate_limit",
        'raise Refusal("RATELIMIT_EXCEEDED")\n        for window in windows:\n            window.append(now)',
        'windows[0].append(now)\n            raise Refusal("RATELIMIT_EXCEEDED")\n'
        "        for window in windows:\n            window.append(now)",
        "test_rate_limits",
    ),
    "the console answers under any name": _guard("if not _is_own_name(host):", "rebound_names"),
    "pages of other sites press the console's buttons": _guard(
        'if scheme.lower() not in ("http", "https") or site.lower() != host.lower():', "buttons_of_other_sites"
    ),
}
