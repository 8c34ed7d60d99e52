-- What officers and citizens list stays quick at a million cases (P6, P7, P15). An index that a new report is not in yet costs its submission nothing.

-- What is not done, newest first, with all that lists and counts of it ask: read without the rows.
create index case_open_newest on cases."case" (submitted_at desc, id desc)
  include (status, step, verdict, due_at, remind_at, paused_at, returned_at, lead_agency_id, category_code, ward_code, channel, is_public) where step <> 'DONE';
-- Rejected, withdrawn, merged: what is done, by status. New reports are not.
create index case_done_status on cases."case" (status, submitted_at desc, id desc) include (is_public) where step = 'DONE';
-- An agency's own cases, and its own open ones. New reports have no lead.
create index case_lead on cases."case" (lead_agency_id, submitted_at desc, id desc)
  include (status, step, category_code, ward_code, channel, verdict, due_at, remind_at, paused_at, is_public) where lead_agency_id is not null;
create index case_lead_open on cases."case" (lead_agency_id) where step <> 'DONE' and lead_agency_id is not null;
-- The cases that an agency only helps with.
create index assignment_helping on cases.assignment (agency_id, case_id) where part <> 'LEAD' and status <> 'RETURNED';
-- A field, and a field in a commune, also for officers.
create index case_category on cases."case" (category_code, ward_code, submitted_at desc, id desc);
-- Of the channels that few people use.
create index case_rare_channel on cases."case" (channel, submitted_at desc, id desc) where channel not in ('WEB', 'APP', 'HOTLINE');
-- New reports are not rated.
create index case_satisfaction on cases."case" (satisfaction, submitted_at desc, id desc) include (is_public) where satisfaction is not null;
-- Late ones are few, and known once the result is in.
create index case_late on cases."case" (submitted_at desc, id desc) include (lead_agency_id, is_public) where verdict = 'LATE';
-- What one officer took on, as the lead's and as a helper's.
create index case_lead_officer on cases."case" (lead_officer_id, submitted_at desc, id desc) include (lead_agency_id) where lead_officer_id is not null;
create index assignment_helper on cases.assignment (officer_id, case_id) where part <> 'LEAD' and status <> 'RETURNED' and officer_id is not null;
