"""Weights of the features of two aligned names, as log odds; fitted by tools/fit_names.py."""

CONSTANT = -3.14
WEIGHTS = {
    "shared": 5.28,
    "body": 1.51,
    "by initial": 1.07,
    "by short name": 0.85,
    "nothing shared": -0.01,
    "short word differs": -0.11,
    "other beginning": -0.11,
    "own script": -0.14,
    "one says more": -0.54,
    "form over": -0.66,
    "number over": -2.00,
    "order turned": -2.25,
    "body: one says more": -2.50,
    "body: generic over": -2.72,
    "both differ": -4.34,
    "worst beyond a letter": -4.38,
}
