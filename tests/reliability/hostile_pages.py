"""Hostile web pages, XML and Markdown, made by hand."""

import base64
from collections.abc import Iterator
from random import Random

from tests.reliability.hostile_words import ATOMS, SHORT, run_of

_WORDS = "<h1>Wexmoor Council</h1><p>Minutes of 12 June 2019</p><p>Councillor Ash said so.</p>"
_NESTED = (
    "div", "span", "b", "i", "font", "a", "p", "ul", "ol", "li", "table", "td", "blockquote",
    "section", "h2", "form", "button", "svg", "math", "template", "select", "iframe", "noscript",
    "script", "style", "textarea", "title", "frameset", "dl", "main", "article", "unknown",
)  # fmt: skip
_LISTS = ("<ul><li>a", "<ol><li>a", "<table><tr><td>a", "<table><tr><td>a<td>b<table>", "<b><p>a")
_PAIRS = ("<tr><td>a</td><td>b</td></tr>", "<li>a</li>", "<br>", "<p>a</p>", "<hr>", "<h2>A</h2>",
          "<img alt='a council'>", "<a href='#'>a</a> ", "<b>RESOLVED</b> ", "<main>a</main>",
          "<div class='mgContent'>a", "<p class='mgMeetingTableTtl'>", "<td>", "</p>", "</div>",
          "<header><a>the council</a>", "<article>a</article>", "<div role='main'>a</div>",
          "<title>a</title>", "<!-- ", "<![CDATA[", "<?a ", "&#x110000;", "&#0;", "&lt",
          "&amp;amp;",
          "<a <a ", "<p\x00>", "<p/ ", "</", "<!doctype html>", "<html><body>", "]]>")  # fmt: skip
_HUGE = 2_000_000
_LAUGHS = "".join(f'<!ENTITY l{n} "%s">' % (f"&l{n - 1};" * 10 if n else "lol") for n in range(12))
_STOLEN = '<!ENTITY x SYSTEM "file:///etc/passwd"><!ENTITY y SYSTEM "http://127.0.0.1:9/a">'
_QUADRATIC = '<!ENTITY a "%s">' % ("a" * 60_000)


def pages() -> Iterator[tuple[str, bytes]]:
    """(name, bytes) of every page."""
    made: list[tuple[str, str | bytes]] = [*_deep(), *_long(), *_wide(), *_entities()]
    for name, text in (*made, *_encodings(), *_marked_down()):
        yield name, text if isinstance(text, bytes) else text.encode("utf-8", "surrogatepass")
    for at, (name, atom) in enumerate(ATOMS.items()):
        run = run_of(atom, SHORT).replace("<", "&lt;")
        tag = ("p", "td", "li", "h2", "pre", "title", "b")[at % 7]
        yield f"run-{name}.html", f"<html><body>{_WORDS}<{tag}>{run}</{tag}>".encode()
        item = f"<tr><td class='mgItemNumberCell'><p>{run[:9_000]}</p></td><td><p>{run}</p></td>"
        yield f"item-{name}.html", f"<html><body><table class='mgItemTable'>{item}".encode()


def _deep() -> Iterator[tuple[str, str]]:
    for tag in _NESTED:
        yield f"deep-{tag}.html", f"<html><body>{_WORDS}" + f"<{tag}>" * 20_000 + "bottom"
        whole = f"<{tag}>" * 240 + "<p>bottom</p>" + f"</{tag}>" * 240
        yield f"deep-closed-{tag}.html", f"<html><body>{_WORDS}" + whole * 5
    for at, opening in enumerate(_LISTS):
        yield f"deep-list-{at}.html", f"<html><body>{_WORDS}" + opening * 5_000
        yield f"shallow-list-{at}.html", f"<html><body>{_WORDS}" + (opening * 60 + "</table>") * 20


def _long() -> Iterator[tuple[str, str]]:
    for at, pair in enumerate(_PAIRS):
        yield f"many-{at}.html", f"<html><body>{_WORDS}" + pair * 8_000
        yield f"many-bare-{at}.html", "<html>" + pair * 3_000
    yield "one-row.html", "<html><table><tr>" + "<td>a</td>" * 50_000 + "</tr></table>"
    yield "one-start.html", f"<html>{_WORDS}<ol start='999999999999999999999'><li>a<li value='-9'>b"
    yield "romans.html", f"<html>{_WORDS}<ol type='i' start='2147483647'>" + "<li>a" * 3_000
    yield "letters.html", f"<html>{_WORDS}<ol type='a' start='999999999'>" + "<li>a" * 3_000


def _wide() -> Iterator[tuple[str, str]]:
    huge = "A" * _HUGE
    yield "attribute.html", f"<html><body>{_WORDS}<p title='{huge}'>a</p>"
    yield "class.html", f"<html><body>{_WORDS}<p class='{'mg ' * 300_000}'>a</p>"
    yield "url.html", f"<html>{_WORDS}<img src='data:image/png;base64,{huge}'>"
    yield "name.html", f"<html>{_WORDS}<{huge}>a"
    yield "attributes.html", f"<html>{_WORDS}<p {' '.join(f'a{n}=1' for n in range(50_000))}>a"
    yield "open-attribute.html", f"<html>{_WORDS}<p title='{huge}"
    yield "open-tag.html", f"<html>{_WORDS}<p {'a ' * 200_000}"
    yield "head.html", f"<html><head><title>{huge}</title></head>{_WORDS}"
    yield "canonical.html", f"<html><link rel='canonical' href='{huge}'>{_WORDS}"
    yield "declaration.html", f"<?xml {'a ' * 300_000}<html>{_WORDS}"
    yield "comments.html", "<!-- a -->" * 100_000 + f"<html>{_WORDS}"
    yield "open-comments.html", "<!--" * 100_000
    yield "less.html", "<html>" + "<" * _HUGE


def _entities() -> Iterator[tuple[str, str]]:
    for root in ("html", "modgov", "agenda", "a", "Minutes"):
        for name, entities, use in (
            ("laughs", _LAUGHS, "&l11;"),
            ("stolen", _STOLEN, "&x;&y;"),
            ("quadratic", _QUADRATIC, "&a;" * 40_000),
            ("circle", '<!ENTITY a "&b;"><!ENTITY b "&a;">', "&a;"),
            ("parameter", '<!ENTITY % p SYSTEM "file:///etc/passwd"> %p;', "a"),
        ):
            doctype = f"<!DOCTYPE {root} [{entities}]>"
            yield f"{name}-{root}.xml", f'<?xml version="1.0"?>{doctype}<{root}>{use}</{root}>'
            yield f"{name}-{root}.html", f"{doctype}<html><body>{_WORDS}<p>{use}</p></body></html>"
    yield "remote.html", f"<!DOCTYPE html SYSTEM 'http://127.0.0.1:9/a.dtd'><html>{_WORDS}"
    yield (
        "include.xml",
        '<a xmlns:x="http://www.w3.org/2001/XInclude"><x:include href="/etc/passwd"/></a>',
    )
    yield "deep.xml", "<?xml version='1.0'?>" + "<a>" * 100_000
    yield "deep-closed.xml", "<a>" * 50_000 + "a" + "</a>" * 50_000


def _encodings() -> Iterator[tuple[str, bytes]]:
    page = f"<html><head><meta charset='%s'></head><body>{_WORDS}</body></html>"
    for name in ("utf-7", "utf-16", "utf-32", "idna", "hex", "zip", "rot13", "unicode_escape",
                 "iso-2022-jp", "gb18030", "koi8-r", "mac-roman", "x" * 30, "undefined", "punycode",
                 "utf-8", "cp1252", "iso8859-8", "big5", "raw_unicode_escape", "mbcs"):  # fmt: skip
        data = (page % name).encode()
        yield f"charset-{name[:20]}.html", data.replace(b"Ash", b"\x81\x9d\xff\xfeAsh+AGE-")
        yield f"wrong-{name[:20]}.html", (page % name).encode("utf-16")


def _marked_down() -> Iterator[tuple[str, str | bytes]]:
    yield "front.md", "---\n" + "title: a\n" * 30_000 + "---\n# A\n"
    yield "open-front.md", "---\n" + "title: a\n" * 30_000
    yield "front-dashes.md", "---\n" + "- a\n" * 30_000 + "---\n# A\n"
    yield "one-field.md", "---\nmembers:\n" + "- Cllr Ash\n" * 30_000 + "---\n# A\n"
    yield "front-spaces.md", "---\n" + ("a:" + " " * 5_000 + "\n") * 20 + "---"
    yield "quotes.md", "# A\n" + "> " * 30_000 + "a"
    yield "nested-list.md", "# A\n" + "".join(" " * n + "- a\n" for n in range(800))
    yield "fences.md", "# A\n" + "```\n" * 30_000
    yield "table.md", "# A\n" + "| a " * 30_000 + "|\n" + "|---" * 30_000 + "|\n"
    yield "wide-table.md", "# A\n" + ("| Action " * 400 + "|\n") * 60
    yield "links.md", "# A\n" + "[a](" * 20_000
    yield "html-inside.md", "# A\n" + "<p>a" * 20_000 + "\n" + "<table><tr><td>" * 5_000
    yield "heading.md", "# " + "a" * 500_000
    yield "json.txt", "[" * 200_000
    yield "object.txt", '{"a":' * 100_000
    yield "line.txt", "word " * 400_000
    yield "no-space.txt", "word" * 400_000
    yield "base64.txt", base64.b64encode(Random(7).randbytes(600_000))  # noqa: S311 - to be repeated
    yield "lines.txt", "a\n" * 400_000
    yield "few-controls.txt", "Council\n" * 5_000 + "\x01\x02" * 20
    yield "surrogates.txt", b"\xed\xa0\x80\xed\xb0\x80 Council " * 3_000
    yield "only-marks.txt", b"\xef\xbb\xbf" * 20_000
