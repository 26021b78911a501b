"""The workbench itself: what a running server holds, and the desk at which one request is answered."""

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Annotated, Any, Concatenate, ParamSpec, TypeVar
from urllib.parse import urlencode

from fastapi import Depends, Request, Response
from fastapi.responses import HTMLResponse
from jinja2 import Environment

from rapporteur.ledger.errors import RecordNotFoundError
from rapporteur.ledger.opening import LedgerStore
from rapporteur.views.questions import EVERYTHING, Question
from rapporteur.web.access.roles import Right
from rapporteur.web.access.visitors import Access, Visitor
from rapporteur.web.answers import Answers, State
from rapporteur.web.asked import Asked
from rapporteur.web.errors import ForbiddenError
from rapporteur.web.settings import WebSettings
from rapporteur.web.veils import NO_VEIL, Veil, veil_of

Answer = TypeVar("Answer")
More = ParamSpec("More")


@dataclass(frozen=True)
class Workbench:
    """What all requests share."""

    settings: WebSettings
    store: LedgerStore
    answers: Answers
    access: Access
    templates: Environment


class Desk:
    """One request, who makes it, and the ledger as that visitor may see it.

    Everything that a page or an answer shows of the ledger comes through `ask`: there names are masked for those who
    have no right to them, and ids that hold a name are veiled.
    """

    def __init__(self, request: Request) -> None:
        self.request = request
        self.workbench: Workbench = request.app.state.workbench
        self.visitor: Visitor | None = getattr(request.state, "visitor", None)
        self._revealed = False
        self.tagged: Response | None = None  # the answer of the API that bears a tag
        self.behind = False  # whether something was answered from an earlier state, while the new answer is asked

    @cached_property
    def state(self) -> State:
        """The state of the ledger that this request is answered from."""
        return self.workbench.answers.state()

    @property
    def settings(self) -> WebSettings:
        """What the workbench was started with."""
        return self.workbench.settings

    @property
    def address(self) -> str:
        """Where the request comes from."""
        return self.request.client.host if self.request.client else "-"

    def may(self, right: Right) -> bool:
        """Whether the visitor has this right."""
        return right is Right.PUBLIC if self.visitor is None else self.visitor.may(right)

    def permitted(self, question: Question) -> Question:
        """The question, which reveals only to those with the right; that it does is kept in the audit log."""
        if not question.reveal:
            return question
        if not self.may(Right.SEE_PROTECTED):
            return replace(question, reveal=False)
        if not self._revealed:
            self._revealed = True
            self.note("reveal", {"path": self.request.url.path, "query": self.request.url.query})
        return question

    @cached_property
    def veil(self) -> Veil:
        """What stands for the ids that hold a protected name."""
        return self.workbench.answers.ask(self.state, veil_of).answer

    def ask(
        self,
        view: Callable[Concatenate[LedgerStore, Question, More], Answer],
        asked: Asked | Question = EVERYTHING,
        *arguments: Hashable,
    ) -> Answer:
        """What a view answers to a question, masked and veiled as this visitor must see it.

        Args:
            view: a function of `rapporteur.views` that takes the ledger and a question.
            asked: the filters of the address, or a question.
            arguments: what the view takes besides; must be hashable.

        Raises:
            LedgerError: the ledger could not be read.
        """
        answer: Answer = self._answer(asked, lambda question: (view, question, *map(self._meant, arguments)))
        return answer

    def ask_about(
        self,
        view: Callable[Concatenate[LedgerStore, str, Question, More], Answer],
        record: str,
        asked: Asked | Question = EVERYTHING,
        *arguments: Hashable,
    ) -> Answer:
        """What a view that takes a record id before the question answers (`show`, `history`), masked and veiled alike.

        Raises:
            RecordNotFoundError: there is no such record, or not as of the day asked for.
            LedgerError: the ledger could not be read.
        """
        identifier = self._named(record)
        answer: Answer = self._answer(asked, lambda question: (view, identifier, question, *arguments))
        return answer

    def fetch(
        self, view: Callable[[LedgerStore, str, Question], Answer], record: str, asked: Asked | Question = EVERYTHING
    ) -> Answer:
        """What such a view answers, asked anew each time: for what is too large to keep, and neither masked nor veiled.

        Raises:
            ForbiddenError: the visitor has no right to see protected names.
            RecordNotFoundError: there is no such record, or not as of the day asked for.
            LedgerError: the ledger could not be read.
        """
        if not self.may(Right.SEE_PROTECTED):
            raise ForbiddenError("This may hold protected names, to which you have no right.")
        question = asked.question() if isinstance(asked, Asked) else asked
        return view(self.workbench.store, self.veil.lifted(record), question)

    def _answer(self, asked: Asked | Question, call: Callable[[Question], tuple[Any, ...]]) -> Any:
        question = self.permitted(asked.question() if isinstance(asked, Asked) else asked)
        view, *arguments = call(question)
        veil = NO_VEIL if question.reveal else self.veil
        kept = self.workbench.answers.ask(self.state, view, *arguments, veil=veil)
        if kept.entry < self.state.entry:
            self.behind = True
            if self.tagged is not None and "ETag" in self.tagged.headers:
                del self.tagged.headers["ETag"]  # it names a state that this answer is not of
        return kept.answer

    def _named(self, record: str) -> str:
        """The id that was meant; one that holds a protected name is not there for those without the right to it."""
        if self.veil.hides(record) and not self.may(Right.SEE_PROTECTED):
            raise RecordNotFoundError(f"the ledger holds no record {record!r}")
        return self.veil.lifted(record)

    def _meant(self, argument: Hashable) -> Hashable:
        return self.veil.lifted(argument) if isinstance(argument, str) else argument

    def note(self, action: str, about: Mapping[str, str]) -> None:
        """Keep in the audit log that this visitor did something."""
        self.workbench.access.note(action, self.visitor, about, self.address)

    def here(self, **changes: str | None) -> str:
        """The address of this request with some parameters changed; None takes one out."""
        kept = [(name, value) for name, value in self.request.query_params.multi_items() if name not in changes]
        pairs = [*kept, *((name, value) for name, value in changes.items() if value is not None)]
        return f"{self.request.url.path}?{urlencode(pairs)}" if pairs else self.request.url.path

    def page(self, template: str, status: int = 200, **content: Any) -> HTMLResponse:
        """A page: a template of an area ("incidents/list.html.j2"), with what it shows."""
        if isinstance(content.get("asked"), Asked) and not self.may(Right.SEE_PROTECTED):
            content["asked"] = replace(content["asked"], reveal=False)
        content.setdefault("asked", Asked())
        html = self.workbench.templates.get_template(template).render(desk=self, **content)
        return HTMLResponse(html, status)


def desk_of(request: Request) -> Desk:
    """The desk of a request."""
    return Desk(request)


AtDesk = Annotated[Desk, Depends(desk_of)]
