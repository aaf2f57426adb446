"""Who the Welsh text of minutes says spoke: the verb stands first and its subject follows.

"Adroddodd y Clerc bod …", "Hysbyswyd gan y Cyng. E. Puw bod …", "Fe wnaeth y Clerc gadarnhau".
"""

import re

from corpus.parsing.given_names import GIVEN_NAMES

_LETTER = "A-ZÀ-ÖØ-ÞŴŶ"
_SAID = (
    "Adroddodd|Dywedodd|Gofynnodd|Eglurodd|Esboniodd|Nododd|Cadarnhaodd|Awgrymodd|Croesawodd"
    "|Diolchodd|Hysbysodd|Cyhoeddodd|Mynegodd|Atebodd|Holodd|Cyflwynodd|Pwysleisiodd|Ychwanegodd"
    "|Atgoffodd|Soniodd|Crybwyllodd|Datganodd|Cyfeiriodd|Amlinellodd|Rhybuddiodd|Teimlai|Teimlodd"
    "|Credai|Ymddiheurodd|Llongyfarchodd|Gwahoddodd|Anogodd|Mynnodd|Cydnabu|Siaradodd|Ymatebodd"
    r"|Cwestiynodd|Tynnodd|Rhoddodd|Diweddarodd|Dechreuodd|Mynegai|Awgrymai|Roedd\b(?=.{3,60}?\s"
    r"yn\s+(?:falch|teimlo|pryderu|credu|ddiolchgar)\b)"
)
_SAID_BY = (
    "Adroddwyd|Dywedwyd|Hysbyswyd|Soniwyd|Nodwyd|Awgrymwyd|Gofynnwyd|Eglurwyd|Esboniwyd"
    "|Cadarnhawyd|Diolchwyd|Mynegwyd|Codwyd|Cyhoeddwyd|Crybwyllwyd|Pwysleisiwyd|Datganwyd"
    "|Rhoddwyd|Cyflwynwyd|Holwyd|Atgoffwyd"
)
_TO_SAY = (
    r"(?:(?:dd?|g)?atgan|g?adarnhau|ddatgan|ddweud|ddiolch|adrodd|egluro|esbonio|hysbysu|nodi"
    r"|awgrymu|ofyn|gyhoeddi|fynegi|bwysleisio|ychwanegu|atgoffa|sôn|grybwyll|gyfeirio|amlinellu"
    r"|ddiweddaru|groesawu|longyfarch|ymddiheuro|holi|ateb|gyflwyno|roi)"
)
_TITLE = r"(?:Cyng(?:horydd|\.)?|Cynghorwyr|Cynghorwyr\.|Mr|Mrs|Ms|Miss|Dr|Parch\.?|Syr)"
_OWN = rf"(?:\s+(?:[{_LETTER}]\.|[{_LETTER}][\w’'-]+)){{1,4}}"
_NAME = rf"(?:Cynghorwyr{_OWN}(?:,{_OWN}){{0,6}}\s+ac?{_OWN}|{_TITLE}\.?{_OWN})"
_OFFICE = (
    r"(?:Is-?[Gg]adeirydd|Cadeirydd|Clerc|Arweinydd|Maer|Dirprwy\s+Faer|Prif\s+Weithredwr"
    r"|Ysgrifennydd|Trysorydd|(?:Prif\s+)?Swyddog(?:\s+(?:yr?\s+)?[A-ZÀ-Þ]\w+){0,5}|Pennaeth(?:\s+\w+){0,3}?"
    r"|Cyfarwyddwr(?:\s+\w+){0,3}?|aelodau|Aelodau|swyddogion|Swyddogion)"
)
_ONE = rf"(?:(?:[Yy]r?\s+)?{_NAME}|[Yy]r?\s+{_OFFICE}|Swyddog(?:\s+(?:yr?\s+)?[A-ZÀ-Þ]\w+){{2,6}})"
_NEXT = rf"\s+(?:a|ac)(?:[’']r\s+(?:{_NAME}|{_OFFICE})|\s+{_ONE})"
_WHO = rf"(?P<who>{_ONE}(?:{_NEXT}){{0,2}})"
_MUTATED = re.sub(
    r"(?<![^|])([CcPpTt])(?!h)", lambda first: f"{first[1]}h", _SAID.split("|Roedd")[0]
)
# After "fe" and "mi", and inside a sentence, the verb begins softly: "fe ofynnodd y Cyng. Puw"
_SOFT = "|".join(
    soft
    for verb in _SAID.split("|Roedd")[0].split("|")
    for begins, softly in (("G", ""), ("C", "g"), ("P", "b"), ("T", "d"), ("D", "dd"), ("M", "f"))
    if verb.startswith(begins)
    for soft in (softly + verb[1:],)
)
_SPOKE = (
    re.compile(rf"(?:[Ff]e|[Mm]i)\s+(?:{_SOFT})\s+{_WHO}"),
    re.compile(rf"(?i:{_SAID})\s+(?:hefyd\s+)?{_WHO}"),
    re.compile(rf"(?i:{_SAID_BY})(?:\s+[^\W\d_]+){{0,4}}?\s+gan\s+{_WHO}"),
    re.compile(rf"(?:[Ff]e\s+wnaeth|Gwnaeth|Mi\s+wnaeth)\s+{_WHO}\s+{_TO_SAY}\b"),
)
# "Ymunodd y Clerc â'r cyfarfod ac adroddodd …", "Cymerwyd y Gadair gan y Cyng. Puw a chroesawodd …"
_AND_SAID = rf"[^.;]{{0,80}}?,?\s+(?:a|ac)\s+(?i:(?:{_MUTATED}))\b"
_ARRIVED = (
    re.compile(rf"(?:Ymunodd|Mynychodd|Cymerodd|Cyrhaeddodd|Agorodd)\s+{_WHO}{_AND_SAID}"),
    re.compile(rf"(?:Cymerwyd|Agorwyd)(?:\s+[^\W\d_]+){{0,3}}?\s+gan\s+{_WHO}{_AND_SAID}"),
)
# After a number, a label, or the clause that leads in ("Gan nad oedd dim arall, diolchodd y Clerc")
_CLAUSE = re.compile(
    rf"(?:^|[;:–-]\s+|\)\s+|^\W*\d\S{{0,8}}\s+)(?=[A-Z])|,\s+(?=(?i:{_SAID}|{_SAID_BY})\s)"
    r"|\b(?=(?:[Ff]e|[Mm]i)\s+[a-z]{4,})"
)
# "Mynegodd Siân ei diolch": a first name alone
_FIRST_NAME = re.compile(rf"(?:{_SAID})\s+(?P<who>[{_LETTER}][\w’'-]+(?:\s+[{_LETTER}][\w’'-]+)?)")
_WITHOUT_NAME = re.compile(rf"(?:Fe\s+)?(?:{_SAID})\s+(?:hefyd|ei|ef|hi|bod|fod|y|mai|na|nad)\b")


def welsh_speaker_in(sentence: str) -> str | None:
    """The speaker that a Welsh sentence names; a title keeps no article, an office does."""
    for clause in _CLAUSE.finditer(sentence[:400]):
        for pattern in (*_SPOKE, *_ARRIVED):
            match = pattern.match(sentence, clause.end())
            if match:
                return re.sub(rf"^[Yy]r?\s+(?={_TITLE})", "", match["who"])
        bare = _FIRST_NAME.match(sentence, clause.end())
        if bare and bare["who"].split()[0] in GIVEN_NAMES:
            return bare["who"]
    return None


def goes_on_in_welsh(sentence: str) -> bool:
    """Whether a Welsh sentence reports speech of whoever spoke before ("Dywedodd hefyd …")."""
    return _WITHOUT_NAME.match(sentence) is not None
