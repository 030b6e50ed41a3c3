"""Which encoder a name stands for: the one in a package, or one in a folder of one's own."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from claimtrack.match.encoder import PACKAGED

if TYPE_CHECKING:
    from claimtrack.match.encoder import Encoder


def encoder_named(name: str | Path) -> Encoder:
    """Return the encoder in the package (`PACKAGED`), or else the one in the folder of this name.

    Raises:
        BadInput: there is none, it cannot run here, or the extra `semantic` is not installed.
    """
    if str(name) == PACKAGED:
        from claimtrack.match.encoder_package import EncoderPackage

        return EncoderPackage()
    from claimtrack.match.encoder_folder import EncoderFolder

    return EncoderFolder(Path(name))
