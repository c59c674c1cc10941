"""``python -m tidings`` is the command line."""

from tidings.faces.cli import main

if __name__ == "__main__":
    main()
