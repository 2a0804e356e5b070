"""The web application: pages to read, one page to review, two doors to write through."""

from __future__ import annotations

import mimetypes
from collections.abc import Awaitable, Callable
from functools import cached_property

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route

from tracker.errors import ConflictError, TrackerError
from tracker.model import DecisionKind
from tracker.render.pages import render_page
from tracker.run.resolve import resolve
from tracker.run.review import Ruling, rule
from tracker.run.site import templates_of
from tracker.run.workspace import Workspace
from tracker.serve.forms import Form, read_form
from tracker.serve.guard import Access, Guard
from tracker.serve.pages import Pages
from tracker.serve.review import SHOWN, questions
from tracker.site.paths import thread_page

_TYPES = {".xml": "application/atom+xml", ".ics": "text/calendar", ".js": "text/javascript"}
Handler = Callable[[Request], Awaitable[Response]]


class Desk:
    """What the server works on. Opened at the first request, in the thread that serves: SQLite wants one.

    Args:
        opened: opens the workspace.
        secret: proves that a form was made here; new at every start.
        who: the name under which decisions are recorded unless the form says another.
    """

    def __init__(self, opened: Callable[[], Workspace], secret: str, who: str) -> None:
        self._opened = opened
        self.secret = secret
        self.who = who

    @cached_property
    def workspace(self) -> Workspace:
        """The archive."""
        return self._opened()

    @cached_property
    def pages(self) -> Pages:
        """The rendered site."""
        return Pages(self.workspace, self.secret)

    def render(self, template: str, **values: object) -> str:
        """Render a page of the server's own."""
        site = {"title": self.workspace.config.site.title, "served": self.secret}
        both = {"site": site, "root": "/", "secret": self.secret, "who": self.who, **values}
        return render_page(f"site/{template}.html.j2", both, templates=templates_of(self.workspace))


def build_app(desk: Desk, access: Access) -> Starlette:
    """Return the application with its guard."""
    return Starlette(
        routes=[
            Route("/review", _review(desk), methods=["GET"]),
            Route("/review", _writing(desk, _rule), methods=["POST"]),
            Route("/decide", _writing(desk, _decide), methods=["POST"]),
            Route("/{path:path}", _page(desk), methods=["GET"]),
        ],
        middleware=[Middleware(Guard, access=access)],
    )


def _page(desk: Desk) -> Handler:
    async def page(request: Request) -> Response:
        path = request.path_params["path"] or "index.html"
        data = desk.pages.get(path)
        if data is None:
            return PlainTextResponse("There is no such page.", 404)
        suffix = path[path.rfind(".") :]
        return Response(data, media_type=_TYPES.get(suffix) or mimetypes.guess_type(path)[0])

    return page


def _review(desk: Desk) -> Handler:
    async def review(_: Request) -> Response:
        found, total = questions(desk.workspace)
        return HTMLResponse(desk.render("review", questions=found, total=total, shown=SHOWN))

    return review


def _writing(desk: Desk, act: Callable[[Desk, Form], str]) -> Handler:
    """Wrap what writes: the form must be ours; an error becomes a page that says what to do."""

    async def write(request: Request) -> Response:
        try:
            form = await read_form(request)
            if not form.proves(desk.secret):
                return PlainTextResponse("The page is out of date. Load it again, then repeat.", 403)
            target = act(desk, form)
        except TrackerError as error:
            status = 409 if isinstance(error, ConflictError) else 400
            return HTMLResponse(desk.render("problem", message=str(error)), status)
        desk.pages.forget()
        return RedirectResponse(target, 303)

    return write


def _rule(desk: Desk, form: Form) -> str:
    kind = _kind(form, {DecisionKind.CONFIRM, DecisionKind.REJECT, DecisionKind.RELINK})
    ruling = Ruling(
        id=form.text("id"),
        kind=kind,
        why=form.text("why") or "reviewed",
        who=form.text("who") or desk.who,
        version=form.number("version"),
        target=form.text("target") or None,
    )
    rule(desk.workspace, [ruling])
    return "/review"


def _decide(desk: Desk, form: Form) -> str:
    allowed = {DecisionKind.MET, DecisionKind.MISSED, DecisionKind.WITHDRAWN, DecisionKind.NOTE}
    thread = resolve(
        desk.workspace,
        form.text("thread"),
        _kind(form, allowed),
        why=form.text("why"),
        who=form.text("who") or desk.who,
        evidence=form.text("evidence") or None,
        seen=form.number("version"),
    )
    return f"/{thread_page(thread.id)}#decided"


def _kind(form: Form, allowed: set[DecisionKind]) -> DecisionKind:
    given = form.text("kind")
    if given not in {kind.value for kind in allowed}:
        raise TrackerError(f"'{given}' is no decision", do="choose one of the buttons")
    return DecisionKind(given)
