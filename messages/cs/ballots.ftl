# Hlasování, jak ho vidí člen skupiny.

to-join = Zadat znaky z plátna znovu
