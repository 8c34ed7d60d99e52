-- Closed sets of the vocabulary: a value that no code knows would blank every list that shows it. Rows from before are checked too where they allow it.
alter table cases."case" add constraint case_kind_known check (kind in ('INCIDENT', 'PROPOSAL')) not valid;
alter table cases."case" add constraint case_urgency_known check (urgency in ('URGENT', 'QUICK', 'NORMAL', 'COMPLEX')) not valid;
alter table cases."case" add constraint case_status_known check (status in ('DRAFT', 'AWAITING_ACCEPTANCE', 'AWAITING_INFO', 'IN_PROGRESS', 'SCHEDULED', 'RESULT_REVIEW', 'ANSWERED', 'CLOSED', 'REJECTED', 'MERGED', 'WITHDRAWN')) not valid;
alter table cases."case" add constraint case_step_known check (step in ('RECEPTION', 'SPECIALIST', 'COORDINATION', 'AGENCY_LEADER', 'PROVINCE_OFFICE', 'RESULT_REVIEW', 'DONE')) not valid;
alter table cases."case" add constraint case_channel_known check (channel in ('WEB', 'APP', 'HOTLINE', 'EMAIL', 'CHATBOT', 'ZALO', 'IN_PERSON', 'SMS', 'NATIONAL_PORTAL', 'PARTNER')) not valid;
alter table cases."case" add constraint case_identity_mode_known check (identity_mode in ('PUBLIC_NAME', 'HIDDEN_NAME', 'ANONYMOUS')) not valid;
alter table cases."case" add constraint case_subject_kind_known check (subject_kind in ('CITIZEN', 'BUSINESS', 'ORGANIZATION', 'STATE_AGENCY')) not valid;
alter table cases."case" add constraint case_satisfaction_known check (satisfaction in ('VERY_SATISFIED', 'SATISFIED', 'NEUTRAL', 'DISSATISFIED')) not valid;
alter table cases."assignment" add constraint assignment_part_known check (part in ('LEAD', 'COORDINATOR')) not valid;
alter table cases."assignment" add constraint assignment_status_known check (status in ('PENDING', 'CLAIMED', 'COMPLETED', 'RETURNED')) not valid;
alter table cases."appointment" add constraint appointment_status_known check (status in ('IN_FORCE', 'AWAITING_LEADER', 'REFUSED', 'OVER')) not valid;
alter table cases."attachment" add constraint attachment_status_known check (status in ('SCANNING', 'READY', 'REFUSED')) not valid;
alter table cases."attachment" add constraint attachment_purpose_known check (purpose in ('REPORT', 'BEFORE', 'AFTER', 'PROOF', 'DOCUMENT')) not valid;
alter table cases."reason" add constraint reason_kind_known check (kind in ('REFUSAL', 'RETURN', 'PAUSE')) not valid;
alter table cases."category" add constraint category_urgency_known check (urgency in ('URGENT', 'QUICK', 'NORMAL', 'COMPLEX')) not valid;
alter table cases."service_level" add constraint service_level_urgency_known check (urgency in ('URGENT', 'QUICK', 'NORMAL', 'COMPLEX')) not valid;
do $$
declare each record;
begin
  for each in select conrelid::regclass as place, conname from pg_constraint where connamespace = 'cases'::regnamespace and conname like '%\_known' loop
    begin
      execute format('alter table %s validate constraint %I', each.place, each.conname);
    exception when check_violation then
      raise warning '% holds a value that % does not allow: it stays, new ones are refused', each.place, each.conname;
    end;
  end loop;
end $$;
