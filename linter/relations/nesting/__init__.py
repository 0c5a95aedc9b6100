"""A part, and the whole that it lies in: of a country, of a year, of what somebody has."""
