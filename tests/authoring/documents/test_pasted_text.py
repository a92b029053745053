"""Text as it is pasted: the same words are the same text, whatever is between their letters."""

import pytest

from explorer.authoring.documents.pasted_text import as_typed, without_indents

SHY, NBSP, ZWSP, ZWNJ, ZWJ, WJ, BOM = (
    "\u00ad",
    "\u00a0",
    "\u200b",
    "\u200c",
    "\u200d",
    "\u2060",
    "\ufeff",
)
GRAVE, LRM, RLO, POP, FSI, PDI = "\u0300", "\u200e", "\u202e", "\u202c", "\u2068", "\u2069"


@pytest.mark.parametrize(
    ("pasted", "typed"),
    [
        (f"Pa{SHY}ler{SHY}mo", "Palermo"),
        (f"Paler{SHY}\nmo e Roma", "Palermo\ne Roma"),
        (f"Palermo{SHY}\n\nRoma", "Palermo\n\nRoma"),
        (f"Pa{ZWSP}ler{ZWNJ}mo{ZWJ} {WJ}a{BOM}", "Palermo a"),
        (f"5{NBSP}marzo\u202f2023\u2009e", "5 marzo 2023 e"),
        (f"Forli{GRAVE} e{GRAVE}", "Forlì è"),
        (f"{LRM}Roma{RLO}{POP} {FSI}e{PDI}", "Roma e"),
        ("Komsomolsk\u2011on\u2010Amur", "Komsomolsk-on-Amur"),
        ("\ufb01ume \ufb02otta", "fiume flotta"),
        ("a\u2028b\u000bc\u0085d\u2029e\u000cf", "a\nb\nc\nd\n\ne\n\nf"),
        ("Roma, l’Aquila – 1º «marzo»\n", "Roma, l’Aquila – 1º «marzo»\n"),
    ],
)
def test_what_cannot_be_seen_is_gone_and_the_words_are_as_typed(pasted: str, typed: str) -> None:
    assert as_typed(pasted) == typed


@pytest.mark.parametrize(
    "text",
    [
        f"می{ZWNJ}خواهم",  # Persian parts a prefix so
        f"क्{ZWJ}ष",  # Hindi asks for a half letter so
        f"👩{ZWJ}🚀",  # an astronaut
        f"ไทย{ZWSP}ไทย",  # Thai parts words so
        f"قال{LRM} 12{LRM} {FSI}نعم{PDI}",
    ],
)
def test_what_a_script_needs_stays(text: str) -> None:
    assert as_typed(text) == text


@pytest.mark.parametrize(
    ("pasted", "text"),
    [
        ("\tThey left.\n\n    In Rome.", "They left.\n\nIn Rome."),
        ("- a\n\n    b\n\nc\n\n\td", "- a\n\n    b\n\nc\n\nd"),
        ("```\n\tx\n```\n\ty", "```\n\tx\n```\ny"),
        ("New\tYork", "New York"),
        ("[^1]: a\n\n    b\n\nc\n\n    d", "[^1]: a\n\n    b\n\nc\n\nd"),
    ],
)
def test_an_indented_paragraph_of_markdown_is_no_code(pasted: str, text: str) -> None:
    assert without_indents(pasted) == text
