-- What a file shows, in its uploader's words, and what it is there for (A4-09). Never in an event: it may tell who somebody is (ADR 0059).
alter table cases.attachment
  add column caption text,
  add column purpose_chosen boolean not null default false;
comment on column cases.attachment.caption is 'Null: nothing was said. Fixed once something of a case holds the file.';
comment on column cases.attachment.purpose_chosen is 'Its uploader has said what it is there for: what takes it keeps that.';
