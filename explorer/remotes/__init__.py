"""Stories from elsewhere: fetches their folder from a git repository or an S3-compatible bucket."""
