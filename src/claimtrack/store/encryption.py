"""Encrypting a backup in the age format, with a passphrase or for the owners of keys.

`pyrage` does it: the format is read by `age` and `rage` too, so that a backup can be opened
without claimtrack. It works in memory, so a backup takes two or three times its size there.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from claimtrack.errors import FileTrouble, WrongUse
from claimtrack.files import guarded
from claimtrack.model.lock import Lock

HEADER = b"age-encryption.org/v1"
"""What an encrypted file begins with."""


def is_encrypted(path: Path) -> bool:
    """Whether a file is encrypted. It must not be a database that is open in this process.

    Raises:
        OSError: it cannot be read.
    """
    with guarded(path).open("rb") as file:
        return file.read(len(HEADER)) == HEADER


def encrypt(data: bytes, lock: Lock) -> bytes:
    """Encrypt a backup; with a passphrase, it is decrypted again and compared.

    Raises:
        WrongUse: the extra is not installed, or a key is not valid.
        FileTrouble: what was encrypted does not decrypt to the same.
    """
    age = _age()
    if lock.recipients:
        sealed: bytes = age.encrypt(data, [_recipient(age, each) for each in lock.recipients])
        return sealed
    sealed = age.passphrase.encrypt(data, lock.passphrase)
    if age.passphrase.decrypt(sealed, lock.passphrase) != data:
        raise FileTrouble("The encrypted backup does not decrypt to what was backed up: try again.")
    return sealed


def decrypt(sealed: bytes, lock: Lock, name: Path) -> bytes:
    """Decrypt a backup.

    Args:
        sealed: the encrypted bytes.
        lock: the passphrase or the secret keys.
        name: the file, for the message.

    Raises:
        WrongUse: the extra is not installed, or there is no secret key in a file of keys.
        FileTrouble: it was closed with something else, or is damaged.
    """
    age = _age()
    try:
        if lock.identities:
            found: bytes = age.decrypt(sealed, _identities(age, lock.identities))
        else:
            found = age.passphrase.decrypt(sealed, lock.passphrase)
    except age.DecryptError as error:
        raise FileTrouble(
            f"{name} cannot be decrypted ({error}): it was encrypted with another passphrase or "
            "key, or is damaged."
        ) from error
    return found


def _recipient(age: Any, key: str) -> object:  # noqa: ANN401 - a module that may be missing
    read: Callable[[str], object] = age.x25519.Recipient.from_str
    if key.startswith("ssh-"):
        read = age.ssh.Recipient.from_str
    try:
        return read(key.strip())
    except age.RecipientError as error:
        raise WrongUse(f"'{key}' is not a public key of age or ssh ({error}).") from error


def _identities(age: Any, texts: Sequence[str]) -> list[object]:  # noqa: ANN401 - as above
    found: list[object] = []
    for text in texts:
        try:
            if text.lstrip().startswith("-----BEGIN"):
                found.append(age.ssh.Identity.from_buffer(text.encode()))
            lines = (line.strip() for line in text.splitlines())
            keys = [line for line in lines if line.startswith("AGE-SECRET-KEY-")]
            found += [age.x25519.Identity.from_str(key) for key in keys]
        except age.IdentityError as error:
            raise WrongUse(f"A secret key cannot be read ({error}).") from error
    if not found:
        raise WrongUse("There is no secret key of age or ssh in the file of keys.")
    return found


def _age() -> Any:  # noqa: ANN401 - a module that may be missing
    try:
        import pyrage
    except ImportError as missing:
        raise WrongUse(
            "Encrypted backups need the extra 'encrypt': pip install 'claimtrack[encrypt]'."
        ) from missing
    return pyrage
