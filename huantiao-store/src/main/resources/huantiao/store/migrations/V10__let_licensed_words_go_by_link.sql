-- An agreement may let people answer on a device of their own; one that says nothing of it does not.

alter table licensed_form add column by_link boolean not null default false;
alter table licence_change add column by_link boolean not null default false;
