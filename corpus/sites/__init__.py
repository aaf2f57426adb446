"""What every source on the network shares: manners, what is kept, and the way through a site."""
