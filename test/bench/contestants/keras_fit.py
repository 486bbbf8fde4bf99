"""
Keras on TensorFlow: `fit` for one epoch over arrays in memory, which shuffles them. No metric but the loss.

--tuned     75 steps an execution, compiled by XLA where nothing is dropped (its random numbers are slow there)
--core N    on one core only
"""

import argparse
import os
import platform

from conversation import converse, training_images, use_one_core

parser = argparse.ArgumentParser()
parser.add_argument("data")
parser.add_argument("--tuned", action="store_true")
parser.add_argument("--core", type=int)
arguments = parser.parse_args()
if arguments.core is not None:
    use_one_core(arguments.core)
os.environ.update(KERAS_BACKEND="tensorflow", TF_CPP_MIN_LOG_LEVEL="3", CUDA_VISIBLE_DEVICES="-1")

import keras  # noqa: E402
import tensorflow  # noqa: E402

images, labels = training_images(arguments.data)
compiled = {}


def train(model, steps, seed):
    """One epoch on the first steps x batch size images, from the model's initial weights."""
    if model["id"] not in compiled:
        keras.utils.set_random_seed(seed)
        network = compile_model(model)
        variables = network.variables + network.optimizer.variables
        compiled[model["id"]] = network, [(variable, variable.numpy()) for variable in variables]
    network, initial = compiled[model["id"]]
    keras.utils.set_random_seed(seed)
    for variable, value in initial:
        variable.assign(value)
    batch = model["batchSize"]
    x, y = images[: steps * batch], labels[: steps * batch]
    return lambda: network.fit(x, y, batch_size=batch, epochs=1, verbose=0).history["loss"][0]


def compile_model(model):
    network = keras.Sequential([keras.Input((784,)), *map(layer, model["layers"])])
    drops = any(config["kind"] == "dropout" for config in model["layers"])
    tuning = {"steps_per_execution": 75, "jit_compile": not drops} if arguments.tuned else {}
    network.compile(
        optimizer=optimizer(model["optimizer"]),
        loss=keras.losses.SparseCategoricalCrossentropy(from_logits=True),
        **tuning,
    )
    network.optimizer.build(network.trainable_variables)
    return network


def layer(config):
    match config["kind"]:
        case "dense":
            return keras.layers.Dense(config["units"], config["activation"]["id"])
        case "batch-normalization":
            return keras.layers.BatchNormalization(momentum=config["momentum"], epsilon=config["epsilon"])
        case "activation":
            return keras.layers.Activation(config["activation"]["id"])
        case "dropout":
            return keras.layers.Dropout(config["rate"])
        case kind:
            raise ValueError(f"no layer {kind}")


def optimizer(config):
    match config["id"]:
        case "adam":
            return keras.optimizers.Adam(
                config["learningRate"], config["beta1"], config["beta2"], config["epsilon"]
            )
        case "momentum":
            return keras.optimizers.SGD(config["learningRate"], config["momentum"])
        case name:
            raise ValueError(f"no optimizer {name}")


versions = {"keras": keras.__version__, "tensorflow": tensorflow.__version__, "python": platform.python_version()}
converse(versions, train)
