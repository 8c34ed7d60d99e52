-- What administrators change in other rooms is in the same log, by their events; a catalogue or a setting has a name, no id.
alter table accounts.access_log add column subject text;
comment on column accounts.access_log.subject is 'The catalogue or setting that it was about ("category ROAD"); null where subject_id says it.';
