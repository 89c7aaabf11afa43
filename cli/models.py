"""``quotes models``: the language models that the package carries."""

from __future__ import annotations

import typer

from quotes.model import ModelError

from .console import write

models = typer.Typer(help="Look at the language models that come with quotes.")


@models.callback(invoke_without_command=True)
def _models(context: typer.Context) -> None:
    if context.invoked_subcommand is None:
        print(context.get_help())


@models.command()
def info() -> None:
    """List the model files with their sizes, and check each against its SHA-256."""
    from quotes.language import model_info

    files = model_info()
    widest = max((len(name) for name, *_ in files), default=0)
    lines = [
        f"{name:<{widest}}  {size:>12,} bytes  {sha256}  {'ok' if good else 'DIFFERS'}\n"
        for name, size, sha256, good in files
    ]
    total = sum(size for _, size, _, _ in files)
    write("".join(lines) + f"{'total':<{widest}}  {total:>12,} bytes\n", None)
    if bad := [name for name, _, _, good in files if not good]:
        raise ModelError(f"not the files that were packaged: {', '.join(bad)}; install quotes again")
