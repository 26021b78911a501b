"""Fit the weights of linking on recorded incidents with their articles: half of the incidents to fit, half to check.

    python -m training.fit_linking CORPUS/incidents.jsonl READINGS.jsonl [--write]

READINGS are those of the articles (`rapporteur read --json`). Incidents are halved by the digest of their id, so that
no article of a checked incident was fitted on. Prints how well pairs are decided on the half that was not fitted;
`--write` puts the weights where the package reads them. The weights are numbers only: no word of the corpus is kept.
"""

import argparse
import hashlib
import json
import math
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import combinations
from pathlib import Path

import numpy as np
from scipy.optimize import minimize

from rapporteur.linking.accounts import Account
from rapporteur.linking.blocking import MOST_SHARING, keys_of
from rapporteur.linking.comparing import TOLD_ALIKE, Vocabularies, compare
from rapporteur.linking.focus import focus_features, stand_of
from rapporteur.linking.kinds import VIOLENCE
from rapporteur.linking.telling import accounts_of
from rapporteur.linking.weights import WEIGHTS_FILE
from rapporteur.linking.wording import Vocabulary
from rapporteur.model.contract import reading_from_json

_RIDGE = 2.0
_TOLD_ALIKE = 6.0  # log-odds
_FAR_DAYS = 4  # an account dated so far from the record is of something else


@dataclass(frozen=True)
class Recorded:
    """What the records say of one article: its incident, on which day, and whether it is fitted on."""

    incident: str
    day: date
    fitted: bool


@dataclass(frozen=True)
class Pair:
    """Two accounts with their features, and whether they are of one incident."""

    features: dict[str, float]
    same: bool
    fitted: bool


def load_records(path: Path) -> dict[str, Recorded]:
    """The record of each article; articles of several incidents are left out."""
    found: dict[str, Recorded] = {}
    double: set[str] = set()
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        day = datetime.strptime(row["date"], "%B %d, %Y").date()
        fitted = hashlib.sha256(f"linking {row['incident_uri']}".encode()).digest()[0] % 2 == 0
        for article in row["articles"]:
            if article["id"] in found:
                double.add(article["id"])
            found[article["id"]] = Recorded(row["incident_uri"], day, fitted)
    return {name: record for name, record in found.items() if name not in double}


def load_accounts(path: Path) -> dict[str, tuple[Account, ...]]:
    """The accounts of each reading."""
    found = {}
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            fields = json.loads(line)
            if "incidents" in fields:
                reading = reading_from_json(fields)
                found[reading.document.id] = accounts_of(reading.document.id, reading)
    return found


def recorded_account(accounts: Sequence[Account], record: Recorded) -> Account | None:
    """The account of the recorded incident: dated like it, the fullest of those; None when all are of other days."""
    fitting = [one for one in accounts if _days_off(one, record) <= _FAR_DAYS and one.kinds & VIOLENCE]
    loose = [one for one in accounts if one.earliest is None]
    return max(fitting or loose, key=lambda one: (-_days_off(one, record) // 2, one.share), default=None)


def _days_off(account: Account, record: Recorded) -> float:
    if account.earliest is None or account.latest is None:
        return _FAR_DAYS
    if (account.latest - account.earliest).days > 40:
        return _FAR_DAYS if account.earliest <= record.day < account.latest else math.inf
    before, after = (account.earliest - record.day).days, (record.day - account.latest).days + 1
    return max(0, before, after)


def pairs_of(chosen: dict[str, Account], records: dict[str, Recorded], known: Vocabularies) -> Iterator[Pair]:
    """All pairs of recorded accounts that blocking brings together within one half."""
    sharing: dict[str, list[str]] = defaultdict(list)
    for name, account in chosen.items():
        for key in keys_of(account):
            sharing[key].append(name)
    met = {pair for names in sharing.values() if len(names) <= MOST_SHARING for pair in combinations(sorted(names), 2)}
    for a, b in sorted(met):
        one, other = records[a], records[b]
        if one.fitted is other.fitted:
            features = {f.name: f.value for f in compare(chosen[a], chosen[b], known)}
            yield Pair(features, one.incident == other.incident, one.fitted)


def fit(examples: Sequence[tuple[dict[str, float], bool]]) -> dict[str, float]:
    """Weights of a logistic regression with a ridge on all but the intercept ("always")."""
    names = ["always", *sorted({name for features, _ in examples for name in features})]
    at = {name: index for index, name in enumerate(names)}
    table = np.zeros((len(examples), len(names)))
    table[:, 0] = 1
    for row, (features, _) in enumerate(examples):
        for name, value in features.items():
            table[row, at[name]] = value
    truth = np.array([1.0 if same else -1.0 for _, same in examples])
    ridge = np.full(len(names), _RIDGE)
    ridge[0] = 0.0

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        margin = truth * (table @ weights)
        slope = -truth / (1 + np.exp(np.clip(margin, -500, 500)))
        value = float(np.logaddexp(0, -margin).sum() + 0.5 * (ridge * weights**2).sum())
        return value, table.T @ slope + ridge * weights

    found = minimize(loss, np.zeros(len(names)), jac=True, method="L-BFGS-B", options={"maxiter": 2000})
    return {name: round(float(weight), 3) for name, weight in zip(names, found.x, strict=True)}


def probability(weights: dict[str, float], features: dict[str, float]) -> float:
    """The probability that a fitted table of weights gives."""
    total = weights["always"] + sum(weights.get(name, 0.0) * value for name, value in features.items())
    return 1 / (1 + math.exp(-total))


def report(what: str, scored: Iterable[tuple[float, bool]]) -> None:
    """Print precision and recall at some thresholds."""
    pairs = list(scored)
    for threshold in (0.3, 0.5, 0.7, 0.9):
        right = sum(same for score, same in pairs if score >= threshold)
        given, wanted = sum(score >= threshold for score, _ in pairs), sum(same for _, same in pairs)
        precision, recall = right / max(given, 1), right / max(wanted, 1)
        sys.stdout.write(f"{what}: at {threshold}: precision {precision:.3f} recall {recall:.3f} of {wanted:,}\n")


def main() -> None:
    """Fit, report, and write if asked to."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("records", type=Path)
    parser.add_argument("readings", type=Path)
    parser.add_argument("--write", action="store_true")
    given = parser.parse_args()
    records, accounts = load_records(given.records), load_accounts(given.readings)
    tellings = [told[0].telling for told in accounts.values() if told]
    known = Vocabularies(
        Vocabulary.of(one.words for one in tellings), Vocabulary.of((one.names for one in tellings), least=2)
    )
    chosen = {}
    focus: list[tuple[dict[str, float], bool, bool]] = []
    for name, record in records.items():
        told = accounts.get(name, ())
        account = recorded_account(told, record)
        if account is None:
            continue
        chosen[name] = account
        focus += [
            ({f.name: f.value for f in focus_features(stand_of(one))}, one is account, record.fitted)
            for one in told
            if one.kinds & VIOLENCE
        ]
    pairs = list(pairs_of(chosen, records, known))
    linking = fit([(pair.features, pair.same) for pair in pairs if pair.fitted])
    focusing = fit([(features, own) for features, own, fitted in focus if fitted])
    linking[TOLD_ALIKE] = _TOLD_ALIKE
    report("pairs", ((probability(linking, pair.features), pair.same) for pair in pairs if not pair.fitted))
    report("focus", ((probability(focusing, features), own) for features, own, fitted in focus if not fitted))
    sys.stdout.write(json.dumps({"same_incident": linking, "focus": focusing}, indent=1) + "\n")
    if given.write:
        Path(str(WEIGHTS_FILE)).write_text(json.dumps({"same_incident": linking, "focus": focusing}, indent=1) + "\n")


if __name__ == "__main__":
    main()
