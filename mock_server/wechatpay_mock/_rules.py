"""Every choice that no official source settles, in one place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """What the simulator does where the sources are silent, contradict each other, or vary.

    The defaults are the likelier readings. Numbers such as C4 are those of `tests/data/lifecycle/rules.json`.

    Attributes:
        strict: Also refuse what the contract lists under `x-forbidden-when` (V2, P2 to P4):
            the official samples send such combinations, the tables forbid them.
        audit_seconds: How long coupons and stocks stay AUDITING (C3, S2).
        notify_url_first: Refuse to create a coupon before a callback address is set (C4).
        repeated_create: What a create with the same number and data answers.
        second_send_refused: Refuse a second coupon of a stock for a user under another number,
            sub-code 272755200, even where the user limit allows it (N6).
        codes_unique_within: How far the code of a coupon has to be unique (O7).
        uploaded_images_only: Refuse the addresses of pictures that neither an upload nor an image
            generation task has given (V9). Uploads keep nothing but the address, so that made-up
            ones do as well for most tests.
        code_upload_wait_seconds: How long a new stock refuses codes (K4); about 300 in reality.
        budget_cache_seconds: How long uploads of codes see the old budget after a raise (K5);
            about 600 in reality.
        change_audit_seconds: How long a change of a stock is audited, which refuses another (S15).
        store_audit_seconds: How long reviews of stores take (X1).
        image_task_seconds: How long an image generation task is PROCESSING.
        image_tasks_fail: End image generation tasks in the state FAIL.
        use_seconds: How long a use is in progress, in which another one of the coupon is refused,
            sub-code 272756746 (U18).
        latest_round_returned_only: Of a bundle only the coupon used last may be returned (B20).
        late_return: What a return after the end of the validity answers (U22).
        returned_use_shown: Keep showing the use after its return (U23).
        rounds_end_with_stock: Issue the next round of a bundle only while its stock is SENDING (B17).
        bound_appids: The AppIDs that are bound to callers; None for any (O8).
        authorised_brands: The brands that partners may act for; None for any.
        rate_limits: Answer 429 beyond the rate limits of the contract, counted over seconds and minutes of real
            time that slide along; no source says how they are counted.
        partner_keys: What signs answers to partners: WeChat Pay's public key, the platform
            certificate, or either of them as `Wechatpay-Serial` asks, which is how it is
            while a partner switches from the one to the other. Callbacks then come with both in turn.
        callback_delay_seconds: How long after its event a callback is sent first (N7).
        callback_hold_seconds: Every second callback is held back this much longer, so that those
            after it overtake it.
        callback_copies: How often a callback comes again after it was accepted.
        callback_loss_every: Each callback whose number this divides is never sent; 0 for none, 1 for all.
        callback_probe_every: Before each callback whose number this divides comes one with a wrong signature
            that begins with `WECHATPAY/SIGNTEST/`, which has to be refused; 0 for none, 1 for all.
        callback_forged_every: The same with a signature by somebody else's key.
        callback_before_answer: Deliver what a call brings about before the call is answered (N7).
        callback_hosts: The hosts that callbacks may be sent to over the network; None for any but those
            reserved for examples and tests, such as `www.example.com`. Redirected ones are always sent.
    """

    strict: bool = False
    audit_seconds: float = 0
    notify_url_first: bool = False
    repeated_create: Literal["same_answer", "already_exists"] = "same_answer"
    second_send_refused: bool = False
    codes_unique_within: Literal["stock", "brand"] = "brand"
    uploaded_images_only: bool = False
    code_upload_wait_seconds: float = 0
    budget_cache_seconds: float = 0
    change_audit_seconds: float = 0
    store_audit_seconds: float = 0
    image_task_seconds: float = 0
    image_tasks_fail: bool = False
    use_seconds: float = 0
    latest_round_returned_only: bool = False
    late_return: Literal["accepted", "refused"] = "accepted"
    returned_use_shown: bool = True
    rounds_end_with_stock: bool = False
    bound_appids: frozenset[str] | None = None
    authorised_brands: frozenset[str] | None = None
    rate_limits: bool = False
    partner_keys: Literal["public_key", "switching", "certificate"] = "public_key"
    callback_delay_seconds: float = 0
    callback_hold_seconds: float = 0
    callback_copies: int = 0
    callback_loss_every: int = 0
    callback_probe_every: int = 0
    callback_forged_every: int = 0
    callback_before_answer: bool = False
    callback_hosts: frozenset[str] | None = None
