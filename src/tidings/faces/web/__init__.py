"""The desk in the browser: server-rendered pages, useful without a script, loading nothing else.

How it hangs together, from the outside in:

    serve.py      finds a free port, prints the address, runs uvicorn on 127.0.0.1
    guard.py      loopback names only, security headers, the token of forms
    app.py        the routes; one request at a time goes to the desk, in a worker thread
    pages.py      GET: one function a page, desk's values → template
    deeds.py      POST: one function a form, then back to a page (303)
    regrouping.py why a story has its articles, and the forms to merge, split and pin
    rows.py       what a line is on a page: words, date and why, proofs, citation
    record.py     the lines of a story, section by section, as rows
    articles.py   an article's text with what was read marked in it
    marks.py      overlapping spans → nested pieces with anchors (pure)
    words.py      plain words for the record's terms, as tables
    views.py      the template environment: autoescape on, undefined names are errors
    desklike.py   what the pages ask of a desk
    templates/    Jinja2; `_record.html` holds the macros of a line
    static/       one stylesheet (light, dark, phone, print), one script (keys, copying), one mark

Whatever comes from outside reaches a page only through escaping; addresses become links only where
they are http or https. `/article/{id}#c{start}-{end}` is the anchor of the words of a pointer.
"""

from tidings.faces.web.app import create_app
from tidings.faces.web.desklike import DeskLike
from tidings.faces.web.serve import serve

__all__ = ["DeskLike", "create_app", "serve"]
