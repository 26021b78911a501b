"""The routes of access: entering, signing in and out, one's own account, and the administration of all."""

from typing import Annotated

from fastapi import APIRouter, Form, Query, Request
from fastapi.responses import HTMLResponse, JSONResponse, RedirectResponse, Response

from rapporteur.ledger.errors import LedgerError
from rapporteur.web.access.accounts import SHORTEST_PASSWORD, Account, Accounts, AccountsError
from rapporteur.web.access.limits import Limits
from rapporteur.web.access.roles import Role
from rapporteur.web.access.single import SingleUser
from rapporteur.web.access.team import Team
from rapporteur.web.errors import BadRequestError, ForbiddenError, MissingError
from rapporteur.web.workbench import AtDesk, Desk

router = APIRouter(include_in_schema=False, default_response_class=HTMLResponse)
Field = Annotated[str, Form(max_length=500)]


@router.get("/healthy")
def healthy(desk: AtDesk) -> JSONResponse:
    """Whether the ledger can be read, for those who watch the server; it says nothing of what is in it."""
    try:
        _ = desk.state
    except LedgerError:
        return JSONResponse({"healthy": False}, 503)
    return JSONResponse({"healthy": True})


@router.get("/enter")
def enter(desk: AtDesk, key: Annotated[str, Query(max_length=200)] = "") -> Response:
    """Open a single user's workbench with the key that the command printed."""
    access = desk.workbench.access
    if not isinstance(access, SingleUser):
        raise MissingError("There is nothing at this address.")
    session = access.enter(key)
    if session is None:
        raise ForbiddenError("This key is not of this start: open the address that `rapporteur serve` printed last.")
    answer = RedirectResponse("/", 303)
    _set_cookie(answer, desk, session)
    return answer


@router.get("/sign-in")
def ask_to_sign_in(desk: AtDesk, next: Annotated[str, Query(max_length=4000)] = "/") -> Response:  # noqa: A002 - as read
    """The form to sign in with."""
    _team(desk)
    if desk.visitor is not None:
        return RedirectResponse(_within(next), 303)
    return desk.page("access/sign_in.html.j2", next=_within(next), message=None, name="")


@router.post("/sign-in")
def sign_in(request: Request, desk: AtDesk, name: Field = "", password: Field = "", next: Field = "/") -> Response:  # noqa: A002
    """Sign in. The session that there was, if any, ends: nobody can prepare one for somebody else."""
    team = _team(desk)
    limits: Limits = request.app.state.limits
    limits.count_attempt(name, desk.address)
    account = team.accounts.checked(name, password)
    if account is None:
        team.accounts.note(name, "sign-in refused", {}, desk.address)
        message = "Name and password do not go together, or the account is disabled."
        return desk.page("access/sign_in.html.j2", 401, next=_within(next), message=message, name=name)
    limits.forget_attempts(name)
    if old := request.cookies.get(desk.settings.cookie):
        team.accounts.end_session(old)
    answer = RedirectResponse(_within(next), 303)
    _set_cookie(answer, desk, team.accounts.open_session(account))
    team.accounts.note(account.name, "sign-in", {}, desk.address)
    return answer


@router.post("/sign-out")
def sign_out(desk: AtDesk) -> Response:
    """End the session."""
    team = _team(desk)
    if desk.visitor is not None and desk.visitor.session is not None:
        team.accounts.end_session(desk.visitor.session)
        desk.note("sign-out", {})
    answer = RedirectResponse("/sign-in", 303)
    answer.delete_cookie(desk.settings.cookie, path="/", secure=desk.settings.https, httponly=True)
    return answer


@router.get("/account")
def account_page(desk: AtDesk) -> Response:
    """One's own account: the password, and tokens for the API."""
    return _account_page(desk)


def _account_page(desk: Desk, status: int = 200, *, message: str | None = None, secret: str | None = None) -> Response:
    team, account = _team(desk), _own(desk)
    tokens = team.accounts.tokens(account.number)
    now = team.accounts.now()
    shown = {"tokens": tokens, "now": now, "message": message, "secret": secret, "shortest": SHORTEST_PASSWORD}
    return desk.page("access/account.html.j2", status, **shown)


@router.post("/account/password")
def change_password(desk: AtDesk, current: Field = "", password: Field = "") -> Response:
    """Give oneself another password; all sessions of the account end but a new one."""
    accounts, account = _team(desk).accounts, _own(desk)
    if accounts.checked(account.name, current) is None:
        return _account_page(desk, 400, message="The current password is another.")
    try:
        accounts.set_password(account.name, password)
    except AccountsError as error:
        return _account_page(desk, 400, message=f"{error}.".capitalize())
    desk.note("password", {})
    answer = RedirectResponse("/account", 303)
    _set_cookie(answer, desk, accounts.open_session(account))
    return answer


@router.post("/account/tokens")
def make_token(desk: AtDesk, label: Field = "", days: Annotated[int, Form()] = 90) -> Response:
    """Make a token for the API; its secret is shown on the page that answers, and never again."""
    try:
        secret = _team(desk).accounts.make_token(_own(desk), label, days)
    except AccountsError as error:
        return _account_page(desk, 400, message=f"{error}.".capitalize())
    desk.note("token made", {"label": label})
    return _account_page(desk, secret=secret)


@router.post("/account/tokens/revoke")
def revoke_token(desk: AtDesk, number: Annotated[int, Form()]) -> Response:
    """Revoke one of one's own tokens."""
    _team(desk).accounts.revoke_token(_own(desk).number, number)
    desk.note("token revoked", {"number": str(number)})
    return RedirectResponse("/account", 303)


@router.get("/admin")
def admin(desk: AtDesk, before: Annotated[int | None, Query(ge=1, le=2**53)] = None) -> Response:
    """The state of the workbench; for a team its accounts and the audit log."""
    return _admin_page(desk, before=before)


def _admin_page(desk: Desk, status: int = 200, *, before: int | None = None, message: str | None = None) -> Response:
    access = desk.workbench.access
    accounts = access.accounts if isinstance(access, Team) else None
    log = accounts.audit(before) if accounts else ()
    shown = {"accounts": accounts.all() if accounts else None, "log": log, "roles": tuple(Role), "message": message}
    return desk.page("access/admin.html.j2", status, **shown, shortest=SHORTEST_PASSWORD)


@router.post("/admin/accounts")
def add_account(desk: AtDesk, name: Field = "", role: Field = "", password: Field = "") -> Response:
    """Make an account."""
    try:
        _team(desk).accounts.add(name, _role(role), password)
    except AccountsError as error:
        return _admin_page(desk, 400, message=f"{error}.")
    desk.note("account added", {"account": name, "role": role})
    return RedirectResponse("/admin", 303)


@router.post("/admin/accounts/change")
def change_account(
    desk: AtDesk, name: Field = "", role: Field = "", change: Field = "", password: Field = ""
) -> Response:
    """Change an account: its role or password, or shut or open it."""
    accounts: Accounts = _team(desk).accounts
    try:
        match change:
            case "role":
                accounts.set_role(name, _role(role))
            case "password":
                accounts.set_password(name, password)
            case "disable" | "enable":
                accounts.disable(name, disabled=change == "disable")
            case _:
                raise BadRequestError("An account's role or password can be changed, or it can be disabled or enabled.")
    except AccountsError as error:
        return _admin_page(desk, 400, message=f"{error}.")
    desk.note("account changed", {"account": name, "change": change, **({"role": role} if change == "role" else {})})
    return RedirectResponse("/admin", 303)


def _role(words: str) -> Role:
    try:
        return Role(words)
    except ValueError:
        raise BadRequestError(f"A role is one of {', '.join(Role)}.") from None


def _team(desk: Desk) -> Team:
    access = desk.workbench.access
    if not isinstance(access, Team):
        raise MissingError(
            "There are no accounts: this workbench is for one person. `rapporteur serve --team` has them."
        )
    return access


def _own(desk: Desk) -> Account:
    """The account of the visitor. A token opens no way to more tokens or another password."""
    visitor = desk.visitor
    if visitor is None or visitor.session is None:
        raise ForbiddenError("Sign in with a password for this: a token is not enough.")
    return _team(desk).accounts.named(visitor.name)


def _within(address: str) -> str:
    """An address of this workbench; its front page for any that leads elsewhere."""
    inside = address.startswith("/") and not address.startswith(("//", "/\\")) and address.isprintable()
    return address if inside and "\\" not in address else "/"


def _set_cookie(answer: Response, desk: Desk, session: str) -> None:
    settings = desk.settings
    longest = settings.session_hours * 3600 if settings.team else None
    answer.set_cookie(
        settings.cookie, session, max_age=longest, path="/", httponly=True, samesite="lax", secure=settings.https
    )
