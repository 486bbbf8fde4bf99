"""What the module's transcendental functions should be, to more digits than float64 has, as JSON on standard output.

    python3 -m venv venv && venv/bin/pip install mpmath==1.4.1
    venv/bin/python libs/engine/golden/functions.py | npx prettier --parser json > libs/engine/golden/functions.json

Each value is computed with 400 bits from the float32 input and rounded once, to the nearest float64. Formulas are those
of the definitions' docstrings, not those of the kernels.
"""

import json
import platform
import random
import struct

import mpmath
from mpmath import cosh, erfc, exp, log, mpf, sqrt, tanh

mpmath.mp.prec = 400

SELU_ALPHA = mpf("1.6732632423543772848170429916717")
SELU_SCALE = mpf("1.0507009873554804934193349852946")
EPSILON = mpf(1e-7)
SMOOTHING = mpf(struct.unpack("<f", struct.pack("<f", 0.1))[0])


def bits(value):
    return struct.unpack("<I", struct.pack("<f", value))[0]


def number(pattern):
    return struct.unpack("<f", struct.pack("<I", pattern))[0]


def inputs():
    """Patterns from the smallest subnormal to the largest number, dense where something happens."""
    random.seed(1)
    magnitudes = [bits(2.0**-149), bits(2.0**-126), 0x7F7FFFFF]
    magnitudes += [(e << 23) | random.getrandbits(23) for e in [0, 0, *range(1, 102, 20), *range(139, 255, 19)]]
    # From 2e-7 to 1,000 in steps of a third.
    magnitudes += [bits(random.uniform(1, 1.33) * 2e-7 * 1.333**step) for step in range(78)]
    # Where e^-z leaves the normal and then the subnormal numbers, and zeros of derivatives.
    magnitudes += [bits(z) for z in (87.3, 87.4, 95.1, 100.2, 103.2, 103.9, 104.1, 12.9, 13.9, 14.2)]
    magnitudes += [bits(z) for z in (0.7517916, 1.1924276, 1.2784646, 0.69314718, 0.5, 0.54930615)]
    # Where a kernel goes from one formula to another, just before and there.
    magnitudes += [bits(z) - step for z in (1.0, 3.0) for step in (0, 1)]
    patterns = sorted(set(magnitudes))
    return [*reversed([pattern | 0x80000000 for pattern in patterns]), *patterns]


def logistic(z):
    return 1 / (1 + exp(-z))


def normal_cumulative(z):
    return erfc(-z / sqrt(mpf(2))) / 2


def normal_density(z):
    return exp(-z * z / 2) / sqrt(2 * mpmath.pi)


def elu(z):
    return (z, mpf(1)) if z > 0 else (mpmath.expm1(z), exp(z))


def selu(z):
    scaled = SELU_SCALE * SELU_ALPHA
    return (SELU_SCALE * z, SELU_SCALE) if z > 0 else (scaled * mpmath.expm1(z), scaled * exp(z))


def gelu(z):
    return z * normal_cumulative(z), normal_cumulative(z) + z * normal_density(z)


def softplus(z):
    return mpmath.log1p(exp(z)), logistic(z)


def mish(z):
    t = tanh(softplus(z)[0])
    return z * t, t + z * logistic(z) / cosh(softplus(z)[0]) ** 2


def swish(z):
    return z * logistic(z), logistic(z) * (1 + z * logistic(-z))


ACTIVATIONS = {
    "elu": elu,
    "gelu": gelu,
    "mish": mish,
    "selu": selu,
    "sigmoid": lambda z: (logistic(z), logistic(z) * logistic(-z)),
    "softplus": softplus,
    "swish": swish,
    "tanh": lambda z: (tanh(z), 1 / cosh(z) ** 2),
}


def label_smoothing(y):
    """Of the logits (y, 0) with the label 0, as all losses of two outputs here."""
    on = 1 - SMOOTHING / 2
    loss = on * softplus(-y)[0] + SMOOTHING / 2 * softplus(y)[0]
    return loss, logistic(y) - on


def focal(y):
    p, q = logistic(y), logistic(-y)
    return q**2 * softplus(-y)[0], (2 * q * p * log(p) - q**2) * q


def cross_entropy(p):
    """Of the probability p of the label, clipped."""
    if p < 0 or p > 1:
        return None
    clipped = min(max(p, EPSILON), 1 - EPSILON)
    return -log(clipped), -1 / p if clipped == p else mpf(0)


def poisson(y):
    """Of one output with the target 1, as binary cross-entropy; log-cosh has the target 0."""
    return (y - log(y + EPSILON), 1 - 1 / (y + EPSILON)) if y >= 0 else None


LOSSES = {
    "binary-cross-entropy": lambda y: (softplus(-y)[0], -logistic(-y)),
    "cross-entropy": cross_entropy,
    "focal": focal,
    "kullback-leibler": cross_entropy,
    "label-smoothing": label_smoothing,
    "log-cosh": lambda y: (log(cosh(y)), tanh(y)),
    "poisson": poisson,
    "softmax-cross-entropy": lambda y: (softplus(-y)[0], -logistic(-y)),
}


def table(f, patterns):
    pairs = [f(mpf(number(pattern))) for pattern in patterns]
    return [[None if pair is None else float(pair[face]) for pair in pairs] for face in (0, 1)]


def tables(functions, face):
    return {id: dict(zip(("value", face), table(f, patterns))) for id, f in functions.items()}


patterns = inputs()
print(
    json.dumps(
        {
            "generator": "libs/engine/golden/functions.py",
            "versions": {"python": platform.python_version(), "mpmath": mpmath.__version__},
            "inputs": patterns,
            "activations": tables(ACTIVATIONS, "derivative"),
            "losses": tables(LOSSES, "gradient"),
        },
        separators=(",", ":"),
    )
)
