"""XML of other tools: its bounds."""

import pytest

from explorer.imports.found import Given
from explorer.imports.parsing import xml_documents
from explorer.imports.parsing.xml_documents import read_xml
from explorer.story.errors import DataError


def test_too_many_elements_are_refused_before_any_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    kept: list[str] = []
    element = xml_documents.Element

    def keep(name: str, *rest: object) -> object:
        kept.append(name)
        return element(name, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(xml_documents, "Element", keep)
    monkeypatch.setattr(xml_documents, "MOST_ELEMENTS", 3)
    with pytest.raises(DataError) as caught:
        read_xml(Given(name="a.gpx", content=b"<gpx>\n<wpt/><wpt/><wpt/></gpx>"))

    assert str(caught.value) == (
        "a.gpx:2 · the file: found more than 3 elements, expected at most 3 (simplify it)"
    )
    assert kept == []
    read_xml(Given(name="a.gpx", content=b"<gpx><a></a><b></b></gpx>"))
    assert kept == ["gpx", "a", "b"]
