"""A report as text for a terminal: a table of counts, a table of shares, and the errors that were asked for."""

from rapporteur.evaluation.report import Counts, Metric, Number, Ratio, Report, Share


def as_text(report: Report, errors: int = 0) -> str:
    """The report in lines of plain text, with at most `errors` misses and spurious items of each metric."""
    width = max((len(name) for name in report.metrics), default=20)
    counts = [_row(name, metric, width) for name, metric in report.metrics.items() if isinstance(metric, Counts)]
    shares = [_row(name, metric, width) for name, metric in report.metrics.items() if isinstance(metric, Ratio | Share)]
    numbers = [_row(name, metric, width) for name, metric in report.metrics.items() if isinstance(metric, Number)]
    lines = [report.suite]
    if counts:
        lines += ["", f"{'':<{width}} {'P':>6} {'R':>6} {'F1':>6} {'TP':>7} {'FP':>7} {'FN':>7}", *counts]
    if shares:
        lines += ["", f"{'':<{width}} {'share':>6}", *shares]
    if numbers:
        lines += ["", *numbers]
    if report.headline is not None:
        lines += ["", f"{report.headline[0]}: {_cell(report.headline[1]).strip()}"]
    lines += [f"note: {note}" for note in report.notes]
    for title, kinds in (("missed", report.missed), ("spurious", report.spurious)) if errors else ():
        for name, listed in kinds.items():
            lines += ["", f"{title}, {name}: {min(errors, len(listed))} of {len(listed)}"]
            lines += [f"  {line}" for line in listed[:errors]]
    return "\n".join(lines)


def _row(name: str, metric: Metric, width: int) -> str:
    match metric:
        case Counts():
            shares = f"{_cell(metric.precision)} {_cell(metric.recall)} {_cell(metric.f1)}"
            return f"{name:<{width}} {shares} {metric.tp:>7} {metric.fp:>7} {metric.fn:>7}"
        case Ratio():
            return f"{name:<{width}} {_cell(metric.value)}   {metric.hits}/{metric.total}"
        case Share():
            return f"{name:<{width}} {_cell(metric.value)}   {metric.over}"
        case Number():
            return f"{name:<{width}} {'-' if metric.value is None else format(metric.value, '.3f'):>10} {metric.unit}"


def _cell(value: float | None) -> str:
    return f"{'-':>6}" if value is None else f"{value:>6.3f}"
