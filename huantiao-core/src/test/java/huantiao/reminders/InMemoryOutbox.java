package huantiao.reminders;

import huantiao.access.Deed;
import huantiao.access.Permit;
import huantiao.base.ClinicId;
import huantiao.base.PatientId;
import huantiao.people.Clinic;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Reminders that end with the test. */
public final class InMemoryOutbox implements Outbox {

    private record Row(
            UUID id,
            ClinicId clinic,
            PatientId patient,
            Occasion occasion,
            State state,
            Instant notBefore,
            int tries,
            Optional<AddressMark> to,
            Instant changedAt) {

        Row as(State next, Instant now) {
            return new Row(id, clinic, patient, occasion, next, notBefore, tries, to, now);
        }

        Row to(AddressMark address) {
            return new Row(
                    id,
                    clinic,
                    patient,
                    occasion,
                    state,
                    notBefore,
                    tries,
                    Optional.of(address),
                    changedAt);
        }

        boolean isOpen() {
            return state == State.WAITING || state == State.SENDING;
        }
    }

    private final List<Clinic> clinics;
    private final Map<UUID, Row> rows = new LinkedHashMap<>();
    private final Map<PatientId, Set<AddressMark>> refused = new HashMap<>();

    public InMemoryOutbox(Clinic... clinics) {
        this.clinics = List.of(clinics);
    }

    @Override
    public synchronized List<Clinic> clinics() {
        return clinics;
    }

    @Override
    public synchronized boolean put(Permit permit, UUID id, Occasion occasion, Instant notBefore) {
        permit.mustBeFor(Deed.SEND_REMINDER);
        boolean there =
                rows.values().stream()
                        .anyMatch(row ->
                                row.clinic().equals(permit.clinic())
                                        && row.patient().equals(permit.patient())
                                        && row.occasion().start().equals(occasion.start())
                                        && row.occasion().week() == occasion.week()
                                        && row.occasion().nth() == occasion.nth());
        if (!there) {
            rows.put(
                    id,
                    new Row(
                            id,
                            permit.clinic(),
                            permit.patient(),
                            occasion,
                            State.WAITING,
                            notBefore,
                            0,
                            Optional.empty(),
                            notBefore));
        }
        return !there;
    }

    @Override
    public synchronized List<Waiting> waiting(Permit permit, Instant now, int limit) {
        permit.mustBeFor(Deed.SEE_DUE);
        return rows.values().stream()
                .filter(row -> row.clinic().equals(permit.clinic()))
                .filter(row -> row.state() == State.WAITING && !row.notBefore().isAfter(now))
                .sorted(Comparator.comparing(Row::notBefore))
                .limit(limit)
                .map(row -> new Waiting(row.id(), row.patient(), row.occasion(), row.tries()))
                .toList();
    }

    @Override
    public synchronized boolean begin(Permit permit, UUID id, Instant now) {
        return mine(permit, id)
                .filter(row -> row.state() == State.WAITING)
                .map(row ->
                        rows.put(
                                id,
                                new Row(
                                        id,
                                        row.clinic(),
                                        row.patient(),
                                        row.occasion(),
                                        State.SENDING,
                                        row.notBefore(),
                                        row.tries() + 1,
                                        row.to(),
                                        now)))
                .isPresent();
    }

    @Override
    public synchronized void settle(Permit permit, UUID id, Outcome outcome, Instant now) {
        mine(permit, id)
                .filter(Row::isOpen)
                .ifPresent(row -> rows.put(id, settled(row, outcome, now)));
    }

    private static Row settled(Row row, Outcome outcome, Instant now) {
        return switch (outcome) {
            case Outcome.Sent(var to) -> row.as(State.SENT, now).to(to);
            case Outcome.Again(var notBefore, _) ->
                    new Row(
                            row.id(),
                            row.clinic(),
                            row.patient(),
                            row.occasion(),
                            State.WAITING,
                            notBefore,
                            row.tries(),
                            row.to(),
                            now);
            case Outcome.Unsure(var to, _) -> row.as(State.UNSURE, now).to(to);
            case Outcome.CameBack _ -> row.as(State.CAME_BACK, now);
            case Outcome.Dropped _ -> row.as(State.DROPPED, now);
        };
    }

    @Override
    public synchronized int forsake(Permit permit, Instant begunBefore, Instant now) {
        permit.mustBeFor(Deed.SEE_DUE);
        var forsaken =
                rows.values().stream()
                        .filter(row -> row.clinic().equals(permit.clinic()))
                        .filter(row ->
                                row.state() == State.SENDING
                                        && row.changedAt().isBefore(begunBefore))
                        .toList();
        forsaken.forEach(row -> rows.put(row.id(), row.as(State.UNSURE, now)));
        return forsaken.size();
    }

    @Override
    public synchronized void refuse(
            Permit permit, AddressMark address, Delivery.Why why, Instant now) {
        permit.mustBeFor(Deed.SEND_REMINDER);
        refused.computeIfAbsent(permit.patient(), _ -> new HashSet<>()).add(address);
    }

    @Override
    public synchronized Set<AddressMark> refused(Permit permit) {
        permit.mustBeFor(Deed.SEND_REMINDER);
        return Set.copyOf(refused.getOrDefault(permit.patient(), Set.of()));
    }

    @Override
    public synchronized Optional<PatientId> whose(Permit permit, UUID id) {
        permit.mustBeFor(Deed.SEE_DUE);
        return Optional.ofNullable(rows.get(id))
                .filter(row -> row.clinic().equals(permit.clinic()))
                .map(Row::patient);
    }

    @Override
    public synchronized boolean cameBack(Permit permit, UUID id, Instant now) {
        var sent =
                mine(permit, id)
                        .filter(row -> row.state() == State.SENT || row.state() == State.UNSURE)
                        .filter(row -> row.to().isPresent());
        sent.ifPresent(row -> {
            rows.put(id, row.as(State.CAME_BACK, now));
            refuse(permit, row.to().orElseThrow(), Delivery.Why.CAME_BACK, now);
        });
        return sent.isPresent();
    }

    @Override
    public synchronized List<Past> past(Permit permit, int limit) {
        permit.mustBeFor(Deed.CHOOSE_REMINDERS);
        return rows.values().stream()
                .filter(row ->
                        row.clinic().equals(permit.clinic())
                                && row.patient().equals(permit.patient()))
                .sorted(Comparator.comparing(Row::changedAt).reversed())
                .limit(limit)
                .map(row ->
                        new Past(
                                row.occasion(),
                                row.state(),
                                row.to().map(AddressMark::channel),
                                row.changedAt()))
                .toList();
    }

    @Override
    public synchronized List<Unreached> unreached(Permit permit) {
        permit.mustBeFor(Deed.SEE_TODAY);
        return rows.values().stream()
                .filter(row -> row.clinic().equals(permit.clinic()))
                .filter(row ->
                        Set.of(State.SENT, State.UNSURE, State.CAME_BACK).contains(row.state()))
                .collect(
                        Collectors.toMap(
                                Row::patient,
                                row -> row,
                                (one, other) ->
                                        other.occasion().from().isAfter(one.occasion().from())
                                                ? other
                                                : one))
                .values()
                .stream()
                .filter(row -> row.state() == State.CAME_BACK)
                .map(row -> new Unreached(row.patient(), row.occasion()))
                .toList();
    }

    private Optional<Row> mine(Permit permit, UUID id) {
        permit.mustBeFor(Deed.SEND_REMINDER);
        return Optional.ofNullable(rows.get(id))
                .filter(row -> row.clinic().equals(permit.clinic()))
                .filter(row -> row.patient().equals(permit.patient()));
    }
}
