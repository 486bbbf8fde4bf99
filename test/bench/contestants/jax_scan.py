"""
JAX: all steps of an epoch are one compiled program, a scan over batches of shuffled indices. Images and order lie on
the device before the clock starts; drawing the initial weights is inside, and is nothing beside the steps.

--seeds N   N networks at once, each with its own weights, order and dropout, by vmap
--core N    on one core only
"""

import argparse
import functools
import os
import platform

from conversation import converse, training_images, use_one_core

parser = argparse.ArgumentParser()
parser.add_argument("data")
parser.add_argument("--seeds", type=int, default=1)
parser.add_argument("--core", type=int)
arguments = parser.parse_args()
if arguments.core is not None:
    use_one_core(arguments.core)
os.environ["JAX_PLATFORMS"] = "cpu"

import jax  # noqa: E402
import jaxlib  # noqa: E402
import jax.numpy as jnp  # noqa: E402
import numpy  # noqa: E402

images, labels = map(jax.device_put, training_images(arguments.data))
compiled = {}


def train(model, steps, seed):
    """One epoch on the first steps x batch size images, for each seed in an order of its own."""
    if model["id"] not in compiled:
        epoch = functools.partial(train_epoch, model)
        if arguments.seeds > 1:
            epoch = jax.vmap(epoch, in_axes=(0, 0, None, None))
        compiled[model["id"]] = jax.jit(epoch)
    batch = model["batchSize"]
    generator = numpy.random.default_rng(seed)
    orders = [generator.permutation(steps * batch).reshape(steps, batch) for _ in range(arguments.seeds)]
    keys = jax.random.split(jax.random.key(seed), arguments.seeds)
    order = jax.device_put(numpy.array(orders, numpy.int32))
    if arguments.seeds == 1:
        keys, order = keys[0], order[0]
    jax.block_until_ready((keys, order))
    # The weights are an output, as they are for all others: nothing of the last step may be left out.
    return lambda: jax.block_until_ready(compiled[model["id"]](keys, order, images, labels))[0].mean()


def train_epoch(model, key, order, images, labels):
    """Mean loss over the steps, and the weights. `order` is [steps, batch]."""
    initial_key, dropout_key = jax.random.split(key)
    parameters = initial_parameters(model["layers"], initial_key)
    begin, update = optimizers[model["optimizer"]["id"]]

    def step(state, positions):
        parameters, averages, slots, count = state
        step_key = jax.random.fold_in(dropout_key, count)
        loss = functools.partial(mean_loss, model["layers"], step_key, images[positions], labels[positions])
        (value, averages), gradients = jax.value_and_grad(loss, has_aux=True)(parameters, averages)
        parameters, slots = update(model["optimizer"], parameters, slots, gradients, count + 1)
        return (parameters, averages, slots, count + 1), value

    state = (parameters, initial_averages(model["layers"]), begin(parameters), 0)
    (parameters, *_), losses = jax.lax.scan(step, state, order)
    return losses.mean(), parameters


def initial_parameters(layers, key):
    units, parameters = 784, []
    glorot = jax.nn.initializers.glorot_uniform()
    for index, config in enumerate(layers):
        if config["kind"] == "dense":
            kernel = glorot(jax.random.fold_in(key, index), (units, config["units"]))
            units = config["units"]
            parameters.append({"kernel": kernel, "bias": jnp.zeros(units)})
        elif config["kind"] == "batch-normalization":
            parameters.append({"gamma": jnp.ones(units), "beta": jnp.zeros(units)})
        else:
            parameters.append({})
    return parameters


def initial_averages(layers):
    units, averages = 784, []
    for config in layers:
        units = config.get("units", units)
        normalizes = config["kind"] == "batch-normalization"
        averages.append({"mean": jnp.zeros(units), "variance": jnp.ones(units)} if normalizes else {})
    return averages


def mean_loss(layers, key, x, y, parameters, averages):
    """Cross-entropy on logits in training mode, and the new moving averages."""
    averages = list(averages)
    for index, config in enumerate(layers):
        weights = parameters[index]
        match config["kind"]:
            case "dense":
                x = activations[config["activation"]["id"]](x @ weights["kernel"] + weights["bias"])
            case "batch-normalization":
                mean, variance = x.mean(axis=0), x.var(axis=0)
                x = (x - mean) * jax.lax.rsqrt(variance + config["epsilon"]) * weights["gamma"] + weights["beta"]
                averages[index] = {
                    "mean": moved(averages[index]["mean"], mean, config["momentum"]),
                    "variance": moved(averages[index]["variance"], variance, config["momentum"]),
                }
            case "activation":
                x = activations[config["activation"]["id"]](x)
            case "dropout":
                kept = jax.random.bernoulli(jax.random.fold_in(key, index), 1 - config["rate"], x.shape)
                x = jnp.where(kept, x / (1 - config["rate"]), 0)
            case kind:
                raise ValueError(f"no layer {kind}")
    return -jnp.take_along_axis(jax.nn.log_softmax(x), y[:, None], axis=1).mean(), averages


def moved(average, value, momentum):
    return average * momentum + value * (1 - momentum)


activations = {"linear": lambda z: z, "relu": jax.nn.relu}


def begin_adam(parameters):
    zeros = jax.tree.map(jnp.zeros_like, parameters)
    return zeros, zeros


def adam(config, parameters, slots, gradients, count):
    beta1, beta2 = config["beta1"], config["beta2"]
    alpha = config["learningRate"] * jnp.sqrt(1 - beta2**count) / (1 - beta1**count)
    m = jax.tree.map(lambda m, g: m + (g - m) * (1 - beta1), slots[0], gradients)
    v = jax.tree.map(lambda v, g: v + (g * g - v) * (1 - beta2), slots[1], gradients)
    parameters = jax.tree.map(
        lambda w, m, v: w - alpha * m / (jnp.sqrt(v) + config["epsilon"]), parameters, m, v
    )
    return parameters, (m, v)


def begin_momentum(parameters):
    return jax.tree.map(jnp.zeros_like, parameters)


def momentum(config, parameters, slots, gradients, count):
    v = jax.tree.map(lambda v, g: config["momentum"] * v - config["learningRate"] * g, slots, gradients)
    return jax.tree.map(jnp.add, parameters, v), v


optimizers = {"adam": (begin_adam, adam), "momentum": (begin_momentum, momentum)}

versions = {"jax": jax.__version__, "jaxlib": jaxlib.__version__, "python": platform.python_version()}
converse(versions, train)
