"""Callbacks as events: which model a content becomes, what survives, and what the errors point at."""

import copy
import json
import pickle
import traceback
from datetime import datetime, timedelta, timezone
from typing import Any

import pytest

from tests.auth import support as auth
from tests.auth.callback_support import envelope
from wechatpay_auth import Scheme
from wechatpay_product_coupon import UNSET, callbacks, errors, models
from wechatpay_product_coupon.callbacks import AnyEvent, CallbackReader, ProductCouponSend, UnknownEvent
from wechatpay_product_coupon.testing import FakeWechatPay
from wechatpay_runtime import Side

VECTORS: list[auth.Vector] = auth.vectors("callback")["vectors"]
ACCEPTED = [vector for vector in VECTORS if vector["expect"] == "accept"]
REJECTED = [vector for vector in VECTORS if vector["expect"] != "accept"]
BOTH: tuple[Side, ...] = ("brand", "partner")
MODELS: dict[Side, dict[str, type[Any]]] = {
    "brand": {
        "PRODUCT_COUPON.SEND": models.ProductCouponSendEvent,
        "PRODUCT_COUPON_SP.SEND": models.ProductCouponSendEvent,
        "PRODUCT_COUPON.IMAGE_GENERATION": models.ImageGenerationEvent,
        "PRODUCT_COUPON_SP.IMAGE_GENERATION": models.ImageGenerationEvent,
        "DELIVERY_PLAN.CHANGE": models.DeliveryPlanChangeEvent,
    },
    "partner": {
        "PRODUCT_COUPON.SEND": models.PartnerProductCouponSendEvent,
        "PRODUCT_COUPON_SP.SEND": models.PartnerProductCouponSendEvent,
        "PRODUCT_COUPON.IMAGE_GENERATION": models.PartnerImageGenerationEvent,
        "PRODUCT_COUPON_SP.IMAGE_GENERATION": models.PartnerImageGenerationEvent,
        "DELIVERY_PLAN.CHANGE": models.DeliveryPlanChangeEvent,
    },
}
FAKES = {side: FakeWechatPay(side) for side in BOTH}
EXAMPLES = {name: FAKES["brand"].example(name) or FAKES["partner"].example(name) for name in MODELS["brand"]}
SEND = FAKES["partner"].example()

each_side = pytest.mark.parametrize("side", BOTH)
READERS = {side: CallbackReader(FAKES[side].credentials) for side in BOTH}


def read(side: Side, event_type: str | None = None, data: Any = None) -> AnyEvent:
    return READERS[side].read(*FAKES[side].callback(event_type, data))


def sent(**changes: Any) -> AnyEvent:
    """A partner's event of a coupon sent, with some fields replaced; None leaves a field out."""
    content = {name: value for name, value in (SEND | changes).items() if value is not ...}
    return read("partner", "PRODUCT_COUPON_SP.SEND", content)


def reader_of(vector: auth.Vector) -> CallbackReader:
    credentials = auth.brand() if vector["name"].startswith("brand") else auth.partner()
    return CallbackReader(credentials, clock=lambda: vector["now"])


@pytest.mark.parametrize("vector", **auth.named(ACCEPTED))
def test_genuine_callback_becomes_an_event(vector: auth.Vector) -> None:
    """Each vector to accept becomes an event that holds all of its content."""
    event = reader_of(vector).read(vector["headers"], vector["body"].encode())
    content = json.loads(vector["plaintext"])

    if vector["name"] == "unknown_event":
        assert isinstance(event, UnknownEvent)
        assert content == event.data
    else:
        assert isinstance(event, ProductCouponSend)
        assert content == event.data.to_dict()
        assert content["coupon_code"] == event.data.coupon_code
    assert json.loads(vector["body"])["id"] == event.id
    assert event.create_time == datetime(2026, 1, 1, 8, 1, 40, tzinfo=timezone(timedelta(hours=8)))


@pytest.mark.parametrize("vector", **auth.named(REJECTED))
def test_forged_callback_becomes_none(vector: auth.Vector) -> None:
    """Each vector to reject raises, and its answer is 4xx or 5xx."""
    with pytest.raises(errors.WechatPayError) as caught:
        reader_of(vector).read(vector["headers"], vector["body"].encode())

    assert 400 <= callbacks.error_reply(caught.value).status < 600


@each_side
@pytest.mark.parametrize("event_type", MODELS["brand"])
def test_names_of_both_sides_are_known_on_both(side: Side, event_type: str) -> None:
    """Official texts mix up the names of the sides: each side knows both, and decodes to its own models."""
    data = EXAMPLES[event_type] | ({"brand_id": "120344"} if side == "partner" else {})
    event = read(side, event_type, data)

    assert event.known
    assert event_type == event.event_type
    assert side == event.side
    assert MODELS[side][event_type] is type(event.data)


def test_every_webhook_of_the_contract_is_in_the_table() -> None:
    """No documented event is unknown to the reader."""
    from tools.contract import Contract

    documented = {
        name for item in Contract.load().document["webhooks"].values() for name in item["post"]["x-event-types"]
    }
    assert documented == {name for name, _ in CallbackReader._events}
    assert documented == set(MODELS["brand"])


@pytest.mark.parametrize(
    "event_type",
    ["PRODUCT_COUPON.USE", "PRODUCT_COUPON.RETURN", "SECURITY_ECHO.SUCCESS", "product_coupon.send", "券", "A" * 5000],
)
def test_unknown_events_are_kept(event_type: str) -> None:
    """An event that the contract does not describe is verified, opened and handed over as it is."""
    event = read("brand", event_type, {"x": 1, "nested": {"y": [None, "中文🎫"]}})

    assert isinstance(event, UnknownEvent)
    assert not event.known
    assert event_type == event.event_type
    assert event.data == {"x": 1, "nested": {"y": [None, "中文🎫"]}}
    assert event.id == event.dedupe_key


def test_unknown_fields_and_enum_values_survive() -> None:
    """What WeChat Pay adds later is kept, never refused."""
    event = sent(send_channel="SHAKE_2", later={"a": 1})

    assert isinstance(event, ProductCouponSend)
    assert event.data.send_channel == "SHAKE_2"
    assert not event.data.send_channel.is_known
    assert event.data.additional_properties == {"later": {"a": 1}}


def test_null_is_absent() -> None:
    """An optional field that is null is absent."""
    event = sent(attach=None, stock_bundle_id=None)

    assert isinstance(event, ProductCouponSend)
    assert event.data.attach is UNSET
    assert event.data.stock_bundle_id is UNSET


REQUIRED = [field.wire for field in models.PartnerProductCouponSendEvent._fields if field.required]


@pytest.mark.parametrize("name", REQUIRED)
@pytest.mark.parametrize("value", [..., None])
def test_required_fields(name: str, value: Any) -> None:
    """A required field that is missing or null is named by its pointer."""
    with pytest.raises(errors.CallbackSchemaError) as caught:
        sent(**{name: value})

    assert f"/{name}" == caught.value.pointer
    assert f"at /{name}: is required but was not answered" in str(caught.value)


@pytest.mark.parametrize("value", [5, 1.5, True, [], {}, ["x"]])
@pytest.mark.parametrize("name", [field.wire for field in models.PartnerProductCouponSendEvent._fields])
def test_types_of_fields(name: str, value: Any) -> None:
    """A value of another type is named by its pointer and not quoted."""
    with pytest.raises(errors.CallbackSchemaError) as caught:
        sent(**{name: value})

    assert f"/{name}" == caught.value.pointer


def test_pointer_reaches_into_objects() -> None:
    """The pointer leads through nested objects."""
    with pytest.raises(errors.CallbackSchemaError) as caught:
        read(
            "brand",
            "PRODUCT_COUPON.IMAGE_GENERATION",
            EXAMPLES["PRODUCT_COUPON.IMAGE_GENERATION"] | {"combine_image_result": {"image_url": 5}},
        )

    assert caught.value.pointer == "/combine_image_result/image_url"


@pytest.mark.parametrize("time", ["soon", "2025-13-01T00:00:00+08:00", "", "2025"])
def test_times_that_are_none(time: str) -> None:
    """A time that is no time is refused."""
    with pytest.raises(errors.CallbackSchemaError):
        sent(receive_time=time)


@pytest.mark.parametrize("content", [b"[]", b"null", b"5", b'"text"', b"true"])
def test_content_has_to_be_an_object(content: bytes) -> None:
    """JSON of another shape is refused, for unknown events as well."""
    for event_type in ("PRODUCT_COUPON_SP.SEND", "SOMETHING.NEW"):
        body = envelope(content, event_type=event_type)
        reader = CallbackReader(auth.partner(), clock=lambda: auth.NOW)
        with pytest.raises(errors.CallbackSchemaError, match="at its root: expected a JSON object"):
            reader.read(auth.signed_headers(body), body)


def test_create_time_has_to_be_one() -> None:
    """The time of the envelope is read as well."""
    body = envelope(json.dumps(SEND).encode(), create_time="yesterday")
    reader = CallbackReader(auth.partner(), clock=lambda: auth.NOW)

    with pytest.raises(errors.CallbackSchemaError, match="expected a time"):
        reader.read(auth.signed_headers(body), body)


@pytest.mark.parametrize("text", ["Z", "", ".123+08:00", "+08:00"])
def test_create_time_in_many_forms(text: str) -> None:
    """Offsets, fractions and their absence are all read."""
    body = envelope(json.dumps(SEND).encode(), create_time=f"2026-01-01T08:01:40{text}")
    event = CallbackReader(auth.partner(), clock=lambda: auth.NOW).read(auth.signed_headers(body), body)

    assert event.create_time.utcoffset() is not None
    assert f"2026-01-01T08:01:40{text}" == event.notification.create_time


def test_schema_error_keeps_the_notification_and_hides_it() -> None:
    """The content is within reach of whoever has to look, and in no text."""
    with pytest.raises(errors.CallbackSchemaError) as caught:
        sent(stock_id=5)
    twins = [caught.value, copy.copy(caught.value), pickle.loads(pickle.dumps(caught.value))]

    for error in twins:
        assert isinstance(error, errors.CallbackError)
        assert str(caught.value) == str(error)
        assert json.loads(error.notification.plaintext)["stock_id"] == 5
        assert error.notification.id == error.notification_id
        assert error.event_type == "PRODUCT_COUPON_SP.SEND"
        for text in (str(error), repr(error), repr(error.notification), "".join(traceback.format_exception(error))):
            assert SEND["openid"] not in text
            assert SEND["coupon_code"] not in text


@pytest.mark.parametrize("event_type", EXAMPLES)
def test_repr_shows_no_content(event_type: str) -> None:
    """An event in a log tells what it is, and nothing about the user."""
    event = read("partner", event_type, EXAMPLES[event_type] | {"brand_id": "120344"})
    shown = repr(event) + str(event) + f"{event}"
    own = [event.id, event_type, event.notification.create_time]

    assert all(text in shown for text in own)
    for text in own:
        shown = shown.replace(text, "")
    assert [value for value in EXAMPLES[event_type].values() if str(value) in shown] == []


def test_sensitive_fields_stay_hidden_in_the_model() -> None:
    """Even the model itself hides what names the user."""
    shown = repr(sent().data)

    for name in ("openid", "unionid", "phone_number"):
        assert str(SEND[name]) not in shown


@each_side
def test_repeats_have_the_same_key(side: Side) -> None:
    """A repeated callback is signed anew and has the dedupe key of the first."""
    fake, reader = FAKES[side], READERS[side]
    first = fake.callback()
    again = fake.replay(first)

    assert first.headers != again.headers
    assert reader.read(*first) == reader.read(*again)
    assert reader.read(*first).dedupe_key == reader.read(*again).dedupe_key


def test_key_of_a_sent_coupon_is_the_coupon() -> None:
    """Another notification of the same coupon has the same key; another coupon, code or event has another."""
    key = sent().dedupe_key

    assert sent().id != sent().id
    assert key == sent().dedupe_key
    assert str(SEND["coupon_code"]) in key
    assert "PRODUCT_COUPON_SP.SEND" in key
    assert key != sent(coupon_code="CODE_2").dedupe_key
    assert key != sent(stock_id="1000932014002").dedupe_key
    assert key != read("partner", "PRODUCT_COUPON.SEND", SEND).dedupe_key


@pytest.mark.parametrize("event_type", [name for name in EXAMPLES if not name.endswith(".SEND")])
def test_key_of_other_events_is_the_notification(event_type: str) -> None:
    """Other events have no better key than the id of the notification."""
    event = read("partner", event_type, EXAMPLES[event_type] | {"brand_id": "120344"})

    assert event.id == event.dedupe_key


@each_side
def test_events_are_frozen_and_travel(side: Side) -> None:
    """An event cannot be changed; it is hashed, copied and pickled whole."""
    event = read(side)

    with pytest.raises(AttributeError):
        event.side = "brand"  # type: ignore[misc]  # on purpose
    for twin in (copy.copy(event), copy.deepcopy(event), pickle.loads(pickle.dumps(event))):
        assert event == twin
        assert hash(event) == hash(twin)
        assert type(event) is type(twin)


@each_side
def test_reader_asks_for_the_key_at_once(side: Side) -> None:
    """A reader without the AES key is refused when it is made, not at the first callback."""
    credentials = auth.brand(api_key=None) if side == "brand" else auth.partner(api_key=None)

    with pytest.raises(errors.CredentialsError, match="CallbackReader needs credentials with 'api_key'") as caught:
        CallbackReader(credentials)
    assert caught.value.names == ("api_key",)


def test_limit_of_the_size_is_the_reader_s() -> None:
    """The limit given to the reader is the one that holds."""
    callback = FAKES["brand"].callback()
    credentials = FAKES["brand"].credentials

    assert CallbackReader(credentials, max_body_bytes=len(callback.body)).read(*callback)
    with pytest.raises(errors.CallbackTooLarge):
        CallbackReader(credentials, max_body_bytes=len(callback.body) - 1).read(*callback)


def test_repr_of_the_reader() -> None:
    """A reader shows whose callbacks it reads, and no key."""
    shown = repr(READERS["brand"])

    assert "brand_id='120344'" in shown
    assert FAKES["brand"].environ["WECHATPAY_API_KEY"] not in shown


def test_chinese_and_emoji_come_through() -> None:
    """Text outside ASCII and outside the basic plane survives in the model."""
    event = sent(attach="满100减10🎫", channel_custom_info="𠮷")

    assert isinstance(event, ProductCouponSend)
    assert event.data.attach == "满100减10🎫"
    assert event.data.channel_custom_info == "𠮷"


def test_scheme_and_side_agree() -> None:
    """The side is that of the credentials."""
    assert {side: READERS[side].read(*FAKES[side].callback()).side for side in BOTH} == {
        "brand": "brand",
        "partner": "partner",
    }
    assert {FAKES[side].credentials.scheme for side in BOTH} == set(Scheme)


def test_old_names_of_the_other_side_need_their_fields() -> None:
    """A partner's event without brand_id is refused, whichever name it has."""
    content = {name: value for name, value in SEND.items() if name != "brand_id"}

    with pytest.raises(errors.CallbackSchemaError, match="/brand_id"):
        read("partner", "PRODUCT_COUPON.SEND", content)
    assert read("brand", "PRODUCT_COUPON_SP.SEND", content).known
