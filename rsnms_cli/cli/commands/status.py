"""`rsnms status`: the last runs, what is missing, what is due."""

from datetime import date

from rsnms_cli.cli.door import WorkspaceFolder, workspace_of
from rsnms_cli.cli.screen import printing
from rsnms_cli.model.errors import Exit


def status(workspace: WorkspaceFolder = None) -> int:
    """Показать последние запуски, чего не хватает и какой отчёт на очереди."""
    place = workspace_of(workspace)
    from rsnms_cli.pipeline.runs.status import standing
    from rsnms_cli.terminal.screen import console
    from rsnms_cli.terminal.status import print_standing

    with printing():
        print_standing(console(), standing(place, date.today()))
    return Exit.DONE
