-- What people report and everything that happens to it. Run as pakn_owner; the service's role `cases` gets no DDL.
create schema if not exists cases;
grant usage on schema cases to cases;

-- Search is blind to case, tone marks and đ (spec 03 "Language"). Declared immutable: the dictionary never changes under us.
create function cases.vi_fold(t text) returns text language sql immutable parallel safe strict
  as $$ select lower(public.unaccent('public.unaccent'::regdictionary, translate(normalize(t, NFC), 'Ðð', 'Đđ'))) $$;

-- ------------------------------------------------------------------ reference data (editable, dated; none of it is an enum in code)
create table cases.agency (
  id uuid primary key, code text not null unique, name text not null, kind text not null, active boolean not null default true,
  parent_id uuid, successor_id uuid, ward_code text, serves text[] not null default '{}'
);
comment on table cases.agency is 'Copy of accounts'' agencies, kept by the events AgencySaved and AgencyClosed.';

create table cases.category (
  code text primary key, name text not null, name_en text not null, "group" text not null, group_label text not null default '', icon text, position int not null default 0,
  lead text[] not null default '{}', urgency text not null, public_by_default boolean not null, sensitive boolean not null, approval_required boolean not null,
  proof_required boolean not null, active boolean not null default true, valid_from date, valid_to date
);
create table cases.ward (
  code text primary key, name text not null, kind text not null, province_code text not null, lon double precision not null, lat double precision not null,
  west double precision not null, south double precision not null, east double precision not null, north double precision not null, old_names text[] not null default '{}'
);
create table cases.reason (
  kind text not null, code text not null, label text not null, label_en text not null, explain_required boolean not null default false, where_to_go text,
  max_working_hours double precision, active boolean not null default true, position int not null default 0, primary key (kind, code)
);
create table cases.calendar_day (
  date date not null, agency_id uuid, working boolean not null, name text, kind text, status text not null, decision text,
  unique nulls not distinct (date, agency_id)
);
create table cases.working_period (
  id uuid primary key default gen_random_uuid(), agency_id uuid, weekday int not null check (weekday between 1 and 7),
  "from" text not null, "to" text not null, valid_from date not null, unique nulls not distinct (agency_id, weekday, "from", valid_from)
);
create table cases.service_level (
  urgency text not null, reception double precision not null, accept double precision not null, resolve double precision not null,
  max_total double precision not null, remind_before double precision not null, valid_from date not null, primary key (urgency, valid_from)
);
create table cases.portal_setting (key text primary key, value jsonb not null);

-- ------------------------------------------------------------------ the case
create table cases."case" (
  id uuid primary key,
  code text not null unique,
  version int not null,
  workflow_version int not null,
  kind text not null,
  title text not null,
  content text not null,
  category_code text references cases.category,
  urgency text not null,
  status text not null,
  step text not null,
  channel text not null,
  address text not null,
  ward_code text references cases.ward,
  lon double precision, lat double precision, approximate boolean not null,
  public_lon double precision, public_lat double precision,
  occurred_at timestamptz, submitted_at timestamptz not null, accepted_at timestamptz, answered_at timestamptz, closed_at timestamptz,
  step_entered_at timestamptz not null,
  reception_due_at timestamptz, answer_due_at timestamptz, due_at timestamptz, remind_at timestamptz,
  verdict text check (verdict in ('ON_TIME', 'LATE')), paused_at timestamptz, stopped_at timestamptz, used_minutes int,
  clock jsonb not null default '[]', reopened int not null default 0,
  is_public boolean not null, identity_mode text not null, show_full_name boolean not null, subject_kind text not null,
  reporter_id uuid not null, filed_by uuid not null, created_place text,
  agency_concerned_id uuid, preferred_agency_id uuid,
  lead_agency_id uuid, lead_officer_id uuid, operator_id uuid,
  returned_at timestamptz, return_reason_code text, suggested_agency_id uuid,
  rejection_reason_code text, rejection_explanation text, rejected_at timestamptz,
  satisfaction text, rating_comment text, rated_at timestamptz,
  n int not null, last_hash bytea not null,
  search tsvector generated always as (to_tsvector('simple', cases.vi_fold(code || ' ' || title || ' ' || address || ' ' || content))) stored,
  folded text generated always as (cases.vi_fold(code || ' ' || title || ' ' || address)) stored
);
comment on column cases."case".reporter_id is 'An account of accounts; nothing else of a person lies in this schema.';
comment on column cases."case".clock is 'What happened to the clock: start, pause, resume, extend, stop; every deadline is derived from it.';
comment on column cases."case".public_lon is 'The point the public sees: sensitive categories are snapped to 200 m.';
create index case_public_newest on cases."case" (submitted_at desc, id desc) where is_public;
create index case_public_category on cases."case" (category_code, submitted_at desc, id desc) where is_public;
create index case_public_ward on cases."case" (ward_code, submitted_at desc, id desc) where is_public;
create index case_public_point on cases."case" using gist (point(public_lon, public_lat)) where is_public and public_lon is not null;
create index case_newest on cases."case" (submitted_at desc, id desc);
create index case_reporter on cases."case" (reporter_id, submitted_at desc, id desc);
create index case_reception on cases."case" (due_at, id) where step = 'RECEPTION';
create index case_review on cases."case" (due_at, id) where step = 'RESULT_REVIEW';
create index case_open on cases."case" (due_at, id) where step <> 'DONE';
create index case_search on cases."case" using gin (search);
create index case_folded on cases."case" using gin (folded public.gin_trgm_ops);

create table cases.assignment (
  id uuid primary key, case_id uuid not null references cases."case", agency_id uuid not null, officer_id uuid, part text not null, status text not null,
  assigned_at timestamptz not null, assigned_by uuid, claimed_at timestamptz, due_at timestamptz, completed_at timestamptz, comment text
);
create index assignment_case on cases.assignment (case_id);
create index assignment_agency on cases.assignment (agency_id, status, due_at);

create table cases.appointment (
  id uuid primary key, case_id uuid not null references cases."case", number int not null, status text not null, due_at timestamptz not null,
  remind_at timestamptz not null, reason text not null, created_at timestamptz not null, created_by uuid not null, decided_by uuid, version int not null default 1
);
create index appointment_case on cases.appointment (case_id);

create table cases.answer (
  id uuid primary key, case_id uuid not null references cases."case", agency_id uuid not null, author_id uuid not null, content text not null,
  approved boolean not null, approved_by uuid, published boolean not null, published_at timestamptz, published_by uuid, document_number text,
  created_at timestamptz not null, updated_at timestamptz
);
create index answer_case on cases.answer (case_id);

create table cases.message (
  id uuid primary key, case_id uuid not null references cases."case", from_reporter boolean not null, author_id uuid not null, agency_id uuid, text text not null, sent_at timestamptz not null
);
create index message_case on cases.message (case_id, sent_at, id);

create table cases.note (
  id uuid primary key, case_id uuid not null references cases."case", author_id uuid not null, agency_id uuid not null, text text not null, created_at timestamptz not null
);
create index note_case on cases.note (case_id, created_at, id);

create table cases.attachment (
  id uuid primary key, owner_id uuid not null, name text not null, media_type text not null, bytes int not null, status text not null, has_thumbnail boolean not null default false,
  purpose text not null default 'REPORT', position int not null default 0, created_at timestamptz not null,
  case_id uuid references cases."case", answer_id uuid references cases.answer, message_id uuid references cases.message, note_id uuid references cases.note,
  appointment_id uuid references cases.appointment
);
comment on column cases.attachment.case_id is 'Null until a report, answer, message, note or appointment took it.';
create index attachment_case on cases.attachment (case_id);

-- ------------------------------------------------------------------ history, commands, timers
create table cases.history_text (
  case_id uuid not null references cases."case", n int not null, words text, salt text not null, primary key (case_id, n)
);
comment on table cases.history_text is 'The words of an event (old and new values, comments) as JSON; the event holds their salted digest, so erasing a person empties words and the chain stays valid.';

create table cases.command (
  account_id uuid not null, key text not null, fingerprint text not null, case_id uuid not null, created_at timestamptz not null default now(), primary key (account_id, key)
);
comment on table cases.command is 'Idempotency: the same key by the same person answers what the first call did.';

create table cases.used_challenge (nonce text primary key, expires_at timestamptz not null);

create table cases.timer (case_id uuid not null references cases."case", kind text not null, at timestamptz not null, fired_at timestamptz, primary key (case_id, kind));
create index timer_waiting on cases.timer (at) where fired_at is null;

grant select, insert, update, delete on all tables in schema cases to cases;
revoke update, delete on cases.history_text, cases.command from cases;
grant update (words) on cases.history_text to cases;

-- The clock of every deadline (R18): the database's, plus an offset that only the owner of a test database writes. Empty everywhere else.
create table cases.clock_offset (id int primary key default 1 check (id = 1), shift interval not null);
grant select on cases.clock_offset to cases;
create function cases.now() returns timestamptz language sql volatile
  as $$ select clock_timestamp() + coalesce((select o.shift from cases.clock_offset o), '0'::interval) $$;
grant execute on function cases.now() to cases;
