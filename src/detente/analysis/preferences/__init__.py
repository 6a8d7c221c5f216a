"""What do the statements imply? The set of compatible utilities and its exact bounds."""

from detente.analysis.preferences.bounds import Certified, Span
from detente.analysis.preferences.no_deal import Relation, relations_to_no_deal
from detente.analysis.preferences.outlook import Outlook
from detente.analysis.preferences.programmes.blame import Refutation
from detente.analysis.preferences.regret import Regret, cautious, max_regret
from detente.analysis.preferences.relations import CertainOrder, certain_order, compare
from detente.analysis.preferences.representative import representative
from detente.analysis.preferences.sampling.chains.diagnostics import Diagnostics
from detente.analysis.preferences.sampling.planning import sampler, walked
from detente.analysis.preferences.sampling.samples import Drawn, Reason, Sampler
from detente.analysis.preferences.sampling.utilities import utilities
from detente.analysis.preferences.sampling.values import VALUES as GRID_OF_VALUES
from detente.analysis.preferences.sampling.weights import WEIGHTS as GRID_OF_WEIGHTS

__all__ = [
    "GRID_OF_VALUES",
    "GRID_OF_WEIGHTS",
    "CertainOrder",
    "Certified",
    "Diagnostics",
    "Drawn",
    "Outlook",
    "Reason",
    "Refutation",
    "Regret",
    "Relation",
    "Sampler",
    "Span",
    "cautious",
    "certain_order",
    "compare",
    "max_regret",
    "relations_to_no_deal",
    "representative",
    "sampler",
    "utilities",
    "walked",
]
