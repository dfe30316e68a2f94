"""How templates are made into pages: everything is escaped, and what is missing is an error."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined, pass_context
from jinja2.runtime import Context

from communique.record.people import is_country
from communique.views.lines import sentence, tidy
from communique.views.money import say_sum
from communique.views.naming import place_of
from communique.views.occasion import title_of
from communique.views.undone import AGAINST, undone
from communique.views.wording import Wording, leads_with_name, opening
from communique.web.words import letters


def environment() -> Environment:
    """The templates. A document's words are data to them: none is ever marked as safe."""
    made = Environment(
        loader=PackageLoader("communique.web", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_told,
    )
    made.filters |= {
        "tidy": tidy, "sentence": sentence, "letters": letters, "title_of": title_of, "place_of": place_of,
        "told": _told, "begun": _begun,
    }  # fmt: skip
    made.globals |= {
        "sum_of": say_sum,
        "static": static,
        "is_against": AGAINST.__contains__,
        "undone": undone,
        "is_country": is_country,
    }
    return made


@pass_context
def _told(context: Context, value: object) -> object:
    """Whatever is put into a page: words of ours in the reader's language, all else as it is."""
    return context["visit"].tongue.tell(value) if isinstance(value, Wording) else value


@pass_context
def _begun(context: Context, words: str) -> object:
    """A line as it opens; a name that French writes small in the middle of a line begins with a capital."""
    return opening(words) if leads_with_name(words) else _told(context, words)


@cache
def static(name: str) -> str:
    """The address of a file of ours; another one whenever the file changes."""
    data = files("communique.web").joinpath("static", name).read_bytes()
    return f"/static/{name}?v={hashlib.sha256(data).hexdigest()[:10]}"
