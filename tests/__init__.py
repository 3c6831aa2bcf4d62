"""Tests of Travaux; they mirror src one to one."""
