"""Measuring the very pipeline that serves users on sets of judged questions."""
