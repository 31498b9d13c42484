-- The journal of every person's chart, the end of each chain, and the walls between clinics.
--
-- Who owns these tables makes them, checks them and copies them; the program works as ${program}. Both are bound by
-- row-level security: the program sees the clinic named in huantiao.clinic for one transaction, the owner too, unless
-- it says for one transaction that it works across clinics (huantiao.steward). Nobody else may say so.

revoke all on schema huantiao from public;
grant usage on schema huantiao to ${program};

-- The clinic this transaction works for; null outside of any, and null is equal to nothing.
create function current_clinic() returns uuid
    language sql stable parallel safe
    return nullif(current_setting('huantiao.clinic', true), '')::uuid;

create function is_steward() returns boolean
    language sql stable parallel safe
    return coalesce(current_setting('huantiao.steward', true), '') = 'yes';

-- Puts a table with a clinic_id behind the wall.
create procedure put_behind_the_wall(walled regclass)
    language plpgsql as $$
begin
    execute format('alter table %s enable row level security', walled);
    execute format('alter table %s force row level security', walled);
    execute format('create policy one_clinic on %s using (clinic_id = (select huantiao.current_clinic()))
                    with check (clinic_id = (select huantiao.current_clinic()))', walled);
    execute format('create policy steward on %s to current_user using ((select huantiao.is_steward()))
                    with check ((select huantiao.is_steward()))', walled);
end $$;

create function nothing_is_rewritten() returns trigger
    language plpgsql as $$
begin
    raise exception 'rows of % are never changed or taken away', tg_table_name using errcode = 'HT001';
end $$;

-- Makes a table one that only grows, whoever asks.
create procedure only_let_grow(growing regclass)
    language plpgsql as $$
begin
    execute format('create trigger nothing_is_rewritten before update or delete on %s
                    for each row execute function huantiao.nothing_is_rewritten()', growing);
    execute format('create trigger nothing_is_emptied before truncate on %s
                    for each statement execute function huantiao.nothing_is_rewritten()', growing);
    execute format('alter table %s enable always trigger nothing_is_rewritten', growing);
    execute format('alter table %s enable always trigger nothing_is_emptied', growing);
end $$;

create table journal (
    clinic_id   uuid        not null,
    patient_id  uuid        not null,
    seq         bigint      not null check (seq >= 1),
    kind        text        not null check (kind ~ '^[a-z][a-z0-9-]*\.v[1-9][0-9]*$'),
    author      text        not null check (author <> ''),
    recorded_at timestamptz not null,
    occurred_at timestamptz not null,
    body        text        not null check (body is json object),
    prev_hash   bytea       not null check (octet_length(prev_hash) = 32),
    hash        bytea       not null check (octet_length(hash) = 32),
    primary key (clinic_id, patient_id, seq)
);
comment on column journal.body is 'the very text that was hashed';
comment on column journal.author is 'member:<id> and the name as it was that day, or patient';

call put_behind_the_wall('journal');
call only_let_grow('journal');

-- Where each chain ends: without it, taking away the last entries would not show.
create table chain_end (
    clinic_id  uuid   not null,
    patient_id uuid   not null,
    seq        bigint not null check (seq >= 0),
    hash       bytea  not null check (octet_length(hash) = 32),
    primary key (clinic_id, patient_id)
);
call put_behind_the_wall('chain_end');

create function hashed_text(t text) returns bytea
    language sql immutable strict parallel safe
    return int4send(octet_length(convert_to(t, 'UTF8'))) || convert_to(t, 'UTF8');

create function hashed_time(t timestamptz) returns bytea
    language sql stable strict parallel safe
    return int8send((extract(epoch from t) * 1000000)::bigint);

-- SHA-256 over the canonical encoding, version 1: a fixed word, the hash before, the ids, then every field with its
-- length before it, times in microseconds since 1970. EntryHash.java computes the same; a test holds them together.
create function entry_hash(prev_hash bytea, clinic_id uuid, patient_id uuid, seq bigint, kind text, author text,
                           recorded_at timestamptz, occurred_at timestamptz, body text) returns bytea
    language sql stable strict parallel safe
    return sha256(hashed_text('huantiao.entry.v1') || prev_hash || uuid_send(clinic_id) || uuid_send(patient_id)
                  || int8send(seq) || hashed_text(kind) || hashed_text(author) || hashed_time(recorded_at)
                  || hashed_time(occurred_at) || hashed_text(body));

revoke execute on all routines in schema huantiao from public;
grant select on journal, chain_end to ${program};
grant execute on function current_clinic(), is_steward() to ${program};
