"""Ways to damage a file's bytes, each with its own random numbers."""

import io
import re
import zipfile
import zlib
from collections.abc import Callable, Mapping
from random import Random

Change = Callable[[Random, bytes], bytes]

_STREAM = re.compile(rb"/Length\s+(\d+)([^<>]{0,200})>>\s*stream\r?\n")
_EPOCH = (1980, 1, 1, 0, 0, 0)


def flip_a_bit(random: Random, data: bytes) -> bytes:
    return _flipped(random, data, 1)


def flip_some(random: Random, data: bytes) -> bytes:
    return _flipped(random, data, 20)


def flip_many(random: Random, data: bytes) -> bytes:
    return _flipped(random, data, max(50, len(data) // 50))


def _flipped(random: Random, data: bytes, times: int) -> bytes:
    changed = bytearray(data)
    for _ in range(times):
        changed[random.randrange(len(changed))] ^= 1 << random.randrange(8)
    return bytes(changed)


def flip_in_head(random: Random, data: bytes) -> bytes:
    return _flipped(random, data[:64], 3) + data[64:]


def flip_in_tail(random: Random, data: bytes) -> bytes:
    return data[:-128] + _flipped(random, data[-128:], 6)


def cut_by_one(random: Random, data: bytes) -> bytes:
    return data[: -random.choice((1, 2, 3, 7))]


def cut_early(random: Random, data: bytes) -> bytes:
    return data[: random.randrange(1, 40)]


def cut_anywhere(random: Random, data: bytes) -> bytes:
    return data[: random.randrange(1, len(data))]


def cut_the_head(random: Random, data: bytes) -> bytes:
    return data[random.randrange(1, len(data)) :]


def swap_blocks(random: Random, data: bytes) -> bytes:
    first, second, third, fourth = sorted(random.randrange(len(data)) for _ in range(4))
    return (
        data[:first] + data[third:fourth] + data[second:third] + data[first:second] + data[fourth:]
    )


def shuffle_blocks(random: Random, data: bytes) -> bytes:
    size = max(16, len(data) // 64)
    blocks = [data[at : at + size] for at in range(0, len(data), size)]
    random.shuffle(blocks)
    return b"".join(blocks)


def _range(random: Random, data: bytes) -> tuple[int, int]:
    start = random.randrange(len(data))
    return start, min(len(data), start + random.choice((1, 16, 300, 5_000)))


def double_a_range(random: Random, data: bytes) -> bytes:
    start, end = _range(random, data)
    return data[:end] + data[start:end] * random.choice((1, 5, 60)) + data[end:]


def drop_a_range(random: Random, data: bytes) -> bytes:
    start, end = _range(random, data)
    return data[:start] + data[end:]


def zero_a_range(random: Random, data: bytes) -> bytes:
    start, end = _range(random, data)
    return data[:start] + bytes(end - start) + data[end:]


def noise_in_a_range(random: Random, data: bytes) -> bytes:
    start, end = _range(random, data)
    return data[:start] + random.randbytes(end - start) + data[end:]


def insert_nuls(random: Random, data: bytes) -> bytes:
    changed = data
    for _ in range(random.choice((1, 8))):
        at = random.randrange(len(changed))
        changed = changed[:at] + bytes(random.choice((1, 3, 900))) + changed[at:]
    return changed


def bad_utf8(random: Random, data: bytes) -> bytes:
    bad = (b"\xff", b"\xc0\x80", b"\xed\xa0\x80", b"\xf8\x88\x80\x80\x80", b"\xe2\x82", b"\x80")
    changed = data
    for _ in range(12):
        at = random.randrange(len(changed))
        changed = changed[:at] + random.choice(bad) + changed[at:]
    return changed


def raise_numbers(random: Random, data: bytes) -> bytes:
    """Some of its numbers become huge, negative or nothing."""
    others = (b"0", b"-1", b"65536", b"2147483648", b"99999999999999999999", b"")

    def changed(found: re.Match[bytes]) -> bytes:
        return random.choice(others) if random.random() < 0.05 else found.group()

    return re.sub(rb"\d+", changed, data)


def as_utf16(random: Random, data: bytes) -> bytes:
    return _text(data).encode(random.choice(("utf-16", "utf-16-be", "utf-16-le", "utf-32")))


def as_broken_utf16(random: Random, data: bytes) -> bytes:
    whole = b"\xff\xfe" + _text(data).encode("utf-16-le")
    at = random.randrange(len(whole))
    return whole[:at] + b"\x00\xd8" + whole[at + 1 : -1]


def on_one_line(random: Random, data: bytes) -> bytes:
    return data.replace(b"\n", random.choice((b" ", b"", b"\t"))) * random.choice((1, 8))


def repeat_it(random: Random, data: bytes) -> bytes:
    return data * random.choice((2, 10, max(2, 300_000 // len(data))))


def _text(data: bytes) -> str:
    return data.decode("utf-8", "replace")


ANY: Mapping[str, Change] = {
    change.__name__: change
    for change in (
        flip_a_bit, flip_some, flip_many, flip_in_head, flip_in_tail, cut_by_one, cut_early,
        cut_anywhere, cut_the_head, swap_blocks, shuffle_blocks, double_a_range, drop_a_range,
        zero_a_range, noise_in_a_range, insert_nuls, raise_numbers,
    )
}  # fmt: skip
TEXT: Mapping[str, Change] = {
    change.__name__: change
    for change in (bad_utf8, as_utf16, as_broken_utf16, on_one_line, repeat_it)
}


def unzipped(data: bytes) -> dict[str, bytes]:
    """The parts of a zip file."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def zipped(parts: Mapping[str, bytes], *, packed: bool = True) -> bytes:
    """A zip file of some parts: the same bytes for the same parts, whatever the day."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        for name, part in parts.items():
            how = zipfile.ZIP_DEFLATED if packed else zipfile.ZIP_STORED
            archive.writestr(zipfile.ZipInfo(name, _EPOCH), part, how)
    return data.getvalue()


def in_a_part(change: Change) -> Change:
    """The change inside one XML part of a Word file, which is then packed well again."""

    def changed(random: Random, data: bytes) -> bytes:
        parts = unzipped(data)
        names = sorted(name for name in parts if name.endswith((".xml", ".rels")))
        name = "word/document.xml" if random.random() < 0.6 else random.choice(names)
        return zipped({**parts, name: change(random, parts[name])})

    return changed


def in_a_stream(change: Change) -> Change:
    """The change inside one packed stream of a PDF, which keeps its right length."""

    def changed(random: Random, data: bytes) -> bytes:
        found = [
            match
            for match in _STREAM.finditer(data)
            if b"Flate" in data[match.start() - 200 : match.end()]
        ]
        if not found:
            return change(random, data)
        match = random.choice(found)
        end = match.end() + int(match[1])
        try:
            inner = zlib.decompress(data[match.end() : end])
        except zlib.error:
            return change(random, data)
        packed = zlib.compress(change(random, inner) if inner else b"q")
        head = b"/Length %d%s>>\nstream\n" % (len(packed), match[2])
        return data[: match.start()] + head + packed + data[end:]

    return changed
