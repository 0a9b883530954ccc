"""The boundaries that ARCHITECTURE.md draws, held by tests."""

import pkgutil
import re
from collections.abc import Callable
from pathlib import Path

import isek

PLATFORM = ("mkdocs", "material", "properdocs")

IMPORT_THE_CORE = """
import importlib, pkgutil, sys
import isek

def is_core(name):
    return name not in ("isek.mkdocs", "isek.__main__") and not name.startswith("isek.mkdocs.")

def walk(path, prefix):
    for module in pkgutil.iter_modules(path, prefix):
        if is_core(module.name):
            loaded = importlib.import_module(module.name)
            print(module.name)
            if module.ispkg:
                walk(loaded.__path__, module.name + ".")

walk(isek.__path__, "isek.")
print("platform:", sorted({name.split(".")[0] for name in sys.modules} & set(sys.argv[1:])))
"""


def top_level_modules() -> set[str]:
    return {module.name for module in pkgutil.iter_modules(isek.__path__)}


def test_core_loads_no_mkdocs(run_python: Callable[..., str]) -> None:
    lines = run_python("-c", IMPORT_THE_CORE, *PLATFORM).splitlines()
    assert "isek.model" in lines
    assert lines[-1] == "platform: []"


def test_architecture_names_every_module(root: Path) -> None:
    text = (root / "ARCHITECTURE.md").read_text(encoding="utf-8")
    named = set(re.findall(r"^- `(\w+)(?:\.py|/)`", text, re.MULTILINE))
    assert named == top_level_modules()


def test_import_contracts_hold(run_python: Callable[..., str]) -> None:
    report = run_python("-c", "from importlinter.cli import lint_imports_command; lint_imports_command()", "--no-cache")
    assert re.search(r"Contracts: [1-9]\d* kept, 0 broken", report)
