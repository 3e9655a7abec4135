"""`python -m rsnms_cli` is `rsnms`."""

from rsnms_cli.cli.main import main

if __name__ == "__main__":
    main()
