"""Tables of another shape become content files, by a mapping file (contract page 5)."""

from isek.importing.plan import Plan, make_plan
from isek.importing.report import Message, Report

__all__ = ["Message", "Plan", "Report", "make_plan"]
