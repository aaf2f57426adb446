"""Tests of corpus.parsing, in invented sentences in the manner of real minutes."""
