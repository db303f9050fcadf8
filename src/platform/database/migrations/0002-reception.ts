import type { Migration } from './migration'

// Visits to the desk: who comes when, and the claim that lets nobody else have the same time. Whoever holds the shift
// at that time receives; that is read from the shifts, so a change of shift needs no change here.
const sql = `
create table reception_desks (
  community_id text primary key references communities,
  unit_minutes smallint not null check (unit_minutes in (15, 30, 60)),
  public_share smallint not null check (public_share between 0 and 20),
  desk_share smallint not null check (desk_share between 0 and 20),
  ahead_days smallint not null check (ahead_days between 0 and 60),
  constraint reception_desks_share check (public_share + desk_share >= 1)
);
comment on table reception_desks is 'how many visits begin at the same time: booked by residents, and kept for the desk';

insert into reception_desks (community_id, unit_minutes, public_share, desk_share, ahead_days)
select community_id, 30, 1, 1, 14 from duty_desks;

create table visits (
  community_id text not null,
  visit_id uuid not null,
  person_id uuid not null,
  booked_by uuid not null,
  day date not null,
  starts smallint not null check (starts between 0 and 1439),
  ends smallint not null check (ends between 1 and 1440),
  lane smallint not null check (lane > 0),
  kind text not null check (kind in ('dispute', 'home', 'papers', 'help', 'idea', 'other', 'unsure')),
  note text not null check (char_length(note) <= 200),
  made_at timestamptz not null,
  moved_at timestamptz check (moved_at >= made_at),
  cancelled_at timestamptz check (cancelled_at >= made_at),
  primary key (community_id, visit_id),
  foreign key (community_id, person_id) references persons,
  foreign key (community_id, booked_by) references persons,
  constraint visits_start_before_end check (starts < ends),
  constraint visits_other_says_what check (kind <> 'other' or note <> '')
);
create unique index visits_one_a_day on visits (community_id, person_id, day) where cancelled_at is null;
create index visits_by_person on visits (community_id, person_id, day);
create index visits_by_day on visits (community_id, day, starts);
comment on column visits.person_id is 'who comes; booked_by is another when the desk booked for them';

create table visit_claims (
  community_id text not null,
  slot_start timestamptz not null,
  lane smallint not null,
  visit_id uuid not null,
  constraint visit_claims_one_taker primary key (community_id, slot_start, lane),
  constraint visit_claims_one_each unique (community_id, visit_id),
  foreign key (community_id, visit_id) references visits
);
`

export const reception: Migration = {
  id: 2,
  name: 'reception',
  sql,
  needs: ['visits_one_a_day', 'visit_claims_one_taker'],
}
