"""Prints, as JSON, what Keras predicts for the examples of a file with every LayersModel of a folder.

python keras_predictions.py LOADER_FOLDER MODELS_FOLDER EXAMPLES FEATURES

EXAMPLES holds the inputs as float32, row after row of FEATURES numbers. The answer has the outputs by model, row after
row.
"""

import json
import pathlib
import sys

import numpy as np

loader, models, examples, features = sys.argv[1:]
sys.path.insert(0, loader)
from load_layers_model import load_layers_model  # noqa: E402

x = np.fromfile(examples, dtype="<f4").reshape(-1, int(features))
folders = sorted(path for path in pathlib.Path(models).iterdir() if path.is_dir())
outputs = {path.name: np.asarray(load_layers_model(path)(x)).flatten().tolist() for path in folders}
json.dump(outputs, sys.stdout)
