"""What the display lines say, beside the story under them."""
