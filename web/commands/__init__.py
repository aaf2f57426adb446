"""One module for each subcommand of `minutebook`; each offers its command as `command`."""
