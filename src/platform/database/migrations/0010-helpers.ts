import type { Migration } from './migration'

// Who may act for whom. A person of the same household needs no row here; anybody else was allowed at the desk, where the
// one who is helped said so. The code is made on the helper's phone and spoken at the desk by the one who is helped.
const sql = `
create table helper_links (
  community_id text not null,
  link_id uuid not null,
  elder_id uuid not null,
  helper_id uuid not null,
  relation text not null check (relation in ('family', 'friend', 'neighbour', 'leader')),
  how text not null check (how in ('code', 'in-person')),
  made_by uuid not null,
  since timestamptz not null,
  ended_at timestamptz check (ended_at >= since),
  ended_by uuid,
  primary key (community_id, link_id),
  foreign key (community_id, elder_id) references persons,
  foreign key (community_id, helper_id) references persons,
  foreign key (community_id, made_by) references persons,
  foreign key (community_id, ended_by) references persons,
  constraint helper_links_of_two check (elder_id <> helper_id),
  constraint helper_links_ended_by check ((ended_at is null) = (ended_by is null))
);
create unique index helper_links_once on helper_links (community_id, elder_id, helper_id) where ended_at is null;
create index helper_links_of_helper on helper_links (community_id, helper_id) where ended_at is null;
comment on column helper_links.made_by is 'who of the staff heard the consent and wrote it down';

create table helper_codes (
  community_id text not null,
  helper_id uuid not null,
  code text not null check (code ~ '^[0-9]{6}$'),
  until timestamptz not null,
  constraint helper_codes_one_each primary key (community_id, helper_id),
  constraint helper_codes_differ unique (community_id, code),
  foreign key (community_id, helper_id) references persons
);
comment on table helper_codes is 'shown on the helper''s phone, spoken at the desk; used once';
`

export const helpers: Migration = {
  id: 10,
  name: 'helpers',
  sql,
  needs: ['helper_links_once', 'helper_codes_differ'],
}
