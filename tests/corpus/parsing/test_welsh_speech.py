"""In Welsh the verb stands first; the speaker follows it, or follows "gan"."""

import pytest

from corpus.models import Basis, Speaker
from corpus.parsing.pronouns import attribute
from corpus.parsing.speakers import speaker_in


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("Adroddodd y Clerc bod y biniau wedi mynd.", "y Clerc"),
        ("Adroddodd y Cyng. E. Puw ar y lampau.", "Cyng. E. Puw"),
        ("4.1) Dywedodd Mr Rees nad oes drych.", "Mr Rees"),
        ("Gofynnodd y Cynghorydd Nia Puw am y pris.", "Cynghorydd Nia Puw"),
        ("Hysbyswyd gan y Cyng. Alun Rees bod y ffordd ar gau.", "Cyng. Alun Rees"),
        ("Codwyd y mater gan y Cadeirydd.", "y Cadeirydd"),
        ("Fe wnaeth y Clerc gadarnhau ei bod wedi ysgrifennu.", "y Clerc"),
        ("Fe wnaeth y Cyng. H. Wyn ddatgan diddordeb.", "Cyng. H. Wyn"),
        ("Roedd y Clerc yn falch o allu cyhoeddi’r wobr.", "y Clerc"),
        ("Adroddodd y Cyng. P. Rees a’r Clerc fod y gwaith ar ben.", "Cyng. P. Rees a’r Clerc"),
        ("Diolchodd y Cadeirydd i’r Cyng. E. Puw.", "y Cadeirydd"),
        ("Gan nad oedd dim arall, diolchodd y Cadeirydd i bawb.", "y Cadeirydd"),
        ("Cymerwyd y Gadair gan y Cyng. P. Hael a chroesawodd bawb.", "Cyng. P. Hael"),
        (
            "Ymunodd Swyddog yr Heddlu Rhys Ames â’r cyfarfod ac adroddodd am ladrad.",
            "Swyddog yr Heddlu Rhys Ames",
        ),
        ("13ii Dywedodd y Cyng. J. Rees fod y bin yn llawn.", "Cyng. J. Rees"),
        ("Unwaith eto fe wnaeth y Cyng. P. Hael ddatgan diddordeb.", "Cyng. P. Hael"),
        ("Mynegodd Gwen ei diolch am y rhodd.", "Gwen"),
    ],
)
def test_the_subject_after_a_verb_of_saying_is_the_speaker(sentence: str, name: str) -> None:
    assert speaker_in(sentence) == name


@pytest.mark.parametrize(
    "sentence",
    [
        "Adroddwyd nad yw’r lamp yn gweithio.",
        "Cynigiwyd gan y Cyng. E. Puw, eiliwyd gan y Cyng. A. Rees.",
        "Arwyddwyd gan y Cadeirydd.",
        "Mae’r Clerc wedi ysgrifennu at Mr Rees.",
        "Cytunwyd y byddai’r Clerc yn ysgrifennu.",
    ],
)
def test_moving_signing_and_doing_are_no_speech(sentence: str) -> None:
    assert speaker_in(sentence) is None


def test_a_verb_without_a_subject_goes_on_with_the_speaker() -> None:
    said = ["Adroddodd y Clerc bod y bin wedi mynd.", "Dywedodd hefyd fod un newydd i ddod."]

    assert attribute(said)[1] == Speaker("y Clerc", Basis.DERIVED)
