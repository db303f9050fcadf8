import type { Migration } from './migration'

// Messages beyond the inbox. A consent in WeChat is good for one message and its balance cannot be asked for, so it is kept
// here; whom no message can reach is phoned, and that is kept too. A row of the outbox that surely was not delivered is
// tried again later; of which that is not sure never.
const sql = `
create table message_consents (
  community_id text not null,
  consent_id uuid not null,
  person_id uuid not null,
  template text not null check (template in ('visit-changed', 'visit-tomorrow', 'told')),
  openid_sealed bytea not null,
  given_at timestamptz not null,
  spent_on uuid,
  primary key (community_id, consent_id),
  foreign key (community_id, person_id) references persons,
  foreign key (community_id, spent_on) references messages,
  constraint message_consents_one_message unique (community_id, spent_on)
);
create index message_consents_open on message_consents (community_id, person_id, template, given_at)
  where spent_on is null;
comment on table message_consents is 'one consent, one message; a consent is spent before the message is sent';

alter table outbox
  add column attempts smallint not null default 0 check (attempts >= 0),
  add column not_before timestamptz;
comment on column outbox.not_before is 'after an attempt that surely delivered nothing';

create unique index messages_reminded_once on messages (community_id, person_id, about, (facts ->> 'day'))
  where kind = 'visit-tomorrow';

create table message_calls (
  community_id text not null,
  call_id uuid not null,
  message_id uuid not null,
  called_by uuid not null,
  at timestamptz not null,
  ending text not null check (ending in ('reached', 'no-answer')),
  primary key (community_id, call_id),
  foreign key (community_id, message_id) references messages,
  foreign key (community_id, called_by) references persons
);
create unique index message_calls_reached_once on message_calls (community_id, message_id) where ending = 'reached';
`

export const sending: Migration = {
  id: 16,
  name: 'sending',
  sql,
  needs: ['message_consents_one_message', 'messages_reminded_once', 'message_calls_reached_once'],
}
