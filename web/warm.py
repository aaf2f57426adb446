"""Makes before the first reader comes what that reader would otherwise wait for."""

import gc
from collections.abc import Iterator

from flask import Flask
from jinja2 import Environment
from jinja2.meta import find_referenced_templates

from qa.library import acronyms_of
from web.actions import every_action
from web.held import all_calendars, all_missing
from web.register import recorded
from web.site import Site


def warm(app: Flask, site: Site) -> None:
    """Read the registers once and translate every template; a few seconds for 100,000 passages."""
    site.prepare()
    library = site.collection.library()
    acronyms_of(library)
    recorded(site, library)
    every_action(site, library)
    all_calendars(site, library)
    all_missing(site, library)
    for name in _used(app.jinja_env):
        app.jinja_env.get_template(name)
    # What stays for good is not looked through again: a full collection took 110 ms of whichever
    # request it fell into. `OpenCollection` thaws all of it when another generation comes.
    gc.collect()
    gc.freeze()


def _used(environment: Environment) -> Iterator[str]:
    """Our own templates, and those of others that they lead to, each once."""
    names = dict.fromkeys(n for n in environment.list_templates() if "/" not in n)
    waiting = list(names)
    while waiting:
        name = waiting.pop()
        yield name
        if environment.loader is None:
            continue
        source, _, _ = environment.loader.get_source(environment, name)
        for found in find_referenced_templates(environment.parse(source)):
            if found is not None and found not in names:
                names[found] = None
                waiting.append(found)
