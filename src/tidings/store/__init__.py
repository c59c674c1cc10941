"""SQLite: schema, numbered migrations, one writer, one view."""
