"""Values of Keras that the tests hold the definitions against, as JSON on standard output.

    python3 -m venv venv && venv/bin/pip install keras==3.15.1 numpy==2.4.6 'jax[cpu]==0.10.2'
    venv/bin/python golden/keras_golden.py | npx prettier --parser json > golden/keras.json

In double precision, with Keras's own defaults wherever a definition claims to have them.
"""

import json
import os
import platform

os.environ["KERAS_BACKEND"] = "jax"
os.environ["JAX_ENABLE_X64"] = "1"

import jax
import jax.numpy as jnp
import keras
import numpy as np

keras.config.set_floatx("float64")
keras.config.set_dtype_policy("float64")

ACTIVATIONS = {
    "elu": keras.activations.elu,
    "gelu": keras.activations.gelu,
    "hard-sigmoid": keras.activations.hard_sigmoid,
    "leaky-relu": keras.activations.leaky_relu,
    "linear": keras.activations.linear,
    "mish": keras.activations.mish,
    "relu": keras.activations.relu,
    "selu": keras.activations.selu,
    "sigmoid": keras.activations.sigmoid,
    "softplus": keras.activations.softplus,
    "swish": keras.activations.silu,
    "tanh": keras.activations.tanh,
}

OPTIMIZERS = {
    "adadelta": lambda: keras.optimizers.Adadelta(),
    "adagrad": lambda: keras.optimizers.Adagrad(),
    "adam": lambda: keras.optimizers.Adam(),
    "adamax": lambda: keras.optimizers.Adamax(),
    "adamw": lambda: keras.optimizers.AdamW(),
    "gradient-descent": lambda: keras.optimizers.SGD(),
    "lion": lambda: keras.optimizers.Lion(),
    "momentum": lambda: keras.optimizers.SGD(momentum=0.9),
    "nadam": lambda: keras.optimizers.Nadam(),
    "nesterov": lambda: keras.optimizers.SGD(momentum=0.9, nesterov=True),
    "rmsprop": lambda: keras.optimizers.RMSprop(),
}

LOSSES_ON_LOGITS = {
    "binary-cross-entropy": lambda t, y: keras.losses.binary_crossentropy(t, y, from_logits=True),
    "categorical-hinge": keras.losses.categorical_hinge,
    "focal": lambda t, y: keras.losses.categorical_focal_crossentropy(t, y, alpha=1.0, from_logits=True),
    "hinge": keras.losses.hinge,
    "huber": keras.losses.huber,
    "label-smoothing": lambda t, y: keras.losses.categorical_crossentropy(
        t, y, from_logits=True, label_smoothing=0.1
    ),
    "log-cosh": keras.losses.log_cosh,
    "mean-absolute-error": keras.losses.mean_absolute_error,
    "mean-squared-error": keras.losses.mean_squared_error,
    "softmax-cross-entropy": lambda t, y: keras.losses.categorical_crossentropy(t, y, from_logits=True),
    "squared-hinge": keras.losses.squared_hinge,
}

LOSSES_ON_PROBABILITIES = {
    "cross-entropy": keras.losses.categorical_crossentropy,
    "kullback-leibler": keras.losses.kl_divergence,
    "poisson": keras.losses.poisson,
}

LOSSES_OF_ONE_OUTPUT = ("binary-cross-entropy", "hinge", "squared-hinge")

INITIALIZERS = {
    "glorot-normal": keras.initializers.GlorotNormal,
    "glorot-uniform": keras.initializers.GlorotUniform,
    "he-normal": keras.initializers.HeNormal,
    "he-uniform": keras.initializers.HeUniform,
    "lecun-normal": keras.initializers.LecunNormal,
    "lecun-uniform": keras.initializers.LecunUniform,
    "orthogonal": keras.initializers.Orthogonal,
    "random-normal": keras.initializers.RandomNormal,
    "random-uniform": keras.initializers.RandomUniform,
    "truncated-normal": keras.initializers.TruncatedNormal,
}


def plain(value):
    return np.asarray(value, dtype="float64").tolist()


def activations():
    # No point lies on a kink; the outermost are far in saturation.
    z = np.concatenate([[-40.0, -15.0], np.arange(-121, 122, 10) / 20, [15.0, 40.0]])
    pointwise = {
        id: {"z": plain(z), "value": plain(f(z)), "derivative": plain(jax.vmap(jax.grad(f))(z))}
        for id, f in ACTIVATIONS.items()
    }
    rows = np.array([[0.3, -1.2, 2.5, 0.0], [30.0, 29.0, -30.0, 1.0]])
    upstream = np.array([[1.0, -2.0, 0.5, 3.0], [0.2, 0.4, -0.6, 0.8]])
    value, pullback = jax.vjp(keras.activations.softmax, jnp.asarray(rows))
    softmax = {"z": plain(rows), "upstream": plain(upstream), "value": plain(value)}
    softmax["gradient"] = plain(pullback(jnp.asarray(upstream))[0])
    return {"pointwise": pointwise, "softmax": softmax}


def losses():
    labels = np.array([0, 1, 2, 3, 2, 1])
    y = np.array(
        [
            [2.1, 0.3, -1.2, 0.4],
            [-0.5, -1.5, -0.7, -2.2],
            [0.05, 0.25, 0.4, 0.1],
            [6.0, -3.0, 1.0, -5.0],
            [0.1, 3.1, 2.9, -0.2],
            [-9.0, 9.0, 0.2, 0.7],
        ]
    )

    def entry(f, t, y, of=lambda y: y):
        def composed(y):
            return f(jnp.asarray(t), of(y))

        gradient = jax.grad(lambda y: jnp.sum(composed(y)))(jnp.asarray(y))
        return {"value": plain(composed(jnp.asarray(y))), "gradient": plain(gradient)}

    def targets(id, one_hot):
        return 2 * one_hot - 1 if id in ("hinge", "squared-hinge") else one_hot

    one_hot = np.eye(4)[labels]
    binary = (labels % 2)[:, None].astype("float64")
    return {
        "labels": labels.tolist(),
        "y": plain(y),
        "onLogits": {id: entry(f, targets(id, one_hot), y) for id, f in LOSSES_ON_LOGITS.items()},
        # Of softmax(y), with the gradient by y.
        "onProbabilities": {
            id: entry(f, one_hot, y, keras.activations.softmax) for id, f in LOSSES_ON_PROBABILITIES.items()
        },
        # Of the first output alone; the label is 1 where it is odd above.
        "ofOneOutput": {
            id: entry(LOSSES_ON_LOGITS[id], targets(id, binary), y[:, :1]) for id in LOSSES_OF_ONE_OUTPUT
        },
    }


def optimizers():
    """20 steps of weights with ordinary, large, tiny (where the epsilon shows) and sparse gradients."""
    random = np.random.default_rng(7)
    start = np.array([0.5, -1.25, 0.75, 0.1, -0.3])
    scale = np.array([1.0, 50.0, 3e-7, 1e-3, 1.0])
    gradients = random.standard_normal((20, 5)) * scale
    gradients[:, 4] *= np.arange(20) % 3 == 1
    result = {}
    for id, make in OPTIMIZERS.items():
        optimizer = make()
        weights = keras.Variable(start)
        optimizer.build([weights])
        trajectory = []
        for gradient in gradients:
            optimizer.apply([jnp.asarray(gradient)], [weights])
            trajectory.append(plain(weights))
        result[id] = trajectory
    return {"start": plain(start), "gradients": plain(gradients), "weights": result}


def regularizers():
    w = np.array([-1.5, -0.2, 0.03, 0.4, 2.0])
    kinds = {
        "l1": keras.regularizers.L1(),
        "l1-l2": keras.regularizers.L1L2(l1=0.01, l2=0.01),
        "l2": keras.regularizers.L2(),
    }
    return {
        "w": plain(w),
        "of": {
            id: {"value": plain(f(jnp.asarray(w))), "gradient": plain(jax.grad(f)(jnp.asarray(w)))}
            for id, f in kinds.items()
        },
    }


def max_norm():
    kernel = np.array([[0.3, 2.0, -1.0], [0.4, -3.0, 1.5], [-0.1, 1.0, 0.9]])
    return {"kernel": plain(kernel), "projected": plain(keras.constraints.MaxNorm()(kernel))}


def initializers():
    """Standard deviation and greatest magnitude of a kernel [300, 200]."""
    result = {}
    for id, kind in INITIALIZERS.items():
        kernel = np.asarray(kind(seed=1)((300, 200)))
        result[id] = {"standardDeviation": float(kernel.std()), "greatest": float(np.abs(kernel).max())}
    return result


def batch_normalization():
    random = np.random.default_rng(11)
    x = random.standard_normal((6, 3)) * [1.0, 4.0, 0.1] + [0.0, 2.0, -1.0]
    upstream = random.standard_normal((6, 3))
    layer = keras.layers.BatchNormalization()
    layer.build(x.shape)
    before = [np.array([1.5, 0.5, -1.0]), np.array([0.1, -0.2, 0.3]), np.array([0.2, 1.0, -0.5]), np.array([1.2, 9.0, 0.3])]
    layer.set_weights(before)
    inference = layer(x, training=False)
    y = layer(x, training=True)
    after = layer.get_weights()
    layer.set_weights(before)

    def f(x, gamma, beta):
        state = [jnp.asarray(before[2]), jnp.asarray(before[3])]
        return layer.stateless_call([gamma, beta], state, x, training=True)[0]

    _, pullback = jax.vjp(f, jnp.asarray(x), jnp.asarray(before[0]), jnp.asarray(before[1]))
    dx, dgamma, dbeta = pullback(jnp.asarray(upstream))
    return {
        "x": plain(x),
        "upstream": plain(upstream),
        "parameters": [plain(value) for value in before],
        "y": plain(y),
        "inference": plain(inference),
        "movingMean": plain(after[2]),
        "movingVariance": plain(after[3]),
        "gradient": {"x": plain(dx), "gamma": plain(dgamma), "beta": plain(dbeta)},
    }


def network():
    """Ten steps of a small network with most of what a layer can have, and an evaluation at the end."""
    random = np.random.default_rng(5)
    model = keras.Sequential(
        [
            keras.layers.Input((4,)),
            keras.layers.Dense(5, activation="tanh", kernel_regularizer=keras.regularizers.L1L2(0.002, 0.01)),
            keras.layers.BatchNormalization(),
            keras.layers.Dense(4, kernel_constraint=keras.constraints.MaxNorm(0.8)),
            keras.layers.BatchNormalization(trainable=False),
            keras.layers.Activation("elu"),
            keras.layers.Dense(3, kernel_regularizer=keras.regularizers.L2(0.003)),
        ]
    )
    start = [random.standard_normal(w.shape) * 0.5 for w in model.weights]
    start = [np.abs(v) + 0.5 if "variance" in w.path else v for v, w in zip(start, model.weights)]
    model.set_weights(start)
    model.compile(
        optimizer=keras.optimizers.Adam(0.02),
        loss=keras.losses.SparseCategoricalCrossentropy(from_logits=True),
        metrics=["accuracy"],
    )
    x = random.standard_normal((10, 6, 4))
    labels = random.integers(0, 3, (10, 6))
    steps = []
    for batch, answer in zip(x, labels):
        # Loss and accuracy of the batch alone, the loss with its penalties.
        loss, accuracy = model.train_on_batch(batch, answer)
        model.reset_metrics()
        steps.append({"loss": float(loss), "accuracy": float(accuracy)})
    loss, accuracy = model.evaluate(x[0], labels[0], verbose=0)
    return {
        "start": [plain(value.ravel()) for value in start],
        "x": plain(x),
        "labels": labels.tolist(),
        "steps": steps,
        "end": [plain(np.asarray(value).ravel()) for value in model.get_weights()],
        "evaluation": {"loss": float(loss), "accuracy": float(accuracy)},
        "prediction": plain(model.predict_on_batch(x[0])),
    }


print(
    json.dumps(
        {
            "generator": "golden/keras_golden.py",
            "command": "python golden/keras_golden.py | npx prettier --parser json > golden/keras.json",
            "versions": {
                "python": platform.python_version(),
                "keras": keras.__version__,
                "jax": jax.__version__,
                "numpy": np.__version__,
            },
            "activations": activations(),
            "losses": losses(),
            "optimizers": optimizers(),
            "regularizers": regularizers(),
            "maxNorm": max_norm(),
            "initializers": initializers(),
            "batchNormalization": batch_normalization(),
            "network": network(),
        }
    )
)
