import type { Migration } from './migration'

// A talk that was not settled on the spot becomes a case. Its row holds where it stands; the entries hold how it came
// there and are only ever added to. Their key is also what keeps two acts that saw the same state from both being stored.
const sql = `
create table case_desks (
  community_id text primary key references communities,
  question_days smallint not null check (question_days between 1 and 60),
  help_days smallint not null check (help_days between 1 and 60),
  complaint_days smallint not null check (complaint_days between 1 and 60)
);
comment on table case_desks is 'working days within which a case is promised; a community without a row has 3, 7 and 15';

create table case_years (
  community_id text not null references communities,
  year smallint not null,
  last_number integer not null check (last_number > 0),
  primary key (community_id, year)
);
comment on table case_years is 'the last number given out; a number whose case is not stored is not counted';

create table cases (
  community_id text not null,
  case_id uuid not null,
  year smallint not null,
  number integer not null check (number > 0),
  person_id uuid not null,
  helper_id uuid,
  kind text not null check (kind in ('dispute', 'home', 'papers', 'help', 'idea', 'other', 'unsure')),
  about text not null check (char_length(about) <= 60),
  opened_at timestamptz not null,
  state text not null check (state in ('received', 'working', 'done', 'solved', 'again')),
  responsible_id uuid not null,
  offered_to uuid,
  due date not null,
  entries smallint not null check (entries > 0),
  primary key (community_id, case_id),
  foreign key (community_id, person_id) references persons,
  foreign key (community_id, helper_id) references persons,
  foreign key (community_id, responsible_id) references persons,
  foreign key (community_id, offered_to) references persons,
  constraint cases_number unique (community_id, year, number),
  constraint cases_of_person unique (community_id, case_id, person_id),
  constraint cases_helper_another check (helper_id <> person_id),
  constraint cases_nobody_serves_themselves check (responsible_id <> person_id and offered_to is distinct from person_id),
  constraint cases_offered_to_another check (offered_to <> responsible_id),
  constraint cases_offer_while_open check (offered_to is null or state not in ('done', 'solved'))
);
create index cases_by_person on cases (community_id, person_id);
create index cases_open on cases (community_id, due) where state <> 'solved';
comment on column cases.helper_id is 'who booked the visit for the person, where another did';
comment on column cases.responsible_id is 'whoever received first, until another has accepted';
comment on column cases.offered_to is 'who was asked to take it and has not accepted yet';

create table case_entries (
  community_id text not null,
  case_id uuid not null,
  nth smallint not null check (nth > 0),
  kind text not null check (kind in
    ('opened', 'joined', 'words', 'handed', 'accepted', 'extended', 'done', 'solved', 'again')),
  actor_id uuid not null,
  at timestamptz not null,
  words text not null check (char_length(words) <= 200),
  place_id uuid,
  to_id uuid,
  due date,
  constraint case_entries_in_order primary key (community_id, case_id, nth),
  foreign key (community_id, case_id) references cases,
  foreign key (community_id, actor_id) references persons,
  foreign key (community_id, to_id) references persons,
  foreign key (community_id, place_id) references line_places,
  constraint case_entries_one_of_a_talk unique (community_id, place_id),
  constraint case_entries_talk check ((kind in ('opened', 'joined')) = (place_id is not null)),
  constraint case_entries_handed_to check ((kind = 'handed') = (to_id is not null)),
  constraint case_entries_promise check ((kind in ('opened', 'extended', 'again')) = (due is not null)),
  constraint case_entries_say_why check (kind not in ('words', 'extended') or words <> '')
);
create unique index case_entries_one_extension on case_entries (community_id, case_id) where kind = 'extended';
comment on column case_entries.place_id is 'the talk at the desk that it came from';
comment on column case_entries.due is 'the last day of what was promised with it';

alter table visits add column case_id uuid;
alter table visits add constraint visits_about_own_case
  foreign key (community_id, case_id, person_id) references cases (community_id, case_id, person_id);
comment on column visits.case_id is 'the case of the visitor that the visit was booked about';
`

export const cases: Migration = {
  id: 19,
  name: 'cases',
  sql,
  needs: [
    'cases_number',
    'cases_nobody_serves_themselves',
    'cases_offered_to_another',
    'cases_offer_while_open',
    'case_entries_in_order',
    'case_entries_one_of_a_talk',
    'case_entries_one_extension',
    'case_entries_promise',
    'visits_about_own_case',
  ],
}
