-- The support chat (A9-01): conversations and what was said in them. They are no cases, and no event tells of them; who takes part stands here as an account id alone.
create table cases.support_conversation (
  id uuid primary key,
  account_id uuid,
  token_hash bytea,
  status text not null constraint support_conversation_status_codes check (status in ('BOT', 'WAITING', 'LIVE', 'CLOSED')),
  operator_id uuid,
  case_id uuid,
  version int not null default 1,
  said int not null default 0,
  started_at timestamptz not null,
  last_said_at timestamptz not null,
  waiting_since timestamptz,
  closed_at timestamptz,
  visitor_seen_at timestamptz,
  visitor_typed_at timestamptz,
  operator_seen_at timestamptz,
  operator_typed_at timestamptz,
  changed_x xid8 not null default pg_current_xact_id(),
  constraint support_conversation_visitor check ((account_id is null) <> (token_hash is null)),
  constraint support_conversation_operator check ((status = 'LIVE') <= (operator_id is not null)),
  constraint support_conversation_waiting check ((status in ('WAITING', 'LIVE')) <= (waiting_since is not null))
);
comment on column cases.support_conversation.token_hash is 'SHA-256 of the token of a visitor who is not signed in.';
comment on column cases.support_conversation.case_id is 'The draft, later the report, that was made of it.';
comment on column cases.support_conversation.said is 'How many messages it has: the number of the last one.';
comment on column cases.support_conversation.changed_x is 'The transaction that has changed it last: subscriptions go on from there.';
create unique index support_of_account on cases.support_conversation (account_id) where status <> 'CLOSED' and account_id is not null;
create index support_newest_of_account on cases.support_conversation (account_id, started_at desc) where account_id is not null;
create index support_queue on cases.support_conversation ((status = 'LIVE'), waiting_since, id) where status in ('WAITING', 'LIVE');
create index support_changed on cases.support_conversation (changed_x, id);
create index support_closed on cases.support_conversation (closed_at) where status = 'CLOSED';
create index support_silent on cases.support_conversation (last_said_at) where status <> 'CLOSED';

create table cases.support_message (
  conversation_id uuid not null references cases.support_conversation on delete cascade,
  n int not null,
  id uuid not null,
  sender text not null constraint support_message_sender_codes check (sender in ('VISITOR', 'BOT', 'OPERATOR')),
  text text,
  said jsonb,
  key text,
  sent_at timestamptz not null,
  primary key (conversation_id, n),
  constraint support_message_words check ((sender = 'BOT') = (said is not null) and (sender = 'BOT') = (text is null))
);
comment on column cases.support_message.n is 'Counted under the lock of its conversation: the order in which it was said, without a gap.';
comment on column cases.support_message.said is 'What the helper says: the code of a text that is worded when it is read, and what stands in it.';
comment on column cases.support_message.key is 'Whoever sends a message again sends it with the same key.';
create unique index support_message_key on cases.support_message (conversation_id, key) where key is not null;

-- How often an address or account has begun a conversation lately, by a keyed hash.
create table cases.support_use (key bytea primary key, at timestamptz[] not null);

grant select, insert, update, delete on cases.support_conversation, cases.support_message, cases.support_use to cases;
