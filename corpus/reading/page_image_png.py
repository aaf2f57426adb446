"""Pixels to a small PNG: a page of minutes has few greys, and seldom a colour. Pure."""

import struct
import zlib

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_GREYS = 16  # as many as make letters smooth
_STEP = 255 // (_GREYS - 1)
_REDS, _GREENS, _BLUES = 6, 7, 6  # 252 colours: as many as a palette has room for
_GREY, _PALETTE = 0, 3  # PNG's types of colour


def _nearest(levels: int, times: int) -> bytes:
    """For each of 256 values the nearest of some levels, each counted so many times."""
    return bytes(round(value * (levels - 1) / 255) * times for value in range(256))


_TO_GREY = bytes(round(value / _STEP) * _STEP for value in range(256))
_TO_RED, _TO_GREEN, _TO_BLUE = (
    _nearest(_REDS, _GREENS * _BLUES), _nearest(_GREENS, _BLUES), _nearest(_BLUES, 1),
)  # fmt: skip
_COLOURS = b"".join(
    bytes((red * 255 // (_REDS - 1), green * 255 // (_GREENS - 1), blue * 255 // (_BLUES - 1)))
    for red in range(_REDS) for green in range(_GREENS) for blue in range(_BLUES)
)  # fmt: skip


def png(rgb: bytes, width: int, height: int) -> bytes:
    """A PNG of pixels of three bytes each, in 16 greys or 252 colours."""
    red, green, blue = rgb[0::3], rgb[1::3], rgb[2::3]
    if red == green == blue:
        return _file(red.translate(_TO_GREY), width, height, _GREY)
    sums = (_number(red, _TO_RED), _number(green, _TO_GREEN), _number(blue, _TO_BLUE))
    return _file(sum(sums).to_bytes(len(red), "big"), width, height, _PALETTE)


def _number(values: bytes, table: bytes) -> int:
    """The bytes as one number, so that three are added without a loop: no sum exceeds 251."""
    return int.from_bytes(values.translate(table), "big")


def _file(pixels: bytes, width: int, height: int, kind: int) -> bytes:
    rows = b"".join(b"\0" + pixels[at : at + width] for at in range(0, len(pixels), width))
    parts = [(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, kind, 0, 0, 0))]
    parts += [(b"PLTE", _COLOURS)] if kind == _PALETTE else []
    parts += [(b"IDAT", zlib.compress(rows, 9)), (b"IEND", b"")]
    return _SIGNATURE + b"".join(_chunk(name, data) for name, data in parts)


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
