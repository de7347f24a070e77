"""Downloaded certificates kept in a file: proven when read, replaced in one step, and never in the way."""

import json
import os
import stat
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.auth.platform import DAY, NEW, OLD, WeChatPay, downloading, issue, switching
from tests.auth.support import KEYS, NOW, partner, sync_client
from wechatpay_auth import CertificateDownload, Credentials, PartnerCredentials, WechatPayAuth


@pytest.fixture(name="file")
def _file(tmp_path: Path) -> Path:
    return tmp_path / "certificates.json"


def keeping(file: Path, **changes: Any) -> PartnerCredentials:
    return downloading(platform_certificates=CertificateDownload(file=file), **changes)


def call(credentials: Credentials, server: WeChatPay) -> None:
    with sync_client(server, WechatPayAuth(credentials, clock=server.clock)) as client:
        client.get("/v3/x")


def filled(file: Path, server: WeChatPay) -> Path:
    call(keeping(file), server)
    server.downloads.clear()
    return file


def test_next_process_starts_with_the_file(file: Path) -> None:
    """A download is kept, and the next process verifies with it from its first moment, without a download."""
    server = WeChatPay()
    filled(file, server)
    credentials = keeping(file)

    assert credentials.keys.ids == (NEW.serial,)
    call(credentials, server)
    assert server.downloads == []


def test_age_of_the_file_counts(file: Path) -> None:
    """The certificates are as old as their download, so an old file is renewed with the first call."""
    server = WeChatPay()
    filled(file, server)
    credentials = keeping(file)
    assert credentials.certificates is not None
    assert credentials.certificates.fetched_at == NOW
    server.now = NOW + 3600
    call(credentials, server)

    assert len(server.downloads) == 1
    again = keeping(file).certificates
    assert again is not None
    assert again.fetched_at == server.now


def test_file_beside_a_public_key(file: Path) -> None:
    """While switching, certificates of the file verify callbacks at once."""
    filled(file, WeChatPay())

    assert NEW.serial in switching(platform_certificates=CertificateDownload(file=str(file))).keys


def test_file_belongs_to_its_owner(file: Path) -> None:
    """The file can be read by its owner alone, whatever the umask, and nothing else is left behind."""
    earlier = os.umask(0)
    try:
        filled(file, WeChatPay())
    finally:
        os.umask(earlier)

    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert [path.name for path in file.parent.iterdir()] == ["certificates.json"]


def test_file_holds_no_secret(file: Path) -> None:
    """What is kept is what WeChat Pay sent: encrypted and signed."""
    filled(file, WeChatPay())
    text = file.read_text("utf-8")

    assert "BEGIN CERTIFICATE" not in text
    assert KEYS["api_v3_key"] not in text
    assert sorted(json.loads(text)["headers"]) == [
        "Wechatpay-Nonce",
        "Wechatpay-Serial",
        "Wechatpay-Signature",
        "Wechatpay-Signature-Type",
        "Wechatpay-Timestamp",
    ]


def test_expired_certificates_of_a_file(file: Path) -> None:
    """A file of certificates that have ended does not keep a call from downloading."""
    ending = issue(0x90, expires=NOW + DAY)
    server = WeChatPay(signing=ending, listed=(ending,))
    filled(file, server)
    server.now, server.signing, server.listed = NOW + DAY, NEW, (NEW,)
    call(keeping(file), server)

    assert len(server.downloads) == 1


def changed(change: Callable[[Any], Any]) -> Callable[[Path], None]:
    def spoil(file: Path) -> None:
        content = json.loads(file.read_text("utf-8"))
        file.write_text(json.dumps(change(content) or content), "utf-8")

    return spoil


def another_signature(content: Any) -> None:
    answer = OLD.sign(content["body"].encode())
    content["headers"] = {name.title(): value for name, value in answer.headers.items()}


def another_key(content: Any) -> None:
    """What somebody without the APIv3 key could write: certificates of their own, signed with one of them."""
    from tests.auth.platform import sealed

    planted = issue(0x91, key="platform_cert_old")
    entry = planted.listed(encrypt_certificate=sealed(planted.pem, api_key="x" * 32))
    content["body"] = json.dumps({"data": [entry]})
    content["headers"] = {name.title(): value for name, value in planted.sign(content["body"].encode()).headers.items()}


def later_end(content: Any) -> None:
    body = json.loads(content["body"])
    body["data"][0]["expire_time"] = "2099-01-01T00:00:00+08:00"
    content["body"] = json.dumps(body)


@pytest.mark.parametrize(
    "spoil",
    [
        pytest.param(lambda file: file.write_bytes(b""), id="empty"),
        pytest.param(lambda file: file.write_bytes(b"\xff\xfe"), id="binary"),
        pytest.param(lambda file: file.write_bytes(file.read_bytes()[:-9]), id="cut"),
        pytest.param(lambda file: file.write_bytes(b"[" * 100_000), id="nested"),
        pytest.param(lambda file: file.write_bytes(b"[]"), id="a list"),
        pytest.param(lambda file: file.write_bytes(b'{"headers":[],"body":""}'), id="no headers"),
        pytest.param(lambda file: file.write_bytes(b'{"headers":{},"body":1}'), id="no body"),
        pytest.param(lambda file: (file.unlink(), file.mkdir()), id="a folder"),
        pytest.param(changed(lambda content: content["headers"].clear()), id="unsigned"),
        pytest.param(changed(lambda content: content["headers"].update({"Wechatpay-Nonce": 1})), id="no text"),
        pytest.param(changed(another_signature), id="signed by another"),
        pytest.param(changed(another_key), id="planted"),
        pytest.param(changed(later_end), id="changed"),
    ],
)
def test_file_that_is_not_proven(file: Path, spoil: Callable[[Path], None], caplog: pytest.LogCaptureFixture) -> None:
    """A file that is damaged, forged or changed is not used, which the log says, and a download takes its place."""
    server = WeChatPay()
    filled(file, server)
    spoil(file)
    credentials = keeping(file)

    assert len(credentials.keys) == 0
    assert str(file) in caplog.text
    call(credentials, server)
    assert len(server.downloads) == 1


def test_file_of_another_merchant(file: Path, caplog: pytest.LogCaptureFixture) -> None:
    """A file that another APIv3 key belongs to is not used."""
    filled(file, WeChatPay())

    assert len(keeping(file, api_key="y" * 32).keys) == 0
    assert "is not used" in caplog.text


def test_file_that_cannot_be_written(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """If the file cannot be written the log says so, and calls go on."""
    server = WeChatPay()
    credentials = keeping(tmp_path / "missing" / "certificates.json")
    call(credentials, server)

    assert credentials.keys.ids == (NEW.serial,)
    assert "cannot be written" in caplog.text


def test_failed_replacement_leaves_the_file(
    file: Path, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    """If the last step of writing fails the earlier file stays as it was, and no draft is left."""
    server = WeChatPay()
    filled(file, server)
    before = file.read_bytes()

    def full(self: Path, target: Path) -> Path:
        raise OSError("no space left")

    monkeypatch.setattr(Path, "replace", full)
    server.now += 3600
    call(keeping(file), server)

    assert before == file.read_bytes()
    assert "no space left" in caplog.text
    assert [path.name for path in file.parent.iterdir()] == ["certificates.json"]


def test_no_file_unless_asked_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a name nothing is written anywhere."""
    monkeypatch.chdir(tmp_path)
    call(downloading(), WeChatPay())

    assert list(tmp_path.iterdir()) == []
    assert partner().certificates is None
