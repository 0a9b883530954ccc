"""The new site in place of the live one: whole at every moment, whatever stands in the way."""

from __future__ import annotations

import errno
import json
import os
import random
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from isek.publishing import swap
from isek.publishing.errors import PublishError
from isek.publishing.folders import MANIFEST, MARKER, Target, alone, prepare, recover, refuse_foreign
from isek.publishing.manifest import digest, digests, foreign_files, read_manifest, write_manifest

WAYS = ("exchange", "two renames")
KILLS = 55


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Writing all disks of the machine takes long, and is not what is tested."""
    monkeypatch.setattr(os, "sync", lambda: None)


@pytest.fixture(params=WAYS)
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    if request.param == "two renames":
        monkeypatch.setattr(swap, "exchange", lambda *_: False)
    return str(request.param)


def put(target: Target, text: str) -> None:
    site = prepare(target)
    (site / "massnahmen").mkdir()
    for name in ("index.html", "massnahmen/index.html"):
        (site / name).write_text(text, encoding="utf-8")
    write_manifest(site, digests(site))
    swap.put_in_place(target)


def beside(target: Target) -> list[str]:
    return sorted(path.name for path in target.live.parent.iterdir())


def test_first_and_next(tmp_path: Path, way: str) -> None:
    target = Target.of(tmp_path / "site")
    for text in ("one", "two"):
        put(target, text)
        assert (target.live / "massnahmen" / "index.html").read_text(encoding="utf-8") == text
        assert beside(target) == ["site"]
        assert sorted(path.name for path in target.live.iterdir()) == ["index.html", "massnahmen", MANIFEST]


def test_an_empty_folder_is_filled(tmp_path: Path, way: str) -> None:
    target = Target.of(tmp_path / "site")
    target.live.mkdir(mode=0o711)
    target.live.chmod(0o711)
    put(target, "one")
    assert target.live.stat().st_mode & 0o777 == 0o711
    assert beside(target) == ["site"]


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "disk").mkdir()
    (tmp_path / "www").symlink_to(tmp_path / "disk" / "site")
    target = Target.of(tmp_path / "www")
    put(target, "one")
    assert (tmp_path / "www").is_symlink()
    assert (tmp_path / "www" / "index.html").read_text(encoding="utf-8") == "one"
    assert beside(target) == ["site"]


def test_readers_see_one_site_or_the_other(tmp_path: Path) -> None:
    target = Target.of(tmp_path / "site")
    put(target, "start")
    failed, reads, done = [], 0, threading.Event()

    def publish_again() -> None:
        for number in range(40):
            put(target, f"{number}")
        done.set()

    thread = threading.Thread(target=publish_again)
    thread.start()
    while not done.is_set():
        try:
            assert (target.live / "index.html").read_bytes()
        except OSError as error:
            failed.append(error)
        reads += 1
    thread.join()
    if swap.exchange(target.live, target.live) or not failed:
        assert failed == []
    assert reads > 40


@pytest.mark.parametrize("code", [errno.EXDEV, errno.EBUSY, errno.EACCES, errno.EIO])
def test_what_the_system_refuses(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int) -> None:
    target = Target.of(tmp_path / "site")
    put(target, "one")

    def refuse(one: Path, other: Path) -> bool:
        raise OSError(code, os.strerror(code), str(one))

    monkeypatch.setattr(swap, "exchange", refuse)
    with pytest.raises(PublishError, match="lässt sich nicht austauschen"):
        put(target, "two")
    assert (target.live / "index.html").read_text(encoding="utf-8") == "one"
    monkeypatch.undo()
    put(target, "three")
    assert beside(target) == ["site"]


def test_the_second_rename_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = Target.of(tmp_path / "site")
    put(target, "one")
    monkeypatch.setattr(swap, "exchange", lambda *_: False)
    monkeypatch.setattr(swap, "_WAITS", (0.0,))
    rename = Path.rename

    def fail(source: Path, destination: Path) -> Path:
        if source == target.new:
            raise PermissionError(errno.EACCES, "no", str(source))
        return rename(source, destination)

    monkeypatch.setattr(Path, "rename", fail)
    with pytest.raises(PublishError):
        put(target, "two")
    assert (target.live / "index.html").read_text(encoding="utf-8") == "one"


def test_a_site_that_was_set_aside_comes_back(tmp_path: Path) -> None:
    target = Target.of(tmp_path / "site")
    put(target, "one")
    target.live.rename(target.old)
    recover(target)
    assert (target.live / "index.html").read_text(encoding="utf-8") == "one"
    assert beside(target) == ["site"]


@pytest.mark.parametrize("name", ["site.neu", "site.alt"])
def test_what_is_not_ours_is_not_deleted(tmp_path: Path, name: str) -> None:
    (tmp_path / name).mkdir()
    (tmp_path / name / "brief.txt").touch()
    with pytest.raises(PublishError, match="ist im Weg"):
        prepare(Target.of(tmp_path / "site"))
    assert (tmp_path / name / "brief.txt").exists()


def test_a_full_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "index.html").touch()
    with pytest.raises(PublishError, match="nicht geschrieben hat"):
        refuse_foreign(Target.of(tmp_path))
    with pytest.raises(PublishError, match="kein Ordner"):
        refuse_foreign(Target.of(tmp_path / "index.html"))
    with pytest.raises(PublishError, match="Einhängepunkt"):
        refuse_foreign(Target.of(Path("/proc") if os.path.ismount("/proc") else Path("/")))


def test_files_that_others_put_there(tmp_path: Path) -> None:
    target = Target.of(tmp_path / "site")
    put(target, "one")
    assert foreign_files(target.live) == []
    (target.live / ".well-known").mkdir()
    (target.live / ".well-known" / "security.txt").touch()
    assert foreign_files(target.live) == [".well-known/security.txt"]


def test_one_run_at_a_time(tmp_path: Path) -> None:
    target, waited = Target.of(tmp_path / "site"), threading.Event()
    order: list[str] = []

    def second() -> None:
        with alone(target, waited.set):
            order.append("second")

    with alone(target, lambda: None):
        thread = threading.Thread(target=second)
        thread.start()
        assert waited.wait(10)
        order.append("first")
    thread.join(10)
    assert order == ["first", "second"]
    assert beside(target) == []


PUBLISH_FOR_EVER = """
import itertools, os, sys
from pathlib import Path
from isek.publishing import swap
from isek.publishing.folders import Target, alone, prepare
from isek.publishing.manifest import digests, write_manifest

os.sync = lambda: None  # would take almost all of the time
if sys.argv[2] == "two renames":
    swap.exchange = lambda *_: False
target = Target.of(Path(sys.argv[1]))
first = int(sys.argv[3])
rounds = itertools.count(first) if sys.argv[4] == "ever" else [first]
print("los", flush=True)
for number in rounds:
    with alone(target, lambda: None):
        site = prepare(target)
        for name in ("index", *(f"massnahmen/m-{one}" for one in range(12))):
            path = site / f"{name}.html"
            path.parent.mkdir(exist_ok=True)
            path.write_text(f"{number} {name}")
        write_manifest(site, digests(site), {"runde": number})
        swap.put_in_place(target)
"""


def command(site: Path, way: str, number: int, often: str) -> list[str]:
    return [sys.executable, "-c", PUBLISH_FOR_EVER, str(site), way, str(number), often]


def kill(site: Path, way: str, number: int, after: float) -> None:
    """Publish one round after the other, and die in the middle."""
    with subprocess.Popen(command(site, way, number, "ever"), stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        assert process.stdout.readline() == "los\n"
        time.sleep(after)
        process.send_signal(signal.SIGKILL)


def whole(site: Path) -> int:
    """The round that the site is of; fails where it is not whole."""
    manifest = read_manifest(site)
    assert manifest
    assert digests(site) == manifest["dateien"]
    rounds = {path.read_text(encoding="utf-8").split()[0] for path in site.rglob("*.html")}
    assert rounds == {str(manifest["runde"])}
    return int(manifest["runde"])


@pytest.mark.slow
@pytest.mark.parametrize("way", WAYS)
def test_killed_at_any_moment(tmp_path: Path, way: str) -> None:
    """The old site is whole whenever a run dies, and the next run leaves nothing of it."""
    site, chance, last = tmp_path / "site", random.Random(7), 0
    target = Target.of(site)
    subprocess.run(command(site, way, 0, "once"), check=True)
    for number in range(1, KILLS + 1):
        kill(site, way, 1000 * number, chance.uniform(0, 0.03))
        if way == "two renames" and not site.exists():
            recover(target)
        found = whole(site)
        assert found >= last
        last = found
    subprocess.run(command(site, way, 10**6, "once"), check=True)
    assert whole(site) == 10**6
    assert beside(target) == ["site"]
    assert not (site / MARKER).exists()


def test_digest_of_nothing(tmp_path: Path) -> None:
    (tmp_path / "leer").touch()
    assert digest(tmp_path / "leer").startswith("e3b0c442")


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"format": 9, "dateien": {}}', "[" * 100_000])
def test_a_manifest_that_is_none(tmp_path: Path, text: str) -> None:
    (tmp_path / MANIFEST).write_text(text, encoding="utf-8")
    assert read_manifest(tmp_path) is None
    assert json.dumps(foreign_files(tmp_path)) == "[]"
