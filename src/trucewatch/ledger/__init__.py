"""What people decided: append-only, laid over what the machine made."""
