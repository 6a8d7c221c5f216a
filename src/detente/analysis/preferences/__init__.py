"""What do the statements imply? The set of compatible utilities and its exact bounds."""

from detente.analysis.preferences.bounds import Span
from detente.analysis.preferences.chain_diagnostics import Diagnostics
from detente.analysis.preferences.no_deal import Relation, relations_to_no_deal
from detente.analysis.preferences.outlook import Outlook
from detente.analysis.preferences.representative import representative
from detente.analysis.preferences.samples import Drawn, Reason, Sampler
from detente.analysis.preferences.samples_planning import sampler, walked
from detente.analysis.preferences.samples_utilities import utilities
from detente.analysis.preferences.samples_values import VALUES as GRID_OF_VALUES
from detente.analysis.preferences.samples_weights import WEIGHTS as GRID_OF_WEIGHTS

__all__ = [
    "GRID_OF_VALUES",
    "GRID_OF_WEIGHTS",
    "Diagnostics",
    "Drawn",
    "Outlook",
    "Reason",
    "Relation",
    "Sampler",
    "Span",
    "relations_to_no_deal",
    "representative",
    "sampler",
    "utilities",
    "walked",
]
