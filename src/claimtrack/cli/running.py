"""Running one command: the one place where errors become words and exit codes."""

from __future__ import annotations

from collections.abc import Sequence

import click

from claimtrack.cli.commands import claimtrack
from claimtrack.cli.printing import begin, finish, print_nowhere, say, say_usage
from claimtrack.errors import ClaimtrackError
from claimtrack.files import reason, told

FAULT, INTERRUPTED = 3, 130


def run(arguments: Sequence[str]) -> int:
    """Run one command.

    Args:
        arguments: what follows `claimtrack` on the command line.

    Returns:
        0 done; 1 done but something failed, was not found or a rule is broken; 2 wrong usage;
        3 a bug in claimtrack; 130 interrupted.
    """
    begin()
    try:
        result = claimtrack.main(list(arguments), prog_name="claimtrack", standalone_mode=False)
        finish()
    except click.ClickException as error:
        say_usage(error)
        return error.exit_code
    except ClaimtrackError as error:
        say(error.message)
        return error.exit_code
    except (KeyboardInterrupt, click.Abort):
        say("Interrupted. What was saved stays saved.")
        return INTERRUPTED
    except BrokenPipeError:
        print_nowhere()  # The reader has seen enough, as `head` does.
        return 0
    except Exception as error:  # noqa: BLE001 - the one place where our own bugs end
        return _fault(error)
    return result if isinstance(result, int) else 0


def _fault(error: Exception) -> int:
    """Say what the system refuses, or that claimtrack has a bug."""
    if isinstance(error, OSError):
        say(told(error))
        return 1
    import traceback

    from claimtrack.scratch import write_log

    wrong = "Something went wrong inside claimtrack; nothing half-done was saved."
    try:
        log = write_log(traceback.format_exc())
    except OSError as full:
        say(f"{wrong} No log of it can be written ({reason(full)}).")
    else:
        say(f"{wrong} Log: {log}")
    return FAULT
