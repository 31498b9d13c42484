-- The journal of the living review: one for the installation, for the evidence is the world's. No row is about a
-- patient, and reviewers of every clinic read it, so it stands behind no wall.

create table living_entry (
    seq         bigint      primary key check (seq >= 1),
    kind        text        not null check (kind ~ '^[a-z][a-z0-9-]*\.v[1-9][0-9]*$'),
    author      text        not null check (author <> ''),
    recorded_at timestamptz not null,
    body        text        not null check (body is json object),
    prev_hash   bytea       not null check (octet_length(prev_hash) = 32),
    hash        bytea       not null check (octet_length(hash) = 32)
);
comment on column living_entry.body is 'the very text that was hashed';
create index living_version on living_entry (seq) where kind like 'version-published.%';
call only_let_grow('living_entry');

-- Where the chain ends; one row, once something was written.
create table living_end (
    only_one boolean primary key check (only_one),
    seq      bigint  not null check (seq >= 1),
    hash     bytea   not null check (octet_length(hash) = 32)
);

-- Adds one entry after what its author has seen, and answers with its seal; with nothing where others wrote since.
-- The seal is that of a patient's entry, of nobody: clinic and patient are zero. The program cannot write but by this.
create function write_living(p_seen bigint, p_kind text, p_author text, p_at timestamptz, p_body text)
    returns bytea
    language plpgsql security definer set search_path = huantiao, pg_temp as $$
declare
    nobody constant uuid := '00000000-0000-0000-0000-000000000000';
    before bytea := decode(repeat('00', 32), 'hex');
    seal   bytea;
begin
    if p_seen > 0 then
        select e.hash into before from living_end e where e.seq = p_seen;
        if not found then
            return null;
        end if;
    end if;
    seal := entry_hash(before, nobody, nobody, p_seen + 1, p_kind, p_author, p_at, p_at, p_body);

    -- Who comes second waits here for the first to be done, and then finds the end elsewhere.
    if p_seen > 0 then
        update living_end e set seq = p_seen + 1, hash = seal where e.seq = p_seen;
    else
        insert into living_end (only_one, seq, hash) values (true, 1, seal) on conflict do nothing;
    end if;
    if not found then
        return null;
    end if;

    insert into living_entry (seq, kind, author, recorded_at, body, prev_hash, hash)
    values (p_seen + 1, p_kind, p_author, p_at, p_body, before, seal);
    return seal;
end $$;

revoke execute on all routines in schema huantiao from public;
grant execute on function write_living(bigint, text, text, timestamptz, text) to ${program};
grant select on living_entry to ${program};
