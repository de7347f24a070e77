"""The simulator as an object: in-process, or served over HTTP."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Callable, Generator
from contextlib import contextmanager
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import Literal

from starlette.types import ASGIApp

from wechatpay_auth import BrandCredentials, PartnerCredentials, Scheme

from ._accounts import (
    BRAND_ID,
    MCHID,
    Account,
    Accounts,
    brand_credentials,
    new_platform_certificate,
    partner_credentials,
)
from ._app import build_app
from ._callbacks import Callbacks
from ._clock import Clock
from ._contract import load_contract
from ._gateway import Gateway
from ._home import ENV_FILES, Home, variables
from ._journal import Journal
from ._restoring import Progress, Restored, account_command, restore
from ._rules import Rules
from ._serving import Server, base_url_of, listen
from ._state_file import StateError, StateFile
from .faults import Faults


class Simulator:
    """WeChat Pay as far as product coupons go, for one brand and one partner.

    ::

        simulator = Simulator()
        with simulator.run() as base_url:
            client = httpx.Client(base_url=base_url, auth=WechatPayAuth(simulator.brand))

    Attributes:
        app: The ASGI application, for `httpx.ASGITransport` and for other servers.
        gateway: What answers requests, with the accounts, the memory and the rules.
        restored: What was brought back from the state file; None without one.
        callbacks: What is sent to the callers, and where to.
    """

    def __init__(
        self,
        *,
        home: Path | None = None,
        now: datetime | None = None,
        rules: Rules | None = None,
        contract: Path | None = None,
        wall_clock: Callable[[], float] = time.time,
        callback_to: str | None = None,
        state: Path | None = None,
        progress: Progress | None = None,
        open_control: bool = False,
    ) -> None:
        """Make a simulator with an empty memory, or with that of a state file.

        Args:
            home: A folder that keeps keys and env files. Without one the keys are fresh ones,
                which takes about a third of a second.
            now: What the business clock shows at the start; it runs on from there.
                The real time when left out. Does not count where a state file tells another time.
            rules: The switches.
            contract: A JSON file to read in place of the one in the client package.
            wall_clock: The clock of signatures, in Unix seconds; the business clock runs by it too.
            state: A file that keeps what callers have made; in memory only without one. Every write
                is there before it is answered, and stays whatever happens to the process. The
                business clock goes on as though the simulator had not been away.
            progress: Is told, while a long state is brought back, how many writes of how many are.
            callback_to: Where callbacks really go, see `Callbacks.redirect`; to the registered address when left out.
            open_control: Let other machines use the console and the control routes, too.

        Raises:
            ContractError: The contract cannot be read.
            HomeError: The folder cannot be used.
            StateError: The state file cannot be used; the text says what to do.
            ValueError: `callback_to` is no http or https address.
        """
        rules = rules or Rules()
        self._home = None if home is None else Home(home)
        if self._home is None:
            self._brand, self._partner = Account.new(Scheme.BRAND, BRAND_ID), Account.new(Scheme.PARTNER, MCHID)
        else:
            self._brand, self._partner = self._home.brand, self._home.partner
        if rules.partner_keys != "public_key" and self._partner.platform_certificate is None:
            self._partner.platform_certificate = new_platform_certificate()
            if self._home is not None:
                self._home.save()
        self.gateway = Gateway(
            contract=load_contract(contract, strict=rules.strict),
            accounts=Accounts(self._brand, self._partner),
            rules=rules,
            clock=Clock(now, source=wall_clock),
            wall_clock=wall_clock,
        )
        if callback_to is not None:
            self.gateway.courier.network.start_with(callback_to)
        self.restored: Restored | None = None
        self._state = None if state is None else StateFile(state)
        if self._state is not None:
            self._restore(self._state, progress)
        self.callbacks = Callbacks(self.gateway)
        self.app: ASGIApp = build_app(
            self.gateway,
            homes={} if home is None else {scheme: str(home / name) for scheme, name in ENV_FILES.items()},
            is_open=open_control,
        )

    def _restore(self, state: StateFile, progress: Progress | None) -> None:
        try:
            self.restored = restore(self.gateway, state, progress=progress)
            self.gateway.courier.wake()
        except BaseException:
            state.close()
            raise

    @cached_property
    def brand(self) -> BrandCredentials:
        """The credentials of the brand."""
        return brand_credentials(self._brand)

    @cached_property
    def partner(self) -> PartnerCredentials:
        """The credentials of the partner, which may act for every brand unless `Rules` says otherwise."""
        return partner_credentials(self._partner, self.gateway.rules)

    def environ(self, side: Literal["brand", "partner"], base_url: str) -> dict[str, str]:
        """The credentials of one side and the simulator's address, as the variables that `from_env` reads."""
        return variables(self._brand if side == "brand" else self._partner, base_url)

    @property
    def clock(self) -> Clock:
        """The business clock."""
        return self.gateway.clock

    @property
    def requests(self) -> Journal:
        """The last 1000 requests, oldest first."""
        return self.gateway.journal

    @property
    def faults(self) -> Faults:
        """What goes wrong on demand; `wechatpay_mock.faults` has the kinds."""
        return self.gateway.faults

    def reset(self) -> None:
        """Forget what callers have made and asked; clock, faults and the way of callbacks are as at the start."""
        self.gateway.reset()

    def close(self) -> None:
        """Stop sending callbacks, and let go of the state file, if any; with one, requests get 500 from then on."""
        self.gateway.courier.stop()
        if self._state is not None:
            self.gateway.commands.stop(StateError(f"{self._state.path} was closed: make a new simulator."))
            self._state.close()

    def add_brand(self, brand_id: str) -> BrandCredentials:
        """Let another brand in. One that is in already, perhaps from a state file, has the keys that it had."""
        return brand_credentials(self._let_in(Scheme.BRAND, brand_id))

    def add_partner(self, mchid: str) -> PartnerCredentials:
        """Let another partner in. One that is in already, perhaps from a state file, has the keys that it had."""
        return partner_credentials(self._let_in(Scheme.PARTNER, mchid), self.gateway.rules)

    def _let_in(self, scheme: Scheme, identity: str) -> Account:
        known = self.gateway.accounts.get(scheme, identity)
        account = known or Account.new(scheme, identity)
        wants_certificate = scheme is Scheme.PARTNER and self.gateway.rules.partner_keys != "public_key"
        lacks_certificate = wants_certificate and account.platform_certificate is None
        if lacks_certificate:
            account.platform_certificate = new_platform_certificate()
        if known is None or lacks_certificate:
            self.gateway.accounts.add(account)
            self.gateway.commands.record(account_command(account))
        return account

    @contextmanager
    def run(self, *, host: str = "127.0.0.1", port: int = 0) -> Generator[str]:
        """Serve in a thread as long as the context lasts.

        Args:
            host: The address to listen on.
            port: The port; a free one when 0.

        Yields:
            The base URL.

        Raises:
            OSError: The address cannot be listened on.
        """
        with listen(host, port) as listener:
            base_url = self._introduced(listener)
            server = Server(self.app)
            thread = threading.Thread(target=server.run, args=([listener],), name="wechatpay_mock", daemon=True)
            thread.start()
            try:
                server.wait_until_ready()
                yield base_url
            finally:
                server.should_exit = True
                thread.join()
                self.gateway.courier.stop()

    def serve(self, listener: socket.socket, *, on_ready: Callable[[str], None]) -> None:
        """Serve on a listening socket until SIGTERM or SIGINT; for the main thread.

        Args:
            listener: The socket, from `listen`.
            on_ready: Is called with the base URL once requests are answered.
        """
        base_url = self._introduced(listener)
        try:
            Server(self.app, on_ready=lambda: on_ready(base_url)).run_until_signal(listener)
        finally:
            self.gateway.courier.stop()

    def _introduced(self, listener: socket.socket) -> str:
        base_url = base_url_of(listener)
        if self._home is not None:
            self._home.write_env(base_url)
        return base_url
