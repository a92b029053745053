"""Signs that nobody sees: gone from an article as it is read, with all that is seen kept."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.exports.annotations import article_text, mentions
from explorer.reading.invisible_signs import without_invisible_signs
from explorer.reading.library import load_story
from tests.records import write_story

SHY, NBSP, ZWSP, ZWNJ, ZWJ = "\u00ad", "\u00a0", "\u200b", "\u200c", "\u200d"


@pytest.mark.parametrize(
    ("written", "read"),
    [
        (f"Pa{SHY}ler{ZWSP}mo", "Palermo"),
        (f"Pa{SHY}\nlermo e\nRoma", "Palermo\ne\nRoma"),
        ("a\u2028b\u2029c", "a\nb\n\nc"),
        (f"#{NBSP}Home", "# Home"),
        (f"-\u2003one\n1.{NBSP}two\n>{NBSP}three", "- one\n1. two\n> three"),
        (f"one\n{NBSP} \ntwo", "one\n\ntwo"),
        ("[Roma](place:ro\u2060ma)", "[Roma](place:roma)"),
    ],
)
def test_what_nobody_sees_is_gone(written: str, read: str) -> None:
    assert without_invisible_signs(written) == read


@pytest.mark.parametrize(
    "text",
    [
        f"5{NBSP}marzo, «{NBSP}sì\u202f»",
        "\ufb01ume, x², Ⅳ, ½",
        "Komsomolsk\u2011on",
        f"می{ZWNJ}خواهم",
        f"👩{ZWJ}🚀 ❤️{ZWJ}🔥",
        "東京\u3000大阪",
        "– Ciao",
    ],
)
def test_what_readers_see_stays(text: str) -> None:
    assert without_invisible_signs(text) == text


@given(st.text(alphabet=f"aè \n#-1.{SHY}{NBSP}{ZWSP}{ZWJ}\u2028\u2029\u200f\u202eم", max_size=40))
def test_reading_a_second_time_changes_nothing(text: str) -> None:
    once = without_invisible_signs(text)

    assert without_invisible_signs(once) == once


def test_mentions_have_their_place_in_the_text_as_it_is_read(tmp_path: Path) -> None:
    text = f"Di{SHY}e pa{ZWSP}rtono{NBSP}da [Ro{SHY}ma](event:departure); [x](event:arrival)."
    article = load_story(write_story(tmp_path, articles={"en": text})).articles["en"]
    plain = article_text(article)

    assert plain == f"Die partono{NBSP}da Roma; x."
    assert [plain[each.start : each.end] for each in mentions(article)] == ["Roma", "x"]
