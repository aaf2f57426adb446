"""The ways in: browser, API and terminal. Thin; every decision is made further left."""
