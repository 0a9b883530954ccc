"""What browsers may load on our pages, as text for `<meta>` and for the settings of web servers."""

from __future__ import annotations

from collections.abc import Mapping

_SELF = "'self'"
_DIRECTIVES: Mapping[str, str] = {
    "default-src": "'none'",
    # The search is made of WebAssembly.
    "script-src": f"{_SELF} 'wasm-unsafe-eval'",
    "style-src": _SELF,
    "img-src": f"{_SELF} data:",
    "media-src": _SELF,
    "font-src": _SELF,
    "connect-src": _SELF,
    "worker-src": _SELF,
    "form-action": _SELF,
    "base-uri": "'none'",
}


def policy(images: str = "") -> str:
    """The Content-Security-Policy of a page; `images` is one more host that pictures may come from."""
    found = {**_DIRECTIVES, "img-src": f"{_DIRECTIVES['img-src']} {images}".rstrip()}
    return "; ".join(f"{name} {sources}" for name, sources in found.items())


POLICY = policy()
"""The Content-Security-Policy of a page that asks nobody else, as `<meta>` may say it."""

HEADERS: Mapping[str, str] = {
    "Content-Security-Policy": f"{POLICY}; frame-ancestors {_SELF}",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Permissions-Policy": "camera=(), geolocation=(self), microphone=(), payment=()",
    "Cross-Origin-Opener-Policy": "same-origin",
}
"""What a web server can say besides; only a header may forbid to frame the site."""


def headers(images: str = "") -> dict[str, str]:
    """What a web server says; `images` is one more host that pictures may come from."""
    return {**HEADERS, "Content-Security-Policy": f"{policy(images)}; frame-ancestors {_SELF}"}


def header_files(root: str, images: str = "") -> dict[str, str]:
    """Settings for web servers by path; `root` is the path of the site on its server, with slashes at both ends.

    `_headers` works by lying there (Netlify, Cloudflare Pages); the others are to be copied: a server that does not
    allow them in a folder answers nothing but errors when it finds one.
    """
    said = headers(images)
    nginx, apache = _nginx(root, said), _apache(root, said)
    return {"_headers": _plain(said), "kopfzeilen/nginx.conf": nginx, "kopfzeilen/apache.conf": apache}


def robots(base: str) -> str:
    """`robots.txt`: everything may be read, and where the list of pages lies."""
    return f"User-agent: *\nAllow: /\n\nSitemap: {base}sitemap.xml\n"


def _plain(said: Mapping[str, str]) -> str:
    lines = [f"  {name}: {value}\n" for name, value in said.items()]
    return "".join(["/*\n", *lines])


def _nginx(root: str, said: Mapping[str, str]) -> str:
    lines = [f'add_header {name} "{value}" always;\n' for name, value in said.items()]
    start = "# In den Abschnitt „server“ oder „location“ übernehmen.\n"
    return "".join([start, *lines, f"error_page 404 {root}404.html;\n"])


def _apache(root: str, said: Mapping[str, str]) -> str:
    lines = [f'  Header always set {name} "{value}"\n' for name, value in said.items()]
    start = "# In die Konfiguration oder in eine Datei .htaccess übernehmen.\n<IfModule mod_headers.c>\n"
    return "".join([start, *lines, "</IfModule>\n", f"ErrorDocument 404 {root}404.html\n"])
