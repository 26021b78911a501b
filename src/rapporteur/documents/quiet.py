"""Keep the parsers of others from writing to a user's terminal while they read bad input."""

import logging
import warnings
from collections.abc import Iterator
from contextlib import contextmanager

_TALKATIVE = ("trafilatura", "htmldate", "courlan", "justext", "pypdf", "charset_normalizer", "httpx", "httpcore")


@contextmanager
def quiet() -> Iterator[None]:
    """Silence logs and warnings of third-party parsers for the length of a block; our issues say what matters."""
    loggers = [logging.getLogger(name) for name in _TALKATIVE]
    levels = [logger.level for logger in loggers]
    for logger in loggers:
        logger.setLevel(logging.CRITICAL + 1)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        for logger, level in zip(loggers, levels, strict=True):
            logger.setLevel(level)
