"""`export`: the files that it writes, and what it says of them."""

import gzip
import subprocess
import sys
from pathlib import Path

import brotli  # type: ignore[import-untyped]
import pytest

from explorer.exports import EXPORTS, Export
from explorer.language import language
from explorer.reading.library import load_story
from explorer.story.itinerary import AsOf
from explorer.tiles import builtin
from tests.attaching import IMAGE, JPEG, attach
from tests.commands.command_line import broken, run
from tests.media.photos import photo
from tests.records import ARTICLE, SHIPPED, event, source, write_story

SHOWN = {"events": [event("talks", media=["hall"])], "articles": {"en": "Words.\n"}}


@pytest.mark.parametrize("export", EXPORTS, ids=lambda export: export.name)
def test_export_writes_a_file_and_says_what_it_lacks(
    export: Export, stories: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "out" / "story"

    assert run(stories, "export", "small", "--format", export.name, "--out", str(file)) == 0
    said = capsys.readouterr()
    story = load_story(stories / "small")
    assert said.out == ""
    assert said.err.splitlines() == [
        f"{file}: {file.stat().st_size:,} bytes",
        f"{export.label} leaves out or changes:",
        *(f"  - {line}" for line in export.report(language("en"), story, is_addressed=False)),
    ]


def test_a_minus_writes_to_standard_output_and_nothing_else_there() -> None:
    command = [sys.executable, "-m", "explorer", "export", "vostochny-2023", "--format", "csv"]

    done = subprocess.run([*command, "--out", "-"], capture_output=True, check=True)

    assert done.stdout.startswith(b"\xef\xbb\xbfnumber,event,")
    assert done.stderr.decode().startswith("CSV leaves out or changes:")


def test_several_formats_are_all_written_each_once(
    stories: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    formats = [word for name in ("ics", "kml", "ics") for word in ("--format", name)]

    assert run(stories, "export", "small", *formats) == 0
    assert sorted(path.name for path in Path("out").iterdir()) == ["small-en.ics", "small-en.kml"]


def test_links_to_pictures_need_the_address_of_the_site(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = write_story(tmp_path, media=[IMAGE], **SHOWN)
    attach(folder, "media/hall.jpg", JPEG)
    missing = "as the address of the site is not known (--base-url)"
    asked = ("export", "small", "--format", "geojson", "--out", "-")

    assert run(tmp_path, *asked) == 0
    without = capsys.readouterr()
    assert run(tmp_path, *asked, "--base-url", "https://x.example/maps/") == 0
    there = capsys.readouterr()

    assert '"url":null,"media_type":null' in without.out
    assert '"url":"https://x.example/maps/stories/small/media/hall.' in there.out
    assert (missing in without.err, missing in there.err) == (True, False)


def test_a_picture_that_cannot_be_read_any_more_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = write_story(tmp_path, media=[IMAGE | {"file": "media/hall.png"}], **SHOWN)
    attach(folder, "media/hall.png", photo(suffix="PNG")[:-60])
    out = str(tmp_path / "small.zip")

    assert run(tmp_path, "export", "small", "--format", "zip", "--out", out) == 0
    said = "Media left out: media/hall.png; there is no room for them, or they cannot be read."
    assert capsys.readouterr().err.splitlines()[0] == said


def test_without_a_file_name_it_names_the_file(
    stories: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)

    assert run(stories, "export", "small", "--format", "kml", "--asof", "publication") == 0
    assert (tmp_path / "out" / "small-en-publication.kml").exists()


def test_only_the_events_of_a_filter_are_written_and_the_folder_whole(
    stories: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = str(tmp_path / "out")

    assert run(stories, "export", "small", "--all", out, "--only", "place=tokyo") == 0

    names = {path.name for path in (tmp_path / "out").iterdir()}
    assert {"small-en-excerpt.csv", "small.zip"} < names
    table = (tmp_path / "out" / "small-en-excerpt.csv").read_text(encoding="utf-8-sig")
    assert [line.split(",")[1] for line in table.splitlines()] == ["event", "arrival"]
    whole = "  - It always holds the whole story, whatever the filter."
    assert capsys.readouterr().err.splitlines()[-1] == whole


def test_a_state_of_knowledge_that_a_story_does_not_have_is_refused(
    stories: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    claims = [{"source": "article", "says": "happened"}]
    article = source("article", date="2023-03-04", url="https://gazette.example/1")
    records = {"events": [event("a", claims=claims)], "sources": [article]}
    write_story(stories, slug="plain", articles={"en": "Words."}, **records)
    file = tmp_path / "plain.kml"
    asked = ("--format", "kml", "--asof", "publication", "--out", str(file))

    assert run(stories, "export", "plain", *asked) == 2
    assert capsys.readouterr().err == (
        "explorer: --asof: found 'publication', expected now: the article of this story is a "
        "source for none of its events, or the only source\n"
    )
    assert not file.exists()


def test_git_ignores_where_exports_go_by_default() -> None:
    assert "/out/" in (SHIPPED.parents[1] / ".gitignore").read_text(encoding="utf-8").splitlines()


def test_html_writes_a_folder_that_begins_with_its_page(
    stories: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(stories, "export", "small", "--html", str(tmp_path / "site")) == 0
    assert (tmp_path / "site" / "index.html").is_file()
    assert capsys.readouterr().err.endswith(
        f"begin with {tmp_path / 'site' / 'index.html'}\n"
        "It needs a web host; for a page that opens from disk use --single-file.\n"
    )


def test_compressed_forms_are_written_where_asked_and_never_left_from_before(
    stories: Path, tmp_path: Path
) -> None:
    site = tmp_path / "site"

    def forms() -> set[str]:
        return {path.name for path in site.rglob("*") if path.suffix in {".br", ".gz"}}

    assert run(stories, "export", "small", "--html", str(site), "--precompressed") == 0
    page = (site / "index.html").read_bytes()
    assert gzip.decompress((site / "index.html.gz").read_bytes()) == page
    assert brotli.decompress((site / "index.html.br").read_bytes()) == page
    assert {"explorer.js.br", "explorer.css.gz", "facts.now.json.br"} <= forms()
    assert not [name for name in forms() if name.startswith(("card.png", "serif"))]
    assert not list(site.rglob("*.mvt.*")) + list(site.rglob("*.woff2.*"))

    assert run(stories, "export", "small", "--html", str(site)) == 0
    assert forms() == set()


def test_compressed_forms_are_for_a_folder(
    stories: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for asked in (["--html", "--single-file"], ["--format", "kml"]):
        assert run(stories, "export", "small", *asked, "--precompressed") == 2
        assert capsys.readouterr().err.endswith("--precompressed goes with --html, for a folder\n")


@pytest.mark.parametrize(
    ("more", "made"), [([], "small/index.html"), (["--single-file"], "small.html")]
)
def test_html_without_a_path_goes_below_out(
    more: list[str],
    made: str,
    stories: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)

    assert run(stories, "export", "small", "--html", *more) == 0
    assert (tmp_path / "out" / made).is_file()


def test_that_a_draft_is_exported_is_said_first(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    guess = {"confidence": 0.5, "why": "a name"}
    write_story(tmp_path, events=[event("talks", draft=guess)], articles={})

    assert run(tmp_path, "export", "small", "--format", "csv", "--out", str(tmp_path / "a")) == 0
    assert capsys.readouterr().err.startswith(
        "small is a draft: it contains guesses that nobody has confirmed yet\n"
    )


@pytest.mark.parametrize("form", [(), ("--single-file",)], ids=["folder", "file"])
def test_html_without_a_whole_basemap_is_refused_in_one_line(
    form: tuple[str, ...],
    stories: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(builtin, "ARCHIVE", tmp_path / "world.pmtiles")
    (tmp_path / "world.pmtiles").write_bytes(b"<!doctype html>")

    assert run(stories, "export", "small", "--html", str(tmp_path / "page"), *form) == 2
    assert capsys.readouterr().err == (
        "explorer: --html needs the built-in map, which cannot be read: "
        "world.pmtiles: found another kind of file, expected a PMTiles archive\n"
    )
    assert not (tmp_path / "page").exists()


def test_all_writes_every_format_in_every_language(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(SHIPPED, "export", "vostochny-2023", "--all", str(tmp_path)) == 0

    assert capsys.readouterr().err.count("KML leaves out or changes:\n") == 1
    names = sorted(path.name for path in tmp_path.iterdir())
    assert names == sorted(
        {
            export.file_name("vostochny-2023", lang, AsOf.NOW)
            for export in EXPORTS
            for lang in ("it", "en")
        }
    )


def test_all_keeps_to_one_language_where_asked(tmp_path: Path) -> None:
    assert run(SHIPPED, "export", "vostochny-2023", "--all", str(tmp_path), "--lang", "en") == 0

    assert not list(tmp_path.glob("*-it*"))


def test_an_operators_own_article_is_never_in_the_zip(stories: Path, tmp_path: Path) -> None:
    write_story(stories, articles={"en": ARTICLE, "en.local": "Not ours to pass on.\n"})
    file = tmp_path / "story.zip"

    assert run(stories, "export", "small", "--format", "zip", "--out", str(file)) == 0
    assert b"local" not in file.read_bytes()
    assert b"pass on" not in file.read_bytes()


def test_a_broken_story_is_not_exported_and_says_why(
    stories: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    broken(stories)

    assert run(stories, "export", "wrong", "--format", "kml", "--out", "-") == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.endswith("when: found '2023-02-30', expected a day that exists\n")


def test_linked_places_can_be_typed_in_full(stories: Path, tmp_path: Path) -> None:
    files = [tmp_path / name for name in ("lpf", "linked-places")]
    for file in files:
        assert run(stories, "export", "small", "--format", file.name, "--out", str(file)) == 0

    assert files[0].read_bytes() == files[1].read_bytes()
