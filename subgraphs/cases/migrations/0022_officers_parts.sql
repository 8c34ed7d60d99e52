-- An officer's parts in one agency, without the rows: PostgreSQL looked through all parts of the agency for them, 226 ms of 297 at 480,000 cases (P6).
drop index cases.assignment_helper;
create index assignment_helper on cases.assignment (officer_id, agency_id, case_id) where part <> 'LEAD' and status <> 'RETURNED' and officer_id is not null;
