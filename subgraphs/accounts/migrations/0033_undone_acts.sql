-- What was undone within seconds is found among what is new: messages that wait, notices of one case (message/withdraw-undone.ts).
create index message_waiting on accounts.message (created_at) where marked_at is null;
create index notification_case on accounts.notification (case_id, created_at) where case_id is not null;
