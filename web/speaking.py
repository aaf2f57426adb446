"""In which language a request is answered, and how the reader's choice is remembered."""

from urllib.parse import urlencode

from flask import Flask, Response, g, request

from web.languages import COOKIE, REMEMBERED, Language, Words, catalogues, chosen

HTML_LANGUAGE = {Language.ENGLISH: "en-GB", Language.WELSH: "cy"}
NAMES = {Language.ENGLISH: "English", Language.WELSH: "Cymraeg"}


def speak(app: Flask) -> None:
    """Give every request its catalogue, before anything that may have to explain itself."""
    known = catalogues()

    @app.before_request
    def choose() -> None:
        preferred = request.accept_languages.best_match([str(one) for one in Language])
        asked, kept = request.args.get("lang"), request.cookies.get(COOKIE)
        g.words = known[chosen(asked, kept, preferred)]

    @app.after_request
    def remember(response: Response) -> Response:
        asked = request.args.get("lang")
        if asked in tuple(Language) and response.mimetype == "text/html":
            response.set_cookie(
                COOKIE, str(asked), max_age=REMEMBERED, samesite="Lax", httponly=True,
                secure=request.is_secure,
            )  # fmt: skip
        if response.mimetype == "text/html":
            response.vary.update(("Accept-Language", "Cookie"))
        return response

    @app.context_processor
    def words() -> dict[str, object]:
        current = words_here()
        other = next(one for one in Language if one is not current.language)
        return {
            "t": current,
            "language": HTML_LANGUAGE[current.language],
            "other_language": {
                "code": str(other),
                "name": NAMES[other],
                "href": _same_page(other),
            },
        }


def words_here() -> Words:
    """The catalogue of this request."""
    words: Words = g.words
    return words


def _same_page(language: Language) -> str:
    kept = [(name, value) for name, value in request.args.items(multi=True) if name != "lang"]
    return f"{request.path}?{urlencode([*kept, ('lang', str(language))])}"
