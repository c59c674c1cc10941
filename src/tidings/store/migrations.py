"""Numbered migrations: position n takes a store from version n to n + 1. Never edit one: add one.

`user_version` holds the store's number, `application_id` says that it is ours.
"""

APPLICATION_ID = 0x54494447  # "TIDG"

FIRST = (
    """CREATE TABLE articles (
        id TEXT PRIMARY KEY, text TEXT NOT NULL, title TEXT, url TEXT, outlet TEXT, byline TEXT,
        kind TEXT NOT NULL, topics TEXT NOT NULL, language TEXT, published TEXT,
        whole INTEGER NOT NULL, arrived TEXT NOT NULL, text_key TEXT NOT NULL)""",
    "CREATE INDEX articles_by_key ON articles (text_key)",
    "CREATE INDEX articles_by_url ON articles (url)",
    """CREATE TABLE marks (
        mark INTEGER NOT NULL,
        article TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
        PRIMARY KEY (mark, article)) WITHOUT ROWID""",
    "CREATE INDEX marks_by_article ON marks (article)",
    """CREATE TABLE copies (
        id INTEGER PRIMARY KEY,
        article TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
        outlet TEXT NOT NULL, url TEXT NOT NULL, published TEXT, arrived TEXT NOT NULL,
        UNIQUE (article, outlet, url))""",
    """CREATE TABLE revisions (
        article TEXT PRIMARY KEY REFERENCES articles (id) ON DELETE CASCADE,
        revises TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
        changed TEXT NOT NULL, gone TEXT NOT NULL)""",
    "CREATE INDEX revisions_by_revises ON revisions (revises)",
    """CREATE TABLE readings (
        article TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
        fingerprint TEXT NOT NULL, body BLOB NOT NULL, first TEXT, last TEXT,
        PRIMARY KEY (article, fingerprint))""",
    "CREATE TABLE stories (id TEXT PRIMARY KEY, title TEXT NOT NULL, started TEXT NOT NULL)",
    """CREATE TABLE memberships (
        article TEXT PRIMARY KEY REFERENCES articles (id) ON DELETE CASCADE,
        story TEXT NOT NULL REFERENCES stories (id),
        score REAL NOT NULL, why TEXT NOT NULL)""",
    "CREATE INDEX memberships_by_story ON memberships (story)",
    """CREATE TABLE log (
        seq INTEGER PRIMARY KEY AUTOINCREMENT, at TEXT NOT NULL, kind TEXT NOT NULL,
        cause TEXT NOT NULL, article TEXT, fingerprint TEXT, judgement TEXT, note TEXT)""",
    "CREATE INDEX log_by_article ON log (article)",
    "CREATE TABLE judgements (id TEXT PRIMARY KEY, body BLOB NOT NULL, taken_back TEXT)",
    """CREATE TABLE interests (
        id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, query TEXT NOT NULL,
        added TEXT NOT NULL, mark INTEGER NOT NULL DEFAULT 0)""",
    """CREATE TABLE interest_stories (
        interest INTEGER NOT NULL REFERENCES interests (id) ON DELETE CASCADE,
        story TEXT NOT NULL, followed INTEGER NOT NULL, PRIMARY KEY (interest, story))""",
    """CREATE TABLE sources (
        id INTEGER PRIMARY KEY, address TEXT NOT NULL UNIQUE, kind TEXT NOT NULL, title TEXT,
        added TEXT NOT NULL, etag TEXT, modified TEXT, last_try TEXT, last_success TEXT,
        full INTEGER NOT NULL DEFAULT 0, summaries INTEGER NOT NULL DEFAULT 0,
        failures INTEGER NOT NULL DEFAULT 0, error TEXT)""",
    """CREATE TABLE failures (
        address TEXT NOT NULL, reason TEXT NOT NULL, at TEXT NOT NULL, source TEXT,
        PRIMARY KEY (address, reason))""",
    """CREATE VIRTUAL TABLE search USING fts5(
        article UNINDEXED, title, body, tokenize = 'porter unicode61 remove_diacritics 2')""",
)

# What grouping needs to place an article anew, to move it, and to find a story by an old address.
# Features of articles held before are made when they are first needed.
MOVING = (
    "ALTER TABLE stories ADD COLUMN parted_from TEXT",
    """CREATE TABLE placings (
        article TEXT PRIMARY KEY REFERENCES articles (id) ON DELETE CASCADE,
        day REAL, born TEXT NOT NULL, label TEXT, form TEXT NOT NULL, features BLOB NOT NULL)""",
    "CREATE INDEX placings_by_born ON placings (born)",
    """CREATE TABLE shifts (
        n INTEGER PRIMARY KEY,
        cause TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
        article TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
        label TEXT NOT NULL, score REAL NOT NULL, why TEXT NOT NULL)""",
    "CREATE INDEX shifts_by_cause ON shifts (cause)",
    "CREATE INDEX shifts_by_article ON shifts (article)",
    """CREATE TABLE unsettled (
        article TEXT PRIMARY KEY REFERENCES articles (id) ON DELETE CASCADE)""",
    """CREATE TABLE moves (
        seq INTEGER PRIMARY KEY, id TEXT NOT NULL, article TEXT NOT NULL, old TEXT NOT NULL,
        new TEXT NOT NULL, by TEXT NOT NULL, why TEXT NOT NULL, judgement TEXT)""",
    "CREATE INDEX moves_by_article ON moves (article)",
    """CREATE TABLE former_stories (
        id TEXT PRIMARY KEY, article TEXT NOT NULL, title TEXT NOT NULL)""",
)

# What was told under any interest: what a later merge brings in is news if it was not. Of interests
# marked before this was kept, what had arrived by the mark passes for told until the next mark.
TOLD = (
    "ALTER TABLE interests ADD COLUMN keeps_told INTEGER NOT NULL DEFAULT 0",
    "CREATE TABLE told (article TEXT PRIMARY KEY) WITHOUT ROWID",
)

MIGRATIONS: tuple[tuple[str, ...], ...] = (FIRST, MOVING, TOLD)
VERSION = len(MIGRATIONS)
