-- B-36: what an account that was deleted has kept here for itself (drafts, followed cases, keys of its commands) goes with it; its reports stay, without a person.
grant delete on cases.command to cases;
