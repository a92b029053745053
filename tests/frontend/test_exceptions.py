"""Exceptions from the frontend's rules: each is listed here, and gives its reason on its line."""

import re

from explorer.paths import FRONTEND

LONG_FUNCTIONS = {
    "article/long_article.js",
    "article/pieces.js",
    "axis/axis.js",
    "axis/gestures.js",
    "axis/stretch.js",
    "backgrounds/answers.js",
    "backgrounds/backgrounds.js",
    "backgrounds/panel.js",
    "backgrounds/scan.js",
    "basemap/labels.js",
    "basemap/layer.js",
    "basemap/sources.js",
    "core/channel.js",
    "core/row_heights.js",
    "core/row_window.js",
    "core/scrolling.js",
    "map/clusters.js",
    "map/flights.js",
    "map/legs.js",
    "map/map.js",
    "map/room.js",
    "map/stops.js",
    "map/view.js",
    "table/long_table.js",
    "timeline/long_timeline.js",
}
EXCEPTION = re.compile(r"biome-ignore(?:-\w+)? (\S+?): (.*)")
UNCHECKED = re.compile(r"@ts-(?:ignore|expect-error|nocheck)|biome-ignore-all")


def test_only_listed_files_have_a_long_function_and_each_gives_a_reason() -> None:
    found = {
        file.relative_to(FRONTEND).as_posix(): EXCEPTION.findall(file.read_text("utf-8"))
        for file in (*FRONTEND.rglob("*.js"), *FRONTEND.rglob("*.css"))
    }
    rules = {(name, rule) for name, exceptions in found.items() for rule, _ in exceptions}
    reasons = [reason for exceptions in found.values() for _, reason in exceptions]

    assert rules == {
        (name, "lint/complexity/noExcessiveLinesPerFunction") for name in LONG_FUNCTIONS
    }
    assert [reason for reason in reasons if len(reason.split()) < 4] == []


def test_no_line_is_left_unchecked() -> None:
    files = (*FRONTEND.rglob("*.js"), *FRONTEND.rglob("*.css"))

    assert [file.name for file in files if UNCHECKED.search(file.read_text("utf-8"))] == []
