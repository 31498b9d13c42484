package huantiao.registry;

import huantiao.Cast;
import huantiao.access.Actor;
import huantiao.access.Deed;
import huantiao.access.LinkPurpose;
import huantiao.access.Permit;
import huantiao.access.Role;
import huantiao.access.Whose;
import huantiao.base.ClinicId;
import huantiao.base.PatientId;
import huantiao.base.Result;
import huantiao.base.UserId;
import huantiao.body.Feeling;
import huantiao.body.Mark;
import huantiao.body.Region;
import huantiao.body.Side;
import huantiao.care.AdverseEvent;
import huantiao.care.Chart;
import huantiao.care.Charts;
import huantiao.care.ClinicCharts;
import huantiao.care.ConsentKind;
import huantiao.care.Depth;
import huantiao.care.ElectroPair;
import huantiao.care.Entry;
import huantiao.care.FactsTold;
import huantiao.care.HarmOutcome;
import huantiao.care.HarmStep;
import huantiao.care.InMemoryCharts;
import huantiao.care.NeedleType;
import huantiao.care.Needling;
import huantiao.care.Pain;
import huantiao.care.Plan;
import huantiao.care.PlannedPoint;
import huantiao.care.Response;
import huantiao.care.Ruling;
import huantiao.care.Session;
import huantiao.care.Stimulation;
import huantiao.care.Story;
import huantiao.care.Taken;
import huantiao.care.Technique;
import huantiao.care.Waveform;
import huantiao.people.Birthday;
import huantiao.people.Contact;
import huantiao.people.PersonName;
import huantiao.people.Profession;
import huantiao.people.Sex;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;

/**
 * A clinic's year of invented people, the same for the same seed: three practitioners, people who
 * answer and people who fall silent, who come back, who never agreed to be counted, who are hurt by
 * a needle. It is played through a shelf of charts, entry by entry, each at its own time.
 */
public final class SeededYear {

    public static final ZoneId ZONE = ZoneOffset.UTC;
    public static final LocalDate FIRST = LocalDate.of(2025, 1, 1);
    public static final LocalDate LAST = LocalDate.of(2025, 12, 31);

    private static final List<Mark> MARKS =
            List.of(
                    new Mark(Region.CALF, Side.RIGHT, Feeling.PAIN),
                    new Mark(Region.SOLE, Side.RIGHT, Feeling.NUMBNESS));
    private static final List<String> PRACTITIONERS =
            List.of("Ada Quill", "Ben Marsh", "Cleo Vane");
    private static final List<Entry.EpisodeClosed.Why> WHYS =
            List.of(Entry.EpisodeClosed.Why.values());
    private static final int[] WEEKS = {2, 4, 8, 12, 26, 52};

    /** Weeks after the first visit with which care ends; 0 stands for the last visit. */
    private static final List<Integer> END_WEEKS = List.of(0, 0, 6, 9, 12, 12, 16, 20);

    private final ClinicId clinic;
    private final Random chance;

    /** Of its own, so that what else is measured moves nothing of pain, visits and who answers. */
    private final Random function;

    /** Of its own too, so that when care ended moves nothing else. */
    private final Random endings;

    /** Of its own too, so that where it hurts moves nothing else. */
    private final Random places;

    /** How the back does, which is not all the leg does. */
    private final Random backs;

    private final Time time = new Time();

    private SeededYear(ClinicId clinic, long seed) {
        this.clinic = clinic;
        this.chance = new Random(seed);
        this.function = new Random(seed + 24);
        this.endings = new Random(seed + 36);
        this.places = new Random(seed + 48);
        this.backs = new Random(seed + 60);
    }

    /** A clock that stands where the story is. */
    public static final class Time extends Clock {
        private Instant now = Instant.EPOCH;

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    /** Makes a shelf that reads this clock. */
    public interface Shelf {
        Charts on(Clock clock);
    }

    /** A member of the clinic who may see its registry. */
    public static Actor.Member owner(ClinicId clinic) {
        return new Actor.Member(
                new UserId(new UUID(0xB0B, 77)),
                clinic,
                "Olive Stone",
                Profession.NONE,
                EnumSet.of(Role.OWNER));
    }

    /** Plays so many people. */
    public static void play(ClinicId clinic, int people, long seed, Shelf shelf) {
        var year = new SeededYear(clinic, seed);
        var charts = shelf.on(year.time);
        for (var i = 0; i < people; i++) {
            year.person(charts, i);
        }
    }

    /** The charts of so many people, by the day they began. */
    static List<Chart> charts(int people, long seed) {
        var shelf = new ArrayList<InMemoryCharts>();
        play(
                inMemory(),
                people,
                seed,
                clock -> {
                    shelf.add(new InMemoryCharts(clock));
                    return shelf.getFirst();
                });
        var permit = Permit.ask(owner(inMemory()), Deed.SEE_REGISTRY).orElseThrow();
        return shelf.getFirst().grown(permit, Map.of(), chart -> chart).stream()
                .map(ClinicCharts.Taken::what)
                .toList();
    }

    private record Act(Instant at, boolean byPatient, Entry entry) {}

    private void person(Charts charts, int number) {
        var whose =
                new Whose(clinic, new PatientId(new UUID(chance.nextLong(), chance.nextLong())));
        var practitioner = member(number % PRACTITIONERS.size());
        var start = FIRST.plusDays(chance.nextInt(365));
        var days = List.of(20, 60, 200, 900).get(chance.nextInt(4));
        var from = 4 + chance.nextInt(6);
        var slope = 0.25 + 0.35 * chance.nextDouble() - (number % 3 == 1 ? 0.08 : 0);
        var limits = Limits.of(function);
        var acts = new ArrayList<Act>();
        var sex = chance.nextBoolean() ? Sex.FEMALE : Sex.MALE;
        var born = start.minusYears(25 + chance.nextInt(50)).minusDays(chance.nextInt(300));
        acts.add(
                new Act(
                        at(start.minusDays(9), 9),
                        true,
                        new Entry.ConsentGiven(ConsentKind.CARE, "1")));
        if (chance.nextInt(20) > 0) {
            acts.add(
                    new Act(
                            at(start.minusDays(9), 10),
                            true,
                            new Entry.ConsentGiven(ConsentKind.REGISTRY, "1")));
        }
        acts.add(
                new Act(
                        at(start.minusDays(9), 11),
                        true,
                        new Entry.SymptomsTold(
                                FactsTold.of(told(days)),
                                MARKS,
                                new Story("", "", "", "", ""),
                                new Ruling("proceed", List.of(), List.of(), "1"))));
        if (chance.nextInt(10) > 0) {
            acts.add(
                    new Act(
                            at(start.minusDays(7), 19),
                            true,
                            checkIn(0, within(from + 1 - chance.nextInt(2)), false, limits)));
            acts.add(new Act(at(start, 7), true, checkIn(0, from, false, limits)));
        }
        acts.add(new Act(at(start, 8), false, plan(start)));
        var visits = 1 + chance.nextInt(12);
        var current = chance.nextInt(3) == 0;
        for (var i = 0; i < visits; i++) {
            var day = visitDay(start, i);
            acts.add(
                    new Act(
                            at(day, 10),
                            false,
                            visit(at(day, 9), leg(from, slope, i / 2.0), current, i)));
        }
        for (var week : WEEKS) {
            if (chance.nextInt(100) < (from > 7 ? 70 : 90)) {
                acts.add(
                        new Act(
                                at(start.plusWeeks(week).plusDays(chance.nextInt(-2, 3)), 20),
                                true,
                                checkIn(
                                        week,
                                        leg(from, slope, week),
                                        chance.nextInt(15) == 0,
                                        limits)));
            }
        }
        if (chance.nextInt(3) > 0) {
            var lastDay = lastDay(start, visits);
            acts.add(
                    new Act(
                            at(lastDay.plusWeeks(1), 12),
                            false,
                            new Entry.EpisodeClosed(
                                    WHYS.get(chance.nextInt(WHYS.size())), "", lastDay)));
        }
        if (chance.nextInt(25) == 0) {
            acts.add(
                    new Act(
                            at(start.plusDays(5), 15),
                            false,
                            new Entry.HarmNoted(bruise(chance.nextInt(40) == 0))));
        }
        acts.sort(Comparator.comparing(Act::at));
        follow(acts);
        play(charts, whose, practitioner, acts, start, born, sex, number);
    }

    /** How long it has lasted and where it is; now and then somebody leaves the place out. */
    private Map<String, Object> told(int days) {
        return switch (places.nextInt(20)) {
            case 0 -> Map.of("symptom_days", days);
            case 1, 2 -> Map.of("symptom_days", days, "leg_side", "none", "leg_below_knee", false);
            case 3, 4, 5, 6 ->
                    Map.of("symptom_days", days, "leg_side", "left", "leg_below_knee", false);
            default -> Map.of("symptom_days", days, "leg_side", "right", "leg_below_knee", true);
        };
    }

    private static LocalDate visitDay(LocalDate start, int number) {
        return start.plusWeeks(number / 2).plusDays(number % 2 * 3L);
    }

    /** With the last visit, or after some weeks in which nothing more came of it. */
    private LocalDate lastDay(LocalDate start, int visits) {
        var week = END_WEEKS.get(endings.nextInt(END_WEEKS.size()));
        return week == 0 ? visitDay(start, visits - 1) : start.plusWeeks(week);
    }

    /** The day after something serious, what was done about it is noted as far as it was. */
    private static void follow(List<Act> acts) {
        for (var i = 0; i < acts.size(); i++) {
            if (acts.get(i).entry() instanceof Entry.HarmNoted(var event, var _)
                    && event.serious()) {
                var next = acts.get(i).at().plus(Duration.ofHours(20));
                // The first entry of a chart is the registration.
                acts.add(
                        new Act(
                                next,
                                false,
                                new Entry.HarmFollowed(
                                        i + 2L,
                                        List.of(HarmStep.SAFE, HarmStep.DOCTOR, HarmStep.TOLD),
                                        "",
                                        Optional.of(HarmOutcome.RECOVERED))));
                acts.sort(Comparator.comparing(Act::at));
                return;
            }
        }
    }

    private void play(
            Charts charts,
            Whose whose,
            Actor.Member practitioner,
            List<Act> acts,
            LocalDate start,
            LocalDate born,
            Sex sex,
            int number) {
        time.now = at(start.minusDays(10), 9);
        charts.register(
                Permit.ask(practitioner, Deed.REGISTER_PATIENT).orElseThrow(),
                whose.patient(),
                new Entry.Registered(
                        new PersonName("Person " + number), new Birthday(born), sex, Contact.NONE));
        for (var act : acts) {
            time.now = act.at();
            var permit =
                    act.byPatient()
                            ? Permit.ask(
                                            new Actor.Guest(
                                                    whose.clinic(),
                                                    whose.patient(),
                                                    LinkPurpose.CHECK_IN),
                                            Deed.ANSWER_CHECK_IN,
                                            whose)
                                    .orElseThrow()
                            : Permit.ask(practitioner, Deed.RECORD_CARE, whose).orElseThrow();
            var kept = charts.<String>add(permit, act.at(), _ -> Result.ok(List.of(act.entry())));
            if (!(kept instanceof Charts.Change.Kept<String>)) {
                throw new IllegalStateException("the story was refused");
            }
        }
    }

    private Actor.Member member(int number) {
        return new Actor.Member(
                new UserId(new UUID(0xB0B, 100 + number)),
                clinic,
                PRACTITIONERS.get(number),
                Profession.ACUPUNCTURIST,
                EnumSet.of(Role.PRACTITIONER));
    }

    private int leg(int from, double slope, double week) {
        return within(
                (int)
                        Math.round(
                                from * Math.exp(-slope * Math.log1p(week))
                                        + chance.nextInt(-1, 2)));
    }

    private static int within(int value) {
        return Math.clamp(value, 0, 10);
    }

    /**
     * How much pain stops one person from doing: people with the same pain do differently, what
     * they can do follows pain in part only, and from day to day it varies by itself.
     *
     * @param without statements ticked without any pain
     * @param perPoint statements ticked for each point of leg pain
     */
    private record Limits(double without, double perPoint) {
        static Limits of(Random function) {
            return new Limits(5 * function.nextDouble(), 0.9 + 1.1 * function.nextDouble());
        }

        /** Statements ticked of 24. */
        int ticked(int leg, Random function) {
            return Math.clamp(
                    Math.round(without + perPoint * leg + 2 * function.nextGaussian()), 0, 24);
        }
    }

    private Entry checkIn(int week, int leg, boolean inRoom, Limits limits) {
        return new Entry.CheckedIn(
                week,
                List.of(
                        taken("nrs_leg", leg),
                        taken("nrs_back", within(leg - 2 + backs.nextInt(3))),
                        taken("rmdq24", limits.ticked(leg, function))),
                FactsTold.NOTHING,
                inRoom);
    }

    private static Taken taken(String measure, int score) {
        return new Taken(
                measure,
                new TreeMap<>(Map.of("1", String.valueOf(score))),
                Optional.of((double) score),
                "");
    }

    private static Entry plan(LocalDate start) {
        return new Entry.PlanAgreed(
                new Plan(
                        "style",
                        "",
                        Plan.Variation.SEMI_FIXED,
                        List.of(new PlannedPoint("GB30", Side.RIGHT)),
                        List.of("manual"),
                        "",
                        Optional.empty(),
                        10,
                        2,
                        25,
                        List.of(),
                        List.of(),
                        List.of(),
                        "walk",
                        start.plusWeeks(5),
                        "",
                        "clinic",
                        Optional.empty()),
                List.of(),
                new Ruling("proceed", List.of(), List.of(), "1"),
                "1");
    }

    private Entry visit(Instant started, int leg, boolean current, int number) {
        return new Entry.SessionSigned(
                new Session(
                        started,
                        started.plus(Duration.ofMinutes(50)),
                        Pain.of(leg, within(leg - 1)),
                        Pain.of(within(leg - 1), within(leg - 2)),
                        List.of(
                                new Needling(
                                        "GB30",
                                        "",
                                        Side.RIGHT,
                                        Optional.of(new Depth(40)),
                                        current ? Stimulation.ELECTRICAL : Stimulation.MANUAL,
                                        Optional.of(Response.DE_QI))),
                        current
                                ? List.of(
                                        new ElectroPair(
                                                "GB30 right",
                                                "GB34 right",
                                                "2/100",
                                                Waveform.DENSE_DISPERSE,
                                                OptionalDouble.empty(),
                                                OptionalInt.of(20)))
                                : List.of(),
                        Optional.of(Response.DE_QI),
                        Optional.of(new NeedleType(0.3, 50, "maker")),
                        1,
                        1,
                        OptionalInt.of(25),
                        number % 4 == 3 ? List.of(new Technique.Advice("walk")) : List.of(),
                        chance.nextInt(30) == 0 ? List.of(bruise(false)) : List.of(),
                        true,
                        OptionalInt.of(0),
                        true,
                        0,
                        ""));
    }

    private static AdverseEvent bruise(boolean serious) {
        return new AdverseEvent(
                serious ? "AE-PTX" : "AE-BLEED",
                serious ? AdverseEvent.Severity.SEVERE : AdverseEvent.Severity.MILD,
                AdverseEvent.Relation.PROBABLE,
                serious,
                serious ? AdverseEvent.Found.VOLUNTEERED : AdverseEvent.Found.ASKED,
                "",
                "");
    }

    private static Instant at(LocalDate day, int hour) {
        return day.atTime(hour, 0).toInstant(ZoneOffset.UTC);
    }

    /** The clinic that plays in memory. */
    public static ClinicId inMemory() {
        return Cast.RING_AND_REED;
    }
}
