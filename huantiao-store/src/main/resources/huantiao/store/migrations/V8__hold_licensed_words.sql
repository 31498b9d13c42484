-- Words of measures that a clinic shows by a licence of its own, and the list of what was done with them.

create table licensed_form (
    clinic_id  uuid        not null,
    measure    text        not null,
    version    text        not null,
    words      text        not null check (words is json object),
    holder     text        not null check (holder <> ''),
    agreement  text        not null check (agreement <> ''),
    valid_until date        not null,
    loaded_at  timestamptz not null,
    loaded_by  text        not null check (loaded_by <> ''),
    primary key (clinic_id, measure)
);
comment on table licensed_form is 'what is replaced or withdrawn is gone, as a licence asks';
call put_behind_the_wall('licensed_form');

create table licence_change (
    clinic_id  uuid        not null,
    nth        bigint      generated always as identity,
    what       text        not null check (what in ('LOADED', 'WITHDRAWN')),
    measure    text        not null,
    version    text        not null,
    holder     text        not null,
    agreement  text        not null,
    valid_until date        not null,
    at         timestamptz not null,
    by_name    text        not null check (by_name <> ''),
    primary key (clinic_id, nth)
);
comment on table licence_change is 'agreements and names, never the words';
call put_behind_the_wall('licence_change');
call only_let_grow('licence_change');

revoke execute on all routines in schema huantiao from public;
grant select, insert, update, delete on licensed_form to ${program};
grant select, insert on licence_change to ${program};
