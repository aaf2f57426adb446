"""Trains the reader: whether a few sentences answer a question, and which words do."""
