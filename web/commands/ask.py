"""minutebook ask: answer a question with quotations from the minutes."""

import click

command = click.Command("ask")
