"""Roles and what each may do: the table that every route is held against."""

from enum import StrEnum


class Right(StrEnum):
    """What somebody may do. PUBLIC needs no visitor at all: signing in, style sheets, the health of the server."""

    PUBLIC = "public"
    READ = "read"
    ADD = "add"
    DECIDE = "decide"
    SEE_PROTECTED = "see_protected"
    ADMINISTER = "administer"


class Role(StrEnum):
    """What an account is for. A role has the rights of those before it."""

    READER = "reader"
    ANALYST = "analyst"
    REVIEWER = "reviewer"
    ADMINISTRATOR = "administrator"

    @property
    def rights(self) -> frozenset[Right]:
        """What the role may do."""
        return _RIGHTS[self]


_READS = frozenset({Right.PUBLIC, Right.READ})
_ADDS = _READS | {Right.ADD}
_DECIDES = _ADDS | {Right.DECIDE, Right.SEE_PROTECTED}
_RIGHTS = {
    Role.READER: _READS,
    Role.ANALYST: _ADDS,
    Role.REVIEWER: _DECIDES,
    Role.ADMINISTRATOR: _DECIDES | {Right.ADMINISTER},
}
