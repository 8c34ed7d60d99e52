-- How far the demo province of a first start is written (X-31), so that a start that was stopped in between goes on where it was.
create table cases.demo_province (
  one boolean primary key default true check (one),
  -- Up to when its cases have lived: the same time makes the same cases.
  until timestamptz not null,
  cases int not null,
  written int not null default 0
);
grant select, insert, update on cases.demo_province to cases;
