"""What one would write with httpx and cryptography in an afternoon: dict in, dict out, both signatures.

It imports nothing else, so that its cold start is its own.
"""

import json
import secrets
import time
from base64 import b64decode, b64encode
from collections.abc import Mapping
from typing import Any

import httpx
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey, RSAPublicKey
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import load_pem_private_key, load_pem_public_key


class Hand:
    """The two halves of a call, around the exchange."""

    def __init__(self, environ: Mapping[str, str]) -> None:
        key = load_pem_private_key(environ["WECHATPAY_PRIVATE_KEY"].encode(), None)
        public = load_pem_public_key(environ["WECHATPAY_PUBLIC_KEY"].encode())
        assert isinstance(key, RSAPrivateKey)
        assert isinstance(public, RSAPublicKey)
        self._key, self._public = key, public
        self._mchid, self._serial_no = environ["WECHATPAY_MCHID"], environ["WECHATPAY_SERIAL_NO"]
        self._public_key_id = environ["WECHATPAY_PUBLIC_KEY_ID"]

    def request(self, path: str, data: Mapping[str, Any]) -> tuple[bytes, dict[str, str]]:
        """Body and headers of a POST."""
        body = json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()
        timestamp, nonce = str(int(time.time())), secrets.token_hex(16)
        message = f"POST\n{path}\n{timestamp}\n{nonce}\n".encode() + body + b"\n"
        signature = b64encode(self._key.sign(message, PKCS1v15(), SHA256())).decode()
        return body, {
            "Authorization": f'WECHATPAY2-SHA256-RSA2048 mchid="{self._mchid}",nonce_str="{nonce}",'
            f'signature="{signature}",timestamp="{timestamp}",serial_no="{self._serial_no}"',
            "Wechatpay-Serial": self._public_key_id,
            "Accept": "application/json",
            "Content-Type": "application/json",
        }

    def answer(self, response: httpx.Response) -> dict[str, Any]:
        """The body of a verified answer.

        Raises:
            httpx.HTTPStatusError: it is none of success.
            cryptography.exceptions.InvalidSignature: it is not WeChat Pay's.
        """
        response.raise_for_status()
        headers = response.headers
        head = f"{headers['Wechatpay-Timestamp']}\n{headers['Wechatpay-Nonce']}\n".encode()
        message = head + response.content + b"\n"
        self._public.verify(b64decode(headers["Wechatpay-Signature"]), message, PKCS1v15(), SHA256())
        content: dict[str, Any] = json.loads(response.content)
        return content
