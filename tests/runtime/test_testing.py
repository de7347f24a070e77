"""The test kit for users: everything it makes is what it says, without simulator, network and test framework."""

import subprocess
import sys
from collections.abc import Callable
from datetime import datetime

import httpx
import pytest

from wechatpay_auth import BrandCredentials, PartnerCredentials, verify_answer
from wechatpay_product_coupon import BrandClient, PartnerClient, callbacks, errors, models
from wechatpay_product_coupon.testing import Callback, FakeWechatPay
from wechatpay_runtime import Side

BOTH: tuple[Side, ...] = ("brand", "partner")
FAKES = {side: FakeWechatPay(side) for side in BOTH}
READERS = {side: callbacks.CallbackReader(FAKES[side].credentials) for side in BOTH}
REFUSED: dict[str, type[errors.WechatPayError]] = {
    "expired": errors.SignatureExpired,
    "future": errors.SignatureExpired,
    "forged": errors.InvalidSignature,
    "tampered body": errors.InvalidSignature,
    "unknown serial": errors.UnknownKey,
    "missing Timestamp": errors.SignatureMissing,
    "missing Nonce": errors.SignatureMissing,
    "missing Signature": errors.SignatureMissing,
    "missing Serial": errors.SignatureMissing,
    "probe": errors.InvalidSignature,
    "long probe": errors.InvalidSignature,
    "wrong AES key": errors.CallbackUndecryptable,
    "tampered tag": errors.CallbackUndecryptable,
}

each_side = pytest.mark.parametrize("side", BOTH)


@each_side
def test_all_that_has_to_be_refused_is_listed(side: Side) -> None:
    """The list holds every kind once."""
    assert set(REFUSED) == set(FAKES[side].refused())


@each_side
@pytest.mark.parametrize("name", REFUSED)
def test_refused_callbacks_are_refused_for_their_cause(side: Side, name: str) -> None:
    """Each callback has the fault it is named after, and no other."""
    with pytest.raises(errors.WechatPayError) as caught:
        READERS[side].read(*FAKES[side].refused()[name])

    assert REFUSED[name] is type(caught.value)


@each_side
def test_callbacks_to_accept_are_accepted(side: Side) -> None:
    """The default is a coupon sent; other events have the content of the contract."""
    fake, reader = FAKES[side], READERS[side]

    assert isinstance(reader.read(*fake.callback()), callbacks.ProductCouponSend)
    for name in fake._examples[side]:
        event = reader.read(*fake.callback(name))
        assert event.known
        assert not isinstance(event, callbacks.UnknownEvent)
        assert fake.example(name) == event.data.to_dict()
    assert isinstance(reader.read(*fake.unknown_event()), callbacks.UnknownEvent)


@each_side
def test_replay_is_accepted_again(side: Side) -> None:
    """A replay is the same notification under a fresh signature."""
    fake = FAKES[side]
    first = fake.callback()
    again = fake.replay(first)

    assert first.body == again.body
    assert first.headers["Wechatpay-Nonce"] != again.headers["Wechatpay-Nonce"]
    assert READERS[side].read(*first) == READERS[side].read(*again)


def test_probes_have_the_lengths_seen() -> None:
    """One probe is as long as a signature, the other is no base64; both begin as WeChat Pay's do."""
    signatures = [
        callback.headers["Wechatpay-Signature"] for callback in (FAKES["brand"].probe(), FAKES["brand"].long_probe())
    ]

    assert [len(signature) for signature in signatures] == [344, 355]
    assert all(signature.startswith("WECHATPAY/SIGNTEST/") for signature in signatures)


def test_content_of_one_s_own() -> None:
    """The content may be a model, the example with changes, or anything else."""
    fake, reader = FAKES["partner"], READERS["partner"]
    changed = fake.example() | {"coupon_code": "CODE_2"}
    model = models.PartnerProductCouponSendEvent.from_dict(changed)

    for data in (changed, model):
        event = reader.read(*fake.callback(data=data))
        assert isinstance(event, callbacks.ProductCouponSend)
        assert event.data.coupon_code == "CODE_2"
    with pytest.raises(errors.CallbackSchemaError):
        reader.read(*fake.callback(data={}))


def test_example_is_a_copy() -> None:
    """Whoever changes the example does not change the next one."""
    fake = FAKES["brand"]
    fake.example("PRODUCT_COUPON.IMAGE_GENERATION")["combine_image_result"]["image_url"] = "changed"

    assert "changed" not in str(fake.example("PRODUCT_COUPON.IMAGE_GENERATION"))
    assert fake.example("NO.SUCH") == {}


@each_side
def test_answers_are_believed(side: Side) -> None:
    """Signed answers pass verification, with any status and content."""
    fake = FAKES[side]
    for answer in (
        fake.answer({"a": "中文"}),
        fake.answer(b"raw"),
        fake.answer(status=204),
        fake.answer({"code": "NOT_FOUND"}, status=404),
        fake.answer({}, headers={"X-More": "1"}),
    ):
        verify_answer(
            answer.headers,
            answer.content,
            keys=fake.credentials.keys,
            scheme=fake.credentials.scheme,
            now=int(answer.headers["Wechatpay-Timestamp"]),
        )


def config(answer: httpx.Response) -> models.NotifyConfigSetting:
    """What a brand's client makes of `answer`."""
    fake = FAKES["brand"]
    with BrandClient(fake.credentials, transport=httpx.MockTransport(lambda _: answer)) as client:
        return client.notify_config.get()


def test_clients_run_over_a_mock_transport() -> None:
    """Signed answers go straight into httpx's mock transport."""
    fake = FAKES["brand"]
    content = models.NotifyConfigSetting(
        notify_url="https://brand.example.com/w", update_time="2025-08-01T00:00:00+08:00"
    )

    assert config(fake.answer(content)).notify_url == "https://brand.example.com/w"
    with pytest.raises(errors.NotFound) as caught:
        config(fake.answer({"code": "NOT_FOUND", "message": "未找到品牌通知配置"}, status=404))
    assert caught.value.request_id


def test_unproven_answers_are_unknown_outcomes() -> None:
    """An answer by somebody else is refused by the client."""
    with pytest.raises(errors.OutcomeUnknown):
        config(FAKES["brand"].unproven_answer({"notify_url": "https://evil.example.com"}))


def test_partner_clients_too() -> None:
    """The partner's side works alike."""
    fake = FAKES["partner"]
    answer = {"notify_url": "https://provider.example.com/w", "update_time": "2025-08-01T00:00:00+08:00"}
    with PartnerClient(fake.credentials, transport=httpx.MockTransport(lambda _: fake.answer(answer))) as client:
        assert client.for_brand("120344").notify_config.get().notify_url == answer["notify_url"]


def test_sides_do_not_mix() -> None:
    """A callback for one side is refused by the other, and so is one for another receiver of the same side."""
    with pytest.raises(errors.UnknownKey):
        READERS["brand"].read(*FAKES["partner"].callback())
    with pytest.raises(errors.CallbackUndecryptable):
        READERS["brand"].read(*FakeWechatPay("brand").callback())


def test_clock_is_the_kit_s() -> None:
    """Kit and reader can stand on a day of one's choice."""
    noon = datetime.fromisoformat("2025-08-15T12:00:00+08:00")
    fake = FakeWechatPay("brand", clock=noon.timestamp)
    reader = callbacks.CallbackReader(fake.credentials, clock=noon.timestamp)

    assert noon == reader.read(*fake.callback()).create_time
    with pytest.raises(errors.SignatureExpired):
        READERS["brand"].read(*fake.callback())


@pytest.mark.parametrize(("side", "kind"), [("brand", BrandCredentials), ("partner", PartnerCredentials)])
def test_environment_of_a_program(side: Side, kind: Callable[..., object], monkeypatch: pytest.MonkeyPatch) -> None:
    """A program that reads its environment can be tested as well."""
    for name, value in FAKES[side].environ.items():
        monkeypatch.setenv(name, value)
    credentials = (BrandCredentials if side == "brand" else PartnerCredentials).from_env()

    assert callbacks.CallbackReader(credentials).read(*FAKES[side].callback()).known


def test_nothing_secret_is_shown() -> None:
    """The kit's own reprs are fit for a log."""
    fake = FAKES["brand"]

    assert repr(fake) == "FakeWechatPay('brand')"
    assert "oh-394z" not in repr(fake.callback())
    assert repr(Callback({}, b"1234")) == "Callback(4 bytes)"


def test_kit_needs_no_test_framework() -> None:
    """Neither pytest nor the simulator is loaded by the kit."""
    code = (
        "import sys; from wechatpay_product_coupon.testing import FakeWechatPay; FakeWechatPay('brand').callback(); "
        "print([name for name in ('pytest', '_pytest', 'hypothesis', 'wechatpay_mock') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "[]"


def test_the_package_does_not_load_the_kit() -> None:
    """Programs that do not test do not pay for the kit, nor for models they do not use."""
    code = (
        "import sys, wechatpay_product_coupon as package; package.callbacks.CallbackReader; "
        "print([name for name in sys.modules if name.endswith('.testing') or '.models.' in name])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "[]"
