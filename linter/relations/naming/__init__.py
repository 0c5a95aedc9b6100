"""What people, bodies and places are called, and how they are written."""
