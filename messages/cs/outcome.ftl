# Plátno a výsledek hlasování.
