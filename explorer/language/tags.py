"""Language tags (BCP 47): what a language is called, which way it is written, who reads it.

The syntax of a tag in a story file is `LANGUAGE_PATTERN` in `story/places.py`.
"""

from __future__ import annotations

from babel import Locale, UnknownLocaleError

from explorer.story.accepted_languages import nearest

FALLBACK = "en"
"""The interface's language for stories in a language that has no catalogue."""

_RIGHT_TO_LEFT = {"Adlm", "Arab", "Aran", "Hebr", "Mand", "Nkoo", "Rohg", "Samr", "Syrc", "Thaa"}
"""Scripts in use that are written from right to left (ISO 15924)."""


def interface_for(tag: str, offered: tuple[str, ...]) -> str:
    """The language of the interface in which a text of the language `tag` is shown.

    >>> interface_for("it-CH", ("en", "it")), interface_for("ar", ("en", "it"))
    ('it', 'en')
    """
    return nearest(tag, offered) or FALLBACK


def text_direction(tag: str) -> str:
    """`rtl` for languages that are written from right to left, else `ltr`.

    >>> text_direction("ar"), text_direction("zh-Hant"), text_direction("ku-Arab")
    ('rtl', 'ltr', 'rtl')
    """
    script = next((part for part in tag.split("-")[1:] if len(part) == 4), None)
    if script:
        return "rtl" if script in _RIGHT_TO_LEFT else "ltr"
    locale = _locale(tag)
    return str(locale.text_direction) if locale else "ltr"


def own_name(tag: str) -> str:
    """The name of a language in itself, in English if CLDR does not know it, else the tag.

    >>> own_name("it"), own_name("grc"), own_name("pt-BR")
    ('italiano', 'Ancient Greek', 'português (Brasil)')
    """
    locale = _locale(tag)
    return str(locale.get_display_name(locale)) if locale else name_in(Locale("en"), tag)


def name_in(locale: Locale, tag: str) -> str:
    """The name of a language in another one; the tag if CLDR has none."""
    known = _locale(tag)
    name = known.get_display_name(locale) if known else None
    return str(name or locale.languages.get(tag.partition("-")[0], tag))


def _locale(tag: str) -> Locale | None:
    """What CLDR knows of a language; None if it has no data on it."""
    try:
        return Locale.parse(tag, sep="-")
    except (UnknownLocaleError, ValueError):
        return None
