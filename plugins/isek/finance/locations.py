"""Which Fördergebiet the money of a measure belongs to: each euro to one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from msgspec.structs import replace

from isek.finance.ledger import Posting
from isek.finance.money import Money
from isek.schema.concept import Concept
from isek.schema.measures import Measure

SEVERAL = "mehrere Gebiete"
OUTSIDE = "außerhalb der Fördergebiete"
_ALL = Decimal(100)


class Locations:
    """The Fördergebiete of a concept, and where in them its measures lie."""

    def __init__(self, concept: Concept) -> None:
        self.concept = concept
        self.funded = {area_id: self._nearest(area_id) for area_id in concept.areas}

    def _nearest(self, area_id: str) -> str:
        """The Fördergebiet that an area is or lies in, else `OUTSIDE`."""
        area, seen = self.concept.areas.get(area_id), {area_id}
        while area and not area.funded:
            area = self.concept.areas.get(area.part_of.id) if area.part_of else None
            if area and area.id in seen:
                return OUTSIDE
            seen.add(area.id if area else area_id)
        return area.id if area else OUTSIDE

    def of(self, area_id: str) -> str:
        """The Fördergebiet that an area is or lies in, else `OUTSIDE`."""
        return self.funded.get(area_id, OUTSIDE)

    def split(self, posting: Posting) -> Iterator[tuple[str, Posting]]:
        """The parts of a posting by Fördergebiet, adding up to the cent; `SEVERAL` where the shares are not known."""
        weights = self._weights(posting.measure)
        if len(weights) == 1:
            yield next(iter(weights)), posting
        else:
            yield from zip(weights, _split(posting, list(weights.values())), strict=True)

    def _weights(self, measure: Measure) -> dict[str, Decimal]:
        shares: dict[str, Decimal] = {}
        for area_id, percent in measure.area_shares:
            shares[self.of(area_id)] = shares.get(self.of(area_id), Decimal(0)) + percent
        if sum(shares.values()) > 0:
            rest = _ALL - sum(shares.values())
            return shares | ({OUTSIDE: shares.get(OUTSIDE, Decimal(0)) + rest} if rest > 0 else {})
        inside = {self.of(ref.id) for ref in measure.areas} - {OUTSIDE}
        return {SEVERAL if len(inside) > 1 else next(iter(inside), OUTSIDE): _ALL}


def _split(posting: Posting, weights: list[Decimal]) -> list[Posting]:
    columns = _split_all(posting.columns, weights)
    yearly = _split_all(posting.yearly, weights)
    years = _split_all(posting.years, weights)
    by_source = {source: _split_all(sums, weights) for source, sums in posting.financing_years.items()}
    return [
        replace(
            posting,
            columns=columns[at],
            yearly=yearly[at],
            years=years[at],
            financing_years={source: parts[at] for source, parts in by_source.items()},
            closed=_part(posting.closed, weights, at),
            unmatched=_part(posting.unmatched, weights, at),
        )
        for at in range(len(weights))
    ]


def _split_all(columns: Mapping[str, Money], weights: list[Decimal]) -> list[dict[str, Money]]:
    parts = {name: money.split(weights) for name, money in columns.items()}
    return [{name: split[at] for name, split in parts.items()} for at in range(len(weights))]


def _part(money: Money | None, weights: list[Decimal], at: int) -> Money | None:
    return None if money is None else money.split(weights)[at]
