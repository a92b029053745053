"""Files beside the records of several imported files, and those of an update."""

from pathlib import Path

import pytest

from explorer.imports.found import Found, FoundRecord, Given
from explorer.imports.storage.attached_files import apart, updated_files
from explorer.imports.storage.memory import file_digest
from tests.imports.reading import lines_of, values_of

OLD, NEW, MINE = b"old", b"new!", b"by hand"


@pytest.mark.parametrize(
    ("ours", "last", "theirs", "written", "remembered", "conflict"),
    [
        (None, None, NEW, True, NEW, ""),
        (OLD, OLD, NEW, True, NEW, ""),
        (OLD, OLD, OLD, False, OLD, ""),
        (MINE, OLD, OLD, False, OLD, ""),
        (NEW, OLD, NEW, False, NEW, ""),
        (NEW, None, NEW, False, NEW, ""),
        (MINE, OLD, NEW, False, OLD, "7 bytes; 4 bytes, others"),
        (MINE, None, NEW, False, None, "7 bytes; 4 bytes, others"),
    ],
)
def test_a_file_follows_the_import_unless_its_author_changed_it(
    tmp_path: Path,
    *,
    ours: bytes | None,
    last: bytes | None,
    theirs: bytes,
    written: bool,
    remembered: bytes | None,
    conflict: str,
) -> None:
    if ours is not None:
        (tmp_path / "hall.jpg").write_bytes(ours)
    digests = {"hall.jpg": file_digest(last)} if last is not None else {}

    done = updated_files(tmp_path, {"hall.jpg": theirs}, digests)

    assert done.written == ({"hall.jpg": theirs} if written else {})
    assert done.remembered == ({"hall.jpg": file_digest(remembered)} if remembered else {})
    assert [f"{each.yours}; {each.theirs}" for each in done.conflicts] == [conflict] * bool(
        conflict
    )


def found(*records: FoundRecord, **files: bytes) -> Found:
    named = {name.replace("__", "/").replace("_", "."): each for name, each in files.items()}
    return Found(records=records, files=named)


def record(kind: str, **values: object) -> FoundRecord:
    return FoundRecord(kind=kind, values=values, where="row 2")  # type: ignore[arg-type]


def test_files_of_one_name_stay_apart_with_their_records() -> None:
    first = found(record("media", id="hall", file="media/hall.jpg"), media__hall_jpg=OLD)
    second = found(
        record("events", title="media/hall.jpg", media=[{"file": "media/hall.jpg"}]),
        record("legs", track_file="media/hall.jpg"),
        record("places", area="areas/a.geojson"),
        media__hall_jpg=NEW,
        areas__a_geojson=OLD,
    )
    third = found(record("media", id="hall", file="media/hall.jpg"), media__hall_jpg=OLD)
    given = [Given(name=name, content=b"") for name in ("a", "b", "c")]

    done, report = apart([*zip(given, (first, second, third), strict=True)])

    assert report == []
    assert [dict(each.files) for _, each in done] == [
        {"media/hall.jpg": OLD},
        {"media/hall-2.jpg": NEW, "areas/a.geojson": OLD},
        {"media/hall.jpg": OLD},
    ]
    assert values_of(done[1][1], "events") == [
        {"title": "media/hall.jpg", "media": [{"file": "media/hall-2.jpg"}]}
    ]
    assert values_of(done[1][1], "legs") == [{"track_file": "media/hall-2.jpg"}]
    assert values_of(done[1][1], "places") == [{"area": "areas/a.geojson"}]


def test_of_two_articles_in_a_language_the_last_is_taken_and_the_other_named() -> None:
    sources = [
        (Given(name="a.zip", content=b""), found(article_en_md=OLD, article_it_md=OLD)),
        (Given(name="b.zip", content=b""), found(article_en_md=NEW)),
    ]

    done, report = apart(sources)

    assert [dict(each.files) for _, each in done] == [
        {"article.it.md": OLD},
        {"article.en.md": NEW},
    ]
    assert lines_of(Found(report=tuple(report))) == [
        "a.zip/article.en.md · : an article →  (a story has one article in a language, here that "
        "of another file)"
    ]
