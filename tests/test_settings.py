"""Settings: every way to read one, and names that look like one."""

import re
from pathlib import Path

import pytest

from explorer import settings
from explorer.settings import (
    SETTINGS,
    choice,
    number,
    switch,
    text_of,
    unknown_settings,
    whole_number,
)
from explorer.story.errors import SettingError

ROOT = Path(__file__).parents[1]
NAMED = re.compile(r"\bEXPLORER_[A-Z_]*[A-Z]\b")
X = "EXPLORER_X"


def test_every_name_in_the_code_is_in_the_list_and_every_one_listed_is_read() -> None:
    modules = [path for path in (ROOT / "explorer").rglob("*.py") if path.name != "settings.py"]
    code = "".join(path.read_text("utf-8") for path in modules)
    constants = {value: name for name, value in vars(settings).items() if isinstance(value, str)}

    assert set(NAMED.findall(code)) - set(SETTINGS) == set()
    assert [name for name in SETTINGS if not re.search(rf"\b{constants[name]}\b", code)] == []
    assert len(set(SETTINGS)) == len(SETTINGS)


def test_every_setting_is_documented() -> None:
    docs = "".join(path.read_text("utf-8") for path in (ROOT / "docs").rglob("*.md"))
    assert [name for name in SETTINGS if f"| `{name}` |" not in docs] == []
    assert set(NAMED.findall(docs)) - set(SETTINGS) == set()


@pytest.mark.parametrize(("found", "text"), [("", ""), ("  ", ""), (" a b\n", "a b")])
def test_spaces_around_a_value_do_not_count(found: str, text: str) -> None:
    assert text_of({X: found}, X) == text


@pytest.mark.parametrize(("found", "value"), [("", 3), (" 0 ", 0), ("60", 60), ("007", 7)])
def test_a_whole_number_is_read(found: str, value: int) -> None:
    assert whole_number({X: found}, X, 3, most=60) == value


@pytest.mark.parametrize("found", ["-1", "61", "1.5", "5s", "٣", "1_0", "9" * 5000])
def test_what_is_no_whole_number_is_refused(found: str) -> None:
    with pytest.raises(SettingError) as error:
        whole_number({X: found}, X, 3, most=60)
    assert str(error.value) == f"{X}: found {found!r}, expected a whole number from 0 to 60"


@pytest.mark.parametrize(("found", "value"), [("", 0.5), ("2", 2), (" .25", 0.25), ("1e1", 10)])
def test_a_number_is_read(found: str, value: float) -> None:
    assert number({X: found}, X, 0.5, most=60) == value


@pytest.mark.parametrize("found", ["nan", "inf", "-0.1", "60.1", "0,5", "many"])
def test_what_is_no_number_is_refused(found: str) -> None:
    with pytest.raises(SettingError) as error:
        number({X: found}, X, 0.5, most=60)
    assert str(error.value) == f"{X}: found {found!r}, expected a number from 0 to 60"


def test_one_of_several_words_is_read_and_another_refused() -> None:
    assert [choice({X: found}, X, "json", "plain") for found in ("", "plain")] == ["", "plain"]
    with pytest.raises(SettingError, match=f"^{X}: found 'JSON', expected json, plain or nothing$"):
        choice({X: "JSON"}, X, "json", "plain")


@pytest.mark.parametrize("usual", [True, False])
def test_a_switch_is_on_or_off(usual: bool) -> None:
    assert [switch({X: found}, X, usual=usual) for found in ("1", "0", "")] == [True, False, usual]
    with pytest.raises(SettingError, match=f"^{X}: found 'yes', expected 0, 1 or nothing$"):
        switch({X: "yes"}, X, usual=usual)


@pytest.mark.parametrize(
    ("name", "line"),
    [
        ("EXPLORER_STORYS", "; did you mean EXPLORER_STORIES?"),
        ("EXPLORER_PUBLIC_ADDRESS", "; did you mean EXPLORER_PUBLIC_URL?"),
        ("EXPLORER_DASHBOARD_READER", "; did you mean EXPLORER_DASHBOARD_READERS?"),
        ("EXPLORE_STORIES", "; did you mean EXPLORER_STORIES?"),
        ("EXPLORER-STORIES", "; did you mean EXPLORER_STORIES?"),
        ("explorer_log", "; did you mean EXPLORER_LOG?"),
        ("EXPLORER_ZZZ_QQQQQQQQQQQQQQ", ""),
    ],
)
def test_a_name_that_is_no_setting_is_reported_with_the_nearest(name: str, line: str) -> None:
    assert unknown_settings({name: "1", "EXPLORER_LOG": "json"}) == (
        f"{name} is no setting and changes nothing{line}",
    )


@pytest.mark.parametrize(
    "name",
    [
        "EXPLORER_SERVICE_HOST",
        "EXPLORER_SERVICE_PORT_HTTP",
        "EXPLORER_PORT",
        "EXPLORER_PORT_80_TCP_ADDR",
        "EXPLORER_MAPS_SERVICE_PORT",
        "INTERNET_EXPLORER",
        "FILE_EXPLORER_CACHE_DIR",
        "HOME",
    ],
)
def test_what_others_set_is_not_taken_for_a_misspelt_setting(name: str) -> None:
    assert unknown_settings({name: "tcp://10.0.0.1:80"}) == ()
