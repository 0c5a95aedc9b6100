"""Wire copy: drafts that carry the same words. What one of them says does not bear out what another says.

A wire service's story stands in many papers, cut, retitled and with a line of the paper's own. Two drafts are one copy
when most runs of four words in the shorter stand in the longer, whatever their spelling house; two reporters at one
event share the quotations and a few phrases, a fifth at the most.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from typing import Final
from zlib import crc32

from linter.document import NOT_THE_STORY, Document
from linter.folding import fold

RUN: Final = 4  # words
SAMPLE: Final = 4  # one run in so many is looked at: chosen by its words, so that a cut moves none
ENOUGH: Final = 0.6  # of the shorter draft's runs
LEAST: Final = 10  # sampled runs: shorter drafts have too little to tell by
COMMON: Final = 50  # drafts with one run: a standing phrase


def copies(documents: Iterable[Document]) -> Mapping[str, str]:
    """Path of each draft -> the first path that carries the same copy; its own where none does."""
    runs = {document.path: _runs(document) for document in sorted(documents, key=lambda document: document.path)}
    carriers: defaultdict[int, list[str]] = defaultdict(list)
    first = {path: path for path in runs}
    for path, own in runs.items():
        shared: Counter[str] = Counter()
        for run in own:
            if len(carriers[run]) < COMMON:
                shared.update(carriers[run])
            carriers[run].append(path)
        for other, count in sorted(shared.items()):
            if count >= ENOUGH * max(min(len(own), len(runs[other])), LEAST):
                first[path] = first[other]
                break
    return first


def _runs(document: Document) -> frozenset[int]:
    """The sampled runs of words of a draft's own story."""
    words = [
        word
        for block in document.blocks
        if block.zone not in NOT_THE_STORY
        for word in fold(document.prose[block.start : block.end]).split()
    ]
    every = (crc32(" ".join(words[at : at + RUN]).encode()) for at in range(len(words) - RUN + 1))
    return frozenset(run for run in every if run % SAMPLE == 0)
