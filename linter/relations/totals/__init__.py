"""What things come to together: sums, products, rates and conversions."""
