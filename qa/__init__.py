"""Answering with proof: understanding a question, weighing evidence, quoting and citing."""
