-- Reminders that answers are due, and addresses that take nothing. Neither an address nor a link is kept here,
-- of an address only its hash.

create table reminder (
    clinic_id   uuid        not null,
    reminder_id uuid        not null,
    patient_id  uuid        not null,
    start_on    date        not null,
    week        int         not null check (week >= 1),
    nth         int         not null check (nth >= 1),
    from_day    date        not null,
    until_day   date        not null check (until_day >= from_day),
    state       text        not null check (state in ('WAITING', 'SENDING', 'SENT', 'UNSURE', 'CAME_BACK', 'DROPPED')),
    not_before  timestamptz not null,
    tries       int         not null check (tries >= 0),
    channel     text        check (channel in ('EMAIL', 'TEXT')),
    sent_to     text        check (sent_to ~ '^[0-9a-f]{64}$'),
    why         text        not null,
    changed_at  timestamptz not null,
    primary key (clinic_id, reminder_id),
    unique (clinic_id, patient_id, start_on, week, nth)
);
comment on column reminder.sent_to is 'SHA-256 of the channel and the address it went to';
comment on column reminder.why is 'a word of the program, never of a person';
create index reminder_open on reminder (clinic_id, not_before) where state in ('WAITING', 'SENDING');
create index reminder_came_back on reminder (clinic_id, from_day) where state = 'CAME_BACK';
call put_behind_the_wall('reminder');

create table refused_address (
    clinic_id    uuid        not null,
    patient_id   uuid        not null,
    channel      text        not null check (channel in ('EMAIL', 'TEXT')),
    address_hash text        not null check (address_hash ~ '^[0-9a-f]{64}$'),
    why          text        not null,
    refused_at   timestamptz not null,
    primary key (clinic_id, patient_id, channel, address_hash)
);
call put_behind_the_wall('refused_address');

-- Where the rounds go, asked before they work for anybody.
create function clinics_on_rounds() returns setof clinic
    language plpgsql security definer set search_path = huantiao, pg_temp as $$
begin
    perform set_config('huantiao.steward', 'yes', true);
    return query select c.* from clinic c order by c.clinic_id;
    perform set_config('huantiao.steward', '', true);
end $$;

revoke execute on all routines in schema huantiao from public;
grant select, insert, update on reminder to ${program};
grant select, insert on refused_address to ${program};
grant execute on function clinics_on_rounds() to ${program};
