"""Tests an incident against the agreement, clause by clause and account by account."""
