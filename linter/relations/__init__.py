"""Relations: what the copy says of several figures, names or clauses at once, read for the rules that check it.

One module a relation: a share with its part and whole, a change with its two ends, a sum with its parts, a range, a
vote with its winner. Finders say what a claim is; these say how claims hang together.
"""
