"""Pages without scripts say what is known of a recorded way, too."""

from pathlib import Path

import pytest

from tests.hiking import write_hike
from tests.sharing import client


@pytest.mark.parametrize("page", ["/stories/hike", "/stories/hike/summit"])
def test_a_page_says_how_far_a_way_climbs(
    page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EXPLORER_STORIES", str(tmp_path))
    write_hike(tmp_path, count=2_000)
    text = client().get(f"{page}?lang=en").text

    assert " along the recorded route" in text
    assert "m above sea level. Recording time: 0 h" not in text
    assert "m above sea level. Recording time: 18 min." in text
