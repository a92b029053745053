"""Conventions of the code, each with a slip that shows that it is found; none has an exception."""

from collections.abc import Callable, Iterable
from pathlib import Path

from tests.conventions import Slip, asserting, empty_tests, lengths, mistakable, untold_errors

ROOT = Path(__file__).parent.parent
CODE = [*sorted((ROOT / "explorer").rglob("*.py")), ROOT / "streamlit_app.py"]
TESTS = sorted((ROOT / "tests").rglob("*.py"))
HELPERS = asserting([path.read_text(encoding="utf-8") for path in TESTS])


def found_in(paths: list[Path], look: Callable[[str], Iterable[Slip]]) -> list[str]:
    """What a convention finds in the files, with file and line."""
    return [
        f"{path.relative_to(ROOT).as_posix()}:{each.line} {each.name}: {each.what}"
        for path in paths
        for each in look(path.read_text(encoding="utf-8"))
    ]


def test_files_and_functions_keep_to_their_lengths() -> None:
    assert found_in([*CODE, *TESTS], lengths) == []


def test_a_long_file_and_a_long_function_are_found() -> None:
    body = "    pass\n" * 40

    assert [each.name for each in lengths(f"def f():\n{body}")] == ["f"]
    assert [each.name for each in lengths("\n" * 301)] == [""]
    assert list(lengths(f"def f():\n{body[9:]}" + "\n" * 260)) == []


def test_a_public_function_says_what_it_raises() -> None:
    assert found_in(CODE, untold_errors) == []


def test_an_error_that_is_not_documented_is_found() -> None:
    source = '''
def f(x):
    """Do it.

    Raises:
        KeyError: it is not there.
    """
    if x:
        for each in x:
            raise KeyError
        raise errors.ValueError("x")
    try:
        raise TypeError
    except (OSError, TypeError) as error:
        raise RuntimeError from error
    match x:
        case 1:
            raise IndexError

    def inner():
        raise EOFError

class C:
    async def g(self):
        raise StopIteration

    def _h(self):
        raise StopIteration

def again():
    raise
'''
    found = [(each.name, each.what) for each in untold_errors(source)]

    assert found == [
        *[("f", name) for name in ("IndexError", "RuntimeError", "ValueError")],
        ("g", "StopIteration"),
    ]


def test_what_could_be_mistaken_is_passed_by_keyword() -> None:
    assert found_in(CODE, mistakable) == []


def test_arguments_that_could_be_mistaken_are_found() -> None:
    source = """
def place(lat: float, lon: float): ...
def frame(points, padding_px: tuple[int, int, int, int]): ...
def right(points, *, lat: float, lon: float, box: tuple[int, int, int, int]): ...

@dataclass(frozen=True)
class Box:
    west: float
    east: float

class Found(NamedTuple):
    file: str
    record: str
    field: str | None
    found: str
    expected: str

@dataclass(frozen=True, kw_only=True)
class Right:
    west: float
    east: float
"""
    assert [(each.name, each.what) for each in mistakable(source)] == [
        ("place", "lat, lon"),
        ("frame", "padding_px"),
        ("Box", "west, east"),
        ("Found", "5 texts"),
    ]


def test_every_test_asserts_something() -> None:
    assert found_in(TESTS, lambda source: empty_tests(source, HELPERS)) == []


def test_an_empty_test_is_found() -> None:
    source = """
def test_nothing(): run()
def test_raises():
    with pytest.raises(KeyError): run()
def test_by_a_helper(): wait_for(1)
async def test_page(): expect(page).to_have_title("x")
"""
    helper = "def wait(x): assert x\ndef wait_for(x): wait(x)\ndef run(): pass\n"

    assert [each.name for each in empty_tests(source, asserting([helper]))] == ["test_nothing"]
