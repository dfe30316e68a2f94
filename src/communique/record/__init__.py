"""Claims to one record: people, meetings, facts, conflicts."""
