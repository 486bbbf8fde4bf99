"""Loads a LayersModel, the `model` folder of a recorded run, into Keras 3.

python load_layers_model.py FOLDER --save model.keras

or, from Python, `load_layers_model(folder)`. Keras's own loaders do not read TensorFlow.js's format. This one builds the
same layers and sets their weights, which lie in weights.bin one after the other as model.json lists them: float32,
little-endian, row-major, kernels as [inputs, units].
"""

import argparse
import json
import pathlib

import keras
import numpy as np

# Activations whose name differs, and layers of which Keras 3 calls a setting otherwise.
ACTIVATIONS = {"keras3_hard_sigmoid": "hard_sigmoid"}
SETTINGS = {"LeakyReLU": {"alpha": "negative_slope"}}


def load_layers_model(folder: str | pathlib.Path) -> keras.Sequential:
    folder = pathlib.Path(folder)
    description = json.loads((folder / "model.json").read_text())
    layers = description["modelTopology"]["model_config"]["config"]["layers"]
    inputs = layers[0]["config"]["batch_input_shape"][1]
    model = keras.Sequential([keras.Input((inputs,)), *map(build, layers)])
    (manifest,) = description["weightsManifest"]
    weights = read_weights(folder / manifest["paths"][0], manifest["weights"])
    for layer in model.layers:
        layer.set_weights([weights[f"{layer.name}/{weight.name}"] for weight in layer.weights])
    return model


def build(layer: dict) -> keras.Layer:
    kind = layer["class_name"]
    names = SETTINGS.get(kind, {})
    config = {names.get(key, key): value for key, value in layer["config"].items()}
    for unused in ("batch_input_shape", "dtype"):
        config.pop(unused, None)
    if "activation" in config:
        config["activation"] = ACTIVATIONS.get(config["activation"], config["activation"])
    return getattr(keras.layers, kind)(**config)


def read_weights(file: pathlib.Path, listed: list[dict]) -> dict[str, np.ndarray]:
    values = np.fromfile(file, dtype="<f4")
    weights = {}
    begin = 0
    for entry in listed:
        size = int(np.prod(entry["shape"]))
        weights[entry["name"]] = values[begin : begin + size].reshape(entry["shape"])
        begin += size
    if begin != len(values):
        raise ValueError(f"{file} has {len(values)} numbers, and model.json lists {begin}")
    return weights


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="Loads a LayersModel into Keras and says what it is.")
    parser.add_argument("folder")
    parser.add_argument("--save", help="writes the model in Keras's own format")
    arguments = parser.parse_args()
    loaded = load_layers_model(arguments.folder)
    loaded.summary()
    if arguments.save:
        loaded.save(arguments.save)
