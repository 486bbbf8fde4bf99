"""What the contestants in Python share: the images, and the conversation with the runner."""

import json
import os
import sys
import time


def use_one_core(index):
    """Binds this process to one core, so that a library's thread pools, made later, have one thread."""
    os.sched_setaffinity(0, {sorted(os.sched_getaffinity(0))[index]})


def training_images(folder):
    """Fashion-MNIST's 60,000 training images in memory: [images, 784] float32 in 0 ... 1, labels int32."""
    import numpy

    pixels = numpy.fromfile(os.path.join(folder, "train-images-idx3-ubyte"), numpy.uint8, offset=16)
    labels = numpy.fromfile(os.path.join(folder, "train-labels-idx1-ubyte"), numpy.uint8, offset=8)
    return pixels.reshape(-1, 784).astype(numpy.float32) / 255, labels.astype(numpy.int32)


def converse(versions, train):
    """
    Says what computes, then answers each request {model, steps, seed} with {seconds, processorSeconds, loss}, until
    the runner closes the pipe. Both are one line of JSON. `train(model, steps, seed)` prepares all that is not to be
    timed and returns a function that trains and returns the mean loss.
    """
    print(json.dumps({"versions": versions}), flush=True)
    for line in sys.stdin:
        request = json.loads(line)
        try:
            epoch = train(request["model"], request["steps"], request["seed"])
            processor, begin = time.process_time(), time.perf_counter()
            loss = epoch()
            answer = {
                "seconds": time.perf_counter() - begin,
                "processorSeconds": time.process_time() - processor,
                "loss": float(loss),
            }
        except Exception as error:
            answer = {"error": f"{type(error).__name__}: {error}"}
        print(json.dumps(answer), flush=True)
