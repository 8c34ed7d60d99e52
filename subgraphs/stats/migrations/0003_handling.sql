-- What figures about handling need (spec 05 "facts"); null in facts of events before version 2.
alter table stats.fact add column claimed_at timestamptz, add column returns int, add column paused_minutes int, add column unclaimed_past_limit boolean;
