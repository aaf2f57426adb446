"""Which other sites' pages may call the API from a browser: none, unless their origin is listed."""

from flask import Flask, Response, request

API = "/api/"
KEPT = "86400"  # seconds for which a browser remembers what it was allowed


def allow_origins(app: Flask, origins: tuple[str, ...]) -> None:
    """Let pages of the listed origins read the API's answers; "*" is any. No cookies with it."""
    if not origins:
        return
    known = frozenset(origin.lower() for origin in origins)

    @app.after_request
    def allow(response: Response) -> Response:
        if not request.path.startswith(API):
            return response
        response.vary.add("Origin")
        origin = request.headers.get("Origin", "")
        if origin and ("*" in known or origin.lower() in known):
            response.headers["Access-Control-Allow-Origin"] = "*" if "*" in known else origin
            response.headers["Access-Control-Expose-Headers"] = "Retry-After"
            if request.method == "OPTIONS":
                response.headers["Access-Control-Allow-Methods"] = "GET, POST"
                response.headers["Access-Control-Allow-Headers"] = "Content-Type"
                response.headers["Access-Control-Max-Age"] = KEPT
        return response
