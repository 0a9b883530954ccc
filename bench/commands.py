"""Runs commands of this environment, and says what they took."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

BIN = Path(sys.executable).parent
# On Linux the peak is told in KiB, on macOS in bytes.
RSS_UNIT = 1 if sys.platform == "darwin" else 1024


@dataclass(frozen=True, slots=True)
class Cost:
    """What a command took: CPU seconds and peak memory in bytes."""

    seconds: float
    memory: int


Job = Callable[[], Cost]


def run(folder: Path, command: str, *arguments: str, epoch: int | None = None) -> Cost:
    """What a command takes in a folder; ends everything where the command fails. `epoch` stands for now."""
    moment = {} if epoch is None else {"SOURCE_DATE_EPOCH": str(epoch)}
    environment = os.environ | {"NO_MKDOCS_2_WARNING": "1"} | moment
    with tempfile.TemporaryFile() as output:
        process = subprocess.Popen(
            [BIN / command, *arguments], cwd=folder, env=environment, stdout=output, stderr=subprocess.STDOUT
        )
        _, status, usage = os.wait4(process.pid, 0)
        # Popen must learn that its process has been waited for.
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            output.seek(0)
            raise SystemExit(f"{command} {' '.join(arguments)} ist gescheitert:\n{output.read().decode()}")
    return Cost(usage.ru_utime + usage.ru_stime, usage.ru_maxrss * RSS_UNIT)
