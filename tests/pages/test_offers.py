"""What the panels of a page with a server are given."""

import pytest

from explorer.pages.offers import server_offers


@pytest.mark.parametrize(("languages", "is_listed"), [(("en",), False), (("it", "en"), True)])
def test_only_a_story_in_several_languages_is_said_to_miss_some(
    languages: tuple[str, ...], is_listed: bool
) -> None:
    formats = server_offers(languages)["formats"]

    assert isinstance(formats, list)
    (csv,) = [each for each in formats if each["suffix"] == "csv"]
    assert ("omits_languages" in csv["omits"]) is is_listed
    assert "omits_article" in csv["omits"]
