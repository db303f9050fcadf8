import type { Migration } from './migration'

// The line of walk-ins and booked visits at the desk. Whether a booked visitor came stands in visits.arrived_at alone; a
// place of the line holds what a visit has not: the number of a walk-in, and what the desk did.
const sql = `
alter table visits add column arrived_at timestamptz;
comment on column visits.arrived_at is 'counts only on the day of the visit: one that is moved to another day has to arrive again';
alter table reception_desks add column talk_low smallint not null default 10 check (talk_low between 1 and 120);
alter table reception_desks add column talk_high smallint not null default 20 check (talk_high between 1 and 240);
alter table reception_desks add constraint reception_desks_talk check (talk_low <= talk_high);
comment on column reception_desks.talk_low is 'minutes that a talk takes, at the least and at the most: a wait is said as a range';

create table line_days (
  community_id text not null references communities,
  day date not null,
  last_number smallint not null check (last_number >= 0),
  primary key (community_id, day)
);
comment on table line_days is 'the last number given out; its row is also the lock under which one after the other acts on the line';

create table line_places (
  community_id text not null,
  place_id uuid not null,
  day date not null,
  number smallint check (number > 0),
  visit_id uuid,
  person_id uuid,
  made_by uuid not null,
  made_at timestamptz not null,
  kind text check (kind in ('dispute', 'home', 'papers', 'help', 'idea', 'other', 'unsure')),
  note text not null check (char_length(note) <= 200),
  priority text check (priority in ('frail', 'child', 'urgent')),
  calls smallint not null check (calls between 0 and 3),
  called_at timestamptz,
  parked_at timestamptz,
  missed_at timestamptz,
  back_at timestamptz,
  begun_at timestamptz,
  receiver_id uuid,
  ended_at timestamptz,
  ending text check (ending in ('talked', 'left')),
  outcome text check (outcome in ('settled', 'promised', 'passed-on', 'open')),
  outcome_words text not null check (char_length(outcome_words) <= 200),
  desk_note text not null check (char_length(desk_note) <= 200),
  before jsonb,
  acted_at timestamptz,
  primary key (community_id, place_id),
  foreign key (community_id, day) references line_days,
  foreign key (community_id, visit_id) references visits,
  foreign key (community_id, person_id) references persons,
  foreign key (community_id, made_by) references persons,
  foreign key (community_id, receiver_id) references persons,
  constraint line_places_number unique (community_id, day, number),
  constraint line_places_one_visit unique (community_id, visit_id),
  constraint line_places_ticket_or_visit check (num_nonnulls(number, visit_id) = 1),
  constraint line_places_ticket_has_kind check ((number is null) = (kind is null)),
  constraint line_places_other_says_what check (kind is distinct from 'other' or note <> ''),
  constraint line_places_person_of_ticket check (visit_id is null or (person_id is null and priority is null)),
  constraint line_places_talk_has_receiver check (begun_at is null or receiver_id is not null),
  constraint line_places_end_is_whole check ((ended_at is null) = (ending is null)),
  constraint line_places_outcome_of_talk check ((ending is not distinct from 'talked') = (outcome is not null))
);
create unique index line_places_one_open on line_places (community_id, person_id, day) where ended_at is null;
create unique index line_places_one_talk on line_places (community_id, receiver_id, day)
  where begun_at is not null and ended_at is null;
comment on column line_places.person_id is 'null: somebody without a phone whom the desk does not know, or the visit has it';
comment on column line_places.before is 'the turn before the last act, so that a mis-tap can be taken back for a minute';

create table line_tries (
  community_id text not null,
  person_id uuid not null,
  since timestamptz not null,
  tries smallint not null check (tries between 1 and 5),
  primary key (community_id, person_id),
  foreign key (community_id, person_id) references persons
);
comment on table line_tries is 'wrong codes of the door that somebody typed in the last minutes';
`

export const line: Migration = {
  id: 12,
  name: 'line',
  sql,
  needs: [
    'line_places_number',
    'line_places_one_visit',
    'line_places_one_open',
    'line_places_one_talk',
    'line_places_ticket_or_visit',
    'line_places_outcome_of_talk',
  ],
}
