"""JSON-LD in the words of schema.org: the site, the concept, who publishes it, and where a page stands."""

from __future__ import annotations

import json
import re
from typing import Any

from isek.schema.settings import Settings
from isek.views.context import Site
from isek.views.page import SitePage

_CONTEXT = "https://schema.org"
_LICENCES = {
    "cc0-1.0": "https://creativecommons.org/publicdomain/zero/1.0/",
    "cc-by-4.0": "https://creativecommons.org/licenses/by/4.0/",
    "cc-by-sa-4.0": "https://creativecommons.org/licenses/by-sa/4.0/",
    "dl-de/by-2-0": "https://www.govdata.de/dl-de/by-2-0",
    "dl-de/zero-2-0": "https://www.govdata.de/dl-de/zero-2-0",
}
# What would end the script element, and what old readers of JavaScript take for a line's end.
_UNSAFE = re.compile("[<>&\u2028\u2029]")


def as_script(data: dict[str, Any]) -> str:
    """The data as JSON that is safe inside of `<script>`."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return _UNSAFE.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def breadcrumbs(site: Site, page: SitePage) -> dict[str, Any]:
    """The way from the start page to a page; `site.base` must be known."""
    way = [*((crumb.title, crumb.address) for crumb in page.crumbs), (page.title, page.address)]
    items = [
        {"@type": "ListItem", "position": place, "name": title, "item": site.base + address}
        for place, (title, address) in enumerate(way, 1)
    ]
    return {"@context": _CONTEXT, "@type": "BreadcrumbList", "itemListElement": items}


def concept_graph(site: Site, name: str, summary: str) -> dict[str, Any]:
    """The site, the concept and the municipality, which name each other; `site.base` must be known."""
    website = {
        "@type": "WebSite",
        "@id": f"{site.base}#website",
        "url": site.base,
        "name": name,
        "inLanguage": "de",
        "publisher": _ref(site, "gemeinde"),
        "about": _ref(site, "konzept"),
    }
    return {"@context": _CONTEXT, "@graph": [website, _report(site, summary), _municipality(site)]}


def _report(site: Site, summary: str) -> dict[str, Any]:
    settings, revision = site.concept.settings, site.revision
    dated = revision.date if revision and revision.date and not revision.date.quarter else None
    return _stated(
        {
            "@type": "Report",
            "@id": f"{site.base}#konzept",
            "url": site.base,
            "name": settings.title,
            "description": summary,
            "genre": settings.kind,
            "inLanguage": "de",
            "isPartOf": _ref(site, "website"),
            "publisher": _ref(site, "gemeinde"),
            "spatialCoverage": _ref(site, "gemeinde"),
            "temporalCoverage": _years(settings),
            "datePublished": dated.iso() if dated else None,
            "version": revision.id if revision else None,
            "license": _LICENCES.get((settings.licence or "").casefold()),
        }
    )


def _municipality(site: Site) -> dict[str, Any]:
    settings = site.concept.settings
    town, contact = settings.municipality, settings.contact
    return _stated(
        {
            "@type": "GovernmentOrganization",
            "@id": f"{site.base}#gemeinde",
            "name": site.town,
            "url": town.website if town else None,
            "identifier": town.ags if town else None,
            "email": contact.email if contact else None,
            "telephone": contact.phone if contact else None,
            "areaServed": town.state if town else None,
        }
    )


def _ref(site: Site, name: str) -> dict[str, str]:
    return {"@id": f"{site.base}#{name}"}


def _years(settings: Settings) -> str | None:
    span = settings.span
    return f"{span.start}/{span.end}" if span and span.start and span.end else None


def _stated(values: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value}
