"""Plain text."""

from linter.document import BODY, Document, Draft

suffixes = (".txt", "")


def read(path: str, data: bytes) -> Document:
    source = data.decode("utf-8")
    draft = Draft(path, source)
    at = 0
    for line in source.splitlines(keepends=True):
        draft.open(BODY)
        draft.add(at, at + len(line))
        at += len(line)
    return draft.document()
