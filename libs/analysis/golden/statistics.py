"""Golden values of the statistics, from scipy and statsmodels.

    python3 -m venv venv && venv/bin/pip install scipy==1.17.1 statsmodels==0.15.0
    venv/bin/python statistics.py > statistics.json
"""

import json
import platform

import numpy
import scipy
import statsmodels
from scipy import stats
from statsmodels.stats.multitest import multipletests
from statsmodels.stats.power import TTestPower
from statsmodels.stats.proportion import proportion_confint
from statsmodels.stats.weightstats import DescrStatsW

DEGREES = [1, 2, 3, 4, 9, 29, 99, 9999]

# Differences in accuracy as they come: multiples of 1/10,000, with ties and zeros among them.
DIFFERENCES = [
    [0.0012, 0.0031, 0.0008, 0.0024, 0.0017],
    [0.0012, -0.0031, 0.0008, 0.0, 0.0017, 0.0017],
    [0.0001, 0.0001, -0.0001, 0.0001, 0.0001, 0.0001, -0.0001, 0.0002],
    [0.0041, -0.0012, 0.0025, 0.0019, -0.0003, 0.0031, 0.0007, 0.0022, -0.0011, 0.0016],
    [0.3, 0.1, 0.2, -0.3, 0.6, 0.1, -0.1, 0.2, 0.3, 0.4, -0.2, 0.7],
]


def sign_flip(differences):
    result = stats.permutation_test(
        (numpy.array(differences),),
        # Rounded, since equal sums of different terms differ in their last bits.
        lambda values, axis: numpy.round(numpy.abs(numpy.sum(values, axis=axis)), 9),
        permutation_type="samples",
        n_resamples=numpy.inf,
        alternative="greater",
        vectorized=True,
    )
    return float(result.pvalue)


def equivalence(differences, margin):
    p, _, _ = DescrStatsW(numpy.array(differences)).ttost_mean(-margin, margin)
    return float(p)


def sample_size(effect, alpha, power):
    return float(TTestPower().solve_power(effect_size=effect, alpha=alpha, power=power, alternative="two-sided"))


golden = {
    "generator": "libs/analysis/golden/statistics.py",
    "versions": {
        "python": platform.python_version(),
        "numpy": numpy.__version__,
        "scipy": scipy.__version__,
        "statsmodels": statsmodels.__version__,
    },
    "studentQuantile": [
        [p, n, float(stats.t.ppf(p, n))] for n in DEGREES for p in [0.025, 0.5, 0.9, 0.95, 0.975, 0.9995]
    ],
    "studentCumulative": [
        [t, n, float(stats.t.cdf(t, n))] for n in DEGREES for t in [-30, -8, -3.5, -1, -0.1, 0, 0.7, 2.2, 5]
    ],
    "normalQuantile": [[p, float(stats.norm.ppf(p))] for p in [0.0001, 0.001, 0.025, 0.2, 0.5, 0.8, 0.975, 0.9999]],
    "normalCumulative": [[z, float(stats.norm.cdf(z))] for z in [-5, -1.96, -0.5, 0, 0.3, 1, 2.5]],
    "wilson": [
        [k, n, *(float(x) for x in proportion_confint(k, n, alpha=0.05, method="wilson"))]
        for k, n in [(0, 3), (3, 3), (5, 5), (2.5, 5), (9, 10), (10, 10), (7.5, 10), (23, 30), (30, 30)]
    ],
    "holm": [
        {"p": p, "adjusted": [float(x) for x in multipletests(p, method="holm")[1]]}
        for p in [
            [0.01, 0.04, 0.03],
            [0.002, 0.002, 0.002, 0.5],
            [0.9, 0.0019531, 0.02, 0.0019531, 0.3, 1],
            [0.04],
        ]
    ],
    "signFlip": [{"differences": d, "p": sign_flip(d)} for d in DIFFERENCES],
    "equivalence": [
        {"differences": d, "margin": margin, "p": equivalence(d, margin)}
        for d in DIFFERENCES[:4]
        for margin in [0.001, 0.005, 0.01]
    ],
    "sampleSize": [
        [effect, alpha, sample_size(effect, alpha, 0.8)]
        for effect in [0.2, 0.35, 0.5, 0.8, 1, 1.5]
        for alpha in [0.05, 0.05 / 12, 0.05 / 25]
    ],
}

print(json.dumps(golden, indent=1))
