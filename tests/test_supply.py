"""What claimtrack is made of: whom it may talk to, which versions, under which licences."""

from __future__ import annotations

import re
import socket
import subprocess
import sys
import tomllib
from functools import cache
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests import tiny_encoder
from tests.conftest import make_example
from tests.loopback import Outside

HOUSE = Path(__file__).resolve().parents[1]
_LOCKED = re.compile(r"^([a-z0-9._-]+)==([^ ]+) \\\n    --hash=sha256:[0-9a-f]{64}$", re.MULTILINE)

MAY = re.compile(
    r"\b(MIT|0BSD|BSD|Apache|PSF|Python Software Foundation|MPL|Mozilla|Zlib|CC0|ISC|CNRI|"
    r"Public Domain|Unlicense)\b",
    re.IGNORECASE,
)
"""What a licence may be: it asks for no more than to be named. MPL asks that of its own files."""

MAY_NOT = re.compile(
    r"\b(A?GPL|LGPL|General Public|SSPL|Commons Clause|Proprietary)", re.IGNORECASE
)

KNOWN = {
    "tld": "one of several, at our choice: MPL-1.1",
    "pyrage": "MIT, in its LICENSE file alone",
    "pypdfium2": "BSD-3-Clause, Apache-2.0, and what PDFium is made of (BSD, MIT, zlib, FreeType)",
}
"""Licences that somebody has read, because the package does not say them in a word."""

HUB = (
    "import sys\n"
    "sys.argv[0] = 'claimtrack'\n"
    "from claimtrack.cli.running import run\n"
    "code = run(sys.argv[1:])\n"
    "assert 'tokenizers' in sys.modules, 'this test looks at nothing'\n"
    "hub = [name for name in sys.modules if name.split('.')[0] in"
    " ('huggingface_hub', 'hf_xet', 'httpx', 'httpx2', 'requests')]\n"
    "print(code, hub)\n"
)


@cache
def locked() -> dict[str, str]:
    """The versions of constraints.txt by package."""
    return dict(_LOCKED.findall((HOUSE / "constraints.txt").read_text(encoding="utf-8")))


def needed() -> list[Requirement]:
    """What pyproject.toml asks for, extras too."""
    project = tomllib.loads((HOUSE / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = project["optional-dependencies"]
    every = [*project["dependencies"], *(one for extra in extras.values() for one in extra)]
    return [one for one in map(Requirement, every) if one.name != "claimtrack"]


def test_no_test_talks_to_anybody_outside() -> None:
    for host in ("192.0.2.1", "::ffff:192.0.2.1", "2001:db8::1"):
        with (
            pytest.raises(Outside),
            socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as asked,
        ):
            asked.connect((host, 9))
    with pytest.raises(Outside):
        socket.create_connection(("claims.example", 80))
    with pytest.raises(Outside), socket.socket(type=socket.SOCK_DGRAM) as sent:
        sent.sendto(b"", ("192.0.2.1", 9))


@pytest.mark.slow
def test_matching_by_meaning_loads_no_client_of_a_hub(tmp_path: Path) -> None:
    pytest.importorskip("onnxruntime", reason="the extra 'semantic' is not installed")
    make_example(tmp_path / "desk.db")
    model = tiny_encoder.make(tmp_path / "tiny")
    words = ("match", "The ferry sank", "--model", str(model), "--json")
    command = [sys.executable, "-P", "-c", HUB, "--db", str(tmp_path / "desk.db"), *words]
    ran = subprocess.run(command, check=True, capture_output=True, text=True)
    assert ran.stdout.splitlines()[-1] == "0 []", ran.stdout + ran.stderr


def test_every_package_that_is_asked_for_is_locked_by_hash_and_no_registry_is_named() -> None:
    text = (HOUSE / "constraints.txt").read_text(encoding="utf-8")
    assert "://" not in text
    assert text.count("==") == len(locked()), "a line of another form"
    for one in needed():
        version = locked().get(canonicalize_name(one.name))
        assert version is not None, f"{one.name} is not locked: run .ci/lock"
        assert one.specifier.contains(version), f"{one}, locked at {version}: run .ci/lock"


@pytest.mark.parametrize("package", sorted(locked()))
def test_licences_ask_for_no_more_than_to_be_named(package: str) -> None:
    try:
        about = distribution(package).metadata
    except PackageNotFoundError:
        pytest.skip("not installed here")
    classifiers = [one for one in about.get_all("Classifier", []) if one.startswith("License")]
    given = about.json.get("license_expression") or f"{classifiers} {about.json.get('license')}"
    said = str(given)[:300]
    if package not in KNOWN:
        assert MAY.search(said), f"{said!r}: read it, and say so in KNOWN"
        assert not MAY_NOT.search(said), said
