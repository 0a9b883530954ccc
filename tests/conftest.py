"""What all tests share: where things are, and a clean interpreter."""

import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from isek.read.concept import read_concept
from isek.schema.concept import Concept
from site_builds import Built, build

ROOT = Path(__file__).resolve().parent.parent
CHROMIUMS = ("chromium", "chromium-browser", "google-chrome", "chrome")
FLAGS = (
    "--no-sandbox",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-sync",
    "--disable-features=OptimizationHints,MediaRouter,Translate",
)


@pytest.fixture(scope="session")
def root() -> Path:
    """The folder of the repository."""
    return ROOT


@pytest.fixture(scope="session")
def run_python() -> Callable[..., str]:
    """Runs Python in an interpreter of its own and hands back what it printed; fails the test if it failed."""

    def run(*arguments: str, cwd: Path = ROOT) -> str:
        command = [sys.executable, *arguments]
        done = subprocess.run(command, cwd=cwd, capture_output=True, text=True, encoding="utf-8", check=False)
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    return run


@pytest.fixture(scope="session")
def example(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The example concept, built strictly."""
    return build(root / "mkdocs.yml", "--strict", site=tmp_path_factory.mktemp("example") / "site")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The system's Chromium; without one the tests are skipped."""
    program = next((found for name in CHROMIUMS if (found := shutil.which(name))), None)
    if program is None:
        pytest.skip("Kein Chromium gefunden (unter Debian und Ubuntu: apt install chromium)")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=program, args=list(FLAGS))
        yield started
        started.close()


@pytest.fixture
def concept_of(tmp_path: Path) -> Callable[[dict[str, str]], Concept]:
    """Reads a concept from the texts of its files; `konzept.yml` may be left out."""

    def read(files: dict[str, str]) -> Concept:
        settings = "titel: ISEK Auental\ngemeinde: {name: Markt Auental}\nhorizont: {von: 2026, bis: 2040}\n"
        for name, text in ({"konzept.yml": settings} | files).items():
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        return read_concept(tmp_path)[0]

    return read
