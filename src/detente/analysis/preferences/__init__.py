"""What do the statements imply? The set of compatible utilities and its exact bounds."""

from detente.analysis.preferences.bounds import Span
from detente.analysis.preferences.no_deal import Relation, relations_to_no_deal
from detente.analysis.preferences.outlook import Outlook

__all__ = ["Outlook", "Relation", "Span", "relations_to_no_deal"]
