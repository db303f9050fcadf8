import type { Migration } from './migration'

// Who looked a person up in the register, so that the person can see it. Acts have their leaves; a look-up changes nothing
// and would else leave no trace.
const sql = `
create table person_reads (
  community_id text not null,
  read_id uuid not null,
  person_id uuid not null,
  reader_id uuid not null,
  action text not null,
  at timestamptz not null,
  primary key (community_id, read_id),
  foreign key (community_id, person_id) references persons,
  foreign key (community_id, reader_id) references persons
);
create index person_reads_of_person on person_reads (community_id, person_id, at);
comment on column person_reads.action is 'what was asked, by the name of the action: it says why';
`

export const reads: Migration = { id: 6, name: 'reads', sql, needs: ['person_reads_of_person'] }
