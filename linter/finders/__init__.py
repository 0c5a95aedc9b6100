"""Finders: one module a kind of claim, Document -> claims. A module says what it `finds` and has `find(document)`."""
