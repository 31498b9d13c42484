package huantiao.app.post;

import huantiao.access.Actor;
import huantiao.access.AuditTrail;
import huantiao.access.Deed;
import huantiao.access.Link;
import huantiao.access.LinkPurpose;
import huantiao.access.Links;
import huantiao.access.Permit;
import huantiao.access.Whose;
import huantiao.care.Chart;
import huantiao.care.Charts;
import huantiao.care.ConsentKind;
import huantiao.care.Roster;
import huantiao.people.Clinic;
import huantiao.reminders.AddressMark;
import huantiao.reminders.BackOff;
import huantiao.reminders.Delivery;
import huantiao.reminders.Occasion;
import huantiao.reminders.Outbox;
import huantiao.reminders.Outcome;
import huantiao.reminders.Outcome.Reason;
import huantiao.reminders.Posts;
import huantiao.reminders.QuietHours;
import huantiao.reminders.Way;
import huantiao.web.access.LinkTokens;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One round through every clinic: what is due is put into the outbox, and what waits there is sent.
 * Whether somebody still wants it, has answered, and where they can be reached is asked at the very
 * moment it goes.
 */
final class Rounds {

    private static final Logger LOG = LoggerFactory.getLogger(Rounds.class);

    /** Most that one round sends in one clinic; the next round goes on. */
    private static final int AT_ONCE = 200;

    /** No carrier is given longer than a minute; whoever is not back by then was stopped. */
    private static final Duration FORSAKEN = Duration.ofMinutes(10);

    /** The shelves a round works with. */
    record Shelves(Outbox outbox, Roster roster, Charts charts, Links links, AuditTrail trail) {}

    private final Shelves shelves;
    private final Posts posts;
    private final QuietHours quiet;
    private final MessageWords words;
    private final LinkTokens tokens;
    private final Clock clock;
    private final Supplier<UUID> ids;

    Rounds(
            Shelves shelves,
            Posts posts,
            QuietHours quiet,
            MessageWords words,
            LinkTokens tokens,
            Clock clock,
            Supplier<UUID> ids) {
        this.shelves = shelves;
        this.posts = posts;
        this.quiet = quiet;
        this.words = words;
        this.tokens = tokens;
        this.clock = clock;
        this.ids = ids;
    }

    /** Every clinic; one that cannot be served does not keep the others waiting. */
    void go() {
        for (var clinic : shelves.outbox().clinics()) {
            try {
                go(clinic);
            } catch (RuntimeException broken) {
                LOG.error(
                        "reminders of clinic {} stopped: {} (HT-0229)",
                        clinic.id(),
                        broken.getClass().getSimpleName());
            }
        }
    }

    /** A mail came back for good: the clinic that sent it stops writing there, and calls. */
    void cameBack(UUID reminder) {
        var now = clock.instant();
        for (var clinic : shelves.outbox().clinics()) {
            var rounds = new Actor.Rounds(clinic.id());
            var seeDue = Permit.ask(rounds, Deed.SEE_DUE).orElseThrow();
            shelves.outbox()
                    .whose(seeDue, reminder)
                    .map(patient ->
                            Permit.ask(rounds, Deed.SEND_REMINDER, new Whose(clinic.id(), patient))
                                    .orElseThrow())
                    .ifPresent(permit -> shelves.outbox().cameBack(permit, reminder, now));
        }
    }

    private void go(Clinic clinic) {
        var now = clock.instant();
        var rounds = new Actor.Rounds(clinic.id());
        var seeDue = Permit.ask(rounds, Deed.SEE_DUE).orElseThrow();
        shelves.outbox().forsake(seeDue, now.minus(FORSAKEN), now);
        fill(clinic, rounds, seeDue, now);
        if (quiet.hold(now, clinic.zone())) {
            return;
        }
        for (var waiting : shelves.outbox().waiting(seeDue, now, AT_ONCE)) {
            var whose = new Whose(clinic.id(), waiting.patient());
            send(clinic, Permit.ask(rounds, Deed.SEND_REMINDER, whose).orElseThrow(), waiting);
        }
    }

    private void fill(Clinic clinic, Actor.Rounds rounds, Permit seeDue, Instant now) {
        var today = LocalDate.ofInstant(now, clinic.zone());
        for (var line : shelves.roster().followedUp(seeDue)) {
            var start = line.firstVisit().map(at -> LocalDate.ofInstant(at, clinic.zone()));
            var answered = line.lastCheckIn().map(at -> LocalDate.ofInstant(at, clinic.zone()));
            start.flatMap(day -> Occasion.on(today, day, answered))
                    .or(() -> secondStart(line, today, clinic))
                    .ifPresent(occasion ->
                            shelves.outbox()
                                    .put(
                                            Permit.ask(
                                                            rounds,
                                                            Deed.SEND_REMINDER,
                                                            new Whose(
                                                                    clinic.id(),
                                                                    line.patient().id()))
                                                    .orElseThrow(),
                                            ids.get(),
                                            occasion,
                                            quiet.over(now, clinic.zone())));
        }
    }

    /** Whoever must be seen by a doctor first is not asked for a score. */
    private static Optional<Occasion> secondStart(
            Roster.Line line, LocalDate today, Clinic clinic) {
        return line.startingScores()
                .filter(_ -> !line.isUrgent())
                .flatMap(one ->
                        Occasion.ofSecondStart(
                                today,
                                LocalDate.ofInstant(one.first(), clinic.zone()),
                                LocalDate.ofInstant(one.latest(), clinic.zone())));
    }

    private void send(Clinic clinic, Permit permit, Outbox.Waiting waiting) {
        var now = clock.instant();
        var today = LocalDate.ofInstant(now, clinic.zone());
        var chart = shelves.charts().find(permit);
        var unwanted =
                chart.map(one -> unwanted(one, waiting.occasion(), today, clinic))
                        .orElseGet(() -> Optional.of(Reason.GONE));
        if (unwanted.isPresent()) {
            settle(permit, waiting, new Outcome.Dropped(unwanted.get()));
            return;
        }
        var way =
                Way.to(
                        chart.orElseThrow().patient().contact(),
                        posts.channels(),
                        shelves.outbox().refused(permit));
        switch (way) {
            case Way.NoAddress _ -> settle(permit, waiting, new Outcome.Dropped(Reason.NO_ADDRESS));
            case Way.AllCameBack _ ->
                    settle(permit, waiting, new Outcome.CameBack(Delivery.Why.ADDRESS_REFUSED));
            case Way.By by -> {
                if (shelves.outbox().begin(permit, waiting.id(), now)) {
                    carry(clinic, permit, waiting, by);
                }
            }
        }
    }

    private static Optional<Reason> unwanted(
            Chart chart, Occasion occasion, LocalDate today, Clinic clinic) {
        if (today.isAfter(occasion.until())) {
            return Optional.of(Reason.LATE);
        }
        if (chart.consent(ConsentKind.REMINDERS).isEmpty()) {
            return Optional.of(Reason.NOT_WANTED);
        }
        if (occasion.isOfSecondStart()
                && (chart.startingScores().isEmpty() || Roster.Line.of(chart).isUrgent())) {
            // The first visit came before, or a doctor has to.
            return Optional.of(Reason.LATE);
        }
        var answered =
                chart.lastAnswered()
                        .map(one -> LocalDate.ofInstant(one.noted().occurredAt(), clinic.zone()));
        return occasion.isAnswered(answered) ? Optional.of(Reason.ANSWERED) : Optional.empty();
    }

    private void carry(Clinic clinic, Permit permit, Outbox.Waiting waiting, Way.By by) {
        var link = link(permit, waiting.occasion());
        var mark = AddressMark.of(by.channel(), by.address());
        var delivery = posts.send(words.write(waiting.id(), by, link));
        var now = clock.instant();
        switch (delivery) {
            case Delivery.Accepted _ -> settle(permit, waiting, new Outcome.Sent(mark));
            case Delivery.Unsure(var why) -> {
                told(waiting, why);
                settle(permit, waiting, new Outcome.Unsure(mark, why));
            }
            case Delivery.Later(var why) -> {
                told(waiting, why);
                var next = now.plus(BackOff.after(waiting.tries() + 1));
                settle(permit, waiting, new Outcome.Again(quiet.over(next, clinic.zone()), why));
            }
            case Delivery.Refused(var why) -> {
                told(waiting, why);
                shelves.outbox().refuse(permit, mark, why, now);
                // The next round takes another address of the person, or says that there is none.
                settle(permit, waiting, new Outcome.Again(now, why));
            }
        }
    }

    private String link(Permit permit, Occasion occasion) {
        var now = clock.instant();
        var fresh = tokens.fresh();
        shelves.links()
                .make(
                        permit,
                        new Link(
                                fresh.hash(),
                                new Whose(permit.clinic(), permit.patient()),
                                LinkPurpose.CHECK_IN,
                                occasion.isOfSecondStart()
                                        ? "second starting score"
                                        : "week %d".formatted(occasion.week()),
                                now.plus(LinkPurpose.CHECK_IN.life())));
        shelves.trail()
                .note(
                        new AuditTrail.Line(
                                now,
                                AuditTrail.Event.LINK_MADE,
                                Optional.of(permit.clinic()),
                                Optional.empty(),
                                false,
                                Optional.of(permit.patient()),
                                Optional.of(permit.deed()),
                                LinkPurpose.CHECK_IN.name()));
        return fresh.address();
    }

    private void settle(Permit permit, Outbox.Waiting waiting, Outcome outcome) {
        shelves.outbox().settle(permit, waiting.id(), outcome, clock.instant());
    }

    private static void told(Outbox.Waiting waiting, Delivery.Why why) {
        LOG.warn("reminder {} did not go: {} (HT-0230)", waiting.id(), why);
    }
}
