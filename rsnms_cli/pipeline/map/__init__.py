"""`rsnms map`: what is proposed, decided, taken back and listed."""
