-- How well it goes, and where: read models made of events only, so everything here can be dropped and rebuilt. Run as pakn_owner.
create schema if not exists stats;
grant usage on schema stats to stats;

-- One row: the number of the newest batch, and how many ordinals were given out. Whoever writes facts locks it, so batches commit in their order.
create table stats.batch (
  one boolean primary key default true check (one),
  n bigint not null default 0,
  -- Rises when rows were taken away (a rebuild): readers then load everything again.
  generation integer not null default 0,
  cases integer not null default 0,
  parts integer not null default 0
);
insert into stats.batch default values;

-- The newest facts of each case: codes, ids, numbers, times; never words or persons.
create table stats.fact (
  case_id uuid primary key,
  -- The case's place in the columns in memory: dense, given once.
  ordinal integer not null unique,
  -- Number of the case's event that these facts come from.
  n integer not null,
  batch bigint not null,
  code text not null,
  status text not null,
  step text not null,
  channel text not null,
  kind text not null,
  subject_kind text not null,
  identity_mode text not null,
  category_code text,
  urgency text not null,
  ward_code text,
  lon double precision,
  lat double precision,
  is_public boolean not null,
  submitted_at timestamptz not null,
  accepted_at timestamptz,
  due_at timestamptz,
  answer_due_at timestamptz,
  reception_due_at timestamptz,
  answered_at timestamptz,
  paused_at timestamptz,
  stopped_at timestamptz,
  verdict text,
  lead_agency_id uuid,
  counted_agency_id uuid not null,
  satisfaction text,
  reopened integer not null,
  used_minutes integer
);
create index fact_batch on stats.fact (batch);

-- One row per assignment of a case: who led, who helped, and whether a helper was in time.
create table stats.part (
  assignment_id uuid primary key,
  ordinal integer not null unique,
  batch bigint not null,
  case_id uuid not null references stats.fact (case_id) on delete cascade,
  agency_id uuid not null,
  part text not null,
  status text not null,
  assigned_at timestamptz not null,
  due_at timestamptz,
  completed_at timestamptz,
  -- The case's newest facts no longer name it; kept so that readers who follow by batch hear of it.
  gone boolean not null default false
);
create index part_batch on stats.part (batch);
create index part_case on stats.part (case_id);

-- Copies of reference data, kept by AgencySaved, CategorySaved, WardSaved.
create table stats.agency (
  id uuid primary key, code text not null, name text not null, kind text not null, parent_id uuid, ward_code text, successor_id uuid, active boolean not null, batch bigint not null
);
create table stats.category (code text primary key, name text not null, name_en text not null, active boolean not null, batch bigint not null);
create table stats.ward (code text primary key, name text not null, kind text not null, batch bigint not null);

grant select, update on stats.batch to stats;
grant select, insert, update, delete on stats.fact, stats.part, stats.agency, stats.category, stats.ward to stats;
