"""What is done with a case's folder in a job's process: one file per page or command."""
