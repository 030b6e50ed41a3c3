"""`python -m claimtrack`."""

import sys

if __name__ == "__main__":
    if not sys.flags.safe_path:
        # `python -m` looks for modules in the current folder first: a `rich.py` there is not ours.
        del sys.path[0]
    from claimtrack.cli.main import main

    main()
