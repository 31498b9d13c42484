package huantiao.bench.network;

import huantiao.base.PatientId;
import huantiao.base.UserId;
import huantiao.care.Entry.EpisodeClosed.Why;
import huantiao.course.Phase;
import huantiao.measures.Direction;
import huantiao.measures.Exact;
import huantiao.measures.Instrument;
import huantiao.people.Sex;
import huantiao.registry.Given;
import huantiao.registry.StartedCourse;
import huantiao.registry.StartedCourse.Agreed;
import huantiao.registry.StartedCourse.Answer;
import huantiao.registry.StartedCourse.Practitioner;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * Clinics and courses that never were, the same for the same seed. They have the faults of real
 * ones: single weeks are missing, people fall silent for good and sooner when it does not help,
 * some answer only in the room, some never agreed to be counted, some come again, small clinics
 * stand beside large ones, and not every clinic asks every measure.
 *
 * @param clinics 1 or more
 * @param courses of all clinics together, at least one each
 * @param measures what is asked: the first two at every visit too, the last two not in every clinic
 */
record InventedNetwork(int clinics, int courses, long seed, List<Instrument> measures) {

    static final LocalDate FIRST = LocalDate.of(2023, 1, 2);

    /** Two years, so that a question about one of them has something to leave out. */
    static final int DAYS = 730;

    private static final int[] WEEKS = {2, 4, 8, 12, 26, 52};

    /** Weeks at which only the first question comes. */
    private static final int[] SHORT_WEEKS = {1, 3, 6, 10, 16, 20, 32, 39, 45};

    private static final int MOST_VISITS = 20;

    InventedNetwork {
        measures = List.copyOf(measures);
        if (!(clinics >= 1 && courses >= clinics && measures.size() >= 2)) {
            throw new IllegalArgumentException(
                    "clinics (%d) and courses (%d) must be 1 or more, a course or more each, measures (%d) 2 or more"
                            .formatted(clinics, courses, measures.size()));
        }
    }

    /**
     * A course and where it belongs.
     *
     * @param clinic from 1
     * @param number of the course in the whole network, from 1
     */
    record Placed(int clinic, int number, StartedCourse course) {

        /** The number of the person within the network. */
        long person() {
            return course.patient().value().getLeastSignificantBits();
        }
    }

    /** Hands over every course, clinic by clinic. */
    void play(Consumer<Placed> take) {
        var sizes = sizes();
        var number = 1;
        for (var clinic = 1; clinic <= clinics; clinic++) {
            var chance = new SplittableRandom(seed * 1_000_003 + clinic);
            var house = House.of(chance, clinic, measures);
            for (var i = 0; i < sizes[clinic - 1]; i++) {
                var course = course(house, clinic, number, chance, FIRST, DAYS);
                take.accept(new Placed(clinic, number, course));
                number++;
                // Every twentieth or so comes again within the two years, as a course of its own.
                if (i + 1 < sizes[clinic - 1] && chance.nextInt(20) == 0) {
                    var again = course.began().plusDays(100L + chance.nextInt(200));
                    i++;
                    take.accept(
                            new Placed(
                                    clinic,
                                    number,
                                    returned(
                                            course,
                                            course(house, clinic, number, chance, again, 1))));
                    number++;
                }
            }
        }
    }

    /** How many courses each clinic has: a long tail, as between a single room and a hospital. */
    private int[] sizes() {
        var chance = new SplittableRandom(seed);
        var weights = new double[clinics];
        var whole = 0.0;
        for (var i = 0; i < clinics; i++) {
            weights[i] = Math.exp(0.7 * gauss(chance));
            whole += weights[i];
        }
        var sizes = new int[clinics];
        var left = courses - clinics;
        var spent = 0.0;
        var given = 0;
        for (var i = 0; i < clinics; i++) {
            spent += weights[i];
            var upTo = i + 1 == clinics ? left : (int) Math.floor(left * (spent / whole));
            sizes[i] = 1 + upTo - given;
            given = upTo;
        }
        return sizes;
    }

    /** What all people of a clinic share. */
    private record House(
            double chronic, double fall, double coverage, double inRoom, int asked, UserId user) {
        static House of(SplittableRandom chance, int clinic, List<Instrument> measures) {
            var fewer = measures.size() > 3 ? chance.nextInt(3) : 0;
            return new House(
                    0.35 + 0.3 * chance.nextDouble(),
                    0.22 + 0.05 * gauss(chance),
                    0.70 + 0.25 * chance.nextDouble(),
                    0.02 + 0.12 * chance.nextDouble(),
                    measures.size() - fewer,
                    new UserId(new UUID(7, clinic)));
        }
    }

    private StartedCourse course(
            House house,
            int clinic,
            int number,
            SplittableRandom chance,
            LocalDate from,
            int days) {
        var began = from.plusDays(chance.nextInt(days));
        var draw = chance.nextDouble();
        var phase =
                draw < house.chronic()
                        ? Phase.CHRONIC
                        : draw < house.chronic() + 0.3 ? Phase.SUBACUTE : Phase.ACUTE;
        var badness = Math.clamp(0.62 + 0.17 * gauss(chance), 0.05, 1.0);
        var fall =
                Math.max(
                        -0.1,
                        house.fall()
                                + switch (phase) {
                                    case ACUTE -> 0.16;
                                    case SUBACUTE -> 0.06;
                                    case CHRONIC -> -0.06;
                                }
                                + 0.12 * gauss(chance));
        var person = new Story(house, chance, began, badness, fall);
        person.beforeNeedles();
        var visits = Math.clamp(Math.round(8 + 5 * gauss(chance)), 1, MOST_VISITS);
        person.visits(visits);
        person.followUps();
        return new StartedCourse(
                new PatientId(new UUID(clinic, number)),
                began,
                chance.nextInt(20) > 0 ? Agreed.FROM_THE_START : Agreed.NOT_ASKED,
                phase,
                StartedCourse.History.NEW,
                18 + chance.nextInt(65),
                chance.nextBoolean() ? Sex.FEMALE : Sex.MALE,
                new Practitioner(house.user(), ""),
                EnumSet.of(Given.NEEDLES),
                visits,
                visits,
                chance.nextInt(3) == 0
                        ? Optional.of(
                                new StartedCourse.Ended(Why.GOAL_REACHED, began.plusWeeks(12)))
                        : Optional.empty(),
                List.of(),
                person.inOrder());
    }

    /** The second course of the person of the first. */
    private static StartedCourse returned(StartedCourse first, StartedCourse second) {
        return new StartedCourse(
                first.patient(),
                second.began(),
                first.agreed(),
                second.phase(),
                second.history(),
                second.age(),
                first.sex(),
                second.practitioner(),
                second.given(),
                second.sessions(),
                second.sessionsAsked(),
                second.ended(),
                second.harms(),
                second.answers());
    }

    /** What one person answers over a year. */
    private final class Story {
        private final House house;
        private final SplittableRandom chance;
        private final LocalDate began;
        private final double badness;
        private final double fall;
        private final List<Answer> answers = new ArrayList<>(64);

        Story(House house, SplittableRandom chance, LocalDate began, double badness, double fall) {
            this.house = house;
            this.chance = chance;
            this.began = began;
            this.badness = badness;
            this.fall = fall;
        }

        /** A week ahead and on the day; some people give neither. */
        void beforeNeedles() {
            for (var day : new int[] {-7, 0}) {
                if (chance.nextInt(12) > 0) {
                    answer(began.plusDays(day), true, chance.nextInt(12) == 0, house.asked());
                }
            }
        }

        /** Pain is asked at each visit, in the room. */
        void visits(int count) {
            for (var visit = 0; visit < count; visit++) {
                answer(
                        began.plusDays(visit / 2 * 7L + visit % 2 * 3L),
                        visit == 0,
                        true,
                        Math.min(2, measures.size()));
            }
        }

        void followUps() {
            var still = Math.clamp(house.coverage() + (fall < 0.1 ? -0.1 : 0.02), 0.3, 0.98);
            // From this week on nothing comes any more; later where it helps.
            var silentFrom =
                    chance.nextDouble() < 1 - still ? 2 + chance.nextInt(40) : Integer.MAX_VALUE;
            for (var week : WEEKS) {
                if (week < silentFrom && chance.nextDouble() < still) {
                    answer(
                            began.plusWeeks(week).plusDays(chance.nextInt(-5, 8)),
                            false,
                            chance.nextDouble() < house.inRoom(),
                            house.asked());
                }
            }
            for (var week : SHORT_WEEKS) {
                if (week < silentFrom && chance.nextDouble() < still) {
                    answer(began.plusWeeks(week).plusDays(chance.nextInt(-1, 2)), false, false, 1);
                }
            }
        }

        private void answer(LocalDate day, boolean before, boolean watched, int asked) {
            var weeks = Math.max(0, (day.toEpochDay() - began.toEpochDay()) / 7.0);
            var now = badness * Math.exp(-fall * Math.log1p(weeks));
            for (var i = 0; i < asked; i++) {
                var instrument = measures.get(i);
                answers.add(
                        new Answer(
                                instrument.id(),
                                day,
                                before,
                                watched,
                                score(instrument, now + 0.07 * gauss(chance))));
            }
        }

        private Exact score(Instrument instrument, double bad) {
            var scale = instrument.scale();
            var least = scale.least().toDouble();
            var most = scale.most().toDouble();
            var part = Math.clamp(bad, 0, 1);
            var value =
                    scale.direction() == Direction.HIGHER_IS_WORSE
                            ? least + part * (most - least)
                            : most - part * (most - least);
            return Exact.of(Math.round(value));
        }

        List<Answer> inOrder() {
            answers.sort(
                    Comparator.comparing(Answer::day)
                            .thenComparingInt(answer -> answer.before() ? 0 : 1));
            return answers;
        }
    }

    /** Nearly normal, mean 0 and variance 1: four even numbers, because there are so many. */
    private static double gauss(SplittableRandom chance) {
        var sum = chance.nextDouble() + chance.nextDouble();
        return Math.sqrt(3) * (sum + chance.nextDouble() + chance.nextDouble() - 2);
    }
}
