"""The record of one collection: the only place that knows SQL, and the files kept beside it."""
