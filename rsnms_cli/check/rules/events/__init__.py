"""Rules about what trainings and diagnoses say of each other and of the period."""
