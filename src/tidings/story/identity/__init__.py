"""Mentions → actors: who in one article is whom in another."""

from tidings.story.identity.bodies import bare_name, is_state
from tidings.story.identity.linking import Identity, link_actors

__all__ = ["Identity", "bare_name", "is_state", "link_actors"]
