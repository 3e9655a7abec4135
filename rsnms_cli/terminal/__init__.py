"""What commands print: tables and sentences on the screen."""
