"""From the bytes of one file to its text and blocks, in any format we read."""
