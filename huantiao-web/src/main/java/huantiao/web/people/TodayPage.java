package huantiao.web.people;

import huantiao.base.PatientId;
import huantiao.care.Referral;
import huantiao.care.Roster;
import huantiao.care.Roster.Stage;
import huantiao.course.PersonCourse;
import huantiao.course.Schedule;
import huantiao.reminders.CallList;
import huantiao.reminders.CallList.Call;
import huantiao.reminders.Outbox;
import huantiao.triage.Level;
import huantiao.web.Shell;
import huantiao.web.Words;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The day of the clinic, most pressing first. Who may not read charts sees names, how far each
 * person has come and whom to call; who may not see names sees nobody.
 *
 * @param sight how much the reader may see
 * @param alarms red flags open at an urgent level, the highest first
 * @param harms a serious event was noted and has not been seen to wholly, the oldest first
 * @param worse the leg got worse since the start, by more than noise, told within two weeks
 * @param waiting answers are in and nobody has looked at them with the person; without those whom
 *     an alarm stops
 * @param unanswered not in care, and the last check-in left warning signs open
 * @param calls silent after every reminder, or reached by none
 * @param inCare in care, those first with whom something is to be looked at, and last who was seen
 *     today
 * @param arriving on the way to a plan: registered, or consulted
 * @param everybody all of them by name
 * @param begun visits that the reader began today and has not signed, with when
 */
public record TodayPage(
        Sight sight,
        LocalDate today,
        ZoneId zone,
        List<Roster.Line> alarms,
        List<Roster.Line> worse,
        List<Harmed> harms,
        List<Roster.Line> waiting,
        List<Roster.Line> unanswered,
        List<Call> calls,
        List<Roster.Line> inCare,
        List<Roster.Line> arriving,
        List<Roster.Line> everybody,
        Map<PatientId, Instant> begun) {

    /** Most people in one list of the page; the rest are found by name. */
    static final int MOST = 200;

    /** Days after which what a check-in told is no longer news. */
    private static final int NEWS_DAYS = 14;

    /** How much of a person the reader may see. */
    public enum Sight {
        NOBODY,
        NAMES,
        CHARTS
    }

    /** What is to be looked at with somebody in care, most pressing first. */
    private enum LookAt {
        WORSE,
        NOT_ENOUGH,
        REVIEW,
        NOTHING
    }

    /** Somebody with a serious event that has not been seen to wholly. */
    public record Harmed(Roster.Line line, Roster.Line.OpenHarm harm) {}

    public TodayPage {
        alarms = List.copyOf(alarms);
        worse = List.copyOf(worse);
        harms = List.copyOf(harms);
        waiting = List.copyOf(waiting);
        unanswered = List.copyOf(unanswered);
        calls = List.copyOf(calls);
        inCare = List.copyOf(inCare);
        arriving = List.copyOf(arriving);
        everybody = List.copyOf(everybody);
        begun = Map.copyOf(begun);
    }

    /**
     * @param lines ordered by name
     * @param begun visits that the reader began today and has not signed
     * @param unreached whom no reminder reached
     * @param gotWorse true for a line whose leg got worse by more than noise
     */
    static TodayPage of(
            List<Roster.Line> lines,
            Map<PatientId, Instant> begun,
            List<Outbox.Unreached> unreached,
            Predicate<Roster.Line> gotWorse,
            Sight sight,
            LocalDate today,
            ZoneId zone) {
        var worse =
                sight == Sight.CHARTS
                        ? lines.stream()
                                .filter(line -> isNews(line, today, zone) && gotWorse.test(line))
                                .toList()
                        : List.<Roster.Line>of();
        return new TodayPage(
                sight,
                today,
                zone,
                sight == Sight.CHARTS
                        ? lines.stream()
                                .filter(line -> isAlarm(line, today, zone))
                                .sorted(Comparator.comparing(TodayPage::level).reversed())
                                .toList()
                        : List.of(),
                worse,
                sight == Sight.CHARTS ? harmed(lines) : List.of(),
                in(lines, sight, Stage.TOLD).stream()
                        .filter(line -> !level(line).stopsEverything())
                        .toList(),
                sight == Sight.CHARTS
                        ? lines.stream().filter(line -> isUnanswered(line, today, zone)).toList()
                        : List.of(),
                sight == Sight.NOBODY ? List.of() : CallList.of(lines, unreached, today, zone),
                in(lines, sight, Stage.IN_CARE).stream()
                        .sorted(
                                Comparator.comparing(
                                                (Roster.Line line) -> isSeen(line, today, zone))
                                        .thenComparing(line -> lookAt(line, worse, today)))
                        .toList(),
                in(lines, sight, Stage.REGISTERED, Stage.CONSULTED),
                sight == Sight.NAMES ? lines : List.of(),
                sight == Sight.CHARTS ? begun : Map.of());
    }

    private static boolean isSeen(Roster.Line line, LocalDate today, ZoneId zone) {
        return line.lastSession()
                .filter(at -> LocalDate.ofInstant(at, zone).equals(today))
                .isPresent();
    }

    private static LookAt lookAt(Roster.Line line, List<Roster.Line> worse, LocalDate today) {
        if (worse.contains(line)) {
            return LookAt.WORSE;
        }
        if (Stream.of(line.notEnough(), line.toExamine(), line.toDecide())
                .anyMatch(Optional::isPresent)) {
            return LookAt.NOT_ENOUGH;
        }
        return line.reviewDue(today) ? LookAt.REVIEW : LookAt.NOTHING;
    }

    private static List<Harmed> harmed(List<Roster.Line> lines) {
        return lines.stream()
                .flatMap(line -> line.openHarm().map(harm -> new Harmed(line, harm)).stream())
                .sorted(Comparator.comparing(harmed -> harmed.harm().noted()))
                .toList();
    }

    private static List<Roster.Line> in(List<Roster.Line> lines, Sight sight, Stage... stages) {
        return sight == Sight.CHARTS
                ? lines.stream().filter(line -> List.of(stages).contains(line.stage())).toList()
                : List.of();
    }

    private static boolean isAlarm(Roster.Line line, LocalDate today, ZoneId zone) {
        var level = level(line);
        if (line.stage() != Stage.CLOSED) {
            return (level == Level.URGENT_2W && !isSeenTo(line, today, zone))
                    || level.stopsEverything();
        }
        return level.stopsEverything() && isNews(line, today, zone);
    }

    /** True while somebody may still see the person in time: sent on, and that doctor was asked. */
    private static boolean isSeenTo(Roster.Line line, LocalDate today, ZoneId zone) {
        return line.referred()
                .map(at -> LocalDate.ofInstant(at, zone).plus(Referral.WITHIN))
                .filter(day -> !today.isAfter(day))
                .isPresent();
    }

    /** In care it stands in their own line; after it, as long as it is news. */
    private static boolean isUnanswered(Roster.Line line, LocalDate today, ZoneId zone) {
        return line.unanswered().isPresent()
                && line.stage() != Stage.IN_CARE
                && (line.stage() != Stage.CLOSED || isNews(line, today, zone));
    }

    private static boolean isNews(Roster.Line line, LocalDate today, ZoneId zone) {
        return line.lastCheckIn()
                .map(at -> LocalDate.ofInstant(at, zone))
                .filter(day -> day.isAfter(today.minusDays(NEWS_DAYS)))
                .isPresent();
    }

    private static Level level(Roster.Line line) {
        return Level.of(line.level()).orElse(Level.PROCEED);
    }

    public boolean seesCharts() {
        return sight == Sight.CHARTS;
    }

    public boolean seesNames() {
        return sight != Sight.NOBODY;
    }

    /** True if nobody is in any list that the reader sees. */
    public boolean isEmpty() {
        return alarms.isEmpty()
                && worse.isEmpty()
                && harms.isEmpty()
                && waiting.isEmpty()
                && unanswered.isEmpty()
                && calls.isEmpty()
                && inCare.isEmpty()
                && arriving.isEmpty()
                && everybody.isEmpty();
    }

    /** The first people of a list. */
    public List<Roster.Line> first(List<Roster.Line> lines) {
        return lines.subList(0, Math.min(lines.size(), MOST));
    }

    /** How many of a list are not shown. */
    public int more(List<Roster.Line> lines) {
        return Math.max(0, lines.size() - MOST);
    }

    /** Got worse after care ended; in care it stands in their own line. */
    public List<Roster.Line> worseAfterCare() {
        return worse.stream().filter(line -> line.stage() != Stage.IN_CARE).toList();
    }

    public boolean isWorse(Roster.Line line) {
        return worse.contains(line);
    }

    /** True if the course of the person is to be looked at before anything else is done. */
    public boolean isToLookAt(Roster.Line line) {
        return lookAt(line, worse, today) != LookAt.NOTHING;
    }

    public boolean isReviewDue(Roster.Line line) {
        return line.reviewDue(today);
    }

    /**
     * The follow-up whose score is due of somebody who may still come today; whoever was here is
     * asked from the list of those to call.
     */
    public Optional<Schedule.Due> due(Roster.Line line) {
        return isStop(line) || isSeen(line, today, zone)
                ? Optional.empty()
                : PersonCourse.scoreDue(line, today, zone);
    }

    /** When its score is due, in few words. */
    public String dueOn(Schedule.Due due, Shell shell) {
        return shell.words().brief(due.on(), today);
    }

    public boolean isStop(Roster.Line line) {
        return level(line).stopsEverything();
    }

    public String address(Roster.Line line) {
        return "/people/" + line.patient().id();
    }

    /** In care, with a visit that the reader began today and has not signed. */
    public List<Roster.Line> open() {
        return inCare.stream().filter(line -> !begun(line).isEmpty() && !isStop(line)).toList();
    }

    /** When the reader's open visit of this person began, as the clock says it; empty if none. */
    public String begun(Roster.Line line) {
        var at = begun.get(line.patient().id());
        return at == null ? "" : Words.time(at, zone);
    }

    /** How many warning signs the last check-in left open, and when; empty where it left none. */
    public String unanswered(Roster.Line line, Shell shell) {
        return line.unanswered()
                .map(open ->
                        shell.say(
                                "today.unanswered",
                                open.count(),
                                brief(Optional.of(open.at()), shell)))
                .orElse("");
    }

    /** When the person answered alone today, for a visit that is still to come; empty if not. */
    public String ahead(Roster.Line line) {
        return line.toldAhead()
                .filter(at -> LocalDate.ofInstant(at, zone).equals(today))
                .map(at -> Words.time(at, zone))
                .orElse("");
    }

    /** When a visit of this person ended that was signed today; empty if none was. */
    public String seen(Roster.Line line) {
        return isSeen(line, today, zone) ? Words.time(line.lastSession().orElseThrow(), zone) : "";
    }

    public String address(Harmed harmed) {
        return "%s/harms/%d".formatted(address(harmed.line()), harmed.harm().sequence());
    }

    /** Pain as it was answered, or a dash. */
    public String pain(Roster.Line line) {
        return shown(line.legPain());
    }

    /** The day of that answer in few words; empty where it is not known. */
    public String painDay(Roster.Line line, Shell shell) {
        return line.legPainAt().map(at -> brief(Optional.of(at), shell)).orElse("");
    }

    /** A day in few words, with its year where that is another; a dash where there is none. */
    public String brief(Optional<Instant> at, Shell shell) {
        return at.map(moment -> shell.words().brief(LocalDate.ofInstant(moment, zone), today))
                .orElse("–");
    }

    /** Pain at the start, or a dash. */
    public String start(Roster.Line line) {
        return shown(line.startLegPain());
    }

    private static String shown(OptionalDouble pain) {
        return pain.isPresent() ? String.valueOf(Math.round(pain.getAsDouble())) : "–";
    }

    public String day(Optional<Instant> at, Shell shell) {
        return at.map(moment -> day(LocalDate.ofInstant(moment, zone), shell)).orElse("–");
    }

    public String day(LocalDate day, Shell shell) {
        return day.format(
                DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM).withLocale(shell.locale()));
    }
}
