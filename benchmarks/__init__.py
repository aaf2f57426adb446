"""Measurements that can be repeated: each script prints its figures and keeps them in results/."""
