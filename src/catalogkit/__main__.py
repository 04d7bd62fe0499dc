"""`python -m catalogkit` is the command `catalogkit`."""

from catalogkit.cli.main import main

main()
