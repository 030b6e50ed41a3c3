"""Time whole commands from a cold start, beside bare Python and a cold match of the same run.

    python benchmarks/cold.py [--rounds N] [--db FILE]

Each round starts every command once, in a process of its own, one after the other, so that a busy
machine slows all of them alike. The cost is CPU (user and system) as the kernel counts it; the
ratios are medians of the ratios of each round. Another tree than the installed one is measured with
`PYTHONPATH=/its/src`. The database is a copy, and bytecode is kept in a folder of this run's own.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median

EXAMPLE = Path(__file__).parent.parent / "claims.db"
STATEMENT = "Pakistan is still on the grey list of the Financial Action Task Force"

BARE, MATCH, MATCH_JSON = "bare python", "match", "match --json"
COMMANDS = {
    MATCH: ("match", STATEMENT),
    MATCH_JSON: ("match", STATEMENT, "--json"),
    "articles": ("articles",),
    "articles --json": ("articles", "--json"),
    "claims": ("claims",),
    "claims --json": ("claims", "--json"),
    "report": ("report",),
    "check": ("check",),
}


def cpu_ms(arguments: tuple[str, ...], environment: dict[str, str]) -> float:
    """Run Python with these arguments; return the milliseconds of CPU that it took."""
    with subprocess.Popen(
        [sys.executable, *arguments],
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as running:
        _, status, used = os.wait4(running.pid, 0)
        running.returncode = os.waitstatus_to_exitcode(status)
    if running.returncode not in {0, 1}:  # 1: `check` found a broken house rule
        raise SystemExit(f"{' '.join(arguments)} gave {running.returncode}")
    return (used.ru_utime + used.ru_stime) * 1000


def loaded(arguments: tuple[str, ...], environment: dict[str, str]) -> tuple[int, int]:
    """Count the modules that a command imports: all of them, and ours."""
    running = subprocess.run(
        [sys.executable, "-X", "importtime", *arguments],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    lines = (line for line in running.stderr.splitlines() if line.startswith("import time:"))
    names = [line.rpartition("|")[2].strip() for line in lines][1:]
    return len(names), sum(name.partition(".")[0] == "claimtrack" for name in names)


def measure(file: Path, cache: Path, rounds: int) -> None:
    """Run every command in turn, round after round, and print what each cost."""
    environment = {
        **os.environ,
        "PYTHONPYCACHEPREFIX": str(cache),
        "PYTHONDONTWRITEBYTECODE": "",
    }
    runs: dict[str, tuple[str, ...]] = {BARE: ("-c", "pass")}
    for label, words in COMMANDS.items():
        runs[label] = ("-m", "claimtrack", "--db", str(file), *words)
    modules = {label: loaded(words, environment) for label, words in runs.items()}
    costs: dict[str, list[float]] = {label: [] for label in runs}
    for _ in range(rounds):
        for label, words in runs.items():
            costs[label].append(cpu_ms(words, environment))
    print(f"{rounds} rounds, CPU of a whole process; beside: median of the ratios of each round")
    print(f"{'':16}{'ms':>6}", *(f"{f'/ {one}':>15}" for one in (BARE, MATCH, MATCH_JSON)), end="")
    print(f"{'modules':>9}{'ours':>6}")
    for label, taken in costs.items():
        beside = (
            median(ours / theirs for ours, theirs in zip(taken, costs[other], strict=True))
            for other in (BARE, MATCH, MATCH_JSON)
        )
        print(f"{label:16}{median(taken):6.0f}", *(f"{ratio:15.2f}" for ratio in beside), end="")
        print(f"{modules[label][0]:9}{modules[label][1]:6}")


def main() -> None:
    """Measure a copy of the worked example, or of another file."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--rounds", type=int, default=20)
    parser.add_argument("--db", type=Path, default=EXAMPLE, help="a copy of it is used")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        file = Path(name) / "claims.db"
        shutil.copy(asked.db, file)
        measure(file, Path(name) / "bytecode", asked.rounds)


if __name__ == "__main__":
    main()
