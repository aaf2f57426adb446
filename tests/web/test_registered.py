"""What one document tells of its other prints is what the whole register tells of them."""

from pathlib import Path

from corpus.store import reader
from corpus.store.connection import Database
from corpus.store.home import Home
from tests.web.homes import load, write
from web.registered import decisions_json, document_json

SAID = "\n\n".join(
    f"Councillor {name} said that the {what} in the {where} was worn, and asked for it to be "
    f"mended before the {season} fair on the green."
    for name, what, where, season in (
        ("Stobbs", "bench", "park", "spring"), ("Marsh", "gate", "lane", "summer"),
        ("Dane", "bridge", "meadow", "autumn"), ("Gale", "roof", "chapel", "winter"),
    )
)  # fmt: skip
MINUTES = f"""WEXMOOR DISTRICT COUNCIL

Minutes of a meeting of the Cabinet held on 4 September 2019

1. The fair

{SAID}

RESOLVED that the old bench in the park be mended by the mason before the spring fair.
"""


def test_a_document_names_the_others_that_record_its_decisions_as_the_register_does(
    tmp_path: Path,
) -> None:
    copy = MINUTES.replace("worn, and", "worn and")
    other = MINUTES.replace("bench", "stile").replace("4 September", "9 October")
    files = {"a.txt": MINUTES, "b.txt": copy, "c.txt": other}
    settings = load(tmp_path / "home", write(tmp_path / "m", files))
    record = Home(settings.home).collection("public").record
    with Database(record, writable=False) as database:
        held = reader.documents(database)
        every = list(decisions_json(database, held))
        alone = [
            one
            for document in held
            for one in document_json(database, document.document_id)["decisions"]
        ]
        listed = list(decisions_json(database, held, again=False))
    assert alone == every
    assert [one["also_in"] for one in every] == [[2], [], []]
    assert [one["document_id"] for one in listed] == [1, 3]
