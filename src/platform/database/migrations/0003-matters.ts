import type { Migration } from './migration'

const sql = `
create table matter_desks (
  community_id text primary key references communities,
  endorse_needed smallint not null check (endorse_needed >= 1),
  reply_days smallint not null check (reply_days between 1 and 60)
);
comment on table matter_desks is 'how many households carry a matter and in how many working days the council answers; its row is also the lock that numbers are given under';

create table matters (
  community_id text not null references matter_desks,
  matter_id uuid not null,
  year smallint not null,
  number smallint not null check (number > 0),
  title text not null check (char_length(title) between 1 and 40),
  body text not null check (char_length(body) between 1 and 2000),
  proposer_id uuid not null,
  household_id uuid not null,
  made_at timestamptz not null,
  reply_due date not null,
  decision text check (decision in ('accepted', 'declined')),
  decided_at timestamptz check (decided_at >= made_at),
  decided_by uuid,
  withdrawn_at timestamptz check (withdrawn_at >= made_at),
  reason text check (char_length(reason) between 1 and 500),
  primary key (community_id, matter_id),
  foreign key (community_id, proposer_id) references persons,
  foreign key (community_id, household_id) references households,
  foreign key (community_id, decided_by) references persons,
  constraint matters_number_once unique (community_id, year, number),
  constraint matters_decision_whole check ((decision is null) = (decided_at is null)
    and (decision is null) = (decided_by is null)),
  constraint matters_one_end check (decision is null or withdrawn_at is null),
  constraint matters_reason_given check ((reason is not null)
    = (withdrawn_at is not null or decision is not distinct from 'declined'))
);
create index matters_newest on matters (community_id, made_at desc);
comment on column matters.household_id is 'the household of the proposer on the day of the proposal';

create table endorsements (
  community_id text not null,
  matter_id uuid not null,
  household_id uuid not null,
  person_id uuid not null,
  at timestamptz not null,
  constraint endorsements_once_per_household primary key (community_id, matter_id, household_id),
  foreign key (community_id, matter_id) references matters,
  foreign key (community_id, household_id) references households,
  foreign key (community_id, person_id) references persons
);
`

export const matters: Migration = {
  id: 3,
  name: 'matters',
  sql,
  needs: [
    'matters_number_once',
    'matters_decision_whole',
    'matters_one_end',
    'matters_reason_given',
    'endorsements_once_per_household',
  ],
}
