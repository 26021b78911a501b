"""Turn a checkpoint into the shipped model: ONNX, int8 by channel.

python -m training.export CHECKPOINT --base FOLDER --out FOLDER
"""

import argparse
import shutil
import tempfile
from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic

from rapporteur.tagging.engine import VOCABULARY, WEIGHTS
from training.train import new_model


def export(checkpoint: Path, base: Path, out: Path) -> Path:
    """Write the weights and the vocabulary into `out`; dynamic quantisation by channel, which costs nothing."""
    model = new_model()
    model.load_state_dict(torch.load(checkpoint, weights_only=True)["model"])
    model.eval()
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        whole = Path(folder) / "whole.onnx"
        torch.onnx.export(
            model,
            (torch.randint(1000, 2000, (1, 40)),),
            str(whole),
            input_names=["ids"],
            output_names=["pieces", "arcs", "kinds"],
            dynamic_axes={"ids": {1: "length"}, "pieces": {1: "length"}, "arcs": {2: "length", 3: "length"}},
            opset_version=17,
            dynamo=False,
        )
        quantize_dynamic(whole, out / WEIGHTS, per_channel=True, weight_type=QuantType.QInt8, reduce_range=True)
    shutil.copy(base / "vocab.txt", out / VOCABULARY)
    return out / WEIGHTS


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("checkpoint", type=Path)
    parser.add_argument("--base", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    arguments = parser.parse_args()
    written = export(arguments.checkpoint, arguments.base, arguments.out)
    print(f"{written}: {written.stat().st_size / 2**20:.1f} MiB")
