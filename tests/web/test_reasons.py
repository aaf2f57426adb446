"""What qa says in English is known again on a Welsh page, and nothing of it is lost there."""

from string import Formatter

import pytest
from flask.testing import FlaskClient
from hypothesis import given
from hypothesis import strategies as st

from corpus.store.rows import Coverage
from index.query import parse_query
from qa import reasons
from qa.compare import silence
from qa.generate_door import Failure
from qa.missing import captured
from qa.models import Question, Wanted
from qa.reasons import TEMPLATES, filled
from qa.sought import Thing
from qa.understand import Known
from tests.qa.builders import make_question
from web.languages import Language, catalogues
from web.reasons import made_of, names_in, said

ENGLISH, WELSH = (catalogues()[one] for one in (Language.ENGLISH, Language.WELSH))
HELD = Coverage(5, 4, 60, "2016-04-20", "2020-07-09", 0, 2, 1)
UNDATED = Coverage(5, 4, 60, None, None, 0, 0, 1)
IN_2019 = make_question("slavery", date_words="in 2019")
BOARD = make_question("slavery", councils=("Ashby Council",), body="board")


def noted(typed: str) -> str:
    """The first note on what was typed as a search."""
    return parse_query(typed).notes[0]


# What a function of qa says, word for word, and what a Welsh page makes of it. Permanent addresses
# hold the English of today: where a template has to change, the old one must stay known.
SAID = [
    (
        reasons.not_held(["Kent County Council"], ["Ashby Council", "Orkney Council"]),
        "No minutes of Kent County Council are held. "
        "Minutes are held of Ashby Council and Orkney Council.",
        "Ni chedwir cofnodion Kent County Council. "
        "Cedwir cofnodion Ashby Council ac Orkney Council.",
    ),
    (
        reasons.not_held(["that scope"], []),
        "No minutes of that scope are held. No document here names a council.",
        "Ni chedwir cofnodion o’r cwmpas hwnnw. Nid oes dogfen yma sy’n enwi cyngor.",
    ),
    (
        reasons.name_absent("St. Ives"),
        "Nothing in these minutes mentions St. Ives.",
        "Nid oes dim yn y cofnodion hyn yn sôn am St. Ives.",
    ),
    (
        reasons.name_absent("St. Ives", "the bus to St. Ives"),
        "Nothing in these minutes mentions St. Ives (asked: “the bus to St. Ives”).",
        "Nid oes dim yn y cofnodion hyn yn sôn am St. Ives (gofynnwyd: “the bus to St. Ives”).",
    ),
    (
        reasons.name_absent_within("Friends of Ashby", IN_2019),
        "Nothing in these minutes mentions Friends of Ashby in 2019.",
        "Nid oes dim yn y cofnodion hyn yn sôn am Friends of Ashby yn 2019.",
    ),
    (
        reasons.no_others(["Cabinet"]),
        "No minutes are held of any other than Cabinet.",
        "Ni chedwir cofnodion unrhyw gorff heblaw Cabinet.",
    ),
    (
        reasons.names_apart(["Ashby Board", "Hill Panel"]),
        "No document mentions Ashby Board and Hill Panel together.",
        "Nid oes dogfen sy’n sôn am Ashby Board a Hill Panel gyda’i gilydd.",
    ),
    (
        reasons.outside_dates(IN_2019, HELD),
        "No document of a meeting in 2019 is in scope. Dated documents run from 2016-04-20 to "
        "2020-07-09. 2 documents without a known date could not be searched.",
        "Nid oes dogfen o gyfarfod yn 2019 o fewn y cwmpas. Mae dyddiadau’r dogfennau yn ymestyn "
        "o 20 Ebrill 2016 hyd 9 Gorffennaf 2020. Ni ellid chwilio 2 dogfen heb ddyddiad hysbys.",
    ),
    (
        reasons.outside_dates(make_question(date_words="last year"), UNDATED),
        "No document of a meeting last year is in scope. No document has a date.",
        "Nid oes dogfen o gyfarfod yn y cyfnod “last year” o fewn y cwmpas. "
        "Nid oes dyddiad ar unrhyw ddogfen.",
    ),
    (
        reasons.topic_absent(make_question(), ["swimming and diving", "pool"]),
        "These minutes do not say: nothing in them mentions “swimming and diving” and “pool”.",
        "Nid yw’r cofnodion hyn yn dweud: nid oes dim ynddynt yn sôn am “swimming and diving” "
        "a “pool”.",
    ),
    (
        reasons.topic_absent(make_question("vape sales"), []),
        "These minutes do not say: nothing found speaks of “vape sales”.",
        "Nid yw’r cofnodion hyn yn dweud: nid oes dim a ganfuwyd yn sôn am “vape sales”.",
    ),
    (
        reasons.thing_absent(make_question("vape sales", wanted=Wanted.WHEN)),
        "These minutes speak of “vape sales”, but nothing found says when.",
        "Mae’r cofnodion hyn yn sôn am “vape sales”, ond nid oes dim a ganfuwyd yn dweud pryd.",
    ),
    (
        reasons.elsewhere(BOARD, reasons.scope_words(BOARD), ["“5. It is in Hill”", "“Wexmoor”"]),
        "“slavery” is discussed in these minutes, but not by the board of Ashby Council. "
        "It is in “5. It is in Hill” and “Wexmoor”.",
        "Trafodir “slavery” yn y cofnodion hyn, ond nid gan y bwrdd (Ashby Council). "
        "Fe’i ceir yn “5. It is in Hill” a “Wexmoor”.",
    ),
    (
        reasons.elsewhere(
            make_question(topic="slavery", names=("Lantern",)), reasons.NO_SCOPE, ["“Wexmoor”"]
        ),
        "“slavery” is discussed in these minutes, but not where they mention Lantern. "
        "It is in “Wexmoor”.",
        "Trafodir “slavery” yn y cofnodion hyn, ond nid lle maent yn sôn am Lantern. "
        "Fe’i ceir yn “Wexmoor”.",
    ),
    (
        reasons.nothing_registered(make_question(not_councils=("Ashby Council",)), "decision"),
        "No decision is recorded outside Ashby Council in the minutes that are held.",
        "Yn y cofnodion a gedwir, ni chofnodir penderfyniad y tu allan i Ashby Council.",
    ),
    (
        reasons.nothing_registered(make_question(), "action"),
        "No action is recorded here in the minutes that are held.",
        "Yn y cofnodion a gedwir, ni chofnodir cam gweithredu yma.",
    ),
    (
        reasons.empty_question(),
        "The question has no words to look for. Ask about a topic, a person or a decision.",
        "Nid oes geiriau yn y cwestiwn i chwilio amdanynt. Gofynnwch am bwnc, person neu "
        "benderfyniad.",
    ),
    (
        reasons.deemed(1, ["Ashby"]),
        "1 document without the name of a council searched for Ashby, which the other documents "
        "in the same folder name.",
        "Chwiliwyd 1 ddogfen heb enw cyngor ar gyfer Ashby, a enwir gan y dogfennau eraill yn yr "
        "un ffolder.",
    ),
    (
        reasons.unnamed(2, ["Ashby"]),
        "Not searched for Ashby: 2 documents whose council is not known.",
        "Ni chwiliwyd 2 dogfen ar gyfer Ashby, gan nad yw’r cyngor yn hysbys.",
    ),
    (
        reasons.undated(1200),
        "Not searched: 1200 documents without a known date.",
        "Ni chwiliwyd 1,200 dogfen heb ddyddiad hysbys.",
    ),
    (
        reasons.unreadable(1),
        "1 file could not be read.",
        "Nid oedd modd darllen 1 ffeil.",
    ),
    (
        silence(["Ashby Council"])[0],
        "Nothing found in the minutes of Ashby Council.",
        "Ni chanfuwyd dim yng nghofnodion Ashby Council.",
    ),
    (
        reasons.other_time(make_question(date_words="in February 2019"), "February"),
        "No meeting in February 2019 answers this; these passages speak of February.",
        "Nid oes cyfarfod ym mis Chwefror 2019 yn ateb hyn; mae’r darnau hyn yn sôn am “February”.",
    ),
    (
        reasons.no_date(make_question(date_words="in May 2016")),
        "Nothing with a date in May 2016 answers this; these passages are of documents that print "
        "no date of their meeting, but name the year.",
        "Nid oes dim â dyddiad ym mis Mai 2016 yn ateb hyn; daw’r darnau hyn o ddogfennau nad "
        "ydynt yn nodi dyddiad eu cyfarfod, ond sy’n enwi’r flwyddyn.",
    ),
    (
        reasons.next_time(make_question(date_words="on 9 January 2024")),
        "No minutes of a meeting on 9 January 2024 are held; these are of the next.",
        "Ni chedwir cofnodion cyfarfod ar 9 Ionawr 2024; daw’r rhain o’r cyfarfodydd nesaf.",
    ),
    (
        reasons.fact_absent(make_question(topic="")),
        "These minutes do not say: nothing found answers the question.",
        "Nid yw’r cofnodion hyn yn dweud: nid oes dim a gafwyd yn ateb y cwestiwn.",
    ),
    (
        reasons.other_meetings(make_question(date_words="in March 2019")),
        "Nothing in March 2019 answers this; other meetings were searched too.",
        "Nid oes dim ym mis Mawrth 2019 yn ateb hyn; chwiliwyd cyfarfodydd eraill hefyd.",
    ),
    (
        filled("search_unnamed", documents="3 documents"),
        "Not searched, as no council is stated: 3 documents.",
        "Ni chwiliwyd 3 dogfen, gan na nodir y cyngor.",
    ),
    (
        filled("search_undated", documents="1 document"),
        "Not searched, as no date is known: 1 document.",
        "Ni chwiliwyd 1 ddogfen, gan nad yw’r dyddiad yn hysbys.",
    ),
    (
        filled("search_unreadable", documents="1 document"),
        "Could not be read: 1 document.",
        "Nid oedd modd darllen 1 ddogfen.",
    ),
    (
        captured(5, 7, 2, unseen=90).none_because or "",
        "Only 2 passages were found by words and by meaning alike.",
        "Dim ond 2 darn a ganfuwyd drwy’r geiriau a thrwy’r ystyr fel ei gilydd.",
    ),
    (filled("nothing_sought"), "Nothing was looked for.", "Ni chwiliwyd am ddim."),
    (
        filled("as_typed"),
        "Only what was typed was looked for, in its other grammatical forms at most.",
        "Dim ond yr hyn a deipiwyd a geisiwyd, yn ei ffurfiau gramadegol eraill ar y mwyaf.",
    ),
    (
        noted("bus stop " * 200),
        "Only the first 256 words of the query were used.",
        "Dim ond 256 gair cyntaf yr ymholiad a ddefnyddiwyd.",
    ),
    (
        noted('"bus stop'),
        "A quotation mark was not closed; the rest was taken as the phrase.",
        "Ni chaewyd dyfynnod; cymerwyd y gweddill yn ymadrodd.",
    ),
    (
        noted("bus) OR stop"),
        "A closing bracket without an opening one was ignored.",
        "Anwybyddwyd cromfach gau heb un agor.",
    ),
    (
        noted("NEAR bus"),
        "NEAR needs a word or phrase on each side; it was taken as AND.",
        "Mae angen gair neu ymadrodd bob ochr i NEAR; fe’i cymerwyd yn AND.",
    ),
    (
        noted("bus AND"),
        "An operator at the end had nothing to work on and was ignored.",
        "Nid oedd gan weithredydd ar y diwedd ddim i weithio arno, ac fe’i hanwybyddwyd.",
    ),
    (
        noted("bus AND OR stop"),
        "An operator before “OR” was ignored.",
        "Anwybyddwyd gweithredydd cyn “OR”.",
    ),
    (
        noted("bus AND " + "(" * 21 + "stop" + ")" * 21),
        "Brackets more than 20 deep were ignored.",
        "Anwybyddwyd cromfachau mwy na 20 o lefelau o ddyfnder.",
    ),
    (
        noted("bus AND (stop"),
        "A bracket was not closed; it was taken to end with the query.",
        "Ni chaewyd cromfach; cymerwyd ei bod yn cau ar ddiwedd yr ymholiad.",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "english", "welsh"), SAID, ids=[row[1] for row in SAID])
def test_every_sentence_of_qa_is_said_in_welsh_and_its_english_stays(
    sentence: str, english: str, welsh: str
) -> None:
    assert sentence == english
    shown = said(WELSH, english)
    assert (shown.text, shown.language) == (welsh, "cy")
    kept = said(ENGLISH, english)
    assert (kept.text, kept.language) == (english, "en-GB")


@pytest.mark.parametrize("sentence", [row[0] for row in SAID])
def test_a_sentence_is_its_templates_with_their_values(sentence: str) -> None:
    assert " ".join(filled(one.template, **one.values) for one in made_of(sentence)) == sentence


def test_no_template_is_left_out_of_these_tests() -> None:
    assert {one.template for row in SAID for one in made_of(row[0])} == set(TEMPLATES)


def test_every_template_has_its_welsh_with_the_same_places() -> None:
    def places(words: str) -> set[str]:
        return {place for _, place, _, _ in Formatter().parse(words) if place}

    for name, template in TEMPLATES.items():
        assert ENGLISH.table[f"reason.{name}"] == template
        assert places(WELSH.table[f"reason.{name}"]) == places(template)


def test_every_thing_and_every_failure_of_a_model_has_its_words() -> None:
    for thing in Thing:
        assert ENGLISH(f"thing.{thing.replace(' ', '_')}") == str(thing)
    for failure in Failure:
        assert ENGLISH(f"failure.{failure.name.lower()}") == str(failure)


@pytest.mark.parametrize(
    "text",
    [
        "", ".", "The roof leaks.", "No minutes of Ashby are held. The roof leaks.",
        "No rain is recorded here in the minutes that are held.",
        "“a” is discussed in these minutes, but not loudly.",
        "Minutes are held of " + "A. " * 100,
    ],
)  # fmt: skip
def test_what_is_of_no_template_stays_and_is_marked_as_english(text: str) -> None:
    shown = said(WELSH, text)
    assert (shown.text, shown.language) == (text, "en-GB")


def test_names_of_the_question_and_of_what_is_held_are_whole() -> None:
    known = Known(councils=("Hill District Council",), committees=("Planning",))
    question = make_question(people=("Jane Storr", "Tom Ware"), committees=("Planning",),
                             councils=known.councils, date_words="since 2018")  # fmt: skip
    reason = reasons.nothing_registered(question, "statement")
    assert said(WELSH, reason, names_in(known, question)).text == (
        "Yn y cofnodion a gedwir, ni chofnodir datganiad gan Jane Storr a Tom Ware, "
        "gan Planning (Hill District Council), yn y cyfnod o 1 Ionawr 2018 ymlaen."
    )
    assert "Hill" in names_in(known, None)


ODD = st.text(alphabet="ab.,“”\"'{}() A1", max_size=30) | st.sampled_from(
    ["in 2019", "here", "by Hill. It is in Dale", "Minutes are held of A.", "{name}", "A and B",
     "are held.", "9999-99-99", "to 2019-99-99", "“", ". ", "\n", "the board of X, in 2019"]
)  # fmt: skip


@given(st.sampled_from(sorted(TEMPLATES)), ODD, ODD)
def test_odd_values_never_fail_and_are_never_lost(template: str, one: str, other: str) -> None:
    places = [place for _, place, _, _ in Formatter().parse(TEMPLATES[template]) if place]
    values = dict(zip(places, (one, other), strict=False))
    sentence = filled(template, **values)
    made = made_of(sentence)
    assert not made or " ".join(filled(m.template, **m.values) for m in made) == sentence
    shown = said(WELSH, sentence)
    assert shown.language in ("cy", "en-GB")
    assert shown.text == sentence or shown.language == "cy"
    if shown.language == "cy" and set(places) <= {"topic", "name"}:
        # "…, in 2019" at the end of a name is read as the scope behind it, and is translated.
        whole = [value for value in values.values() if not value.endswith("in 2019")]
        assert all(value in shown.text for value in whole)


@given(ODD)
def test_a_topic_of_any_words_comes_back_as_it_was_typed(topic: str) -> None:
    for question in (make_question(topic), Question(topic, topic, "", Wanted.SAID)):
        shown = said(WELSH, reasons.topic_absent(question, []))
        assert shown.language == "cy"
        assert f"“{topic}”" in shown.text


ASKED = ["zebra+crossings", "dog+fouling+in+2030", "what+did+Kent+County+Council+decide",
         "when+did+the+hotline+close", "what+was+decided+by+the+board", "what+was+said",
         "slavery+by+Wexmoor+District+Council+in+2022"]  # fmt: skip


@pytest.mark.parametrize("address", ["/ask", "/widget"])
@pytest.mark.parametrize("asked", ASKED)
def test_a_refusal_on_a_welsh_page_has_no_english_reason(
    client: FlaskClient, asked: str, address: str
) -> None:
    found = client.post("/api/v1/ask", json={"question": asked.replace("+", " ")}).get_json()
    reason = found["reason"]
    welsh = client.get(f"{address}?q={asked}&lang=cy").get_data(as_text=True)
    english = client.get(f"{address}?q={asked}&lang=en").get_data(as_text=True)
    assert made_of(reason)
    shown = f'<p lang="en-GB">{reason}</p>'
    assert shown in english.replace("&#34;", '"')
    assert reason not in welsh
    refusal = welsh.split('<div class="refusal">')[1].split("</div>")[0]
    assert '<p lang="cy">' in refusal
    assert "en-GB" not in refusal


def test_what_was_not_searched_is_said_in_welsh_too(client: FlaskClient) -> None:
    asked = "what was said about allotments by Wexmoor District Council in 2022"
    gaps = client.post("/api/v1/ask", json={"question": asked}).get_json()["coverage"]["gaps"]
    assert len(gaps) == 3
    for address in ("/ask", "/search"):
        page = client.get(
            address, query_string={"q": asked, "lang": "cy", "council": "Wexmoor District Council",
                                   "from": "2022-01-01"},
        ).get_data(as_text=True)  # fmt: skip
        assert '<li lang="cy">Ni chwiliwyd 1 ddogfen' in page
        assert '<li lang="cy">Nid oedd modd darllen 1' in page
        assert not any(gap in page for gap in gaps)


@pytest.mark.parametrize(
    ("query", "english", "welsh"),
    [
        ({"q": '"leisure centre'}, "A quotation mark was not closed", "Ni chaewyd dyfynnod"),
        ({"q": "hotline AND taxi", "all": "1"}, "Only what was typed", "Dim ond yr hyn a deipiwyd"),
        ({"q": "zebra hotline", "all": "1"}, "by meaning alike", "fel ei gilydd"),
    ],
)
def test_what_is_noted_of_a_search_is_said_in_welsh_too(
    client: FlaskClient, query: dict[str, str], english: str, welsh: str
) -> None:
    for language, there, absent in (("en", english, welsh), ("cy", welsh, english)):
        given = {**query, "lang": language}
        page = client.get("/search", query_string=given).get_data(as_text=True)
        assert there in page
        assert absent not in page
