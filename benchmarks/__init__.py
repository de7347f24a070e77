"""`make bench`: what a call costs through this SDK, by hand, and through others, measured side by side in one run."""
