-- Reports that somebody has begun and not sent (A4-11, X-08), in a table that nothing reads but their writers' own lists (ADR 0055).
create table cases.draft (
  id uuid primary key,
  account_id uuid not null,
  version int not null,
  report jsonb not null,
  saved_at timestamptz not null
);
comment on column cases.draft.id is 'The case that is made of it has the same.';
comment on column cases.draft.report is 'What was typed, checked and cleaned; what is missing has its default.';
create index draft_account on cases.draft (account_id);
create index draft_saved on cases.draft (saved_at);
grant select, insert, update, delete on cases.draft to cases;

-- Its files are its own until they are the case's; without it they are what nothing took.
alter table cases.attachment add column draft_id uuid references cases.draft on delete set null;
create index attachment_draft on cases.attachment (draft_id) where draft_id is not null;
