"""How a site looks: the stylesheet with its version, the council's colours, and its logo."""

import hashlib
import re
from dataclasses import dataclass
from pathlib import Path

from flask import Flask, Response, abort, send_file

from web.settings import Settings

STATIC = Path(__file__).parent / "static"
BUILT = "built/site.css"
PLAIN = "plain.css"  # served where the stylesheet has not been built, since npm is missing
DARK, LIGHT = "#1b2224", "#ffffff"
LOGOS = {".svg": "image/svg+xml", ".png": "image/png", ".jpg": "image/jpeg", ".webp": "image/webp"}
_COLOUR = re.compile(r"#[0-9a-f]{6}", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Look:
    """What a page needs to know of how it is to look."""

    stylesheet: str
    script: str
    icon: str
    brand: str | None
    logo: str | None
    colour: str


def look(settings: Settings, static: Path = STATIC) -> Look:
    """The addresses of what a page loads; each changes with its bytes, so browsers may keep it."""
    sheet = BUILT if (static / BUILT).is_file() else PLAIN
    colour = settings.brand_colour
    brand = f"/brand.css?v={_version(brand_css(colour).encode())}" if colour else None
    logo = f"/logo?v={_version(settings.logo.read_bytes())}" if settings.logo else None
    return Look(
        stylesheet=_address(static, sheet),
        script=_address(static, "site.js"),
        icon=_address(static, "icon.svg"),
        brand=brand,
        logo=logo,
        colour=colour or "#0f5358",
    )


def add_look(app: Flask, settings: Settings) -> None:
    """The addresses of the council's own colours and logo."""

    @app.get("/brand.css")
    def brand() -> Response:
        return Response(brand_css(settings.brand_colour), content_type="text/css; charset=utf-8")

    @app.get("/logo")
    def logo() -> Response:
        if settings.logo is None:
            abort(404)
        response = send_file(settings.logo.absolute(), mimetype=LOGOS[settings.logo.suffix.lower()])
        # An SVG opened by itself could run scripts; in a page, as an image, it cannot.
        response.headers["Content-Security-Policy"] = (
            "default-src 'none'; style-src 'unsafe-inline'; sandbox"
        )
        return response


def brand_css(colour: str) -> str:
    """The council's colour under the names of the stylesheet, with ink that stands out from it."""
    if not is_colour(colour):
        return ""
    return f":root{{--brand:{colour};--brand-ink:{ink_on(colour)}}}\n"


def is_colour(text: str) -> bool:
    """Whether a text is a colour as we take it: # and six hexadecimal digits."""
    return _COLOUR.fullmatch(text) is not None


def ink_on(colour: str) -> str:
    """Black or white, whichever contrasts more with a colour (WCAG 2.2's formula)."""
    ground = _lightness(colour)
    return max((LIGHT, DARK), key=lambda ink: _contrast(_lightness(ink), ground))


def _contrast(one: float, other: float) -> float:
    return (max(one, other) + 0.05) / (min(one, other) + 0.05)


def _lightness(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _address(static: Path, name: str) -> str:
    return f"/static/{name}?v={_version((static / name).read_bytes())}"


def _version(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()[:12]
