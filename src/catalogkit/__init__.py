"""catalogkit: a service catalog as code."""
