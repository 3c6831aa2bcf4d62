"""`python -m travaux`: the same as the command `travaux`."""

from travaux.cli.main import main

if __name__ == "__main__":
    main()
