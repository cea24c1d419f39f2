"""All scenarios, each a domain of its own."""

from . import breaks, ladder, strangers


def scenarios():
    return [*ladder.scenarios(), *breaks.scenarios(), *strangers.scenarios()]
