"""What a person or a script sees: command line, pages, feeds, exports."""
