"""Rooms that load a name when it is first asked for: every name they offer is there."""

from __future__ import annotations

import subprocess
import sys
from importlib import import_module

import pytest

ROOMS = ("claimtrack.model", "claimtrack.desk", "claimtrack.store")


@pytest.mark.parametrize("name", ROOMS)
def test_what_a_room_offers_is_what_it_can_load(name: str) -> None:
    room = import_module(name)
    homes = [each for names in room._HOMES.values() for each in names.split()]
    assert sorted(homes) == sorted(room.__all__)
    assert all(hasattr(room, each) for each in homes)
    with pytest.raises(AttributeError, match="no attribute 'nonsense'"):
        _ = room.nonsense


@pytest.mark.parametrize("name", ROOMS)
def test_naming_a_room_loads_none_of_its_modules(name: str) -> None:
    script = f"import {name}, sys; print([m for m in sys.modules if m.startswith('{name}.')])"
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "[]"
