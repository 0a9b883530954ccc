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
POLICY = "; ".join(f"{name} {sources}" for name, sources in _DIRECTIVES.items())
"""The Content-Security-Policy of every page, as `<meta>` may say it."""

HEADERS: Mapping[str, str] = {
    "Content-Security-Policy": f"{POLICY}; frame-ancestors {_SELF}",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Permissions-Policy": "camera=(), geolocation=(self), microphone=(), payment=()",
    "Cross-Origin-Opener-Policy": "same-origin",
}
"""What a web server can say besides; only a header may forbid to frame the site."""


def header_files(root: str) -> dict[str, str]:
    """Settings for web servers by path; `root` is the path of the site on its server, with slashes at both ends.

    `_headers` works by lying there (Netlify, Cloudflare Pages); the others are to be copied: a server that does not
    allow them in a folder answers nothing but errors when it finds one.
    """
    return {"_headers": _plain(), "kopfzeilen/nginx.conf": _nginx(root), "kopfzeilen/apache.conf": _apache(root)}


def robots(base: str) -> str:
    """`robots.txt`: everything may be read, and where the list of pages lies."""
    return f"User-agent: *\nAllow: /\n\nSitemap: {base}sitemap.xml\n"


def _plain() -> str:
    lines = [f"  {name}: {value}\n" for name, value in HEADERS.items()]
    return "".join(["/*\n", *lines])


def _nginx(root: str) -> str:
    lines = [f'add_header {name} "{value}" always;\n' for name, value in HEADERS.items()]
    start = "# In den Abschnitt „server“ oder „location“ übernehmen.\n"
    return "".join([start, *lines, f"error_page 404 {root}404.html;\n"])


def _apache(root: str) -> str:
    lines = [f'  Header always set {name} "{value}"\n' for name, value in HEADERS.items()]
    start = "# In die Konfiguration oder in eine Datei .htaccess übernehmen.\n<IfModule mod_headers.c>\n"
    return "".join([start, *lines, "</IfModule>\n", f"ErrorDocument 404 {root}404.html\n"])
