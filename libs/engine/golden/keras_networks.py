"""Losses of Keras over 60 steps of small networks that the engine is held against, as JSON on standard output.

    python3 -m venv venv && venv/bin/pip install keras==3.15.1 numpy==2.4.6 'jax[cpu]==0.10.2'
    venv/bin/python libs/engine/golden/keras_networks.py | npx prettier --parser json > libs/engine/golden/keras-networks.json

In float32. Configurations are written as the project writes them; whatever they leave out has the default of both
sides. Data and initial weights come from a generator of a line, which `keras-networks.test.ts` repeats. Dropout is
not here: its masks are the engine's own.
"""

import json
import os
import platform

os.environ["KERAS_BACKEND"] = "jax"
os.environ["JAX_PLATFORMS"] = "cpu"

import jax
import keras
import numpy as np
from keras import losses, ops, optimizers

INPUTS, HIDDEN, CLASSES, EXAMPLES, BATCH, STEPS = 20, 16, 5, 64, 8, 60


class Numbers:
    """Multiples of 2^-24 from [0, 1): the upper bits of a linear congruential generator (Numerical Recipes)."""

    def __init__(self, state):
        self.state = state

    def next(self):
        self.state = (1664525 * self.state + 1013904223) % 2**32
        return (self.state >> 8) / 2**24

    def below(self, bound):
        return int(self.next() * bound)


def examples(classes):
    """Pixels of which half are zero, and labels."""
    numbers = Numbers(1)
    pixels = [numbers.below(256) if numbers.below(2) else 0 for _ in range(EXAMPLES * INPUTS)]
    labels = [numbers.below(classes) for _ in range(EXAMPLES)]
    return np.array(pixels, "float32").reshape(EXAMPLES, INPUTS) / np.float32(255), np.array(labels)


def initial_weights(shapes_and_centres):
    numbers = Numbers(2)
    return [
        np.array([centre + numbers.next() - 0.5 for _ in range(int(np.prod(shape)))], "float32").reshape(shape)
        for shape, centre in shapes_and_centres
    ]


# Losses on a one-hot target of 1 and 0, or of 1 and -1. What Keras lacks is written out.
ZERO_ONE = {
    "binary-cross-entropy": lambda t, y: losses.binary_crossentropy(t, y, from_logits=True),
    "categorical-hinge": losses.categorical_hinge,
    "cross-entropy": losses.categorical_crossentropy,
    # Keras's alpha is 0.25.
    "focal": lambda t, y: losses.categorical_focal_crossentropy(t, y, alpha=1.0, from_logits=True),
    "huber": losses.huber,
    # Keras clips the target too, which moves the loss by some 1e-6.
    "kullback-leibler": losses.kl_divergence,
    "label-smoothing": lambda t, y: losses.categorical_crossentropy(t, y, from_logits=True, label_smoothing=0.1),
    "log-cosh": losses.log_cosh,
    "mean-absolute-error": losses.mean_absolute_error,
    "mean-squared-error": losses.mean_squared_error,
    "perceptron": lambda t, y: ops.max(y, axis=-1) - ops.sum(t * y, axis=-1),
    "poisson": losses.poisson,
    "softmax-cross-entropy": lambda t, y: losses.categorical_crossentropy(t, y, from_logits=True),
}
PLUS_MINUS_ONE = {
    "adaline": lambda t, y: ops.sum(ops.square(y - t), axis=-1) / 2,
    "hinge": losses.hinge,
    "squared-hinge": losses.squared_hinge,
}
ON_PROBABILITIES = ("cross-entropy", "kullback-leibler", "poisson")

OPTIMIZERS = {
    "adadelta": optimizers.Adadelta,
    "adagrad": optimizers.Adagrad,
    "adam": optimizers.Adam,
    "adamax": optimizers.Adamax,
    "adamw": optimizers.AdamW,
    "gradient-descent": optimizers.SGD,
    "lion": optimizers.Lion,
    "momentum": lambda learning_rate: optimizers.SGD(learning_rate, momentum=0.9),
    "nadam": optimizers.Nadam,
    "nesterov": lambda learning_rate: optimizers.SGD(learning_rate, momentum=0.9, nesterov=True),
    "rmsprop": optimizers.RMSprop,
}

REGULARIZERS = {
    "l1": lambda strength: keras.regularizers.L1(strength),
    "l1-l2": lambda l1, l2: keras.regularizers.L1L2(l1, l2),
    "l2": lambda strength: keras.regularizers.L2(strength),
}

ACTIVATIONS = (
    "elu gelu hard-sigmoid leaky-relu linear mish relu selu sigmoid softmax softplus swish tanh".split()
)


def activation_of(reference):
    return keras.activations.get({"swish": "silu"}.get(reference["id"], reference["id"].replace("-", "_")))


def options(reference):
    return {name: value for name, value in reference.items() if name != "id"}


def keras_layer(config):
    trainable = config.get("trainable", True)
    if config["kind"] == "activation":
        return keras.layers.Activation(activation_of(config["activation"]))
    if config["kind"] == "batch-normalization":
        return keras.layers.BatchNormalization(
            momentum=config.get("momentum", 0.99), epsilon=config.get("epsilon", 0.001), trainable=trainable
        )
    regularizer, constraint = config.get("regularizer"), config.get("constraint")
    return keras.layers.Dense(
        config["units"],
        activation=activation_of(config.get("activation", {"id": "linear"})),
        kernel_regularizer=regularizer and REGULARIZERS[regularizer["id"]](**options(regularizer)),
        kernel_constraint=constraint and keras.constraints.MaxNorm(constraint["limit"]),
        trainable=trainable,
    )


def losses_of(layers, loss, optimizer):
    """The loss of every step, and the penalty that Keras leaves out of it: that of kernels that are not trained."""
    outputs = [layer["units"] for layer in layers if layer["kind"] == "dense"][-1]
    x, labels = examples(max(outputs, 2))
    off, function = (0, ZERO_ONE[loss["id"]]) if loss["id"] in ZERO_ONE else (-1, PLUS_MINUS_ONE[loss["id"]])
    one_hot = np.eye(outputs)[labels] if outputs > 1 else labels[:, None]
    targets = np.where(one_hot == 1, 1, off).astype("float32")

    model = keras.Sequential([keras.layers.Input((INPUTS,)), *map(keras_layer, layers)])
    centres = [1 if "gamma" in weight.path or "variance" in weight.path else 0 for weight in model.weights]
    model.set_weights(initial_weights(zip([weight.shape for weight in model.weights], centres)))
    made = OPTIMIZERS[optimizer["id"]](learning_rate=optimizer["learningRate"])
    model.compile(optimizer=made, loss=function)
    result = []
    for step in range(STEPS):
        batch = [(step * BATCH + row) % EXAMPLES for row in range(BATCH)]
        value = model.train_on_batch(x[batch], targets[batch])
        model.reset_metrics()
        result.append(rounded(value))
    frozen = [layer for layer in model.layers if not layer.trainable and getattr(layer, "kernel_regularizer", None)]
    return result, rounded(sum(layer.kernel_regularizer(layer.kernel) for layer in frozen))


def rounded(value):
    return float(f"{float(value):.8g}")


def dense(units, activation="linear", **rest):
    return {"kind": "dense", "units": units, "activation": {"id": activation}, **rest}


def normalization(**rest):
    return {"kind": "batch-normalization", **rest}


MOMENTUM = {"id": "momentum", "learningRate": 0.05}
SOFTMAX_CROSS_ENTROPY = {"id": "softmax-cross-entropy"}


def case(name, layers, loss=SOFTMAX_CROSS_ENTROPY, optimizer=MOMENTUM):
    values, left_out = losses_of(layers, loss, optimizer)
    given = {"name": name, "layers": layers, "loss": loss, "optimizer": optimizer}
    return {**given, "losses": values, "penaltyLeftOut": left_out}


def cases():
    rates = {"adadelta": 1.0, "adagrad": 0.05, "gradient-descent": 0.3, "momentum": 0.1, "nesterov": 0.1, "lion": 0.002}
    for id in OPTIMIZERS:
        optimizer = {"id": id, "learningRate": rates.get(id, 0.01)}
        yield case(f"optimizer {id}", [dense(HIDDEN, "tanh"), dense(CLASSES)], optimizer=optimizer)

    for id in ACTIVATIONS:
        yield case(f"activation {id}", [dense(HIDDEN, id), dense(CLASSES)])

    for id in [*ZERO_ONE, *PLUS_MINUS_ONE]:
        last = dense(CLASSES, "softmax" if id in ON_PROBABILITIES else "linear")
        yield case(f"loss {id}", [dense(HIDDEN, "tanh"), last], {"id": id})
    for id in ("adaline", "binary-cross-entropy", "hinge", "squared-hinge"):
        yield case(f"loss {id} of one output", [dense(HIDDEN, "tanh"), dense(1)], {"id": id})

    for regularizer in ({"id": "l1", "strength": 0.01}, {"id": "l2", "strength": 0.01}, {"id": "l1-l2", "l1": 0.003, "l2": 0.02}):
        layers = [dense(HIDDEN, "tanh", regularizer=regularizer), dense(CLASSES, regularizer=regularizer)]
        yield case(f"regularizer {regularizer['id']}", layers)
        yield case(f"regularizer {regularizer['id']} of a frozen layer", [{**layers[0], "trainable": False}, layers[1]])

    constraint = {"id": "max-norm", "limit": 0.6}
    yield case("constraint max-norm", [dense(HIDDEN, "relu", constraint=constraint), dense(CLASSES, constraint=constraint)])

    relu = {"kind": "activation", "activation": {"id": "relu"}}
    yield case("batch normalization of the inputs", [normalization(), dense(HIDDEN, "relu"), dense(CLASSES)])
    yield case("batch normalization before the activation", [dense(HIDDEN), normalization(), relu, dense(CLASSES)])
    yield case("batch normalization after the activation", [dense(HIDDEN, "relu"), normalization(), dense(CLASSES)])
    everywhere = [normalization(), dense(HIDDEN), normalization(momentum=0.8, epsilon=0.01), relu, normalization(), dense(CLASSES)]
    yield case("batch normalization everywhere", everywhere, optimizer={"id": "adam", "learningRate": 0.01})
    frozen = [dense(HIDDEN), normalization(trainable=False), relu, dense(CLASSES)]
    yield case("batch normalization that is frozen", frozen)
    yield case("a frozen layer below batch normalization", [dense(HIDDEN, trainable=False), normalization(), dense(CLASSES)])


print(
    json.dumps(
        {
            "generator": "libs/engine/golden/keras_networks.py",
            "versions": {
                "python": platform.python_version(),
                "keras": keras.__version__,
                "jax": jax.__version__,
                "numpy": np.__version__,
            },
            "inputs": INPUTS,
            "examples": EXAMPLES,
            "batchSize": BATCH,
            "cases": list(cases()),
        }
    )
)
