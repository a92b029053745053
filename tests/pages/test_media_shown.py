"""Pictures on story pages, event pages and handouts, covered where they may distress."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from explorer.pages.values import StoryPage
from explorer.reading.library import load_story
from explorer.story.records import Story
from tests.attaching import IMAGE, attach, jpeg_of
from tests.browser.small_stories import write_recorded
from tests.records import event, write_story
from tests.sharing import text_of

WORDS = {"caption": {"en": "The hall."}, "date": "2023-03-01"}
COVERED = IMAGE | {"id": "room", "file": "media/room.jpg", "warning": {"en": "Noise."}}


@pytest.fixture
def story(tmp_path: Path) -> Story:
    """An event with a picture and a covered one, and an article with a figure."""
    folder = write_story(
        tmp_path,
        articles={"en": "The [arrival](event:arrival).\n\n![The hall](media:hall)\n"},
        media=[IMAGE | WORDS, COVERED],
        events=[event("arrival", media=["hall", "room"])],
    )
    attach(folder, "media/hall.jpg", jpeg_of(1000, 600))
    attach(folder, "media/room.jpg", jpeg_of(1000, 601))
    return load_story(folder)


def html_of(story: Story, shown: str | None) -> str:
    return text_of(StoryPage(story, "en", shown, "../")).decode()


@pytest.mark.parametrize("shown", [None, "arrival"])
def test_a_picture_has_its_sizes_words_and_credit(story: Story, shown: str | None) -> None:
    html = html_of(story, shown)
    (picture, *_) = re.findall(r'<figure class="medium">(.*?)</figure>', html, re.DOTALL)

    assert 'width="1000" height="600" alt="A hall" loading="lazy"' in picture
    assert re.search(r'srcset="\.\./stories/small/media/hall\.\w{16}\.480\.webp 480w, ', picture)
    assert re.search(r'src="\.\./stories/small/media/hall\.\w{16}\.960\.jpg"', picture)
    assert re.search(r"The hall\..*Anna · CC BY 4\.0 · 1 March 2023", picture)


@pytest.mark.parametrize("shown", [None, "arrival"])
def test_a_covered_picture_says_why_first(story: Story, shown: str | None) -> None:
    (cover,) = re.findall(r'<details class="covered">(.*?)</details>', html_of(story, shown))
    assert cover.startswith("<summary>Noise. <span>Show it</span></summary><picture>")


def test_search_engines_are_given_no_covered_picture(story: Story) -> None:
    html = html_of(story, "arrival")
    (data,) = re.findall(r"<script type=\"application/ld.json\">(.*?)</script>", html)
    assert re.search(r"media/hall\.\w{16}\.960\.jpg", data)
    assert "media/room." not in data


def test_credits_are_listed_on_the_story_page(story: Story) -> None:
    credits = html_of(story, None).partition('id="credits"')[2]
    assert re.findall(r"<li>(.*?)<br>", credits) == ["The hall.", "A hall"]
    assert credits.count("Anna · CC BY 4.0") == 2


def test_films_and_sounds_play_and_documents_open_without_a_script(tmp_path: Path) -> None:
    html = html_of(load_story(write_recorded(tmp_path)), "arrival")
    film, sound, report, talk, link = re.findall(
        r'<figure class="medium">(.*?)</figure>', html, re.DOTALL
    )
    copy = r"\.\./stories/recorded/media/\w+\.\w{16}"

    assert re.match(
        rf'<video controls preload="none" playsinline width="160" height="120" poster="{copy}'
        rf'\.160\.jpg" aria-label="It gets light\." src="{copy}\.film\.webm">'
        rf'<track kind="captions" srclang="en" label="English" src="{copy}\.captions\.vtt">'
        rf'<track kind="captions" srclang="it" label="Italian" src="{copy}\.captions\.vtt">',
        film,
    )
    assert re.match(rf'<audio controls preload="none" src="{copy}\.sound\.mp3">', sound)
    assert "<summary>Transcript</summary><p>A tone.</p>" in sound
    assert re.search(rf'<a href="{copy}\.document\.pdf".*>Open the document \(PDF, 2 p', report)
    assert 'width="1357" height="1920" alt=""' in report
    assert ">Open it at www.youtube.com</a>" in talk
    assert 'href="https://video.example/7"' in link
    assert "<iframe" not in html
