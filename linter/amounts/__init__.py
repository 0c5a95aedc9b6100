"""Amounts as copy writes them: "$4.57bn", "two-thirds", "5-7 km", each as the range it was rounded from.

Number first: `reading` finds where a number may stand, then what is to its left and right decides what it is;
`elsewhere` knows the numbers that are no amounts, `spoken` those in words, `ranges` those that come in pairs.
Source of the idea that a number is a range: statcheck (Nuijten et al. 2016, doi:10.3758/s13428-015-0664-2).
"""

from __future__ import annotations

from linter.amounts.amount import Amount, bounds
from linter.amounts.reading import amounts

__all__ = ["Amount", "amounts", "bounds"]
