"""Step 1, read: workbook cells to typed rows with their place. Tables are known by headers."""
