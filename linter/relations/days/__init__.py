"""Days and years of one event, and what is counted from them."""
