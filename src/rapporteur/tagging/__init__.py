"""The learned tagger at run time: word pieces, windows, an ONNX model and the decoding of its scores."""
