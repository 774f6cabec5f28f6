"""Settings shared by all tests: how thoroughly Hypothesis searches; and the built site.

The environment variable HYPOTHESIS_PROFILE names the profile. Without it, the
profile is "ci" where CI is set to "true" and "dev" everywhere else.

    ci    few examples, the same ones on every run
    dev   the usual number of examples, different ones on every run
    fuzz  a long search for rare failures
"""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

from browser import lacking, launched

if TYPE_CHECKING:
    from playwright.sync_api import Browser

settings.register_profile("ci", max_examples=50, deadline=None, derandomize=True, print_blob=True)
settings.register_profile("dev", max_examples=100, deadline=None)
settings.register_profile(
    "fuzz",
    max_examples=10_000,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile(
    os.environ.get("HYPOTHESIS_PROFILE")
    or ("ci" if os.environ.get("CI", "").lower() == "true" else "dev")
)


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the built site, which is built once in a run."""
    # Without MkDocs all other tests can be run.
    pytest.importorskip("material", reason="mkdocs-material builds the site")
    from built import built_site

    return built_site(tmp_path_factory)


@pytest.fixture(scope="session")
def browser() -> "Iterator[Browser]":
    """Chromium; a test that asks for it is skipped, with the reason, where it cannot run."""
    if reason := lacking():
        pytest.skip(f"not tested in a browser: {reason}")
    with launched() as made:
        yield made
