"""Readers: one module a format, bytes -> Document. A module names its `suffixes` and has `read(path, data)`."""
