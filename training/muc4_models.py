"""Learn the small classifiers of `rapporteur.evaluation.muc4` from the DEV part of MUC-4.

    python -m training.muc4_models --corpora CORPORA --weights FOLDER

`--weights` holds the tagger that is to be used with them (`training.export`). What it finds in the messages that it
learned from teaches which words make a template; what it finds in those that it did not learn from teaches how far to
trust it. Needs scikit-learn; the package needs only what this writes: weights of words. Two minutes on one core.
"""

import argparse
import gzip
import json
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from itertools import combinations
from pathlib import Path
from typing import Any

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from rapporteur.evaluation.muc4 import slots
from rapporteur.evaluation.muc4.choosing import dates_of
from rapporteur.evaluation.muc4.confidence import told
from rapporteur.evaluation.muc4.entities import entities, name_features, without_titles
from rapporteur.evaluation.muc4.incidents import KINDS, TARGETS, Incident, Judged, evidence, judge, kinds_of, membership
from rapporteur.evaluation.muc4.linear import Features, Linear
from rapporteur.evaluation.muc4.mentions import mentions
from rapporteur.evaluation.muc4.messages import Message
from rapporteur.evaluation.muc4.places import country_of, place_mentions
from rapporteur.evaluation.muc4.roles import Role, Roles, roles_of
from rapporteur.evaluation.muc4.splitting import pair, scene
from rapporteur.tagging.engine import load_tagger
from training.muc4_gold import Keys, Member
from training.muc4_roles import KEPT_BACK

NONE = "-"
TABLES = Path(__file__).parents[1] / "src/rapporteur/evaluation/muc4/models.json.gz"
# Strength of the penalty on weights (scikit-learn's C) where it is not the usual one, by cross-validation on DEV.
_STRENGTH = {
    "relevant": 0.02,
    "truth": 0.05,
    "kind": 0.15,
    "template": 0.1,
    "member": 0.1,
    "confidence": 0.2,
    "name": 1.0,
    "object": 5.0,
    "person": 5.0,
    "same": 2.0,
    "weapon": 1.0,
}
_SELDOM = {"relevant": 3, "truth": 3, "template": 1, "member": 1}
_NEGLIGIBLE = 0.02
INNER = 3

Samples = dict[str, list[tuple[Features, str]]]


def learn(name: str, samples: Sequence[tuple[Features, str]]) -> Linear:
    """One classifier from features and labels; "yes" and "no" give a classifier of one label."""
    counts = Counter(feature for features, _ in samples for feature in features)
    kept = {f: i for i, f in enumerate(f for f, n in counts.items() if n >= _SELDOM.get(name, 2))}
    rows, columns, values = [], [], []
    for row, (features, _) in enumerate(samples):
        for feature, value in features.items():
            if feature in kept:
                rows.append(row)
                columns.append(kept[feature])
                values.append(value)
    matrix = csr_matrix((values, (rows, columns)), shape=(len(samples), len(kept)), dtype=np.float64)
    matrix.indices, matrix.indptr = matrix.indices.astype(np.int32), matrix.indptr.astype(np.int32)
    answers = np.array([answer for _, answer in samples])
    strength = _STRENGTH.get(name, 0.3)
    labels = tuple(sorted(set(answers)))
    if set(labels) <= {"no", "yes"}:
        labels = ("yes",)
    if len(labels) == 1 and "yes" not in labels:
        return Linear(labels, True, {"": (0.0,)})
    weights = np.zeros((len(kept), len(labels)))
    ahead = []
    for at, label in enumerate(labels):
        fitted = LogisticRegression(C=strength, solver="liblinear", tol=1e-3).fit(matrix, answers == label)
        weights[:, at] = fitted.coef_[0]
        ahead.append(round(float(fitted.intercept_[0]), 3))
    weights = np.round(weights, 3)
    table = {"": tuple(ahead)}
    strong = np.abs(weights).max(axis=1) > _NEGLIGIBLE
    for feature, row in kept.items():
        if strong[row]:
            table[feature] = tuple(weights[row].tolist())
    return Linear(labels, name not in {"kind"} and labels != ("yes",), table)


def slot_samples(keys: Keys, chosen: Sequence[Message]) -> Samples:
    """What the keys of some messages teach of slots, places, dates and kinds, from the true strings."""
    found: Samples = defaultdict(list)
    for message in chosen:
        country = ""
        _teach_same(found, keys, message)
        for template in keys.templates.get(message.id, []):
            members = keys.members(message, template)
            if not members:
                continue
            country = country or country_of(message)
            incident = Incident(keys.kind(template), [m.entity for m in members])
            _teach_whole(found, keys, message, template, incident)
            for member in members:
                _teach_member(found, keys, template, incident.kind, member)
            _teach_where(found, keys, message, template, incident, country)
            _teach_when(found, keys, message, template, incident)
    return found


def _teach_same(found: Samples, keys: Keys, message: Message) -> None:
    """Pairs of targets of the same kind of incident: of one template, or of two."""
    where = scene(message)
    by_kind: dict[str, list[list[Member]]] = defaultdict(list)
    for template in keys.templates.get(message.id, []):
        targets = [m for m in keys.members(message, template) if m.entity.role in TARGETS]
        by_kind[keys.kind(template)].append(targets)
    for parts in by_kind.values():
        told = [(at, member) for at, part in enumerate(parts) for member in part]
        for (at, one), (other_at, other) in combinations(told, 2):
            if not one.strings & other.strings:
                found["same"].append((pair(one.entity, other.entity, where), "yes" if at == other_at else "no"))


def _teach_whole(found: Samples, keys: Keys, message: Message, template: Any, incident: Incident) -> None:
    whole = slots.whole(message, incident.kind, incident.sentences, incident.members)
    found["stage"].append((whole, keys.first(template, "inc-stage") or "ACCOMPLISHED"))
    found["category"].append((whole, keys.first(template, "perp-inc-cat") or NONE))
    if not template.get("inc-instr-id") and incident.kind not in {"KIDNAPPING", "ARSON"}:
        found["implied"].append((whole, keys.first(template, "inc-instr-type") or NONE))
    for slot, label in (("hum-tgt-name", "name"), ("hum-tgt-desc", "description")):
        for fill in template.get(slot):
            for string in keys.strings(fill.value):
                words = tuple(string.split())
                bare = without_titles(words)
                for form in {bare, words} if label == "description" else {bare or words}:
                    if form:
                        found["name"].append((name_features(form), "yes" if label == "name" else "no"))


def _teach_member(found: Samples, keys: Keys, template: Any, kind: str, member: Member) -> None:
    entity = member.entity

    def said(slot: str) -> str | None:
        return keys.said_of(template, slot, member.strings)

    for mention in entity.all_mentions:
        found["kind"].append((slots.kind_of(mention), kind))
    if entity.role is Role.INSTRUMENT:
        found["weapon"].append(({**slots.noun(entity), f"kind={kind}": 1.0}, said("inc-instr-type") or NONE))
    elif entity.role is Role.ORGANIZATION:
        found["confidence"].append((told(entity, kind), said("perp-org-conf") or "REPORTED AS FACT"))
    elif entity.role is Role.OBJECT:
        found["object"].append((slots.noun(entity), said("phys-tgt-type") or "OTHER"))
        found["damage"].append((slots.effect(entity, kind), said("phys-tgt-effect") or NONE))
    elif entity.role is Role.PERSON:
        found["person"].append((slots.noun(entity), said("hum-tgt-type") or "CIVILIAN"))
        found["harm"].append((slots.effect(entity, kind), said("hum-tgt-effect") or NONE))


def _teach_where(found: Samples, keys: Keys, message: Message, template: Any, incident: Incident, country: str) -> None:
    names = set()
    for fill in template.get("inc-loc"):
        for place in keys.values(fill.value):
            last = getattr(place, "parts", [place])[-1]
            last = getattr(last, "first", last)
            names.add(str(getattr(last, "name", "")))
    for one in place_mentions(message, country):
        answer = "yes" if one.place.name in names else "no"
        found["site"].append((slots.site(one, message, incident.sentences, country), answer))


def _teach_when(found: Samples, keys: Keys, message: Message, template: Any, incident: Incident) -> None:
    told = template.get("inc-date")
    for form, time, fill in dates_of(message):
        if told:
            grade = keys.judge.grade_date(told[0].value, keys.format.parse_value(fill, "date"))
            features = slots.day(form, time, message, incident.sentences)
            found["date"].append((features, "yes" if grade == "match" else "no"))


def weigh(
    tables: dict[str, Linear], keys: Keys, held: Sequence[Message], roles: Mapping[str, Roles]
) -> dict[str, Linear]:
    """The classifiers with those that weigh what the reader says, from messages that it did not learn from.

    Args:
        tables: as `train` gives them.
        keys: of the corpus.
        held: messages that neither the reader nor the tables learned from.
        roles: what the reader found, by message id.
    """
    made = {name: one for name, one in tables.items() if name != "member"}
    judged = [judge(message, roles[message.id], made) for message in held]
    samples = []
    for message, one in zip(held, judged, strict=True):
        true = keys.true(one.entities, message.id)
        for entity in one.entities:
            features = membership(entity, one.entities, one.relevant, message, roles[message.id])
            samples.append((features, "yes" if id(entity) in true else "no"))
    part = [at * INNER // len(held) for at in range(len(held))]
    own = [part[at] for at, one in enumerate(judged) for _ in one.entities]
    scores = iter(_held_out("member", samples, own))
    evidences = []
    for message, one in zip(held, judged, strict=True):
        for entity in one.entities:
            entity.score = next(scores)
        have = {keys.kind(t) for t in keys.templates.get(message.id, [])}
        evidences += [(evidence(one, kind, roles[message.id]), "yes" if kind in have else "no") for kind in KINDS]
    return {**made, "member": learn("member", samples), "template": learn("template", evidences)}


def train(keys: Keys, chosen: Sequence[Message], roles: Mapping[str, Roles]) -> dict[str, Linear]:
    """All classifiers but those of `weigh` from some messages; `roles` is what a reader found, by message id."""
    tables = {name: learn(name, samples) for name, samples in slot_samples(keys, chosen).items()}
    part = [at * INNER // len(chosen) for at in range(len(chosen))]
    told = [(slots.relevance(m), "yes" if keys.templates.get(m.id) else "no") for m in chosen]
    relevant = _held_out("relevant", told, part)
    tables["relevant"] = learn("relevant", told)
    found = [entities(mentions(m, roles[m.id]), tables) for m in chosen]
    truths, own = [], []
    for at, (message, members) in enumerate(zip(chosen, found, strict=True)):
        true = keys.true(members, message.id)
        for entity in members:
            rivals = [other for other in members if other.role is entity.role]
            features = slots.truth(entity, rivals, relevant[at])
            truths.append((features, "yes" if id(entity) in true else "no"))
            own.append(part[at])
    tables["truth"] = learn("truth", truths)
    scores = iter(_held_out("truth", truths, own))
    samples = []
    for at, (message, members) in enumerate(zip(chosen, found, strict=True)):
        for entity in members:
            entity.score = next(scores)
        judged = Judged(relevant[at], members, [kinds_of(entity, tables) for entity in members])
        have = {keys.kind(t) for t in keys.templates.get(message.id, [])}
        samples += [(evidence(judged, kind, Roles()), "yes" if kind in have else "no") for kind in KINDS]
    tables["template"] = learn("template", samples)
    return tables


def _held_out(name: str, samples: Sequence[tuple[Features, str]], part: Sequence[int]) -> list[float]:
    """For each sample the probability of "yes" from a classifier that learned from the other parts."""
    scores = [0.0] * len(samples)
    for held in range(INNER):
        model = learn(name, [s for s, p in zip(samples, part, strict=True) if p != held])
        for at, (features, _) in enumerate(samples):
            if part[at] == held:
                scores[at] = model.scores(features)["yes"]
    return scores


def write(tables: Mapping[str, Linear], path: Path) -> None:
    """Write the classifiers as the package reads them; the same classifiers give the same bytes."""
    plain = {
        name: {"labels": one.labels, "exclusive": one.exclusive, "weights": dict(sorted(one.weights.items()))}
        for name, one in sorted(tables.items())
    }
    packed = json.dumps(plain, separators=(",", ":")).encode()
    path.write_bytes(gzip.compress(packed, compresslevel=9, mtime=0))


def main() -> None:
    """Learn from DEV and write the tables into the package."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--weights", type=Path, required=True)
    given = parser.parse_args()
    keys = Keys(given.corpora, "dev")
    tagger = load_tagger(given.weights)
    roles = {message.id: roles_of(tagger.tagged(message.layout)) for message in keys.messages}
    tables = train(keys, keys.messages[:-KEPT_BACK], roles)
    write(weigh(tables, keys, keys.messages[-KEPT_BACK:], roles), TABLES)


if __name__ == "__main__":
    main()
