-- When the responses of a closed collection were written anew in the order of their random ids,
-- so that not even the store's own row order tells in which order people answered.
ALTER TABLE collection ADD COLUMN settled_at BIGINT;
