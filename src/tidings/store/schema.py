"""The tables as this version uses them. What makes them so is in `migrations`."""

from sqlalchemy import (
    Boolean,
    Column,
    Float,
    ForeignKey,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
)

metadata = MetaData()

articles = Table(
    "articles",
    metadata,
    Column("id", Text, primary_key=True),
    Column("text", Text, nullable=False),
    Column("title", Text),
    Column("url", Text),
    Column("outlet", Text),
    Column("byline", Text),
    Column("kind", Text, nullable=False),
    Column("topics", Text, nullable=False),  # JSON list
    Column("language", Text),
    Column("published", Text),
    Column("whole", Boolean, nullable=False),
    Column("arrived", Text, nullable=False),
    Column("text_key", Text, nullable=False),  # the same for the same words
)

marks = Table(  # a sketch of each article's words, by which near-copies are found
    "marks",
    metadata,
    Column("mark", Integer, primary_key=True),
    Column("article", Text, ForeignKey("articles.id"), primary_key=True),
)

copies = Table(
    "copies",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("article", Text, ForeignKey("articles.id"), nullable=False),
    Column("outlet", Text, nullable=False),  # "" where not known, so that UNIQUE holds
    Column("url", Text, nullable=False),
    Column("published", Text),
    Column("arrived", Text, nullable=False),
)

revisions = Table(
    "revisions",
    metadata,
    Column("article", Text, ForeignKey("articles.id"), primary_key=True),
    Column("revises", Text, ForeignKey("articles.id"), nullable=False),
    Column("changed", Text, nullable=False),  # JSON list of spans of `article`
    Column("gone", Text, nullable=False),  # JSON list of words that `revises` had
)

readings = Table(
    "readings",
    metadata,
    Column("article", Text, ForeignKey("articles.id"), primary_key=True),
    Column("fingerprint", Text, primary_key=True),
    Column("body", LargeBinary, nullable=False),  # codec.encode(Reading)
    Column("first", Text),  # publication, earliest day
    Column("last", Text),  # publication, latest day
)

stories = Table(
    "stories",
    metadata,
    Column("id", Text, primary_key=True),
    Column("title", Text, nullable=False),
    Column("started", Text, nullable=False),
    Column("parted_from", Text),  # the story that a rule took its articles from
)

memberships = Table(
    "memberships",
    metadata,
    Column("article", Text, ForeignKey("articles.id"), primary_key=True),
    Column("story", Text, ForeignKey("stories.id"), nullable=False),
    Column("score", Float, nullable=False),
    Column("why", Text, nullable=False),
)

placings = Table(  # what placing an article anew needs, so that no reading is parsed for it
    "placings",
    metadata,
    Column("article", Text, ForeignKey("articles.id"), primary_key=True),
    Column("day", Float),  # of publication, as in Features; none where undated
    Column("born", Text, nullable=False),  # the story that the article joined when it arrived
    Column("label", Text),  # the group that it joined by order of publication; none: not known
    Column("form", Text, nullable=False),  # of the features
    Column("features", LargeBinary, nullable=False),  # codec.encode(Features)
)

shifts = Table(  # articles that rules moved to another group when `cause` was placed
    "shifts",
    metadata,
    Column("n", Integer, primary_key=True),
    Column("cause", Text, ForeignKey("articles.id"), nullable=False),
    Column("article", Text, ForeignKey("articles.id"), nullable=False),
    Column("label", Text, nullable=False),
    Column("score", Float, nullable=False),
    Column("why", Text, nullable=False),
)

unsettled = Table(  # articles that came after others published later: to be placed in their order
    "unsettled",
    metadata,
    Column("article", Text, ForeignKey("articles.id"), primary_key=True),
)

moves = Table(  # articles that went from one story to another, each an entry of the log
    "moves",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("id", Text, nullable=False),  # the same for all that went together
    Column("article", Text, nullable=False),
    Column("old", Text, nullable=False),
    Column("new", Text, nullable=False),
    Column("by", Text, nullable=False),  # rule | person
    Column("why", Text, nullable=False),
    Column("judgement", Text),
)

former_stories = Table(  # ids of stories that are no more, and an article that each had
    "former_stories",
    metadata,
    Column("id", Text, primary_key=True),
    Column("article", Text, nullable=False),
    Column("title", Text, nullable=False),
)

log = Table(  # what happened, in order of arrival; it outlives what it tells of
    "log",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("at", Text, nullable=False),
    Column("kind", Text, nullable=False),  # reading | copy | judgement | take back | removed | move
    Column("cause", Text, nullable=False),
    Column("article", Text),
    Column("fingerprint", Text),
    Column("judgement", Text),
    Column("note", Text),
)

judgements = Table(
    "judgements",
    metadata,
    Column("id", Text, primary_key=True),
    Column("body", LargeBinary, nullable=False),  # codec.encode(Judgement)
    Column("taken_back", Text),
)

interests = Table(
    "interests",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("name", Text, nullable=False),
    Column("query", Text, nullable=False),
    Column("added", Text, nullable=False),
    Column("mark", Integer, nullable=False),
    Column("keeps_told", Boolean, nullable=False),  # whether all it told is in `told`
)

told = Table(  # articles that were told under any interest, whatever story they were in then
    "told",
    metadata,
    Column("article", Text, primary_key=True),  # it outlives the article, which may come back
)

interest_stories = Table(
    "interest_stories",
    metadata,
    Column("interest", Integer, ForeignKey("interests.id"), primary_key=True),
    Column("story", Text, primary_key=True),
    Column("followed", Boolean, nullable=False),
)

sources = Table(
    "sources",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("address", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("title", Text),
    Column("added", Text, nullable=False),
    Column("etag", Text),
    Column("modified", Text),
    Column("last_try", Text),
    Column("last_success", Text),
    Column("full", Integer, nullable=False),
    Column("summaries", Integer, nullable=False),
    Column("failures", Integer, nullable=False),
    Column("error", Text),
)

failures = Table(
    "failures",
    metadata,
    Column("address", Text, primary_key=True),
    Column("reason", Text, primary_key=True),
    Column("at", Text, nullable=False),
    Column("source", Text),
)
