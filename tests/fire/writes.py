"""Every write that is put under fire."""

from __future__ import annotations

from collections.abc import Mapping

from tests.fire.desk_writes import DESK_WRITES
from tests.fire.file_writes import FILE_WRITES
from tests.fire.write import Write

WRITES: Mapping[str, Write] = {**DESK_WRITES, **FILE_WRITES}
"""By what they are called in the table."""
