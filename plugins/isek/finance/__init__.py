"""Sums that say what they leave out."""

from isek.finance.balance import Imbalance, balance
from isek.finance.figures import COST, ELIGIBLE, OPEN_SOURCE, UNCOVERED
from isek.finance.ledger import Posting, Standing
from isek.finance.money import Money
from isek.finance.overview import SOURCE_LABELS, AreaRow, CostOverview, Row, SourceRow, overview
from isek.finance.totals import FUNDING, Aside, Excluded, Total, Yearly
from isek.finance.wording import sentence, shown
from isek.finance.years import UNDISTRIBUTED, YearRow

__all__ = [
    "COST",
    "ELIGIBLE",
    "FUNDING",
    "OPEN_SOURCE",
    "SOURCE_LABELS",
    "UNCOVERED",
    "UNDISTRIBUTED",
    "AreaRow",
    "Aside",
    "CostOverview",
    "Excluded",
    "Imbalance",
    "Money",
    "Posting",
    "Row",
    "SourceRow",
    "Standing",
    "Total",
    "YearRow",
    "Yearly",
    "balance",
    "overview",
    "sentence",
    "shown",
]
