"""Tables as grids of numbers, and the text beside them."""
