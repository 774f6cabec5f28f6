"""Makes the source of the site: the written pages, and beside them those made of the records.

``python -m website build/docs`` puts everything into one folder, of which MkDocs makes the site.

* `page` and `address`: what a page is, and where each record stands.
* `front`: the front page, which is the README.
* `assembly`: the written pages of ``docs/`` and all that is made, in one folder.

The rooms make pages, each of its own kind: ``browse`` one for every case, actor, source, mode,
typology and argument; ``explorer`` the page of questions with its data; ``reference`` tables of
the fields of records.
"""
