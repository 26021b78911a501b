"""`rapporteur serve`: the workbench, for one person or for a team; `rapporteur accounts`: who may sign in."""

import getpass
import sys
from contextlib import suppress
from typing import TYPE_CHECKING, Annotated

import typer

from rapporteur.cli import options
from rapporteur.cli.exit_codes import CommandError, ExitCode
from rapporteur.cli.printing import output

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from rapporteur.web.access.accounts import Accounts
    from rapporteur.web.access.roles import Role
    from rapporteur.web.settings import WebSettings

Name = Annotated[str, typer.Argument(metavar="NAME", help="The name of the account; decisions are signed with it.")]
RoleName = Annotated[str, typer.Option("--role", metavar="ROLE", help="reader, analyst, reviewer or administrator.")]
AccountsAddress = Annotated[
    str | None,
    typer.Option(
        "--accounts",
        metavar="URL",
        help="Address of the store of accounts. Default: a file beside the ledger, or the same PostgreSQL database.",
        show_default=False,
    ),
]
_DEFAULT_PORT = 8765


def add_to(app: typer.Typer) -> None:
    """Register the commands."""
    app.command("serve")(serve)
    users = typer.Typer(help="The accounts of a team that shares a workbench.", no_args_is_help=True)
    users.command("add")(add_user)
    users.command("list")(list_users)
    users.command("role")(set_role)
    users.command("password")(set_password)
    users.command("disable")(disable_user)
    users.command("enable")(enable_user)
    app.add_typer(users, name="accounts")


def serve(
    *,
    port: Annotated[int, typer.Option("--port", min=1, max=65535, help="The port to listen on.")] = _DEFAULT_PORT,
    team: Annotated[bool, typer.Option("--team", help="Ask everybody to sign in, and keep an audit log.")] = False,
    bind: Annotated[
        str, typer.Option("--bind", metavar="ADDRESS", help="The network address to listen on; only with --team.")
    ] = "127.0.0.1",
    public_url: Annotated[
        str | None,
        typer.Option("--public-url", metavar="URL", help="Where browsers reach it; with https cookies are kept to it."),
    ] = None,
    name: Annotated[
        str | None, typer.Option("--name", metavar="NAME", help="Who decides: your name. Default: that of your login.")
    ] = None,
    accounts: AccountsAddress = None,
    open_browser: Annotated[bool, typer.Option("--open/--no-open", help="Open it in the browser.")] = True,
    ledger: options.Ledger = None,
) -> None:
    """Open the ledger in a browser: for one person on this machine, or with --team for people with accounts."""
    from urllib.parse import urlsplit

    from rapporteur.web.settings import LOOPBACK, WebSettings

    if bind not in {*LOOPBACK, "::1"} and not team:
        raise CommandError("--bind beyond this machine needs --team: everybody must sign in", ExitCode.USAGE)
    if bind not in {*LOOPBACK, "::1"} and public_url is None:
        raise CommandError("--bind beyond this machine needs --public-url: where browsers will find it", ExitCode.USAGE)
    if public_url is not None and (not team or not urlsplit(public_url).netloc or urlsplit(public_url).path.strip("/")):
        raise CommandError("--public-url goes with --team, and is like https://rapporteur.example.org", ExitCode.USAGE)
    settings = WebSettings(
        ledger=options.ledger_address(ledger),
        team=team,
        accounts=accounts,
        public_url=public_url,
        person=(name or _login()).strip() or "me",
        warm=True,
    )
    _run(settings, bind, port, open_browser=open_browser and not team)


def _run(settings: "WebSettings", bind: str, port: int, *, open_browser: bool) -> None:
    import socket
    import threading
    import webbrowser

    import uvicorn

    from rapporteur.web.access.accounts import AccountsError
    from rapporteur.web.app import create_app

    try:
        app = create_app(settings)
    except AccountsError as error:
        raise CommandError(str(error), ExitCode.LEDGER) from None
    listening = socket.socket(socket.AF_INET6 if ":" in bind else socket.AF_INET)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((bind.strip("[]"), port))
        listening.listen(100)  # whoever opens the address while the server starts is kept waiting, not turned away
    except OSError as error:
        raise CommandError(
            f"port {port} of {bind} cannot be used: {error.strerror}; try --port", ExitCode.USAGE
        ) from None
    place = settings.public_url or f"http://{bind}:{port}"
    address = place if settings.team else f"{place}/enter?key={settings.key}"
    output().print(f"The workbench is at {address}", markup=False, soft_wrap=True)
    output().print("Stop it with Ctrl-C.", markup=False)
    sys.stdout.flush()
    if open_browser:
        threading.Timer(0.8, webbrowser.open, (_leading_to(address).as_uri(),)).start()
    server = uvicorn.Server(
        uvicorn.Config(
            app,
            log_level="warning",
            access_log=False,
            server_header=False,
            timeout_keep_alive=30,
            proxy_headers=settings.team,
        )
    )
    with suppress(KeyboardInterrupt):  # Ctrl-C is how it is meant to be stopped
        server.run(sockets=[listening])


def _leading_to(address: str) -> "Path":
    """A file of the user's own that leads a browser to `address`: a command with the key in it could be seen by all."""
    import os
    from html import escape
    from pathlib import Path

    from platformdirs import user_runtime_path

    file: Path = user_runtime_path("rapporteur", appauthor=False, ensure_exists=True) / "workbench.html"
    file.unlink(missing_ok=True)
    page = f'<!DOCTYPE html><meta charset="utf-8"><meta http-equiv="refresh" content="0; url={escape(address)}">'
    with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as opened:
        opened.write(page)
    return file


def _login() -> str:
    try:
        return getpass.getuser()
    except OSError:  # a user without a name
        return "me"


def add_user(
    name: Name, *, role: RoleName = "reader", accounts: AccountsAddress = None, ledger: options.Ledger = None
) -> None:
    """Make an account; the password is asked for, or read from standard input."""
    _changed(lambda: _opened(accounts, ledger).add(name, _role(role), _password()))
    output().print(f"{name} may sign in as {role}.", markup=False)


def list_users(*, accounts: AccountsAddress = None, ledger: options.Ledger = None) -> None:
    """List the accounts."""
    for one in _opened(accounts, ledger).all():
        state = "" if one.disabled_at is None else f", disabled {one.disabled_at:%Y-%m-%d}"
        output().print(f"{one.name}: {one.role.value}{state}", markup=False)


def set_role(name: Name, *, role: RoleName, accounts: AccountsAddress = None, ledger: options.Ledger = None) -> None:
    """Give an account another role."""
    _changed(lambda: _opened(accounts, ledger).set_role(name, _role(role)))


def set_password(name: Name, *, accounts: AccountsAddress = None, ledger: options.Ledger = None) -> None:
    """Give an account another password, which ends its sessions."""
    _changed(lambda: _opened(accounts, ledger).set_password(name, _password()))


def disable_user(name: Name, *, accounts: AccountsAddress = None, ledger: options.Ledger = None) -> None:
    """Shut an account: its sessions end, and its tokens are refused."""
    _changed(lambda: _opened(accounts, ledger).disable(name))


def enable_user(name: Name, *, accounts: AccountsAddress = None, ledger: options.Ledger = None) -> None:
    """Open an account that was disabled."""
    _changed(lambda: _opened(accounts, ledger).disable(name, disabled=False))


def _opened(accounts: str | None, ledger: str | None) -> "Accounts":
    from rapporteur.web.access.accounts import AccountsError, accounts_address, open_store

    try:
        return open_store(accounts_address(options.ledger_address(ledger), accounts))
    except AccountsError as error:
        raise CommandError(str(error), ExitCode.LEDGER) from None


def _changed(change: "Callable[[], object]") -> None:
    from rapporteur.web.access.accounts import AccountsError

    try:
        change()
    except AccountsError as error:
        raise CommandError(str(error), ExitCode.USAGE) from None


def _role(words: str) -> "Role":
    from rapporteur.web.access.roles import Role

    try:
        return Role(words)
    except ValueError:
        raise CommandError(f"--role takes {', '.join(Role)}, not {words!r}", ExitCode.USAGE) from None


def _password() -> str:
    if sys.stdin.isatty():
        return str(typer.prompt("Password", hide_input=True, confirmation_prompt=True))
    return sys.stdin.readline().rstrip("\n")
