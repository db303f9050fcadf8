import type { Migration } from './migration'

// Shifts change hands: by a swap of two colleagues, by leave, by taking over now, by the secretary's hand.
const sql = `
alter table shifts
  add constraint shifts_as_they_are unique (community_id, shift_id, person_id, during);

create table swaps (
  community_id text not null references communities,
  swap_id uuid not null,
  give_shift uuid not null,
  give_person uuid not null,
  give_during tstzrange not null,
  take_shift uuid,
  take_person uuid,
  take_during tstzrange,
  asked_of uuid,
  asked_by uuid not null,
  asked_at timestamptz not null,
  state text not null check (state in ('open', 'accepted', 'declined', 'withdrawn', 'void', 'undone')),
  bound_give uuid,
  bound_take uuid,
  taker uuid,
  ended_at timestamptz check (ended_at >= asked_at),
  ended_by uuid,
  undone_at timestamptz check (undone_at >= ended_at),
  undone_by uuid,
  primary key (community_id, swap_id),
  foreign key (community_id, give_person) references persons,
  foreign key (community_id, take_person) references persons,
  foreign key (community_id, asked_of) references persons,
  foreign key (community_id, asked_by) references persons,
  foreign key (community_id, taker) references persons,
  foreign key (community_id, ended_by) references persons,
  foreign key (community_id, undone_by) references persons,
  constraint swaps_bound_give foreign key (community_id, bound_give, give_person, give_during)
    references shifts (community_id, shift_id, person_id, during),
  constraint swaps_bound_take foreign key (community_id, bound_take, take_person, take_during)
    references shifts (community_id, shift_id, person_id, during),
  constraint swaps_bound_while_open check (
    bound_give is not distinct from case when state = 'open' then give_shift end
    and bound_take is not distinct from case when state = 'open' then take_shift end),
  constraint swaps_take_whole check (
    (take_shift is null) = (take_person is null) and (take_shift is null) = (take_during is null)
    and (take_shift is null or take_person = asked_of)),
  constraint swaps_of_two check (give_person <> all (array[asked_of, taker])),
  constraint swaps_ended_how check (
    (state = 'open') = (ended_at is null) and (state in ('accepted', 'undone')) = (taker is not null)
    and (state = 'undone') = (undone_at is not null)),
  constraint swaps_one_open unique (community_id, bound_give)
);
create index swaps_newest on swaps (community_id, asked_at desc);
create index swaps_bound_to on swaps (community_id, bound_take);
comment on column swaps.bound_give is
  'the shift while the swap is open: with holder and time it refers to the shift as it was, so that neither can change before the swap is ended';

create table days_off (
  community_id text not null references communities,
  day_off_id uuid not null,
  person_id uuid not null,
  days daterange not null check (not isempty(days) and not lower_inf(days) and not upper_inf(days)),
  made_by uuid not null,
  made_at timestamptz not null,
  ended_at timestamptz check (ended_at >= made_at),
  ended_by uuid,
  primary key (community_id, day_off_id),
  foreign key (community_id, person_id) references persons,
  foreign key (community_id, made_by) references persons,
  foreign key (community_id, ended_by) references persons,
  constraint days_off_ended_by check ((ended_at is null) = (ended_by is null)),
  constraint days_off_apart exclude using gist
    (community_id with =, person_id with =, days with &&) where (ended_at is null)
);

create table rota_order (
  community_id text not null references communities,
  person_id uuid not null,
  position smallint not null check (position > 0),
  primary key (community_id, person_id),
  foreign key (community_id, person_id) references persons,
  constraint rota_order_apart unique (community_id, position)
);
comment on table rota_order is 'the order in which the duty members take turns, as the rota was laid last';

alter table duty_desks
  add column weekend_weight smallint not null default 2 check (weekend_weight between 1 and 9),
  add column holiday_weight smallint not null default 3 check (holiday_weight between 1 and 9);
comment on column duty_desks.weekend_weight is 'how many ordinary shifts one on a Saturday or Sunday counts for; shown to all alike';

create table handover_notes (
  community_id text not null references communities,
  note_id uuid not null,
  shift_id uuid not null,
  written_by uuid not null,
  text text not null check (char_length(text) between 1 and 500),
  written_at timestamptz not null,
  taken_by uuid,
  taken_at timestamptz check (taken_at >= written_at),
  primary key (community_id, note_id),
  foreign key (community_id, shift_id) references shifts,
  foreign key (community_id, written_by) references persons,
  foreign key (community_id, taken_by) references persons,
  constraint handover_notes_one_a_shift unique (community_id, shift_id),
  constraint handover_notes_taken_whole check ((taken_by is null) = (taken_at is null)),
  constraint handover_notes_of_two check (taken_by <> written_by)
);

alter table absences add column made_by uuid,
  add constraint absences_made_by_somebody foreign key (community_id, made_by) references persons;
comment on column absences.made_by is 'who recorded it for somebody who phoned; null: the person';

alter table calendar_days add column reason text check (char_length(reason) between 1 and 100), add column set_by uuid,
  add constraint calendar_days_set_by_somebody foreign key (community_id, set_by) references persons,
  add constraint calendar_days_reason_whole check ((reason is null) = (set_by is null));
comment on column calendar_days.reason is 'why the community itself set the day; null: by the yearly notice';
`

export const turns: Migration = {
  id: 9,
  name: 'turns',
  sql,
  needs: [
    'shifts_as_they_are',
    'swaps_bound_give',
    'swaps_bound_take',
    'swaps_bound_while_open',
    'swaps_one_open',
    'swaps_of_two',
    'days_off_apart',
    'rota_order_apart',
    'handover_notes_one_a_shift',
  ],
}
