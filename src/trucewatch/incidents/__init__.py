"""Room 3: claims in, incidents and tallies out."""
