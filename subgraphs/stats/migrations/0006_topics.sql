-- What campaign or occasion a case belongs to (A7-03); null in facts from before it was counted.
alter table stats.fact add column topic_code text;
