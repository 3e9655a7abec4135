"""Small tables in the tests, turned into workbooks or straight into typed tables."""
