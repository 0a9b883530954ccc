"""The archived sites of frozen Fassungen: which are kept as they are, which are built anew, and what each is."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Collection, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from msgspec import Struct

from isek.history import Edition, Frozen, History
from isek.history.frozen import copy_name
from isek.publishing.errors import PublishError, some
from isek.publishing.folders import MANIFEST
from isek.publishing.manifest import digest, digests, foreign_files, read, read_manifest, sum_of, write_manifest
from isek.publishing.spares import Spares
from isek.read.resolve import id_key
from isek.schema.collections import COLLECTIONS

_ARCHIVED = re.compile(rf"fassungen/[^/]+/seite/{re.escape(MANIFEST)}")
VALID = "Sie gilt heute."
OUTDATED = "Sie gilt nicht mehr."
_STATE = '<span class="isek-notice-state">{}</span>'
"""How the notice says whether the Fassung holds: the only words on an archived page that a later Fassung changes."""


class Archive(Struct, frozen=True):
    """The archived site of a frozen Fassung: at `address` below the root. `valid` says whether the Fassung holds."""

    edition: Edition
    frozen: Frozen
    valid: bool

    @property
    def id(self) -> str:
        """The id of the Fassung."""
        return self.edition.id

    @property
    def address(self) -> str:
        """`fassungen/f-2/seite/`."""
        return archive_address(self.id)

    @property
    def state(self) -> str:
        """Whether it holds, in German."""
        return VALID if self.valid else OUTDATED

    @property
    def title(self) -> str:
        """What the concept was called."""
        return str(self.edition.concept["konzept"].get("titel", ""))

    @property
    def data(self) -> dict[str, Any]:
        """What was frozen, to be read back. Its own Fassung stands last: of those of one day it is the newest."""
        concept, key = self.frozen.concept, id_key(self.id)
        revisions = sorted(concept["sammlungen"].get("fassungen", ()), key=lambda one: id_key(one["id"]) == key)
        collections = {**concept["sammlungen"], "fassungen": revisions}
        return {**concept, "sammlungen": collections, "dateien": self.frozen.files}

    @property
    def date(self) -> date:
        """The date of the Fassung, as it says itself."""
        entry = self.edition.entry or {}
        return date.fromisoformat(entry["datum"]) if "datum" in entry else date.min


def archive_address(revision: str) -> str:
    """The address of the archived site of a Fassung."""
    return f"{COLLECTIONS['fassungen'].address(revision)}seite/"


def archives(history: History | None, newest_holds: bool) -> list[Archive]:
    """One for each frozen Fassung of the register, the earliest first; `newest_holds` says so of the last of them.

    What was frozen as a draft never holds.
    """
    if history is None:
        return []
    frozen = {id_key(file.frozen.id): file.frozen for file in history.files if file.frozen}
    last = history.editions[-1] if history.editions else None
    holding = last if newest_holds and last and not last.undecided else None
    return [Archive(one, frozen[id_key(one.id)], one is holding) for one in history.editions]


def archive_folders(live: Path) -> list[Path]:
    """The archived sites in a published one, also those whose own manifest has gone."""
    there = {folder for folder in live.glob("fassungen/*/seite") if (folder / MANIFEST).is_file()}
    listed = (read_manifest(live) or {}).get("dateien", {})
    return sorted(there | {(live / name).parent for name in listed if _ARCHIVED.fullmatch(name)})


def refuse_to_lose(live: Path) -> None:
    """Raise PublishError where something lies in a published site, or in its archived ones, that is not ours."""
    if not live.is_dir():
        return
    listed = read_manifest(live)
    if listed is None and (live / MANIFEST).exists():
        raise PublishError(
            f"„{live / MANIFEST}“ ist beschädigt. Deshalb lässt sich nicht sagen, ob im Ordner noch anderes liegt, das "
            "verloren ginge. Benennen Sie den Ordner um; dann entsteht er neu."
        )
    lost = foreign_files(live)
    for folder in archive_folders(live):
        place = f"{folder.relative_to(live).as_posix()}/"
        known = [name.removeprefix(place) for name in (listed or {}).get("dateien", ()) if name.startswith(place)]
        lost += [f"{place}{name}" for name in foreign_files(folder, known)]
    if lost:
        raise PublishError(
            f"Im Ordner „{live}“ liegen Dateien, die isek publish nicht geschrieben hat. Sie gingen verloren; legen "
            f"Sie sie woanders hin:\n{some(dict.fromkeys(lost))}"
        )


def refuse_to_drop(live: Path, found: Collection[Archive]) -> None:
    """Raise PublishError where a Fassung is published that is frozen no more: its addresses would lead nowhere."""
    there = {live / archive.address.rstrip("/") for archive in found}
    for folder in archive_folders(live):
        if folder not in there:
            name = (read_manifest(folder) or {}).get("fassung", folder.parent.name)
            raise PublishError(
                f"{name} ist veröffentlicht, aber nicht mehr eingefroren. Die archivierte Website ginge verloren, und "
                f"mit ihr Adressen, auf die andere verweisen. Holen Sie „fassungen/{name}.json“ und den Eintrag in "
                "„fassungen.yml“ zurück."
            )


class Kept(Struct, frozen=True):
    """An archived site that is taken over: its files with their SHA-256, and what it is.

    `spare` says that the folder is a spare copy, which may be moved.
    """

    folder: Path
    files: Mapping[str, str]
    about: Mapping[str, Any]
    spare: bool = False


def about(archive: Archive, base: str, leads_to: Collection[str]) -> dict[str, Any]:
    """What the manifest of an archived site says beside its files: what it was made from, and what it relies on.

    `leads_to` are the addresses of the current site that its pages lead to.
    """
    return {
        "fassung": archive.id,
        "sha256": archive.frozen.sha256,
        "gilt": archive.valid,
        "adresse": base,
        "fuehrt_zu": sorted(leads_to),
    }


def kept(
    archive: Archive, live: Path, spares: Spares, base: str, addresses: Collection[str], *, local: bool = False
) -> Kept | str:
    """The archived site that is already published, or in German why it must be built.

    Raises PublishError where it was made from a Fassung that has been changed since; not where nobody but us has seen
    it, because it is only `local`.
    """
    folder = live / archive.address
    manifest = read_manifest(folder)
    if manifest is None:
        return "wird gebaut"
    if manifest.get("sha256") != archive.frozen.sha256:
        if local:
            return "wird gebaut, denn die eingefrorene Datei ist eine andere"
        raise PublishError(
            f"{archive.id} ist schon veröffentlicht, aber aus einer anderen eingefrorenen Datei: Die Prüfsummen "
            "stimmen nicht überein. Was beschlossen ist, wird nicht ausgetauscht. Stellen Sie die Datei wieder her."
        )
    if manifest.get("adresse") != base:
        return "wird gebaut, denn die Website hat eine andere Adresse"
    if not set(manifest.get("fuehrt_zu", ())) <= set(addresses):
        return "wird gebaut, denn Seiten der heutigen Website sind nicht mehr da"
    files: dict[str, str] = manifest["dateien"]
    spare = spares.find(archive.id, folder)
    if spare and digests(spare) == files:
        return Kept(spare, files, manifest, spare=True)
    if digests(folder) != files:
        return "wird gebaut, denn die veröffentlichten Dateien sind beschädigt"
    return Kept(folder, files, manifest)


def take_over(found: Kept, archive: Archive, site: Path) -> None:
    """Put a kept archived site into a new one, without copying where that can be helped."""
    target = site / archive.address
    if found.about["gilt"] is not archive.valid:
        _take_over_restated(found, archive, target)
    elif not (found.spare and _moved(found.folder, target)):
        for name in (*found.files, MANIFEST):
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            _link(found.folder / name, target / name)


def _moved(folder: Path, target: Path) -> bool:
    """Whether a folder could be moved; not to another file system."""
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        folder.rename(target)
    except OSError:
        return False
    return True


def _take_over_restated(found: Kept, archive: Archive, target: Path) -> None:
    files = dict(found.files)
    for name in found.files:
        (target / name).parent.mkdir(parents=True, exist_ok=True)
        if name.endswith(".html"):
            files[name] = _restate(found.folder / name, target / name, archive)
        else:
            _link(found.folder / name, target / name)
    write_manifest(target, files, about(archive, found.about["adresse"], found.about["fuehrt_zu"]))


def _restate(source: Path, target: Path, archive: Archive) -> str:
    """A page of a Fassung that has begun or ceased to hold since: one sentence of its notice. Gives its SHA-256."""
    before = _STATE.format(OUTDATED if archive.valid else VALID).encode()
    data = read(source).replace(before, _STATE.format(archive.state).encode(), 1)
    target.write_bytes(data)
    return sum_of(data)


def _link(source: Path, target: Path) -> None:
    try:
        os.link(source, target)
    except OSError:
        # Another file system, or one without such links.
        shutil.copyfile(source, target)


def lay_out(archive: Archive, content: Path, folder: Path) -> None:
    """Put the images and documents of a frozen Fassung where its texts name them. Raises PublishError."""
    for name, sha256 in archive.frozen.files.items():
        source, target = content / copy_name(name, sha256), (folder / name).resolve()
        if not target.is_relative_to(folder.resolve()):
            raise PublishError(f"{archive.id} nennt eine Datei außerhalb des Inhalts: „{name}“.")
        if not source.is_file() or digest(source) != sha256:
            raise PublishError(f"{archive.id}: Die aufbewahrte Datei zu „{name}“ fehlt oder wurde geändert ({source}).")
        target.parent.mkdir(parents=True, exist_ok=True)
        _link(source, target)
