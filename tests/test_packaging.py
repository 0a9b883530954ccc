"""What the built package holds: an unanchored .gitignore entry, for one, silently drops folders from it."""

import zipfile
from collections.abc import Callable
from importlib.metadata import entry_points
from pathlib import Path

import pytest


def shipped_files(root: Path) -> set[str]:
    """Every file of both packages that must be in the wheel, by its name there."""
    bases = {root / "plugins" / "isek": root / "plugins", root / "theme" / "isek_theme": root / "theme"}
    return {
        path.relative_to(parent).as_posix()
        for folder, parent in bases.items()
        for path in folder.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }


@pytest.fixture(scope="module")
def wheel(root: Path, run_python: Callable[..., str], tmp_path_factory: pytest.TempPathFactory) -> zipfile.ZipFile:
    folder = tmp_path_factory.mktemp("wheel")
    # Through the sdist, as a release is made; the tools are those of the lock, not fetched anew.
    run_python("-m", "build", "--no-isolation", "--outdir", str(folder), str(root))
    (path,) = folder.glob("*.whl")
    return zipfile.ZipFile(path)


@pytest.mark.slow
def test_wheel_holds_every_file(root: Path, wheel: zipfile.ZipFile) -> None:
    assert shipped_files(root) - set(wheel.namelist()) == set()


@pytest.mark.slow
def test_wheel_holds_plugin_theme_and_licence(wheel: zipfile.ZipFile) -> None:
    names = wheel.namelist()
    assert {"isek/py.typed", "isek/mkdocs/__init__.py", "isek_theme/mkdocs_theme.yml"} <= set(names)
    assert any(name.startswith("isek_theme/") and name.endswith(".html") for name in names)
    assert any(name.endswith("/licenses/LICENSE") for name in names)


@pytest.mark.slow
def test_wheel_holds_nothing_else(wheel: zipfile.ZipFile) -> None:
    assert {name.split("/")[0] for name in wheel.namelist()} == {"isek", "isek_theme", "isek-0.1.0.dist-info"}


@pytest.mark.parametrize(
    ("group", "name"),
    [
        ("console_scripts", "isek"),
        ("mkdocs.plugins", "isek/concept"),
        ("mkdocs.plugins", "isek/maps"),
        ("mkdocs.plugins", "isek/search"),
        ("mkdocs.themes", "isek"),
    ],
)
def test_entry_points_lead_somewhere(group: str, name: str) -> None:
    (entry,) = entry_points(group=group, name=name)
    assert entry.load() is not None


@pytest.mark.parametrize("lock", ["uv.lock", "requirements.lock", "requirements-dev.lock"])
def test_locks_name_public_addresses_only(root: Path, lock: str) -> None:
    text = (root / lock).read_text(encoding="utf-8")
    addresses = {word.split("/")[2] for word in text.replace('"', " ").split() if "://" in word}
    assert addresses <= {"pypi.org", "files.pythonhosted.org"}


@pytest.mark.parametrize("lock", ["requirements.lock", "requirements-dev.lock"])
def test_every_locked_release_has_hashes(root: Path, lock: str) -> None:
    releases = (root / lock).read_text(encoding="utf-8").replace("\\\n", " ").splitlines()
    assert [line for line in releases if "==" in line and "--hash=sha256:" not in line] == []


def test_building_needs_no_test_tools(root: Path) -> None:
    runtime = (root / "requirements.lock").read_text(encoding="utf-8")
    everything = (root / "requirements-dev.lock").read_text(encoding="utf-8")
    assert {line for line in runtime.splitlines() if "==" in line} <= set(everything.splitlines())
    assert "pytest==" not in runtime
