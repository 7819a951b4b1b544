"""Room 4: incidents against an agreement, findings out."""
