"""NAT laboratories on one machine, made of network namespaces."""
