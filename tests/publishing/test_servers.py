"""The configuration for nginx, run by a real one; and the pipelines for GitLab and GitHub."""

from __future__ import annotations

import difflib
import http.client
import os
import re
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner

from isek.cli import main
from isek.metadata.policy import HEADERS
from isek.publishing import swap
from isek.publishing.folders import Target, prepare
from isek.publishing.manifest import digests, write_manifest
from isek.publishing.redirects import redirect_files

NGINX = next((found for name in ("nginx", "/usr/sbin/nginx") if (found := shutil.which(name))), None)
MAIN = """\
{user}worker_processes 1;
pid {folder}/nginx.pid;
error_log {folder}/error.log;
events {{ worker_connections 64; }}
http {{
    include /etc/nginx/mime.types;
    default_type application/octet-stream;
    access_log off;
    client_body_temp_path {folder}/a; proxy_temp_path {folder}/b; fastcgi_temp_path {folder}/c;
    uwsgi_temp_path {folder}/d; scgi_temp_path {folder}/e;
    include {folder}/isek.conf;
}}
"""
FILES = {
    "index.html": "<h1>Start</h1>",
    "404.html": "<h1>Diese Seite gibt es nicht</h1>",
    "massnahmen/index.html": "<h1>Maßnahmen</h1>",
    "massnahmen/m-3/index.html": "<h1>M-3</h1>",
    "daten/massnahmen.csv": "id;titel\n",
    "daten/raeume.geojson": "{}",
    "suche/pagefind.wasm": "",
    "bilder/leer/.behalten": "",
}


@dataclass(frozen=True)
class Answer:
    status: int
    headers: dict[str, str]
    body: str


@dataclass(frozen=True)
class Server:
    target: Target
    port: int

    def get(self, path: str) -> Answer:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        connection.request("GET", path)
        response = connection.getresponse()
        answer = Answer(response.status, dict(response.getheaders()), response.read().decode("utf-8"))
        connection.close()
        return answer


def put(target: Target, files: dict[str, str]) -> None:
    site = prepare(target)
    for name, text in files.items():
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).write_text(text, encoding="utf-8")
    write_manifest(site, digests(site))
    swap.put_in_place(target)


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


@pytest.fixture(scope="module")
def server(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    if NGINX is None:
        pytest.skip("Kein nginx gefunden (unter Debian und Ubuntu: apt install nginx)")
    folder = tmp_path_factory.mktemp("nginx")
    target, port = Target.of(folder / "isek" / "site"), free_port()
    target.live.parent.mkdir()
    put(target, FILES | redirect_files({"massnahmen/m-2/": "massnahmen/m-3/"}, "", "/"))
    text = (root / "deploy" / "nginx.conf").read_text(encoding="utf-8")
    text = text.replace("/var/www/isek", str(target.live.parent)).replace("listen 80;", f"listen 127.0.0.1:{port};")
    (folder / "isek.conf").write_text(text, encoding="utf-8")
    user = "user root;\n" if os.geteuid() == 0 else ""
    (folder / "nginx.conf").write_text(MAIN.format(folder=folder, user=user), encoding="utf-8")
    command = [NGINX, "-p", str(folder), "-c", str(folder / "nginx.conf"), "-e", str(folder / "error.log")]
    with subprocess.Popen([*command, "-g", "daemon off;"], stderr=subprocess.PIPE) as process:
        yield Server(target, port) if _answers(port, process) else pytest.fail(_errors(folder))
        process.terminate()


def _answers(port: int, process: subprocess.Popen[bytes]) -> bool:
    for _ in range(100):
        with socket.socket() as found:
            if found.connect_ex(("127.0.0.1", port)) == 0:
                return True
        if process.poll() is not None:
            return False
        time.sleep(0.05)
    return False


def _errors(folder: Path) -> str:
    log = folder / "error.log"
    return log.read_text(encoding="utf-8") if log.exists() else "nginx ist nicht gestartet"


@pytest.mark.slow
@pytest.mark.parametrize("path", ["/", "/massnahmen/", "/gibt-es-nicht/", "/massnahmen/m-2/", "/daten/massnahmen.csv"])
def test_every_answer_has_the_headers(server: Server, path: str) -> None:
    answer = server.get(path)
    assert {name: answer.headers.get(name) for name in HEADERS} == dict(HEADERS)
    assert answer.headers["Cache-Control"] == "no-cache"
    assert answer.headers["Server"] == "nginx"


@pytest.mark.slow
@pytest.mark.parametrize(
    ("path", "status", "says"),
    [
        ("/", 200, "Start"),
        ("/massnahmen/m-3/", 200, "M-3"),
        ("/massnahmen/?status=idee", 200, "Maßnahmen"),
        ("/gibt-es-nicht/", 404, "Diese Seite gibt es nicht"),
        ("/bilder/leer/", 404, "Diese Seite gibt es nicht"),
        ("/bilder/leer/.behalten", 404, "Diese Seite gibt es nicht"),
    ],
)
def test_answers(server: Server, path: str, status: int, says: str) -> None:
    answer = server.get(path)
    assert (answer.status, answer.headers["Content-Type"]) == (status, "text/html; charset=utf-8")
    assert says in answer.body


@pytest.mark.slow
@pytest.mark.parametrize(
    ("path", "to"),
    [
        ("/massnahmen", "/massnahmen/"),
        ("/massnahmen/m-2/", "/massnahmen/m-3/"),
        ("/massnahmen/m-2", "/massnahmen/m-3/"),
    ],
)
def test_moved(server: Server, path: str, to: str) -> None:
    answer = server.get(path)
    assert (answer.status, answer.headers["Location"]) == (301, to)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/daten/massnahmen.csv", "text/csv; charset=utf-8"),
        ("/daten/raeume.geojson", "application/geo+json"),
        ("/suche/pagefind.wasm", "application/wasm"),
    ],
)
def test_kinds_of_files(server: Server, path: str, kind: str) -> None:
    assert server.get(path).headers["Content-Type"] == kind


@pytest.mark.slow
def test_a_new_site_is_seen_at_once(server: Server) -> None:
    put(server.target, FILES | {"index.html": "<h1>Neu</h1>"})
    assert "Neu" in server.get("/").body


def test_headers_are_those_of_the_pages(root: Path) -> None:
    text = (root / "deploy" / "nginx.conf").read_text(encoding="utf-8")
    found = dict(re.findall(r'^    add_header (\S+) "(.*)" always;$', text, re.MULTILINE))
    assert found == {**HEADERS, "Cache-Control": "no-cache"}


SKELETON = "plugins/isek/starting/skeleton"
PIPELINES = (".gitlab-ci.yml", ".github/workflows/isek.yml")


def pipelines(root: Path) -> dict[str, Any]:
    """Ours, and those of new concepts."""
    theirs = [f"{SKELETON}/_{name[1:]}" for name in PIPELINES]
    return {name: yaml.safe_load((root / name).read_text(encoding="utf-8")) for name in (*PIPELINES, *theirs)}


@pytest.mark.parametrize("name", PIPELINES)
def test_new_concepts_get_the_same(root: Path, name: str) -> None:
    """But for how the program is installed."""
    ours, theirs = (
        (root / path).read_text(encoding="utf-8").splitlines() for path in (name, f"{SKELETON}/_{name[1:]}")
    )
    other = [line for line in difflib.ndiff(ours, theirs) if line[0] in "+-"]
    assert [line for line in other if not re.search(r"requirements|--editable|nginx|Leitfaden", line)] == []


def commands(found: Any) -> list[str]:
    """Every line of every script."""
    if isinstance(found, dict):
        scripts = [found[key] for key in ("run", "script", "before_script") if key in found]
        return [*commands(scripts), *commands([value for value in found.values() if isinstance(value, dict | list)])]
    if isinstance(found, list):
        return [line for one in found for line in commands(one)]
    return found.splitlines() if isinstance(found, str) else []


def test_pipelines_call_what_there_is(root: Path) -> None:
    for name, pipeline in pipelines(root).items():
        calls = [line.split() for line in commands(pipeline) if re.match(r"(\.venv/bin/)?isek ", line)]
        assert {words[1] for words in calls} == {"check", "publish"}, name
        for words in calls:
            shown = CliRunner().invoke(main, [words[1], "--help"]).output
            assert {word for word in words if word.startswith("--")} <= set(re.findall(r"--[\w-]+", shown))


def test_pipelines_check_show_and_publish(root: Path) -> None:
    for name, pipeline in pipelines(root).items():
        text = "\n".join(commands(pipeline))
        form = "gitlab" if "gitlab" in name else "github"
        assert f"isek check --format {form}" in text
        assert re.search(r"isek publish --out \S+ --entwurf", text)
        assert re.search(r"isek publish --out \S+$", text, re.MULTILINE)


@pytest.mark.skipif(sys.platform == "win32", reason="braucht die Zeichen der Shell")
def test_scripts_are_sound(root: Path) -> None:
    for pipeline in pipelines(root).values():
        for line in commands(pipeline):
            assert subprocess.run(["sh", "-n", "-c", line], check=False).returncode == 0, line


def test_github_is_told_what_to_set_and_promises_no_memory(root: Path) -> None:
    """A tag may not deploy there before somebody has allowed it, and sees nothing that another has stored."""
    for name in (".github/workflows/isek.yml", f"{SKELETON}/_github/workflows/isek.yml"):
        text = (root / name).read_text(encoding="utf-8")
        assert "Settings → Environments → github-pages → Deployment branches and tags" in text
        assert "actions/cache@" not in text
    guide = (root / "docs" / "09-vom-beschluss-zur-fassung.md").read_text(encoding="utf-8")
    assert "is not allowed to deploy" in " ".join(guide.split())
