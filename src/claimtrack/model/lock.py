"""Locks: what a backup is encrypted with."""

from __future__ import annotations

from msgspec import Struct


class Lock(Struct, frozen=True):
    """What closes or opens a backup: a passphrase, or keys.

    `recipients` are public keys (`age1...`, `ssh-ed25519 ...`), to encrypt; `identities` the texts
    of files with secret ones, to decrypt.
    """

    passphrase: str = ""
    recipients: tuple[str, ...] = ()
    identities: tuple[str, ...] = ()
