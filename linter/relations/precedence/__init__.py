"""Firsts, records and places in an order, and the earlier cases that speak against them."""
