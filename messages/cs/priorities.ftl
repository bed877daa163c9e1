# Společný seznam priorit.
