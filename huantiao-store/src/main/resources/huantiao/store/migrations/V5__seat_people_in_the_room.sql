-- Who sits where in the treatment room: one person to a chair, one chair to a person. Not part of the record.
create table seat (
    clinic_id  uuid        not null,
    chair      integer     not null check (chair between 1 and 8),
    patient_id uuid        not null,
    since      timestamptz not null,
    led_by     uuid        not null,
    primary key (clinic_id, chair),
    unique (clinic_id, patient_id)
);
call put_behind_the_wall('seat');
grant select, insert, update, delete on seat to ${program};
