-- Clinics, those who can sign in, links without a password, and who opened what.

create table clinic (
    clinic_id uuid primary key,
    name      text not null,
    zone      text not null
);
call put_behind_the_wall('clinic');

create table account (
    clinic_id     uuid    not null references clinic,
    user_id       uuid    not null,
    handle        text    not null unique,
    name          text    not null,
    profession    text    not null,
    credentials   text    not null check (credentials is json object),
    roles         text[]  not null check (cardinality(roles) >= 1),
    password_hash text    not null,
    active        boolean not null,
    primary key (clinic_id, user_id),
    unique (user_id)
);
call put_behind_the_wall('account');

create table link (
    token_hash text        primary key check (token_hash ~ '^[0-9a-f]{64}$'),
    clinic_id  uuid        not null,
    patient_id uuid        not null,
    purpose    text        not null,
    about      text        not null,
    expires_at timestamptz not null,
    used_at    timestamptz
);
create index link_by_patient on link (clinic_id, patient_id);
call put_behind_the_wall('link');

create table audit (
    id         bigint      generated always as identity primary key,
    at         timestamptz not null,
    event      text        not null,
    clinic_id  uuid,
    user_id    uuid,
    guest      boolean     not null,
    patient_id uuid,
    deed       text,
    detail     text        not null
);
create index audit_by_patient on audit (clinic_id, patient_id, id);
call put_behind_the_wall('audit');
-- A failed sign-in belongs to no clinic: it may be noted, and is seen by the steward only.
create policy nobodys on audit for insert with check (clinic_id is null);
call only_let_grow('audit');

-- What the door must know before it knows who comes. Each answers one question about one row, as the owner, and is
-- steward for no longer than that.

create function nobody_was_founded() returns boolean
    language plpgsql security definer set search_path = huantiao, pg_temp as $$
declare
    answer boolean;
begin
    perform set_config('huantiao.steward', 'yes', true);
    answer := not exists (select from clinic);
    perform set_config('huantiao.steward', '', true);
    return answer;
end $$;

create function account_by_handle(wanted text) returns setof account
    language plpgsql security definer set search_path = huantiao, pg_temp as $$
begin
    perform set_config('huantiao.steward', 'yes', true);
    return query select a.* from account a where a.handle = wanted;
    perform set_config('huantiao.steward', '', true);
end $$;

create function account_by_id(wanted uuid) returns setof account
    language plpgsql security definer set search_path = huantiao, pg_temp as $$
begin
    perform set_config('huantiao.steward', 'yes', true);
    return query select a.* from account a where a.user_id = wanted;
    perform set_config('huantiao.steward', '', true);
end $$;

create function link_by_token(wanted text) returns setof link
    language plpgsql security definer set search_path = huantiao, pg_temp as $$
begin
    perform set_config('huantiao.steward', 'yes', true);
    return query select l.* from link l where l.token_hash = wanted;
    perform set_config('huantiao.steward', '', true);
end $$;

-- Uses a link: true for the first caller before it ends, false for everybody else.
create function use_link(wanted text, moment timestamptz) returns boolean
    language plpgsql security definer set search_path = huantiao, pg_temp as $$
declare
    was_ours boolean;
begin
    perform set_config('huantiao.steward', 'yes', true);
    update link l set used_at = moment
     where l.token_hash = wanted and l.used_at is null and l.expires_at > moment;
    was_ours := found;
    perform set_config('huantiao.steward', '', true);
    return was_ours;
end $$;

revoke execute on all routines in schema huantiao from public;
grant select, insert on clinic to ${program};
grant select, insert, update on account to ${program};
grant select, insert on link to ${program};
grant select, insert on audit to ${program};
grant execute on function nobody_was_founded(), account_by_handle(text), account_by_id(uuid), link_by_token(text),
    use_link(text, timestamptz) to ${program};
