"""The scorer counts a date only in its sentence, and a place only where it is."""

from pathlib import Path

import pytest

from bench.annotations import AnnotationError, Sample, samples_in
from bench.drafting import CORPUS, Counts, Drafted, Score, score, table
from explorer.authoring.drafts.drafting import DraftPlace
from explorer.authoring.spans import Span
from explorer.story.places import Draft
from tests.recognising import found_town

TEXT = "They met in Rome on 3 May 2021. They left for Cuba on 5 May 2021.\n"
ANNOTATIONS = """\
kind: news
published: "2021-05-09"
dates:
  - {day: "2021-05-03", at: "They met"}
  - {day: "2021-05-05", at: "They left"}
places:
  - {name: Rome, kind: town, country: IT, lat: 41.9, lon: 12.48}
  - {name: Cuba, kind: country, country: CU}
"""
FIRST, SECOND = Span(0, 31), Span(32, 65)


def _sample(folder: Path, annotations: str = ANNOTATIONS) -> Sample:
    (folder / "en/tuning").mkdir(parents=True)
    (folder / "en/tuning/met.txt").write_text(TEXT, encoding="utf-8")
    (folder / "en/tuning/met.yaml").write_text(annotations, encoding="utf-8")
    return next(iter(samples_in(folder)))


def test_a_date_counts_in_its_own_sentence_only(tmp_path: Path) -> None:
    draft = Drafted((("2021-05-03", FIRST), ("2021-05-03", SECOND)), ())
    dates = score(_sample(tmp_path), draft).dates
    assert (dates.given, dates.right, dates.wanted, dates.found) == (2, 1, 2, 1)


def test_an_optional_date_is_right_and_not_missed(tmp_path: Path) -> None:
    optional = ANNOTATIONS.replace('"They left"', '"They left", optional: true')
    draft = Drafted((("2021-05-05", SECOND),), ())
    dates = score(_sample(tmp_path, optional), draft).dates
    assert (dates.given, dates.right, dates.wanted, dates.found) == (1, 1, 1, 0)


@pytest.mark.parametrize(
    ("annotated", "right"),
    [
        ("kind: town, country: IT, lat: 41.9, lon: 12.48", 1),
        ("kind: town, country: US, lat: 34.26, lon: -85.16", 0),
        ("kind: region, country: IT, lat: 41.9, lon: 12.48", 0),
        ("kind: airport, country: IT, lat: 41.9, lon: 12.48", 0),
        ("kind: country, country: IT", 0),
    ],
)
def test_a_town_is_right_only_where_the_text_means_that_town(
    tmp_path: Path, annotated: str, right: int
) -> None:
    was = "kind: town, country: IT, lat: 41.9, lon: 12.48"
    place = DraftPlace("rome", found_town("Rome", TEXT), Draft(confidence=0.9, why="named"))
    sample = _sample(tmp_path, ANNOTATIONS.replace(was, annotated))
    places = score(sample, Drafted((), (place,))).places
    assert (places.given, places.right) == (1, right)


@pytest.mark.parametrize(
    ("was", "becomes", "said"),
    [
        ('"They met"', '"They"', "the text has 'They' 2 times, expected once"),
        ("name: Cuba", "name: Havana", "the text has no 'Havana'"),
        (", lat: 41.9, lon: 12.48", "", "'Rome' has no position"),
    ],
)
def test_annotations_that_do_not_fit_the_text_are_refused(
    tmp_path: Path, was: str, becomes: str, said: str
) -> None:
    with pytest.raises(AnnotationError, match=said):
        _sample(tmp_path, ANNOTATIONS.replace(was, becomes))


def test_every_annotation_of_the_corpus_fits_its_text() -> None:
    assert {sample.lang for sample in samples_in(CORPUS)} == {"en", "it"}


def test_the_figures_have_a_line_per_kind_and_one_for_the_language() -> None:
    dates = Counts(given=4, right=3, wanted=8, found=2)
    scores = {("en", "news"): Score(texts=1, dates=dates), ("en", "diary"): Score(texts=2)}
    assert [" ".join(line.split()) for line in table(scores)][1:] == [
        "en news 1 2/8 25% 3/4 75% – – –",
        "en diary 2 – – – – –",
        "en all 3 2/8 25% 3/4 75% – – –",
    ]
