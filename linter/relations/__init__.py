"""Relations: what the copy says of several figures, names or clauses at once, read for the rules that check it.

One module a relation: a share with its part and whole (`portions/`), a change with its two ends (`growth/`), a sum with
its parts (`totals/`), a part within its whole (`nesting/`), the days of one event (`days/`), a record and an earlier
case (`precedence/`), a table (`grids/`), a name (`naming/`), a headline (`headlines/`). Finders say what a claim is;
these say how claims hang together.
"""
