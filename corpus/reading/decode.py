"""From bytes to characters, saying which encoding was taken. No line or block is known here."""

import codecs
import re

# Windows-1252 leaves five bytes undefined; web browsers map them to the C1 control of that value
# (WHATWG Encoding Standard, index windows-1252). We make them spaces: no minutes mean a control.
_CP1252 = {byte: bytes([byte]).decode("cp1252", "replace") for byte in range(256)}
_CP1252_UNDEFINED = (0x81, 0x8D, 0x8F, 0x90, 0x9D)
_CP1252.update(dict.fromkeys(_CP1252_UNDEFINED, " "))

_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CHARSET = re.compile(
    rb"<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*[\"']?([\w.:-]{2,30})"
)
_CHARSET_WITHIN = 4096  # browsers look at the first 1,024 bytes; some pages put scripts before it
# Not hex, zip, unicode_escape and what else Python calls a codec, nor UTF-16: a tag that we could
# read byte by byte is not in it.
_BELIEVED = ("utf-8", "iso8859", "cp12", "koi8", "mac-roman")


def starts_with_byte_order_mark(data: bytes) -> bool:
    """Whether the bytes say themselves which Unicode encoding they are in."""
    return data.startswith(tuple(mark for mark, _ in _BYTE_ORDER_MARKS))


def decode(data: bytes) -> tuple[str, tuple[str, ...]]:
    """The characters, and a warning where the encoding had to be guessed or did not fit."""
    for mark, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return _with_warning(data[len(mark) :], encoding)
    try:
        return data.decode("utf-8"), ()
    except UnicodeDecodeError:
        text = "".join(map(_CP1252.__getitem__, data))
        return text, ("The file is not UTF-8 and was read as Windows-1252.",)


def decode_page(data: bytes) -> tuple[str, tuple[str, ...]]:
    """As `decode`, but an HTML or XML page is believed when it names its encoding."""
    declared = _declared(data)
    if declared is None or starts_with_byte_order_mark(data):
        return decode(data)
    try:
        return data.decode(declared), ()
    except UnicodeDecodeError:
        text, warnings = decode(data)
        wrong = f"The page says it is {declared}, which it is not."
        return text, (wrong, *warnings)


def _declared(data: bytes) -> str | None:
    found = _CHARSET.search(data[:_CHARSET_WITHIN].lower())
    if found is None:
        return None
    name = found.group(1).decode("ascii", "replace")
    if name in {"iso-8859-1", "latin-1", "latin1", "us-ascii", "ascii", "windows-1252", "cp1252"}:
        return None  # browsers read all of these as Windows-1252, which `decode` comes to
    try:
        encoding = codecs.lookup(name).name
    except LookupError:
        return None
    return encoding if encoding.startswith(_BELIEVED) else None


def _with_warning(data: bytes, encoding: str) -> tuple[str, tuple[str, ...]]:
    try:
        return data.decode(encoding), ()
    except UnicodeDecodeError:
        warning = f"Some bytes are not valid {encoding} and were replaced by U+FFFD."
        return data.decode(encoding, "replace"), (warning,)
