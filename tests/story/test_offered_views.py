"""Which states of knowledge a reader can choose between."""

from collections.abc import Callable

import pytest

from explorer.story.itinerary import AsOf, offered_views
from explorer.story.records import Story
from tests.records import Records, event

ARTICLE = {"source": "article", "says": "happened"}
WIRE = {"source": "wire", "says": "happened"}
BOTH = (AsOf.PUBLICATION, AsOf.NOW)


@pytest.mark.parametrize(
    ("changes", "views"),
    [
        ({"claims": [ARTICLE]}, (AsOf.NOW,)),
        ({"claims": [ARTICLE], "note": {"en": "From box 7."}}, (AsOf.NOW,)),
        ({"claims": [WIRE]}, (AsOf.NOW,)),
        ({"claims": [ARTICLE, WIRE]}, BOTH),
        ({"claims": [ARTICLE | {"when": "2023-03"}]}, BOTH),
        ({"claims": [ARTICLE | {"note": {"en": "They may leave."}}]}, BOTH),
    ],
)
def test_what_the_article_knew_is_only_offered_if_it_differs(
    make_story: Callable[..., Story], changes: Records, views: tuple[AsOf, ...]
) -> None:
    story = make_story(events=[event("arrival", **changes)], legs=[], notes=[])

    assert offered_views(story) == views
