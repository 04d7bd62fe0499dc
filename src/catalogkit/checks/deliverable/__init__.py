"""What you get: completed results, with a time, a listener and a proof."""
