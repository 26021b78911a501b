"""The application: a ledger, who may see it, and the routes of all areas behind their guards."""

import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from urllib.parse import urlsplit

import anyio.to_thread
from fastapi import Depends, FastAPI
from starlette.staticfiles import StaticFiles

from rapporteur.version import VERSION
from rapporteur.web.access.authorising import authorise
from rapporteur.web.access.guards import Guards
from rapporteur.web.access.limits import Limits
from rapporteur.web.access.routes import router as access
from rapporteur.web.access.single import SingleUser
from rapporteur.web.access.team import Team, open_accounts
from rapporteur.web.access.visitors import Access
from rapporteur.web.answers import Answers
from rapporteur.web.api.overview import router as api_of_overview
from rapporteur.web.api.routes import router as api
from rapporteur.web.documents.routes import router as documents
from rapporteur.web.incidents.dossier import router as dossier
from rapporteur.web.incidents.routes import router as incidents
from rapporteur.web.opening import open_for_work
from rapporteur.web.overview.routes import router as overview
from rapporteur.web.rendering import make_templates
from rapporteur.web.review.routes import router as review
from rapporteur.web.saying import say_errors
from rapporteur.web.settings import WebSettings
from rapporteur.web.tally.routes import router as tally
from rapporteur.web.warming import warm
from rapporteur.web.workbench import Workbench

# The areas of the workbench, each a folder with its routes and templates.
AREAS = (access, overview, incidents, dossier, tally, documents, review, api, api_of_overview)
_STATIC = Path(__file__).parent / "static" / "dist"
_THREADS = 12  # requests answered at once; the ledger keeps a connection for each


def create_app(settings: WebSettings) -> FastAPI:
    """The workbench of one ledger as an ASGI application; it opens the ledger when it starts.

    Args:
        settings: which ledger, for whom, and where browsers reach it.

    Raises:
        LedgerError: the ledger cannot be opened.
        AccountsError: the store of accounts cannot be opened.
    """
    store = open_for_work(settings.ledger)
    try:
        access: Access = (
            Team(open_accounts(settings), settings) if settings.team else SingleUser(settings.key, settings.person)
        )
    except BaseException:
        store.close()
        raise
    app = FastAPI(
        title="Rapporteur",
        version=VERSION,
        docs_url=None,
        redoc_url=None,
        openapi_url=None,
        dependencies=[Depends(authorise)],
        lifespan=_lifespan,
    )
    app.state.workbench = Workbench(settings, store, Answers(store), access, make_templates())
    app.state.limits = Limits(settings.requests_per_minute)
    app.state.api_parameters = {}
    for area in AREAS:
        app.include_router(area)
    app.mount("/static", StaticFiles(directory=_STATIC), name="static")
    say_errors(app)
    app.add_middleware(
        Guards,
        hosts=settings.hosts,
        public=urlsplit(settings.public_url).netloc.lower() if settings.public_url else None,
        https=settings.https,
        largest_body=settings.largest_upload,
    )
    return app


@asynccontextmanager
async def _lifespan(app: FastAPI) -> AsyncIterator[None]:
    workbench: Workbench = app.state.workbench
    anyio.to_thread.current_default_thread_limiter().total_tokens = _THREADS
    if workbench.settings.warm:
        threading.Thread(target=warm, args=(workbench.answers,), daemon=True).start()
    yield
    workbench.store.close()
    workbench.access.close()
