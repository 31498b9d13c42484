package huantiao.web.room;

import huantiao.care.Chart;
import huantiao.care.Drafts;
import huantiao.care.Entry;
import huantiao.care.Room;
import huantiao.care.VisitSteps;
import huantiao.web.InRoom;
import huantiao.web.Shell;
import huantiao.web.form.Sent;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/**
 * Somebody in the treatment room, and what is going on there as far as anybody typed it.
 *
 * @param seat empty for somebody who has needles in and was led to no chair
 * @param chart of the person
 */
public record Sitting(Optional<Room.Seat> seat, Chart chart, Doing doing) implements InRoom {

    /** A form kept longer ago than this belongs to another day. */
    static final Duration TODAY = Duration.ofHours(12);

    /** A start that lies further ahead than this was yesterday. */
    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(10);

    /**
     * Current that flows through needles that are in.
     *
     * @param between the needles of its pairs; empty where there is one pair only
     * @param until when it is to be off
     * @param noted true once its intensity is; before, nobody said that it flows
     */
    public record Current(String between, Instant until, boolean noted) {

        /** The key of what is said of it. */
        public String said() {
            return "room.current" + (noted ? "" : ".not-noted") + (between.isEmpty() ? "" : ".of");
        }

        /** When it is to be off, in milliseconds for a clock. */
        public String due() {
            return millis(until);
        }
    }

    /** How far the visit has come. */
    public sealed interface Doing {

        /** The safety questions come first. */
        record ToAsk() implements Doing {}

        /**
         * A warning sign stops the visit.
         *
         * @param begun true where a visit was begun before, so that a needle could be in
         */
        record Stopped(boolean begun) implements Doing {}

        /** Asked; the form does not say yet that a needle went in. */
        record Charting() implements Doing {}

        /**
         * Needles are in, and are not counted out.
         *
         * @param in since when; empty if they are said to be in and no clock was started
         * @param out when they are due out; empty if nobody said since when or for how long
         * @param currents those that flow and are to be off before the needles are out
         */
        record Needled(Optional<Instant> in, Optional<Instant> out, List<Current> currents)
                implements Doing {
            public Needled {
                currents = List.copyOf(currents);
            }
        }

        /** Counted out; not signed yet. */
        record CountedOut(int needles) implements Doing {}

        /** Signed since the person sat down, and nothing serious waits to be seen to. */
        record Signed() implements Doing {}

        /**
         * Signed since the person sat down, and something serious was not seen to wholly.
         *
         * @param open one for each entry, oldest first
         */
        record SeriousOpen(List<Chart.OpenHarm> open) implements Doing {
            public SeriousOpen {
                open = List.copyOf(open);
            }
        }
    }

    /**
     * @param form the form of the visit that was kept last, by anybody
     */
    static Sitting of(
            Room.Seat seat, Chart chart, Optional<Drafts.Draft> form, Instant now, ZoneId zone) {
        return new Sitting(Optional.of(seat), chart, doing(seat, chart, form, now, zone));
    }

    /**
     * Somebody who was led to no chair; empty if their form does not say that needles are in, or if
     * a visit was signed since it was kept: the form of a colleague stays behind.
     */
    static Optional<Sitting> unseated(Chart chart, Drafts.Draft form, ZoneId zone) {
        return (isSignedSince(chart, form) ? Optional.<Doing>empty() : charted(form, zone))
                .filter(Doing.Needled.class::isInstance)
                .map(doing -> new Sitting(Optional.empty(), chart, doing));
    }

    static boolean isSignedSince(Chart chart, Drafts.Draft form) {
        return chart.latest(Entry.SessionSigned.class)
                .filter(one -> one.noted().recordedAt().isAfter(form.keptAt()))
                .isPresent();
    }

    private static Doing doing(
            Room.Seat seat, Chart chart, Optional<Drafts.Draft> form, Instant now, ZoneId zone) {
        var today = form.filter(draft -> draft.keptAt().isAfter(now.minus(TODAY)));
        var charted = today.flatMap(draft -> charted(draft, zone));
        if (charted.isPresent()) {
            return charted.get();
        }
        boolean signed =
                chart.latest(Entry.SessionSigned.class)
                        .filter(one -> !one.noted().recordedAt().isBefore(seat.since()))
                        .isPresent();
        if (signed) {
            var open = openLists(chart);
            return open.isEmpty() ? new Doing.Signed() : new Doing.SeriousOpen(open);
        }
        if (chart.ruling().filter(last -> last.ruling().stops()).isPresent()) {
            return new Doing.Stopped(today.isPresent());
        }
        return VisitSteps.safetyFor(chart, now)
                .<Doing>map(asked ->
                        asked.entry().ruling().stops()
                                ? new Doing.Stopped(today.isPresent())
                                : new Doing.Charting())
                .orElseGet(Doing.ToAsk::new);
    }

    /** Several serious events of one entry share its list. */
    private static List<Chart.OpenHarm> openLists(Chart chart) {
        var lists = new LinkedHashMap<Long, Chart.OpenHarm>();
        chart.openHarms().forEach(harm -> lists.putIfAbsent(harm.sequence(), harm));
        return List.copyOf(lists.values());
    }

    /** What the form says of needles; empty if it says of none that it went in. */
    private static Optional<Doing> charted(Drafts.Draft draft, ZoneId zone) {
        var form = new Sent(draft.fields());
        var said = new NeedlesSaid(form);
        if (said.areCountedOut()) {
            return Optional.of(new Doing.CountedOut(said.in()));
        }
        if (!said.areIn()) {
            return Optional.empty();
        }
        var kept = draft.keptAt().atZone(zone);
        var in = said.inAt().map(time -> moment(time, kept));
        var out = in.flatMap(since -> stay(form).map(since::plus));
        var currents =
                out.map(due -> new CurrentsSaid(form, kept).flowing(in.orElseThrow(), due))
                        .orElse(List.of());
        return Optional.of(new Doing.Needled(in, out, currents));
    }

    /** A time that stands in a form, on the day the form was kept. */
    static Instant moment(LocalTime time, ZonedDateTime kept) {
        var start = kept.with(time);
        return (start.isAfter(kept.plus(CLOCKS_DIFFER)) ? start.minusDays(1) : start).toInstant();
    }

    /** How long the needles stay, if somebody said. */
    private static Optional<Duration> stay(Sent form) {
        var minutes = form.text("retention");
        return minutes.matches("\\d{1,3}")
                ? Optional.of(Duration.ofMinutes(Integer.parseInt(minutes)))
                : Optional.empty();
    }

    /** True if this is the chair they sit in. */
    public boolean sitsIn(int chair) {
        return seat.filter(one -> one.chair() == chair).isPresent();
    }

    public boolean isSeated() {
        return seat.isPresent();
    }

    @Override
    public String sign() {
        return seat.map(one -> String.valueOf(one.chair())).orElse("–");
    }

    @Override
    public String tone() {
        return seat.map(one -> String.valueOf(one.chair())).orElse("none");
    }

    @Override
    public String place(Shell shell) {
        return seat.map(one -> shell.say("room.chair-n", one.chair()))
                .orElseGet(() -> shell.say("room.no-chair"));
    }

    /** Since when needles are in; the beginning of time while nobody said it. */
    Instant since() {
        return doing instanceof Doing.Needled needled
                ? needled.in().orElse(Instant.EPOCH)
                : Instant.EPOCH;
    }

    @Override
    public boolean isWithoutClock() {
        return doing instanceof Doing.Needled && due().isEmpty();
    }

    @Override
    public String name() {
        return chart.patient().name().text();
    }

    public int birthYear() {
        return chart.patient().born().day().getYear();
    }

    @Override
    public String address() {
        return "/people/" + chart.whose().patient();
    }

    @Override
    public String due() {
        return doing instanceof Doing.Needled needled
                ? needled.out().map(Sitting::millis).orElse("")
                : "";
    }

    @Override
    public List<String> currents() {
        return doing instanceof Doing.Needled needled
                ? needled.currents().stream().map(Current::due).toList()
                : List.of();
    }

    private static String millis(Instant moment) {
        return String.valueOf(moment.toEpochMilli());
    }
}
