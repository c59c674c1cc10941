"""Mentions → actors: who in one article is whom in another."""

from tidings.story.identity.bodies import is_state
from tidings.story.identity.bodies_named import bare_name
from tidings.story.identity.linking import Identity, link_actors

__all__ = ["Identity", "bare_name", "is_state", "link_actors"]
