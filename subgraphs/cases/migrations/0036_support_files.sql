-- Files in the support chat: held by the message that they were sent with, from either side.
create unique index support_message_id on cases.support_message (id);
alter table cases.attachment add column support_id uuid references cases.support_message (id) on delete set null;
create index attachment_support on cases.attachment (support_id) where support_id is not null;
