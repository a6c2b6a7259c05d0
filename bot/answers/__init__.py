"""What the desk has answered once and approved: kept, checked, found again for the next asker, and published."""
