#!/usr/bin/env python3
"""Where the withdrawal hazards and London's wait in scenarios/england_and_wales.yaml come from.

The first-year court results were 78 % granted, 5 % refused, 17 % withdrawn (A5). They are shares of results, interim
and full, so the hazard per day has to be solved for. Applications fall evenly over the window; each waits for its
notice, perhaps for adjournments, and may be withdrawn on any day it is pending. Two conditions:

  A  court series, first 376 days: 17 % of the results of all forces are withdrawals;
  B  London's own return on 12 May 2021: 61 of 123 applications neither granted nor refused (A15).

They fix two of three unknowns (hazard elsewhere, hazard in London, London's median notice). The third is chosen so
that the two hazards are nearly the same: nothing published tells them apart.

Run it without arguments; it needs only Python and the forces table.
"""

import csv
import math
from datetime import date
from pathlib import Path

# The centres of the scenario's priors.
NOTICE_SIGMA, ADJOURNED, ADJOURNMENT_DAYS, ADJOURNMENT_SIGMA = 0.75, 0.22, 28, 0.5
INTERIM_SOUGHT, INTERIM_GRANTED, INTERIM_DAYS, INTERIM_SIGMA = 12 / 20, 19 / 20.5, 10, 0.8
GRANTED = 208 / 227
NOTICE_ELSEWHERE = 48

COURT_DAYS = 376
LONDON_COURT_SHARE = 133 / 409  # A9, A1
WITHDRAWN_SHARE = 0.17  # A5
LONGEST = 1000
START = date(2020, 1, 20)
TABLE = Path(__file__).parent.parent / "scenarios" / "england_and_wales_forces.csv"


def lognormal_by_day(median, sigma):
    """Probability that a lognormal delay, rounded to whole days, is 0, 1, 2 ... days."""

    def below(x):
        return 0.0 if x <= 0 else 0.5 * math.erfc(-math.log(x / median) / sigma / math.sqrt(2))

    return [below(day + 0.5) - below(day - 0.5) for day in range(LONGEST)]


def convolve(first, second):
    total = [0.0] * LONGEST
    for i, p in enumerate(first):
        for j, q in enumerate(second[: LONGEST - i]):
            total[i + j] += p * q
    return total


def days_to_decision(median_notice):
    """The wait if nobody withdrew: notice, then up to four adjournments (0.2 % have more)."""
    hearing = lognormal_by_day(median_notice, NOTICE_SIGMA)
    adjournment = lognormal_by_day(ADJOURNMENT_DAYS, ADJOURNMENT_SIGMA)[:200]
    total, weight = [0.0] * LONGEST, 1 - ADJOURNED
    for _ in range(5):
        total = [t + weight * h for t, h in zip(total, hearing)]
        hearing, weight = convolve(hearing, adjournment), weight * ADJOURNED
    return total


def states(decision, hazard, window):
    """Shares of the applications of an even window that are decided, withdrawn, and heard for an interim order."""
    interim = lognormal_by_day(INTERIM_DAYS, INTERIM_SIGMA)
    decided = withdrawn = heard = decided_by = 0.0
    sums = [0.0, 0.0, 0.0]
    for day in range(window):
        pending = math.exp(-hazard * day)
        heard += INTERIM_SOUGHT * interim[day] * pending * (1 - decided_by)
        decided += decision[day] * pending
        decided_by += decision[day]
        withdrawn += (1 - decided_by) * pending * (1 - math.exp(-hazard))
        sums = [s + x / window for s, x in zip(sums, (decided, withdrawn, heard))]
    return sums


def national_shares(elsewhere, london):
    decided, withdrawn, heard = (
        (1 - LONDON_COURT_SHARE) * e + LONDON_COURT_SHARE * l for e, l in zip(elsewhere, london)
    )
    results = decided + withdrawn + heard
    granted = INTERIM_GRANTED * heard + GRANTED * decided
    return granted / results, 1 - (granted + withdrawn) / results, withdrawn / results


def solve(rises_with_x, target, low, high):
    for _ in range(40):
        middle = (low + high) / 2
        low, high = (middle, high) if rises_with_x(middle) < target else (low, middle)
    return (low + high) / 2


def returns(rows):
    """Applied, not granted or refused, and the mean window of these forces' returns."""
    counted = [r for r in rows if r["counted_to"]]
    applied = sum(int(r["applied_period_1"]) for r in counted)
    undecided = sum(int(r["pending_period_1"] or 0) for r in counted)
    days = [((date.fromisoformat(r["counted_to"]) - START).days + 1) * int(r["applied_period_1"]) for r in counted]
    return applied, undecided, round(sum(days) / applied)


def main():
    rows = list(csv.DictReader(TABLE.open(encoding="utf-8")))
    applied, undecided, window = returns([r for r in rows if r["force"] == "Metropolitan Police"])
    others = returns([r for r in rows if r["force"] != "Metropolitan Police"])
    wait = days_to_decision(NOTICE_ELSEWHERE)
    print(f"London: {undecided} of {applied} undecided after {window} days; elsewhere {others[1]} of {others[0]}.")
    print("London notice  hazards: London  elsewhere   granted refused withdrawn   elsewhere undecided")
    for notice in (60, 75, 90, 105, 120):
        london_wait = days_to_decision(notice)
        london = solve(lambda h: 1 - states(london_wait, h, window)[0], undecided / applied, 0, 0.05)
        court_london = states(london_wait, london, COURT_DAYS)
        elsewhere = solve(
            lambda h: national_shares(states(wait, h, COURT_DAYS), court_london)[2], WITHDRAWN_SHARE, 0, 0.05
        )
        shares = national_shares(states(wait, elsewhere, COURT_DAYS), court_london)
        waiting = 1 - states(wait, elsewhere, others[2])[0]
        print(
            f"{notice:8} days  {london:15.4f} {elsewhere:10.4f} "
            + "".join(f"{share:10.3f}" for share in shares)
            + f"{waiting:14.3f} (counted {others[1] / others[0]:.3f})"
        )


if __name__ == "__main__":
    main()
