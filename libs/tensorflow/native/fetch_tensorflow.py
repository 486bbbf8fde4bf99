"""Fetches TensorFlow's C library: its shared libraries and C headers, out of the Python package that has them.

python3 fetch_tensorflow.py FOLDER VERSION

pip chooses and verifies the wheel, of 230 MB; of its 1.3 GB the two libraries and a few headers are unpacked into
FOLDER/lib and FOLDER/include. The libraries are the same for every version of Python.
"""

import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile

LIBRARY = re.compile(r"tensorflow/(libtensorflow_(?:cc|framework)\.so\.\d+)")
HEADER = re.compile(
    r"tensorflow/include/((?:tensorflow/c|xla/tsl/c)/.*\.h|(?:tensorflow/core|tsl)/platform/ctstring.*\.h)"
)
# A Python that has wheels of this version, for machines whose own has none.
WHEELS_OF = "3.12"


def main(folder: pathlib.Path, version: str) -> None:
    with tempfile.TemporaryDirectory(dir=folder) as downloads:
        subprocess.run(
            [sys.executable, "-m", "pip", "download", f"tensorflow-cpu=={version}"]
            + ["--no-deps", "--only-binary=:all:", "--python-version", WHEELS_OF, "--dest", downloads]
            + ["--disable-pip-version-check", "--no-input", "--no-cache-dir", "--quiet"],
            check=True,
            stdout=sys.stderr,
        )
        (wheel,) = pathlib.Path(downloads).glob("*.whl")
        with zipfile.ZipFile(wheel) as archive:
            for name in archive.namelist():
                if match := LIBRARY.fullmatch(name):
                    unpack(archive, name, folder / "lib" / match[1])
                elif match := HEADER.fullmatch(name):
                    unpack(archive, name, folder / "include" / match[1])


def unpack(archive: zipfile.ZipFile, name: str, to: pathlib.Path) -> None:
    to.parent.mkdir(parents=True, exist_ok=True)
    with archive.open(name) as source, open(to, "wb") as target:
        shutil.copyfileobj(source, target, 1 << 20)


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]), sys.argv[2])
