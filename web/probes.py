"""Addresses for a monitoring system. No probe says anything about what people asked."""

import time

from flask import Flask, Response, abort, jsonify

from corpus.errors import MinutebookError
from corpus.store import searchable
from corpus.store.home import Home
from web.guard import is_local
from web.problems import MEDIA, PROBLEMS, problem_json
from web.site import Site

EXPOSITION = "text/plain; version=0.0.4; charset=utf-8"


def add_probes(app: Flask, site: Site) -> None:
    """Whether the server is alive, whether it is ready to answer, and what it did so far."""
    started = time.time()

    @app.get("/healthz")
    def healthz() -> Response:
        return jsonify(status="alive")

    @app.get("/readyz")
    def readyz() -> tuple[Response, int]:
        try:
            library = site.collection.library()
            change = searchable.last_change(library.database)
        except MinutebookError as error:
            site.counters.add("not_ready_total")
            detail = error.problem if is_local() else "The collection cannot be opened."
            remedy = error.remedy if is_local() else "Ask the administrator."
            response = jsonify(problem_json(PROBLEMS["not-ready"], detail, remedy))
            response.content_type = MEDIA
            return response, 503
        manifest = library.generation.manifest
        return jsonify(
            status="ready",
            model=library.encoder.name,
            generation=manifest.generation,
            truth="verified" if change == manifest.change else "newer than this generation",
        ), 200

    @app.get("/metrics")
    def metrics() -> Response:
        if not is_local():
            abort(404)
        gauges = {"uptime_seconds": time.time() - started, **_held(site)}
        return Response(site.counters.text(gauges), content_type=EXPOSITION)


def _held(site: Site) -> dict[str, float]:
    """What is in force and since when; `ready` is 0 where nothing can be opened."""
    try:
        library = site.collection.library()
        coverage = site.coverage(library)
        place = Home(site.settings.home.absolute()).collection(site.collection.collection)
        published = (place.index / "CURRENT").stat().st_mtime
    except (MinutebookError, OSError):
        return {"ready": 0}
    return {
        "ready": 1,
        "documents": coverage.documents,
        "refused_files": coverage.unreadable,
        "generation_number": int(library.generation.manifest.generation.removeprefix("g")),
        "generation_age_seconds": max(0.0, time.time() - published),
    }
