"""Fuzz one format: ``python fuzz/run.py FORMAT [SECONDS | FILE]``."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

import atheris

sys.path.insert(0, str(Path(__file__).resolve().parent))
with atheris.instrument_imports(include=["detente"]):
    from targets import MARK, TARGETS, check

HANG_SECONDS = 10
MEMORY_MB = 1024


def main() -> None:
    """Start from the sound files of the format; stop at the first finding, or when time is up."""
    name, what = sys.argv[1], (sys.argv[2] if len(sys.argv) > 2 else "60")
    target = TARGETS[name]()
    for seed in target.seeds:
        reading = check(target, MARK.join(seed))
        assert reading.case is not None, [problem.line("en") for problem in reading.problems]
    with tempfile.TemporaryDirectory(prefix="corpus") as scratch:
        corpus, words = Path(scratch) / "corpus", Path(scratch) / "words"
        corpus.mkdir()
        for number, seed in enumerate(target.seeds):
            (corpus / str(number)).write_bytes(MARK.join(seed))
        words.write_text("\n".join(map(_quoted, (*target.words, MARK.decode()))) + "\n")
        home = Path(__file__).resolve().parent
        options = [
            f"-dict={words}",
            f"-timeout={HANG_SECONDS}",
            f"-rss_limit_mb={MEMORY_MB}",
            f"-artifact_prefix={home}/{name}-",
            f"-max_len={4 * max(len(MARK.join(seed)) for seed in target.seeds)}",
            "-print_final_stats=1",
        ]
        if Path(what).is_file():
            options.append(what)
        else:
            options += [f"-max_total_time={what}", str(corpus)]
        atheris.Setup([sys.argv[0], *options], lambda data: check(target, data))
        atheris.Fuzz()


def _quoted(word: str) -> str:
    shown = "".join(
        chr(byte) if 32 < byte < 127 and chr(byte) not in '"\\' else f"\\x{byte:02x}"
        for byte in word.encode()
    )
    return f'"{shown}"'


if __name__ == "__main__":
    main()
