"""Finding: vectors, words, and the published generations that hold both."""
