import type { Migration } from './migration'

// What a person is told: written in the transaction of the act that it tells of, so that it is there exactly if the act
// is. Names are kept as ids and put in when it is read.
const sql = `
create table messages (
  community_id text not null,
  message_id uuid not null,
  person_id uuid not null,
  kind text not null check (kind ~ '^[a-z]+(-[a-z]+)*$'),
  facts jsonb not null check (jsonb_typeof(facts) = 'object'),
  named jsonb not null check (jsonb_typeof(named) = 'object'),
  about uuid,
  told_at timestamptz not null,
  read_at timestamptz check (read_at >= told_at),
  primary key (community_id, message_id),
  foreign key (community_id, person_id) references persons
);
create index messages_of_person on messages (community_id, person_id, told_at desc);
comment on column messages.named is 'ids of the persons whose names the sentence says, by their place in it';

create table outbox (
  community_id text not null,
  message_id uuid not null,
  claimed_at timestamptz,
  ended_at timestamptz,
  ending text check (ending in ('sent', 'unreachable', 'unwilling', 'refused', 'unsure')),
  constraint outbox_once primary key (community_id, message_id),
  foreign key (community_id, message_id) references messages,
  constraint outbox_ended_how check ((ended_at is null) = (ending is null)),
  constraint outbox_claimed_first check (ended_at is null or claimed_at is not null)
);
create index outbox_waiting on outbox (community_id, message_id) where claimed_at is null;
comment on table outbox is 'what is still to be sent beside the inbox: a row is claimed once, so nothing is sent twice';
`

export const messages: Migration = { id: 8, name: 'messages', sql, needs: ['outbox_once'] }
