"""Prints as JSON all that MLflow finds in a tracking store, and all that it complains of.

Usage: read_mlruns.py STORE, where STORE is a directory such as mlruns or an address such as sqlite:///mlflow.db
"""

import hashlib
import json
import logging
import os
import sys
import warnings
from pathlib import Path

os.environ["MLFLOW_ALLOW_FILE_STORE"] = "true"
os.environ["MLFLOW_DISABLE_TELEMETRY"] = "true"

complaints = []


class Complaints(logging.Handler):
    """Keeps warnings, and what MLflow says only when debugging of records that it passes over."""

    def emit(self, record):
        message = record.getMessage()
        if record.levelno >= logging.WARNING or message.startswith("Malformed"):
            complaints.append(message)


logging.getLogger().addHandler(Complaints())
logging.getLogger().setLevel(logging.DEBUG)
warnings.showwarning = lambda message, *_: complaints.append(str(message))

from mlflow import MlflowClient  # noqa: E402
from mlflow.entities import ViewType  # noqa: E402


def main(store):
    uri = store if "://" in store else Path(store).resolve().as_uri()
    client = MlflowClient(tracking_uri=uri)
    logging.getLogger("mlflow").addHandler(Complaints())
    experiments = {}
    for experiment in all_pages(client.search_experiments, view_type=ViewType.ALL):
        runs = all_pages(client.search_runs, [experiment.experiment_id], run_view_type=ViewType.ALL)
        experiments[experiment.name] = {
            "id": experiment.experiment_id,
            "runs": {run.info.run_id: describe(client, run) for run in runs},
        }
    json.dump({"experiments": experiments, "complaints": complaints}, sys.stdout)


def all_pages(search, *args, **kwargs):
    token = None
    while True:
        page = search(*args, max_results=100, page_token=token, **kwargs)
        yield from page
        token = page.token
        if not token:
            return


def describe(client, run):
    info, data = run.info, run.data
    return {
        "runName": info.run_name,
        "user": info.user_id,
        "status": info.status,
        "startTime": info.start_time,
        "endTime": info.end_time,
        "params": data.params,
        "tags": data.tags,
        "metrics": {key: history(client, info.run_id, key) for key in data.metrics},
        "inputs": [describe_input(dataset) for dataset in run.inputs.dataset_inputs],
        "artifacts": {path: digest(info.artifact_uri, path) for path in artifact_paths(client, info.run_id)},
    }


def history(client, run_id, key):
    """Points as [timestamp, value as text, step]: JSON has no NaN and no infinities."""
    points = client.get_metric_history(run_id, key)
    return [[point.timestamp, repr(point.value), point.step] for point in points]


def describe_input(dataset_input):
    dataset = dataset_input.dataset
    return {
        "name": dataset.name,
        "digest": dataset.digest,
        "sourceType": dataset.source_type,
        "source": dataset.source,
        "context": {tag.key: tag.value for tag in dataset_input.tags}["mlflow.data.context"],
    }


def artifact_paths(client, run_id, folder=None):
    for entry in client.list_artifacts(run_id, folder):
        if entry.is_dir:
            yield from artifact_paths(client, run_id, entry.path)
        else:
            yield entry.path


def digest(artifact_uri, path):
    from mlflow.artifacts import download_artifacts

    local = download_artifacts(artifact_uri=f"{artifact_uri}/{path}")
    return hashlib.sha256(Path(local).read_bytes()).hexdigest()


main(sys.argv[1])
