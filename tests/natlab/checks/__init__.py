"""What a laboratory must do, found out by traffic and compared with theory."""
