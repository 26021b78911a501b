"""Average the weights of two checkpoints of one training: what the first stage knew and what the second one learned.

    python -m training.average ONE.pt OTHER.pt OUT.pt

Source: Wortsman et al. 2022, Robust fine-tuning of zero-shot models (weights between two ends of a fine-tuning).
"""

import argparse
from pathlib import Path

import torch

if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("one", type=Path)
    parser.add_argument("other", type=Path)
    parser.add_argument("out", type=Path)
    arguments = parser.parse_args()
    one, other = (torch.load(path, weights_only=True)["model"] for path in (arguments.one, arguments.other))
    torch.save({"model": {name: (value + other[name]) / 2 for name, value in one.items()}}, arguments.out)
