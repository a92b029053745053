"""A draft in which nothing was recognised has one event that its author completes."""

from explorer.authoring.drafts.drafting import ArticleFacts, DraftStory, draft_story
from explorer.authoring.drafts.skeletons import NOTHING_FOUND, with_first_event
from explorer.story.places import Draft
from tests.recognising import FewTowns


def drafted(text: str) -> DraftStory:
    facts = ArticleFacts(
        lang="en",
        title="The choir sings",
        publisher=None,
        url=None,
        published=None,
        dated_by="",
        is_local=False,
    )
    return draft_story(text, facts, FewTowns())


def test_a_story_without_any_event_gets_one_to_complete() -> None:
    story = with_first_event(drafted("It sings well."))

    (event,) = story.events
    assert (event.id, event.place, event.title) == ("first-event", None, "The choir sings")
    assert event.stop.when.text == "unknown"
    assert event.draft == Draft(confidence=0.0, why=NOTHING_FOUND)
    assert story.summary == event.summary == "Describe what happens here in your own words."


def test_a_story_with_an_event_stays_as_it_is() -> None:
    story = drafted("It sang in Rome on 3 May 2021.")

    assert story.events
    assert with_first_event(story) == story
