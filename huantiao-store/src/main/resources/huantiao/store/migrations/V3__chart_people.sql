-- Appending to the journal, and what lists read: one line for each patient, made from the chart at every change.

create table roster (
    clinic_id   uuid        not null,
    patient_id  uuid        not null,
    seq         bigint      not null,
    name_folded text        not null,
    birth_year  text        not null,
    stage       text        not null,
    opened_at   timestamptz,
    line        text        not null check (line is json object),
    primary key (clinic_id, patient_id)
) with (fillfactor = 70);
comment on column roster.name_folded is 'the name in lower case, for searching and sorting';
comment on column roster.seq is 'the entry of the chart up to which the line was made';
call put_behind_the_wall('roster');

alter table chain_end set (fillfactor = 70);

create table draft (
    clinic_id  uuid        not null,
    patient_id uuid        not null,
    form       text        not null,
    author     text        not null,
    fields     text        not null check (fields is json object),
    kept_at    timestamptz not null,
    primary key (clinic_id, patient_id, form, author)
);
call put_behind_the_wall('draft');

-- Appends to one chart what its author adds to what he has seen, or nothing: all entries with their seals, the end of
-- the chain and the roster's line, in one statement. It answers
--   kept    and the entries are there;
--   moved   with every entry that came after what was seen, and nothing was added;
--   absent  where the clinic has no such chart.
-- The program cannot write the journal but by calling this.
create function append(p_clinic uuid, p_patient uuid, p_seen bigint, p_author text, p_recorded_at timestamptz,
                       p_occurred_at timestamptz, p_kinds text[], p_bodies text[], p_name_folded text,
                       p_birth_year text, p_stage text, p_opened_at timestamptz, p_line text)
    returns table (outcome text, seq bigint, kind text, author text, recorded_at timestamptz, occurred_at timestamptz,
                   body text)
    language plpgsql security definer set search_path = huantiao, pg_temp as $$
#variable_conflict use_column
declare
    added constant int := cardinality(p_kinds);
    seal  bytea := decode(repeat('00', 32), 'hex');
    seals bytea[] := array[]::bytea[];
begin
    if current_clinic() is distinct from p_clinic and current_clinic() is not null then
        raise exception 'this transaction works for another clinic' using errcode = 'HT002';
    end if;
    perform set_config('huantiao.clinic', p_clinic::text, true);

    if p_seen > 0 then
        select e.hash into seal from chain_end e
         where e.clinic_id = p_clinic and e.patient_id = p_patient;
        if not found then
            return query select 'absent', null::bigint, null, null, null::timestamptz, null::timestamptz, null;
            return;
        end if;
    end if;

    seals := seals || seal;
    for i in 1 .. added loop
        seals := seals || entry_hash(seals[i], p_clinic, p_patient, p_seen + i, p_kinds[i], p_author, p_recorded_at,
                                     p_occurred_at, p_bodies[i]);
    end loop;

    -- Who comes second waits here for the first to be done, and then finds the end of the chain elsewhere.
    if p_seen > 0 then
        update chain_end e set seq = p_seen + added, hash = seals[added + 1]
         where e.clinic_id = p_clinic and e.patient_id = p_patient and e.seq = p_seen;
    else
        insert into chain_end (clinic_id, patient_id, seq, hash)
        values (p_clinic, p_patient, added, seals[added + 1])
            on conflict do nothing;
    end if;
    if not found then
        return query
            select 'moved', j.seq, j.kind, j.author, j.recorded_at, j.occurred_at, j.body
              from journal j
             where j.clinic_id = p_clinic and j.patient_id = p_patient and j.seq > p_seen
             order by j.seq;
        return;
    end if;

    insert into journal (clinic_id, patient_id, seq, kind, author, recorded_at, occurred_at, body, prev_hash, hash)
    select p_clinic, p_patient, p_seen + i, p_kinds[i], p_author, p_recorded_at, p_occurred_at, p_bodies[i],
           seals[i], seals[i + 1]
      from generate_series(1, added) i;

    insert into roster (clinic_id, patient_id, seq, name_folded, birth_year, stage, opened_at, line)
    values (p_clinic, p_patient, p_seen + added, p_name_folded, p_birth_year, p_stage, p_opened_at, p_line)
        on conflict (clinic_id, patient_id) do update
       set seq = excluded.seq, name_folded = excluded.name_folded, birth_year = excluded.birth_year,
           stage = excluded.stage, opened_at = excluded.opened_at, line = excluded.line;

    return query select 'kept', null::bigint, null, null, null::timestamptz, null::timestamptz, null;
end $$;

revoke execute on all routines in schema huantiao from public;
grant execute on function append(uuid, uuid, bigint, text, timestamptz, timestamptz, text[], text[], text, text, text,
    timestamptz, text) to ${program};
grant select on roster to ${program};
grant select, insert, update, delete on draft to ${program};
