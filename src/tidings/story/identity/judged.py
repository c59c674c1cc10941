"""What a person has judged of who is whom: it overrides what the rules found."""

from collections.abc import Sequence

from tidings.readers.names import fold_letters
from tidings.story.identity.clusters import Cluster, Member
from tidings.values import Judgement, Reading, Span


def apply_judgements(
    clusters: list[Cluster], readings: Sequence[Reading], judgements: Sequence[Judgement]
) -> list[Cluster]:
    """Join and part as a person has judged, the later judgement last."""
    verdicts = [j for j in judgements if j.about == "actor" and j.verdict in ("same", "different")]
    by_article = {r.article.id: r for r in readings}
    for judgement in verdicts:
        members = [
            member
            for p in judgement.subjects
            if (member := _pointed(by_article.get(p.article), p.span, p.words)) is not None
        ]
        if judgement.verdict == "same":
            clusters = _join(clusters, members, judgement)
        else:
            clusters = _part(clusters, members, judgement)
    return clusters


def _pointed(reading: Reading | None, span: Span, words: str) -> Member | None:
    """Return the actor that a pointer's words stand for, by place and else by name."""
    if reading is None:
        return None
    meeting = [m for m in reading.mentions if m.span.meets(span) or m.span == span]
    if meeting:
        best = max(meeting, key=lambda m: (m.span == span, m.form == "name", -m.span.start))
        return (reading.article.id, best.actor)
    for ref, actor in enumerate(reading.actors):
        if fold_letters(actor.name) == fold_letters(words):
            return (reading.article.id, ref)
    return None


def _join(clusters: list[Cluster], members: Sequence[Member], by: Judgement) -> list[Cluster]:
    touched = [c for c in clusters if any(k.member in members for k in c.known)]
    if len(touched) < 2:
        return clusters
    joined = Cluster(
        [k for c in touched for k in c.known],
        [*(w for c in touched for w in c.why), f"judged the same by a {by.by}"],
    )
    return [*(c for c in clusters if not any(c is t for t in touched)), joined]


def _part(clusters: list[Cluster], members: Sequence[Member], by: Judgement) -> list[Cluster]:
    """Part the first-named from the others: each goes with those of exactly its own name."""
    result: list[Cluster] = []
    for cluster in clusters:
        inside = [k for k in cluster.known if k.member in members]
        if len({k.member for k in inside}) < 2:
            result.append(cluster)
            continue
        why = [f"judged different by a {by.by}"]
        rest = list(cluster.known)
        for apart in inside[1:]:
            own = [
                k
                for k in rest
                if k.member == apart.member or (k.name == apart.name and k.name != inside[0].name)
            ]
            result.append(Cluster(own, why))
            rest = [k for k in rest if k not in own]
        result.append(Cluster(rest, [*cluster.why, *why]))
    return [c for c in result if c.known]
