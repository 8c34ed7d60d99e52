-- A9-01: somebody with an account who has left the support chat is told that an adviser has answered.
alter table cases.support_conversation add column tell_at timestamptz;
comment on column cases.support_conversation.tell_at is 'When accounts is told of an answer that the visitor has not seen; the end of time: it was told. Null: there is nothing to tell.';
create index support_tell on cases.support_conversation (tell_at) where tell_at < '9999-01-01Z';
