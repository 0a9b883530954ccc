"""`isek publish`: the current site and one for each frozen Fassung, built beside the live one and put in its place."""

from __future__ import annotations

import gc
import shutil
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from msgspec import Struct

from isek.check import Checked, load, reference_date
from isek.geometry import read_shapes
from isek.maps import read_maps
from isek.mkdocs.builder import Builder, Job, Tell, epoch
from isek.mkdocs.manners import Archived, Draft, Prepared
from isek.problems import Level, Problem, by_place
from isek.publishing.archives import (
    Archive,
    Kept,
    about,
    archives,
    kept,
    lay_out,
    refuse_to_drop,
    refuse_to_lose,
    take_over,
)
from isek.publishing.decided import holds_unchanged, undecided
from isek.publishing.errors import PublishError, some
from isek.publishing.folders import MANIFEST, MARKER, Target, alone, discard, prepare, recover, refuse_foreign
from isek.publishing.links import Fault, LinkCheck
from isek.publishing.manifest import digest, digests, names_in, read_manifest, write_manifest
from isek.publishing.moment import Moment, epoch_of, local_moment, moment_of
from isek.publishing.spares import Spares
from isek.publishing.swap import put_in_place
from isek.read.concept import read_concept
from isek.read.exported import read_exported
from isek.read.texts import cause_of

_DRAFT = "Der Inhalt ist ein Entwurf, den noch niemand beschlossen hat. Das steht auf jeder Seite."
_FOR_ENGINES = ("sitemap.xml", "sitemap.xml.gz", "robots.txt")
_FOR_SERVERS = ("404.html", "_headers", "_redirects", "kopfzeilen")
"""What counts only at the root of a host."""


class Order(Struct, frozen=True):
    """What is wanted: the site of `config` and `content`, in the folder `out`.

    `draft` publishes what is not decided, and says so; `rebuild` builds archived sites again that are there. `local` is
    for a look at it on this machine: warnings stop it too, what is not decided is shown as a draft, little is told.
    """

    config: Path
    content: Path
    out: Path
    draft: bool = False
    rebuild: bool = False
    local: bool = False


class RefusedError(Exception):
    """The content has problems that stop publishing."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        super().__init__()
        self.problems = tuple(problems)


def publish(order: Order, tell: Tell) -> int:
    """Publish; the number of files. Raises PublishError and RefusedError, and leaves the live site whole."""
    target = Target.of(order.out)
    try:
        _refuse_own_folder(target, order)
        target.live.parent.mkdir(parents=True, exist_ok=True)
        with alone(target, lambda: tell("Neben diesem Ordner veröffentlicht gerade ein anderer Lauf. Warte …")):
            recover(target)
            refuse_foreign(target)
            refuse_to_lose(target.live)
            return _Run(order, target, tell).run()
    except OSError as error:
        where = f"„{error.filename}“" if error.filename else "Eine Datei"
        raise PublishError(f"{where} {cause_of(error, writing=True)}.") from error
    finally:
        # What builds have left may go.
        gc.unfreeze()


def _refuse_own_folder(target: Target, order: Order) -> None:
    live, content = target.live, order.content.resolve()
    if content.is_relative_to(live) or order.config.resolve().is_relative_to(live):
        raise PublishError(f"Im Ordner „{live}“ liegt das Konzept selbst. Nennen Sie einen anderen.")
    if live.is_relative_to(content):
        raise PublishError(f"„{live}“ liegt im Ordner der Inhalte. Nennen Sie einen anderen.")


@dataclass(slots=True)
class _Run:
    """One run, step by step, in the folder beside the live one."""

    order: Order
    target: Target
    tell: Tell
    builder: Builder = field(init=False)
    draft: bool = field(init=False)
    _redirects: dict[str, str] = field(default_factory=dict)
    _names: list[str] = field(default_factory=list)
    _known: set[str] = field(default_factory=set)
    _links: LinkCheck = field(init=False)

    def __post_init__(self) -> None:
        self.builder = Builder(self.order.config, self.order.content, self.tell)
        self._links = LinkCheck(self.site, self._known, self.builder.base)
        self.draft = self.order.draft

    @property
    def site(self) -> Path:
        """Where the new site is built."""
        return self.target.new

    @property
    def spares(self) -> Spares:
        """The spare copies of archived sites."""
        return Spares.of(self.order.config.parent / ".cache", self.target.live)

    def _step(self, words: str) -> None:
        """Tell of a step that goes as it should; what MkDocs warns of is told by itself."""
        if not self.order.local:
            self.tell(words)

    def run(self) -> int:
        """Everything up to the new site in its place; the number of its files."""
        moment = self._moment()
        checked = self._checked(moment)
        holds = self.draft or holds_unchanged(checked.history)
        found = archives(checked.history, holds)
        if not self.order.local:
            refuse_to_drop(self.target.live, found)
        prepare(self.target)
        try:
            self._build_current(checked, moment, found)
            for archive in found:
                self._archive(archive)
            self._verify()
            files = self._manifest(found)
            self._step("Setze die neue Website an die Stelle der alten …")
            put_in_place(self.target, lambda old: self._keep_archives(old, found))
        except BaseException:
            if self.site.exists():
                discard(self.site)
            raise
        return len(files)

    def _moment(self) -> Moment:
        content = self.order.content
        if self.order.local:
            return local_moment(content, reference_date())

        moment = moment_of(content, lambda: read_concept(content)[0], reference_date())
        for words in moment.words:
            self._step(words)
        return moment

    def _checked(self, moment: Moment) -> Checked:
        """The content, if it may be published. From here on it is known whether it is a draft."""
        local = self.order.local
        self._step("Prüfe die Inhalte …")
        with epoch(moment.epoch):
            checked = load(self.order.content, look=self.builder.look, deciding=not (self.draft or local))
        levels = {Level.ERROR, Level.WARNING} if local else {Level.ERROR}
        stopping = [found for found in checked.problems if found.level in levels]
        draft = None if self.draft else undecided(checked.history)
        if draft and local:
            self.tell(_DRAFT)
            self.draft, draft = True, None
        if stopping or draft:
            raise RefusedError(by_place([*stopping, *([draft] if draft else [])]))
        return checked

    def _build_current(self, checked: Checked, moment: Moment, found: list[Archive]) -> None:
        self._step("Baue die Website …")
        ids = [archive.id for archive in found]
        draft = Draft(checked, ids, found[-1] if found else None)
        job = Job(self.site, self.order.content, self.builder.base, moment.epoch, strict=self.order.local)
        built = self.builder.build(job, draft if self.draft else Prepared(checked, ids))
        self._redirects = built.redirects
        if self.draft:
            _remove(self.site, _FOR_ENGINES)
        self._names = list(names_in(self.site))
        self._known.update(self._names)

    def _archive(self, archive: Archive) -> None:
        """The archived site of a Fassung: the one that is published, else a new one."""
        base, addresses = self.builder.base, self._addresses()
        known, local = addresses | self._redirects.keys(), self.order.local
        there = kept(archive, self.target.live, self.spares, base, known, local=local)
        if isinstance(there, Kept) and not self.order.rebuild:
            take_over(there, archive, self.site)
            self._known.update(f"{archive.address}{name}" for name in (*there.files, MANIFEST))
            self._step(f"Fassung {archive.id}: archivierte Website geprüft und übernommen.")
            return
        why = there if isinstance(there, str) else "wird neu gebaut"
        self._step(f"Fassung {archive.id}: archivierte Website {why} …")
        self._build_archive(archive, addresses)

    def _addresses(self) -> frozenset[str]:
        """Those of the pages of the current site, without what only leads on."""
        pages = (name for name in self._names if name == "index.html" or name.endswith("/index.html"))
        return frozenset(name.removesuffix("index.html") for name in pages) - set(self._redirects)

    def _build_archive(self, archive: Archive, addresses: frozenset[str]) -> None:
        docs = self.site / MARKER / archive.id
        docs.mkdir()
        lay_out(archive, self.order.content, docs)
        self.builder.dress(docs)
        folder, base = self.site / archive.address, self.builder.base
        url = f"{base}{archive.address}" if base else ""
        manner = Archived(archive, _read(archive, docs), lambda at: self._today(at, addresses), base)
        job = Job(folder, docs, url, epoch_of(archive.date), search=False, name=archive.title)
        self.builder.build(job, manner)
        _remove(folder, (*_FOR_ENGINES, *_FOR_SERVERS))
        names = [f"{archive.address}{name}" for name in names_in(folder)]
        self._known.update((*names, f"{archive.address}{MANIFEST}"))
        self._tell_faults(archive, names)
        files = digests(self.site, names, self._links.sums)
        below = {name.removeprefix(archive.address): sha256 for name, sha256 in files.items()}
        write_manifest(folder, below, about(archive, base, manner.leads_to))
        self.spares.stock(archive.id, folder)
        shutil.rmtree(docs)

    def _keep_archives(self, old: Path, found: list[Archive]) -> None:
        """The archived sites of the old site are copies of those in the new one: the next run takes them."""
        for archive in found:
            self.spares.keep(archive.id, old / archive.address, self.target.live / archive.address)

    def _today(self, address: str, addresses: frozenset[str]) -> str | None:
        """The address that stands for one of an archived site."""
        return address if address in addresses else self._redirects.get(address)

    def _tell_faults(self, archive: Archive, names: Iterable[str]) -> None:
        """Links of a Fassung that lead nowhere: nobody can put them right any more, but a foreign server stops it."""
        faults = self._links.faults(names)
        _refuse([fault for fault in faults if fault.foreign])
        if faults:
            self._step(f"Fassung {archive.id}: {len(faults)} Links führen ins Leere:\n{some(faults)}")

    def _manifest(self, found: list[Archive]) -> dict[str, str]:
        """The SHA-256 of every file of the whole site, as its manifest lists them."""
        files = digests(self.site, self._names, self._links.sums)
        for archive in found:
            folder = self.site / archive.address
            manifest = read_manifest(folder)
            assert manifest is not None
            files |= {f"{archive.address}{name}": sha256 for name, sha256 in manifest["dateien"].items()}
            files[f"{archive.address}{MANIFEST}"] = digest(folder / MANIFEST)
        write_manifest(self.site, files)
        return files

    def _verify(self) -> None:
        """Stop where the current site leads nowhere or loads anything from elsewhere."""
        self._step("Prüfe die fertige Website …")
        _refuse(self._links.faults(self._names))


def _refuse(faults: list[Fault]) -> None:
    if faults:
        raise PublishError(f"In der gebauten Website stimmen Links nicht:\n{some(faults)}")


def _remove(folder: Path, names: Iterable[str]) -> None:
    for name in names:
        path = folder / name
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)


def _read(archive: Archive, docs: Path) -> Checked:
    """The concept as it was frozen. Raises PublishError where not all of it can be read."""
    concept, problems = read_exported(archive.data, f"fassungen/{archive.id}.json")
    shapes, unplaced = read_shapes(concept, docs)
    maps, undrawn = read_maps(docs, concept.files, shapes)
    wrong = [found for found in (*problems, *unplaced, *undrawn) if found.level is Level.ERROR]
    if wrong:
        lines = some(f"{found.about or ''}: {found.message}" for found in wrong)
        raise PublishError(f"Die eingefrorene Fassung {archive.id} lässt sich nicht vollständig lesen:\n{lines}")
    return Checked(concept, (), shapes, maps, exported=archive.frozen.concept)
