"""Commands: options to one request, outcomes to the screen and an exit code. Only here typer."""
