"""What was published: reading minutes, and the record that holds them."""
