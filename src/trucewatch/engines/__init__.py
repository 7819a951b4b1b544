"""Running a room over many reports."""
