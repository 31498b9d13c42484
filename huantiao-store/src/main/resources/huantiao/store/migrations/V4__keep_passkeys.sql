-- Passkeys: the public half of keys that live in members' devices.

create table passkey (
    passkey_id      text        primary key,
    clinic_id       uuid        not null,
    user_id         uuid        not null,
    label           text        not null,
    public_key      text        not null,
    uses            bigint      not null check (uses >= 0),
    verified        boolean     not null,
    transports      text[]      not null,
    backup_eligible boolean     not null,
    backed_up       boolean     not null,
    attestation     text        not null,
    client_data     text        not null,
    added_at        timestamptz not null,
    used_at         timestamptz not null,
    foreign key (clinic_id, user_id) references account
);
create index passkey_by_user on passkey (user_id, added_at, passkey_id);
call put_behind_the_wall('passkey');

-- Asked by the door before it knows who comes.
create function passkey_by_id(wanted text) returns setof passkey
    language plpgsql security definer set search_path = huantiao, pg_temp as $$
begin
    perform set_config('huantiao.steward', 'yes', true);
    return query select p.* from passkey p where p.passkey_id = wanted;
    perform set_config('huantiao.steward', '', true);
end $$;

create function passkeys_of(wanted uuid) returns setof passkey
    language plpgsql security definer set search_path = huantiao, pg_temp as $$
begin
    perform set_config('huantiao.steward', 'yes', true);
    return query select p.* from passkey p where p.user_id = wanted order by p.added_at, p.passkey_id;
    perform set_config('huantiao.steward', '', true);
end $$;

create function use_passkey(wanted text, new_uses bigint, is_verified boolean, is_backed_up boolean,
                            moment timestamptz) returns void
    language plpgsql security definer set search_path = huantiao, pg_temp as $$
begin
    perform set_config('huantiao.steward', 'yes', true);
    update passkey p
       set uses = new_uses, verified = is_verified, backed_up = is_backed_up, used_at = moment
     where p.passkey_id = wanted;
    perform set_config('huantiao.steward', '', true);
end $$;

revoke execute on all routines in schema huantiao from public;
grant select, insert, delete on passkey to ${program};
grant execute on function passkey_by_id(text), passkeys_of(uuid),
    use_passkey(text, bigint, boolean, boolean, timestamptz) to ${program};
