import type { Migration } from './migration'

// Every primary key begins with community_id and every foreign and unique key contains it, so that the same schema
// can later be spread over several machines by community. Uniqueness, overlap and ranges are here from the start:
// a constraint added later meets the duplicates that its absence let in.
const sql = `
create extension if not exists btree_gist;

create table communities (
  community_id text primary key check (community_id ~ '^[a-z][a-z0-9-]{1,30}$'),
  name text not null,
  is_example boolean not null,
  host_unit text not null default '',
  filing_number text not null default '',
  phone text not null default '',
  made_at timestamptz not null
);

-- people ---------------------------------------------------------------------------------------------------------

create table buildings (
  community_id text not null references communities,
  building_id uuid not null,
  number smallint not null check (number > 0),
  primary key (community_id, building_id),
  constraint buildings_number_once unique (community_id, number)
);

create table units (
  community_id text not null,
  unit_id uuid not null,
  building_id uuid not null,
  label text not null,
  kind text not null check (kind in ('flat', 'shop', 'parking')),
  area integer check (area > 0),
  area_source text check (area_source in ('register', 'survey', 'contract')),
  primary key (community_id, unit_id),
  foreign key (community_id, building_id) references buildings,
  constraint units_label_once unique (community_id, building_id, label),
  constraint units_area_has_source check ((area is null) = (area_source is null))
);
comment on column units.area is 'exclusive area in units of 0.01 square metre';

create table persons (
  community_id text not null references communities,
  person_id uuid not null,
  name_sealed bytea not null,
  phone_sealed bytea,
  phone_lookup bytea,
  adult_from date,
  made_at timestamptz not null,
  primary key (community_id, person_id)
);
create index persons_by_phone on persons (community_id, phone_lookup);
comment on column persons.adult_from is 'the 18th birthday: all that a roll needs of a date of birth';

create table households (
  community_id text not null,
  household_id uuid not null,
  unit_id uuid not null,
  primary key (community_id, household_id),
  foreign key (community_id, unit_id) references units,
  constraint households_one_per_unit unique (community_id, unit_id)
);

create table residents (
  community_id text not null,
  resident_id uuid not null,
  person_id uuid not null,
  household_id uuid not null,
  tenure text not null check (tenure in ('owner', 'family', 'tenant')),
  during daterange not null check (not isempty(during)),
  primary key (community_id, resident_id),
  foreign key (community_id, person_id) references persons,
  foreign key (community_id, household_id) references households,
  constraint residents_one_home exclude using gist (community_id with =, person_id with =, during with &&)
);
create index residents_by_household on residents (community_id, household_id);

create table owners (
  community_id text not null references communities,
  owner_id uuid not null,
  person_id uuid,
  kind text not null check (kind in ('person', 'developer')),
  primary key (community_id, owner_id),
  foreign key (community_id, person_id) references persons,
  constraint owners_person_once unique (community_id, person_id),
  constraint owners_person_named check ((kind = 'person') = (person_id is not null))
);

create table ownerships (
  community_id text not null,
  unit_id uuid not null,
  owner_id uuid not null,
  during daterange not null check (not isempty(during)),
  primary key (community_id, unit_id, owner_id),
  foreign key (community_id, unit_id) references units,
  foreign key (community_id, owner_id) references owners
);
create index ownerships_by_owner on ownerships (community_id, owner_id);

create table role_grants (
  community_id text not null,
  grant_id uuid not null,
  person_id uuid not null,
  role text not null check (role in ('secretary', 'duty-member', 'staff', 'council', 'adviser', 'mediator',
                                     'building-leader', 'oversight')),
  building_id uuid,
  during daterange not null check (not isempty(during)),
  primary key (community_id, grant_id),
  foreign key (community_id, person_id) references persons,
  foreign key (community_id, building_id) references buildings,
  constraint role_grants_leader_has_building check ((role = 'building-leader') = (building_id is not null)),
  constraint role_grants_once exclude using gist
    (community_id with =, person_id with =, role with =,
     coalesce(building_id, '00000000-0000-0000-0000-000000000000'::uuid) with =, during with &&),
  constraint role_grants_one_secretary exclude using gist
    (community_id with =, during with &&) where (role = 'secretary'),
  constraint role_grants_one_leader exclude using gist
    (community_id with =, building_id with =, during with &&) where (role = 'building-leader')
);

create table identities (
  community_id text not null,
  identity_lookup bytea not null,
  person_id uuid not null,
  confirmed_at timestamptz not null,
  ended_at timestamptz check (ended_at >= confirmed_at),
  primary key (community_id, identity_lookup, person_id),
  foreign key (community_id, person_id) references persons
);
comment on table identities is 'one WeChat identity may act for several persons of a household who share a phone';

-- duty -----------------------------------------------------------------------------------------------------------

create table duty_desks (
  community_id text primary key references communities,
  opens smallint not null check (opens between 0 and 1439),
  closes smallint not null check (closes between 1 and 1440),
  phone text not null,
  place text not null,
  constraint duty_desks_open_before_close check (opens < closes)
);
comment on table duty_desks is 'hours of the desk; its row is also the lock that an act under authority and a step out or in share';

create table calendar_sources (
  community_id text not null references communities,
  covers daterange not null check (not isempty(covers)),
  source text not null,
  primary key (community_id, covers),
  constraint calendar_sources_apart exclude using gist (community_id with =, covers with &&)
);

create table calendar_days (
  community_id text not null references communities,
  day date not null,
  works boolean not null,
  name text not null,
  primary key (community_id, day)
);
comment on table calendar_days is 'only the days that differ from Monday to Friday';

create table shifts (
  community_id text not null,
  shift_id uuid not null,
  person_id uuid not null,
  day date not null,
  during tstzrange not null check (not isempty(during) and lower(during) is not null and upper(during) is not null),
  primary key (community_id, shift_id),
  foreign key (community_id, person_id) references persons,
  constraint shifts_one_holder exclude using gist (community_id with =, during with &&)
);
create index shifts_by_day on shifts (community_id, day);

create table absences (
  community_id text not null,
  absence_id uuid not null,
  person_id uuid not null,
  during tstzrange not null check (not lower_inf(during)),
  until timestamptz,
  primary key (community_id, absence_id),
  foreign key (community_id, person_id) references persons,
  constraint absences_one_at_a_time exclude using gist (community_id with =, person_id with =, during with &&)
);
comment on column absences.until is 'when the person said they would be back; during ends there, or earlier when they came back; it is empty when it was ended before it began';

-- rooms ----------------------------------------------------------------------------------------------------------

create table rooms (
  community_id text not null references communities,
  room_id uuid not null,
  position smallint not null,
  name text not null,
  place text not null,
  purpose text not null,
  seats smallint not null check (seats > 0),
  step_free boolean not null,
  opens smallint not null check (opens between 0 and 1439),
  closes smallint not null check (closes between 1 and 1440),
  open_days text not null check (open_days in ('working', 'every')),
  unit_minutes smallint not null check (unit_minutes in (15, 30, 60)),
  longest smallint not null,
  ahead_days smallint not null check (ahead_days between 0 and 90),
  lanes smallint not null check (lanes between 1 and 20),
  retired_at timestamptz,
  primary key (community_id, room_id),
  constraint rooms_position_once unique (community_id, position),
  constraint rooms_whole_units check (opens < closes and longest > 0
    and opens % unit_minutes = 0 and closes % unit_minutes = 0 and longest % unit_minutes = 0)
);

create table bookings (
  community_id text not null,
  booking_id uuid not null,
  room_id uuid not null,
  person_id uuid not null,
  day date not null,
  starts smallint not null check (starts between 0 and 1439),
  ends smallint not null check (ends between 1 and 1440),
  lane smallint not null check (lane > 0),
  people smallint not null check (people > 0),
  purpose text not null check (char_length(purpose) between 1 and 60),
  made_at timestamptz not null,
  cancelled_at timestamptz check (cancelled_at >= made_at),
  primary key (community_id, booking_id),
  foreign key (community_id, room_id) references rooms,
  foreign key (community_id, person_id) references persons,
  constraint bookings_start_before_end check (starts < ends)
);
create index bookings_by_person on bookings (community_id, person_id, day);
create index bookings_by_room_day on bookings (community_id, room_id, day);

create table claims (
  community_id text not null,
  resource_id uuid not null,
  unit_start timestamptz not null,
  lane smallint not null,
  booking_id uuid not null,
  constraint claims_one_taker primary key (community_id, resource_id, unit_start, lane),
  foreign key (community_id, booking_id) references bookings
);
create index claims_by_booking on claims (community_id, booking_id);

-- notices --------------------------------------------------------------------------------------------------------

create table notices (
  community_id text not null,
  notice_id uuid not null,
  title text not null check (char_length(title) between 1 and 40),
  body text not null check (char_length(body) between 1 and 2000),
  published_at timestamptz not null,
  published_by uuid not null,
  holder_id uuid not null,
  shift_id uuid,
  absence_id uuid,
  primary key (community_id, notice_id),
  foreign key (community_id, published_by) references persons,
  foreign key (community_id, holder_id) references persons,
  foreign key (community_id, shift_id) references shifts,
  foreign key (community_id, absence_id) references absences,
  constraint notices_holder_published check (published_by = holder_id),
  constraint notices_delegation_whole check ((shift_id is null) = (absence_id is null))
);
create index notices_newest on notices (community_id, published_at desc);

-- acts -----------------------------------------------------------------------------------------------------------

create table replies (
  community_id text not null references communities,
  actor text not null,
  action text not null,
  request_id text not null check (char_length(request_id) between 8 and 64),
  input_hash bytea not null,
  reply jsonb not null,
  made_at timestamptz not null,
  constraint replies_once primary key (community_id, actor, action, request_id)
);

create table leaves (
  community_id text not null references communities,
  leaf_id uuid not null,
  at timestamptz not null,
  act jsonb not null,
  hash bytea not null check (octet_length(hash) = 32),
  primary key (community_id, leaf_id)
);
create index leaves_by_time on leaves (community_id, at);
`

export const first: Migration = {
  id: 1,
  name: 'first',
  sql,
  needs: [
    'units_label_once',
    'households_one_per_unit',
    'residents_one_home',
    'role_grants_one_secretary',
    'role_grants_one_leader',
    'shifts_one_holder',
    'absences_one_at_a_time',
    'claims_one_taker',
    'notices_holder_published',
    'replies_once',
  ],
}
