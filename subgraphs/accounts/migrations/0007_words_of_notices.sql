-- A notification is worded when it is read, in the reader's language: it holds the key of its words and what they are filled in with (the report's
-- code, a time). Rows from before keep their Vietnamese text.
alter table accounts.notification
  add column words text,
  add column params jsonb,
  alter column title drop not null,
  alter column body drop not null,
  add check ((words is not null and params is not null) or (title is not null and body is not null));
