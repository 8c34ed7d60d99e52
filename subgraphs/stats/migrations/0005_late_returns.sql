-- How often an agency handed a case back later than the tenant's time for the wrong agency; null in facts from before it was counted.
alter table stats.fact add column late_returns int;
