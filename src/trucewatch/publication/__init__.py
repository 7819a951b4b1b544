"""Room 5: the daily report, as HTML, Markdown and JSON."""
