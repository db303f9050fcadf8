import type { Migration } from './migration'

// One vote for each place on the roll, each unit on one place of it, and no opening on a roll that nobody verified:
// all three are kept here, where no path of the program can get round them. No total is stored: it is counted.
const sql = `
create table representatives (
  community_id text not null,
  rep_id uuid not null,
  household_id uuid not null,
  person_id uuid not null,
  during daterange not null,
  named_by uuid not null,
  primary key (community_id, rep_id),
  foreign key (community_id, household_id) references households,
  foreign key (community_id, person_id) references persons,
  foreign key (community_id, named_by) references persons,
  constraint representatives_one_at_a_time exclude using gist
    (community_id with =, household_id with =, during with &&)
);

create table owner_casters (
  community_id text not null references communities,
  caster_id uuid not null,
  head_key text not null,
  person_id uuid not null,
  during daterange not null,
  named_by uuid not null,
  primary key (community_id, caster_id),
  foreign key (community_id, person_id) references persons,
  foreign key (community_id, named_by) references persons,
  constraint owner_casters_one_at_a_time exclude using gist
    (community_id with =, head_key with =, during with &&)
);
comment on column owner_casters.head_key is 'the ids of all who own together, sorted and joined by +';

create table ballots (
  community_id text not null references communities,
  ballot_id uuid not null,
  matter_id uuid,
  title text not null check (char_length(title) between 1 and 40),
  question text not null check (char_length(question) between 1 and 200),
  rule_id text not null,
  rule jsonb not null,
  scope_kind text not null check (scope_kind in ('estate', 'building')),
  scope_building uuid,
  drafted_at timestamptz not null,
  drafted_by uuid not null,
  roll_drawn_at timestamptz,
  roll_drawn_by uuid,
  roll_count integer check (roll_count >= 0),
  roll_area bigint check (roll_area >= 0),
  roll_hash bytea check (octet_length(roll_hash) = 32),
  roll_verified_at timestamptz,
  roll_verified_by uuid,
  opens_at timestamptz not null,
  closes_at timestamptz not null,
  opened_at timestamptz,
  opened_by uuid,
  shift_id uuid,
  absence_id uuid,
  text_hash bytea check (octet_length(text_hash) = 32),
  sealed_at timestamptz,
  result_hash bytea check (octet_length(result_hash) = 32),
  merkle_root bytea check (octet_length(merkle_root) = 32),
  primary key (community_id, ballot_id),
  foreign key (community_id, matter_id) references matters,
  foreign key (community_id, scope_building) references buildings,
  foreign key (community_id, drafted_by) references persons,
  foreign key (community_id, roll_drawn_by) references persons,
  foreign key (community_id, roll_verified_by) references persons,
  foreign key (community_id, opened_by) references persons,
  foreign key (community_id, shift_id) references shifts,
  foreign key (community_id, absence_id) references absences,
  constraint ballots_rule_named check (rule ->> 'id' = rule_id),
  constraint ballots_scope_whole check ((scope_kind = 'building') = (scope_building is not null)),
  constraint ballots_opens_before_closes check (opens_at < closes_at),
  constraint ballots_roll_whole check (num_nulls(roll_drawn_at, roll_drawn_by, roll_count, roll_hash) in (0, 4)),
  constraint ballots_open_on_verified_roll check (
    opened_at is null or (roll_count > 0 and num_nulls(opened_by, text_hash, roll_verified_at, roll_verified_by) = 0)),
  constraint ballots_delegation_whole check ((shift_id is null) = (absence_id is null)),
  constraint ballots_sealed_after_closing check (
    sealed_at is null or (opened_at is not null and sealed_at >= closes_at
                          and num_nulls(result_hash, merkle_root) = 0))
);
create index ballots_newest on ballots (community_id, drafted_at desc);
comment on column ballots.text_hash is 'of everything that was frozen at opening: title, question, rule, scope, hours, roll';

create table ballot_roll (
  community_id text not null,
  ballot_id uuid not null,
  voter_id uuid not null,
  kind text not null check (kind in ('household', 'owner')),
  household_id uuid,
  head_key text,
  caster uuid,
  area bigint check (area > 0),
  cast_at timestamptz,
  primary key (community_id, ballot_id, voter_id),
  foreign key (community_id, ballot_id) references ballots,
  foreign key (community_id, household_id) references households,
  foreign key (community_id, caster) references persons,
  constraint ballot_roll_household_named check ((kind = 'household') = (household_id is not null)),
  constraint ballot_roll_owner_measured check (
    (kind = 'owner') = (head_key is not null) and (kind = 'owner') = (area is not null))
) with (fillfactor = 85);
create index ballot_roll_by_caster on ballot_roll (community_id, caster);
comment on table ballot_roll is 'a vote marks its row here: room is left on each page, so that the mark stays beside it';

create table ballot_roll_units (
  community_id text not null,
  ballot_id uuid not null,
  unit_id uuid not null,
  voter_id uuid not null,
  area bigint check (area > 0),
  constraint ballot_roll_units_once primary key (community_id, ballot_id, unit_id),
  foreign key (community_id, ballot_id, voter_id) references ballot_roll,
  foreign key (community_id, unit_id) references units
);
create index ballot_roll_units_by_voter on ballot_roll_units (community_id, ballot_id, voter_id);

create table ballot_votes (
  community_id text not null,
  ballot_id uuid not null,
  voter_id uuid not null,
  choice text not null constraint ballot_votes_choice_known check (choice in ('for', 'against', 'abstain')),
  area bigint check (area > 0),
  cast_at timestamptz not null,
  caster uuid not null,
  proof text not null check (proof in ('session', 'wechat', 'desk')),
  paper boolean not null,
  entered_by uuid,
  slip text check (char_length(slip) between 1 and 20),
  receipt text not null check (receipt ~ '^[A-Z0-9]{10}$'),
  leaf_id uuid not null,
  constraint ballot_votes_once primary key (community_id, ballot_id, voter_id),
  foreign key (community_id, ballot_id, voter_id) references ballot_roll,
  constraint ballot_votes_receipt_once unique (community_id, ballot_id, receipt),
  constraint ballot_votes_slip_once unique (community_id, ballot_id, slip),
  constraint ballot_votes_paper_whole check (
    paper = (slip is not null) and paper = (entered_by is not null) and paper = (proof = 'desk'))
);
comment on column ballot_votes.area is 'copied from the roll, so that counting a million votes joins nothing';
`

export const ballots: Migration = {
  id: 4,
  name: 'ballots',
  sql,
  needs: [
    'representatives_one_at_a_time',
    'owner_casters_one_at_a_time',
    'ballots_opens_before_closes',
    'ballots_open_on_verified_roll',
    'ballots_sealed_after_closing',
    'ballot_roll_units_once',
    'ballot_votes_once',
    'ballot_votes_choice_known',
    'ballot_votes_receipt_once',
    'ballot_votes_slip_once',
    'ballot_votes_paper_whole',
  ],
}
