"""What the platform does: one plain function for each operation, shared by both sides."""
