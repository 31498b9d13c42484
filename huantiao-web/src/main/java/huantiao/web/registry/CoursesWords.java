package huantiao.web.registry;

import huantiao.course.Schedule;
import huantiao.registry.BeforeAndAfter;
import huantiao.registry.BeforeNeedles;
import huantiao.registry.Besides;
import huantiao.registry.ClinicCourses;
import huantiao.registry.ClinicSum;
import huantiao.registry.Publication;
import huantiao.registry.SessionsUsed;
import huantiao.registry.Share;
import huantiao.registry.Worsened;
import huantiao.web.Words;
import huantiao.web.evidence.Numerals;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Courses as sentences: what went before them, how many got worse, how many visits they took and
 * how they ended.
 *
 * @param registry the words of the registry they are of
 */
public record CoursesWords(Words words, RegistryWords registry) implements Rounded {

    @Override
    public Numerals numerals() {
        return registry.numerals();
    }

    /** Of how many nobody knows how their course ended; nothing where it is known of all. */
    public String endUnknown(SessionsUsed used) {
        var unknown = used.unknown();
        return unknown.all() == 0
                ? ""
                : words.say(
                        "registry.ended.unknown",
                        unknown.all(),
                        used.courses(),
                        percent(new Share(unknown.all(), used.courses()).percent()),
                        unknown.open(),
                        unknown.notHeardOf());
    }

    /** By how much the lines of the model lie off what was seen at the start. */
    public String startOff(ClinicCourses.Modelled modelled) {
        var told = new ArrayList<String>();
        if (modelled.apart()) {
            startOff(told, modelled.startOff(false), "registry.picture.line.chronic");
            startOff(told, modelled.startOff(true), "registry.picture.line.shorter");
        } else {
            startOff(told, modelled.startOff(false), "registry.picture.line.all");
        }
        return told.isEmpty() ? "" : words.say("registry.courses.start", String.join("; ", told));
    }

    private void startOff(List<String> told, OptionalDouble off, String line) {
        if (off.isPresent()) {
            told.add(
                    words.say(
                            "registry.courses.start.line",
                            words.say(line),
                            number(Math.abs(off.getAsDouble())),
                            off.getAsDouble() < 0 ? 0 : 1));
        }
    }

    /** What scores did before the first visit, and at which pace. */
    public List<String> before(BeforeAndAfter both, List<Besides> paces) {
        var told = new ArrayList<String>();
        told.add(before(both.before()));
        if (both.perWeekBefore().isPresent() && both.perWeekAfter().isPresent()) {
            var pace = both.perWeekBefore().getAsDouble();
            told.add(
                    words.say(
                            pace >= 0 ? "registry.before.pace" : "registry.before.pace.worse",
                            asPrinted(Math.abs(pace)),
                            asPrinted(both.perWeekAfter().getAsDouble()),
                            percent(both.mean().orElseThrow().days())));
            // Beside the sentence that there was no comparison group it is said already.
            if (fasterBefore(both, paces).isEmpty()) {
                if (!paces.isEmpty()) {
                    told.add(paces(paces));
                }
                others(both).ifPresent(told::add);
            }
        }
        return told;
    }

    /**
     * That scores got better faster before the first needle than after it, and in whom; empty where
     * they did not, or where it cannot be told.
     *
     * @param paces the same measure at every week of which an average is told
     */
    public Optional<String> fasterBefore(BeforeAndAfter both, List<Besides> paces) {
        if (!both.fasterBefore()) {
            return Optional.empty();
        }
        var before = asPrinted(both.perWeekBefore().getAsDouble());
        var after = asPrinted(both.perWeekAfter().getAsDouble());
        // What differs only beyond the digits that are told is told to be no difference.
        if (before.equals(after)) {
            return Optional.empty();
        }
        var told = new ArrayList<String>();
        told.add(words.say("registry.before.faster", before, after));
        told.add(paces.isEmpty() ? words.say("registry.before.faster.unsaid") : paces(paces));
        others(both).ifPresent(told::add);
        return Optional.of(String.join(" ", told));
    }

    /** How fast it went up to each week; below 0 it got worse. */
    private String paces(List<Besides> weeks) {
        return words.say(
                "registry.before.paces",
                weeks.stream()
                        .map(one ->
                                words.say(
                                        "registry.before.pace.week",
                                        asPrinted(one.mean().orElseThrow().perWeek()),
                                        one.week(),
                                        one.mean().orElseThrow().people()))
                        .collect(Collectors.joining(", ")));
    }

    /** Who is behind the pace before and who behind the one after, if they are not the same. */
    private Optional<String> others(BeforeAndAfter both) {
        if (both.samePeople()) {
            return Optional.empty();
        }
        return Optional.of(
                switch (both.answered()) {
                    case BeforeNeedles.TooFew _ ->
                            words.say(
                                    "registry.before.others",
                                    both.before().people(),
                                    both.peopleAfter());
                    case BeforeNeedles.Seen same ->
                            words.say(
                                    "registry.before.others.same",
                                    both.before().people(),
                                    both.peopleAfter(),
                                    same.people(),
                                    asPrinted(Math.abs(same.perWeek())),
                                    same.perWeek() < 0 ? 1 : 0,
                                    all(same.people(), both.peopleAfter()));
                });
    }

    private String before(BeforeNeedles before) {
        return switch (before) {
            case BeforeNeedles.TooFew(var people) ->
                    words.say("registry.before.too-few", people, BeforeNeedles.FEWEST);
            case BeforeNeedles.Seen seen -> {
                boolean fell = seen.mean() >= 0;
                yield words.say(
                        fell ? "registry.before.fell" : "registry.before.rose",
                        seen.people(),
                        number(Math.abs(seen.mean())),
                        lower(fell ? seen.lower() : -seen.upper()),
                        upper(fell ? seen.upper() : -seen.lower()),
                        Schedule.START_DAYS_APART,
                        half(seen.days()));
            }
        };
    }

    public String sessions(SessionsUsed used, LocalDate asOf) {
        return words.say(
                "registry.sessions",
                half(used.median()),
                used.least(),
                used.most(),
                used.courses(),
                registry.day(asOf));
    }

    /**
     * Getting worse that the score does not see; nothing where there is none.
     *
     * @param used by everybody who started and agreed, with how courses ended
     */
    public List<String> worsened(Worsened worsened, ClinicSum sum, SessionsUsed used) {
        var told = new ArrayList<String>();
        if (worsened.cannot() > 0
                && sum instanceof ClinicSum.Reported(var count, _, _, _, _, _, _)) {
            var can = worsened.worseOfThoseWhoCan(count).map(Share::wilson95);
            told.add(
                    words.say(
                            "registry.sum.cannot",
                            worsened.cannot(),
                            count.answered(),
                            count.answered() - worsened.cannot(),
                            count.worse(),
                            can.isPresent() ? 1 : 0,
                            can.map(range -> low(range.lowerPercent())).orElse(""),
                            can.map(range -> high(range.upperPercent())).orElse("")));
        }
        if (worsened.stopped() > 0) {
            told.add(
                    words.say(
                            "registry.sum.stopped-worse",
                            worsened.stopped(),
                            worsened.counted(),
                            percent(new Share(worsened.stopped(), worsened.counted()).percent()),
                            worsened.stoppedAnswered(),
                            worsened.stoppedBetter(),
                            all(worsened.stoppedBetter(), worsened.stoppedAnswered())));
            if (used.unknown().all() > 0) {
                told.add(
                        words.say(
                                "registry.sum.stopped-worse.floor",
                                worsened.stopped(),
                                used.unknown().all(),
                                used.courses()));
            }
            told.add(
                    words.say(
                            "registry.sum.stopped-worse.when",
                            worsened.when().before(),
                            worsened.when().in(),
                            worsened.when().after(),
                            worsened.stopped()));
        }
        return told;
    }

    /**
     * What the scores of every week say of those who stopped because it got worse; empty where
     * nobody did.
     */
    public Optional<String> worseAtEveryWeek(Publication publication) {
        var weeks = publication.sameMeasure();
        if (publication.worsened().stopped() == 0 || weeks.isEmpty()) {
            return Optional.empty();
        }
        var told =
                weeks.stream()
                        .map(one ->
                                words.say(
                                        "registry.sum.stopped-worse.week",
                                        worseOf(one.sum()).worse(),
                                        worseOf(one.sum()).answered(),
                                        one.week()))
                        .collect(Collectors.joining(", "));
        boolean never = weeks.stream().allMatch(one -> worseOf(one.sum()).worse() == 0);
        return Optional.of(words.say("registry.sum.stopped-worse.weeks", told, never ? 0 : 1));
    }

    private static ClinicSum.Count worseOf(ClinicSum sum) {
        return switch (sum) {
            case ClinicSum.TooFew _ ->
                    throw new IllegalArgumentException("of too few nothing is told");
            case ClinicSum.BoundsOnly(var count, _, _) -> count;
            case ClinicSum.Reported(var count, _, _, _, _, _, _) -> count;
        };
    }

    /** How courses ended, with those still open. */
    public List<String> endings(SessionsUsed used) {
        return endings(
                used,
                new java.util.TreeMap<>(used.ended())
                        .entrySet().stream()
                                .map(one ->
                                        new SessionsUsed.Ending(
                                                Set.of(one.getKey()), one.getValue()))
                                .toList());
    }

    /** The same as it may be published, the rare endings together. */
    public List<String> publishedEndings(SessionsUsed used) {
        return endings(used, used.published());
    }

    private List<String> endings(SessionsUsed used, List<SessionsUsed.Ending> endings) {
        var told = new ArrayList<String>();
        for (var ending : endings) {
            told.add(
                    words.say(
                            "registry.ended",
                            ending.whys().stream()
                                    .map(why ->
                                            words.say(
                                                    "registry.ended."
                                                            + why.name().toLowerCase(Locale.ROOT)))
                                    .collect(Collectors.joining(words.say("registry.or"))),
                            ending.courses()));
        }
        if (used.open() > 0) {
            told.add(words.say("registry.ended", words.say("registry.ended.open"), used.open()));
        }
        return told;
    }

    /** Which word a part of several takes: 0 for none, 1 for some, 2 for all. */
    private static int all(int part, int whole) {
        if (part == 0) {
            return 0;
        }
        return part == whole ? 2 : 1;
    }
}
