"""What `import detente` offers, and what it costs."""

from __future__ import annotations

import resource
import subprocess
import sys

import pytest

import detente

HEAVY = {
    *("starlette", "fastapi", "sqlalchemy", "highspy", "moocore", "numpy"),
    *("openpyxl", "docx", "lxml", "yaml", "jinja2", "markdown_it", "vl_convert"),
}


def test_names_are_few_and_sorted() -> None:
    """``__all__`` is short enough to read at once, sorted, without repetition."""
    assert sorted(set(detente.__all__)) == list(detente.__all__)
    assert len(detente.__all__) <= 30


@pytest.mark.parametrize("name", detente.__all__)
def test_name_is_there_and_explained(name: str) -> None:
    """Every public name can be imported, and everything but the version has a docstring."""
    value = getattr(detente, name)

    assert name == "__version__" or value.__doc__


def test_names_can_be_discovered() -> None:
    """Completion in an interpreter shows the lazy names too; an unknown one is refused."""
    assert set(detente.__all__) <= set(dir(detente))
    with pytest.raises(AttributeError, match="no_such_name"):
        getattr(detente, "no_such_name")  # noqa: B009 - the lookup itself is what is tested


@pytest.mark.parametrize("program", ["import detente", "import detente.cli"])
def test_import_is_light(program: str) -> None:
    """Neither the package nor its command line pulls in a web, database, solver or file package."""
    listing = f"{program}; import sys; print(' '.join(sys.modules))"
    done = subprocess.run(
        [sys.executable, "-c", listing], capture_output=True, text=True, check=True
    )

    assert set() == HEAVY & set(done.stdout.split())


def test_help_comes_at_once() -> None:
    """``detente --help`` takes at most 0.3 s of processor time: the one timed bar, so best of 5.

    Processor time, not waiting time: a busy machine does not make the test fail.
    """

    def spent() -> float:
        used = resource.getrusage(resource.RUSAGE_CHILDREN)
        return used.ru_utime + used.ru_stime

    costs = []
    for _ in range(5):
        before = spent()
        subprocess.run(
            [sys.executable, "-c", "from detente.cli import main; main()", "--help"],
            stdout=subprocess.DEVNULL,
            check=True,
        )
        costs.append(spent() - before)

    assert min(costs) <= 0.3
