-- How often an agency handed the case back later than the tenant's time for it; null: never, as before it was counted.
alter table cases."case" add column late_returns integer;
