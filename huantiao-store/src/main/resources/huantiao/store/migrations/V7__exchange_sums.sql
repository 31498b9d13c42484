-- What clinics exchange: keys, partners, the ledger of sums that left, and sums that came in. No row is about a person.

create table pool_key (
    clinic_id  uuid        not null,
    nth        int         generated always as identity,
    open_key   text        not null check (open_key ~ '^[A-Za-z0-9_-]{59}$'),
    secret_key bytea       not null,
    made_at    timestamptz not null,
    primary key (clinic_id, nth)
);
comment on column pool_key.open_key is 'Ed25519 as X.509, in Base64 for addresses';
comment on column pool_key.secret_key is 'PKCS #8; a backup is sealed, and who reads this table reads every chart too';
call put_behind_the_wall('pool_key');
call only_let_grow('pool_key');

create table partner (
    clinic_id    uuid        not null,
    partner_id   uuid        not null,
    name         text        not null check (name <> ''),
    their_clinic uuid        not null,
    address      text        not null,
    open_key     text        not null check (open_key ~ '^[A-Za-z0-9_-]{59}$'),
    key_id       text        not null check (key_id ~ '^[0-9a-f]{64}$'),
    since        timestamptz not null,
    primary key (clinic_id, partner_id)
);
create index partner_by_key on partner (clinic_id, key_id);
call put_behind_the_wall('partner');
call only_let_grow('partner');

create table partner_end (
    clinic_id  uuid        not null,
    partner_id uuid        not null,
    ended_at   timestamptz not null,
    primary key (clinic_id, partner_id),
    foreign key (clinic_id, partner_id) references partner
);
call put_behind_the_wall('partner_end');
call only_let_grow('partner_end');

-- The ledger: a question is answered once, so that no later answer can be subtracted from an earlier one.
create table released_sums (
    clinic_id    uuid        not null,
    measure      text        not null,
    week         int         not null check (week >= 1),
    period       text        not null check (period ~ '^[0-9]{4}-H[12]$'),
    text         text        not null,
    data_version text        not null,
    released_at  timestamptz not null,
    released_by  text        not null check (released_by <> ''),
    primary key (clinic_id, measure, week, period)
);
comment on column released_sums.text is 'the very bytes that left';
call put_behind_the_wall('released_sums');
call only_let_grow('released_sums');

create table handed_sums (
    clinic_id  uuid        not null,
    nth        bigint      generated always as identity,
    measure    text        not null,
    week       int         not null,
    period     text        not null,
    partner_id uuid        not null,
    at         timestamptz not null,
    went       text        not null check (went in ('ACCEPTED', 'REFUSED', 'UNSURE')),
    code       text        not null,
    primary key (clinic_id, nth),
    foreign key (clinic_id, measure, week, period) references released_sums,
    foreign key (clinic_id, partner_id) references partner
);
call put_behind_the_wall('handed_sums');
call only_let_grow('handed_sums');

create table received_sums (
    clinic_id   uuid        not null,
    partner_id  uuid        not null,
    measure     text        not null,
    week        int         not null check (week >= 1),
    period      text        not null check (period ~ '^[0-9]{4}-H[12]$'),
    text        text        not null,
    received_at timestamptz not null,
    primary key (clinic_id, partner_id, measure, week, period),
    foreign key (clinic_id, partner_id) references partner
);
call put_behind_the_wall('received_sums');
call only_let_grow('received_sums');

-- Words that may be used once; kept for as long as a request with one could still be believed.
create table used_nonce (
    clinic_id  uuid        not null,
    partner_id uuid        not null,
    nonce      text        not null check (nonce ~ '^[0-9a-f]{32}$'),
    used_at    timestamptz not null,
    primary key (clinic_id, partner_id, nonce),
    foreign key (clinic_id, partner_id) references partner
);
create index used_nonce_by_age on used_nonce (clinic_id, used_at);
call put_behind_the_wall('used_nonce');

revoke execute on all routines in schema huantiao from public;
grant select, insert on pool_key, partner, partner_end, released_sums, handed_sums, received_sums to ${program};
grant select, insert, delete on used_nonce to ${program};
