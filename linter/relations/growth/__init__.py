"""What the copy says has risen, fallen or been multiplied, and the figures then and now."""
