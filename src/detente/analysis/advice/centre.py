"""The representative of what fits one party's statements: temporary home."""

from __future__ import annotations

from detente.analysis.preferences import Outlook, Reason, Sampler, sampler
from detente.analysis.preferences.findings import Representative


def representative(
    outlook: Outlook, *, samples: int = 1_000, seed: int = 0
) -> Representative | Reason:
    """The centroid of the samples: part-worths and weights as shares of utility."""
    import numpy as np

    plan = sampler(outlook)
    if not isinstance(plan, Sampler):
        return plan
    drawn = plan.draw(np.random.default_rng(seed), samples)
    if not drawn.count:
        return "too_rare"
    means = [table.mean(axis=0) / plan.scale for table in drawn.tables]
    tops = [(t.max(axis=1) - t.min(axis=1)).mean() / plan.scale for t in drawn.tables]
    issues = [issue.id for issue in outlook.case.issues]
    return Representative(
        tuple((issue, float(top)) for issue, top in zip(issues, tops, strict=True)),
        tuple(
            ((issue, option), float(mean))
            for issue, options, row in zip(issues, plan.options, means, strict=True)
            for option, mean in zip(options, row, strict=True)
        ),
        drawn.count,
        seed,
    )
