"""Training and scoring of the packaged models; see the model card beside them."""
