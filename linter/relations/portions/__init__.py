"""Shares of a whole, beside their figures and apart from them."""
