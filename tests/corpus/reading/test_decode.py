"""Bytes become the characters that were meant, and a guess is said to be one."""

import pytest

from corpus.reading.decode import decode, decode_page


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_a_byte_order_mark_decides(encoding: str) -> None:
    assert decode("£5 – Môn".encode(encoding)) == ("£5 – Môn", ())


def test_utf_8_needs_no_mark() -> None:
    assert decode("£5 – Môn".encode()) == ("£5 – Môn", ())


def test_anything_else_is_windows_1252_and_said_to_be() -> None:
    text, warnings = decode(b"O\x92Donoghue \x96 \xa35")
    assert text == "O’Donoghue – £5"
    assert "Windows-1252" in warnings[0]


def test_every_byte_is_some_character() -> None:
    text, _ = decode(bytes(range(256)))
    assert len(text) == 256
    assert text[0x81] == text[0x9D] == " "


def test_a_broken_utf_16_file_is_read_with_a_warning() -> None:
    text, warnings = decode(b"\xff\xfeA\x00\x00")
    assert text.startswith("A")
    assert "U+FFFD" in warnings[0]


def test_a_page_is_believed_about_its_encoding() -> None:
    page = '<meta charset="iso-8859-14">Ŵyn'.encode("iso-8859-14")
    assert decode_page(page)[0].endswith("Ŵyn")


def test_latin_1_means_windows_1252_on_a_page() -> None:
    text, _ = decode_page(b'<meta charset="ISO-8859-1">It\x92s')
    assert text.endswith("It’s")


def test_a_page_that_names_a_wrong_encoding_is_read_nevertheless() -> None:
    text, warnings = decode_page(b'<meta charset="utf-8">caf\xe9')
    assert text.endswith("café")
    assert "not" in warnings[0]


@pytest.mark.parametrize("name", ["hex", "zip", "utf-16", "nonsense", "utf-7"])
def test_a_page_cannot_name_a_codec_that_is_no_encoding_of_text(name: str) -> None:
    assert decode_page(f'<meta charset="{name}">é'.encode())[0].endswith("é")
