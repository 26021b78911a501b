"""Freshness: tags of answers, so that what a client holds already is not sent again."""

import hashlib
from typing import Annotated

from fastapi import Depends, Request, Response

from rapporteur.version import VERSION
from rapporteur.web.workbench import AtDesk


class NotModified(Exception):  # noqa: N818 - it is no error
    """What the client holds is what it would get again; `tag` names it."""

    def __init__(self, tag: str) -> None:
        super().__init__(tag)
        self.tag = tag


def tagged(request: Request, response: Response, desk: AtDesk) -> None:
    """Tag an answer by the state of the ledger, who asks and what; a route of the API depends on it.

    Raises:
        NotModified: the client has named this tag.
    """
    visitor = desk.visitor
    parts = (
        *(VERSION, str(desk.state.entry), desk.state.sha256, request.url.path, request.url.query),
        *((visitor.name, visitor.role.value) if visitor else ()),
    )
    digest = hashlib.sha256("\0".join(parts).encode()).hexdigest()
    tag = f'W/"{digest[:32]}"'
    known = {one.strip() for one in request.headers.get("if-none-match", "").split(",")}
    if tag in known or "*" in known:
        raise NotModified(tag)
    response.headers["ETag"] = tag
    desk.tagged = response
    response.headers["Cache-Control"] = "private, no-cache"
    response.headers["Vary"] = "Cookie, Authorization"


Tagged = Depends(tagged)
TaggedHere = Annotated[None, Tagged]
