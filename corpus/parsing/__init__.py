"""From text and blocks to header, items, decisions and speakers; pure functions only."""
