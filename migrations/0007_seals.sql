-- Closed rounds: a secret beside which everything the votes hold was hashed, sectors and channels too. The
-- hash itself is in the audit chain; without the secret nobody can try it on the published list.
ALTER TABLE ballot_round ADD COLUMN seal_salt TEXT NOT NULL DEFAULT '';
