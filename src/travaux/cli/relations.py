"""`travaux relations`: the relation types by which passages can be connected.

In: nothing. Out: a line for each: its short name, how it is said there and back, what it means.
"""

from __future__ import annotations

import json

import click

from travaux.library.connections import relations


@click.command()
@click.option("--language", default="en", metavar="CODE", help="In this language where it is known.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line, with all languages.")
def command(language: str, as_json: bool) -> None:
    """List the relation types.

    Each has a short name, the words for both directions, and its meaning. Editors add others on the
    page “Relation types”.

    \b
    Examples:
      travaux relations
      travaux relations --language fr
      travaux relations --json | jq -r .slug
    """
    there = relations.all()
    width = max(len(one.slug) for one in there)
    times = relations.used()
    for one in there:
        words = one.words(language)
        if as_json:
            labels = {code: each._asdict() for code, each in one.labels.items()}
            facts = {
                "slug": one.slug, "verb": one.verb, "reverse": one.reverse, "meaning": one.meaning,
                "symmetric": one.symmetric, "labels": labels, "used": times.get(one.slug, 0),
            }  # fmt: skip
            click.echo(json.dumps(facts, ensure_ascii=False))
        else:
            said = words.verb if one.symmetric else f"{words.verb} / {words.reverse}"
            click.echo(f"{click.style(one.slug.ljust(width), bold=True)}  {said}: {words.meaning}")
