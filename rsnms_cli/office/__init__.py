"""Office files as files: opening and guarding, writing workbooks, folders all or nothing."""
