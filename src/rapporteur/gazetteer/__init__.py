"""The store of places behind the `Gazetteer` protocol of the model."""
