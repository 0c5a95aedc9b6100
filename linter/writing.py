"""Writing a file whole or not at all, so that a full disk or a second process never leaves half of one."""

from __future__ import annotations

import os
from contextlib import suppress

from linter.settings import Mistake


def replace_file(file: str, data: bytes) -> None:
    """Put these bytes in the place of a file, links and permissions kept. Raises Mistake where it cannot."""
    real = os.path.realpath(file)
    try:
        if os.path.exists(real) and not os.path.isfile(real):
            with open(real, "wb") as special:  # a device or a pipe cannot be replaced
                special.write(data)
            return
        if os.path.exists(real) and not os.access(real, os.W_OK):
            raise PermissionError(13, "Permission denied")
        swap(real, data)
    except OSError as error:
        raise Mistake(f"cannot write {file}: {error.strerror or error}; nothing in it was changed") from None


def swap(real: str, data: bytes, mode: int = 0o666) -> None:
    """Write beside the file, then rename: atomic where the system's rename is. Raises OSError."""
    beside = os.path.join(os.path.dirname(real), f".newslint-{os.getpid()}.tmp")
    try:
        with open(beside, "wb") as out:
            out.write(data)
        os.chmod(beside, _mode(real, mode))
        os.replace(beside, real)
    except BaseException:
        with suppress(OSError):
            os.unlink(beside)
        raise


def _mode(real: str, mode: int) -> int:
    """The permissions that the file has, or that a new one gets here."""
    try:
        return os.stat(real).st_mode & 0o7777
    except OSError:
        mask = os.umask(0)
        os.umask(mask)
        return mode & ~mask
