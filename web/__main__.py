"""`python -m web` is the command `minutebook`."""

from web.cli import main

main()
