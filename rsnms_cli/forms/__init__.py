"""The questionnaire both ways: workbooks to fill in, and what comes back in them."""
