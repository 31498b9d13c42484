package huantiao.registry;

import huantiao.base.PatientId;
import huantiao.measures.Instrument;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Everybody whose first visit lies in a period, each once, in the order in which they are counted,
 * with what is the same for them whichever week is asked about: the lines of the model, what scores
 * did before treatment, and the hash of what was counted. Each is worked out when it is first asked
 * for and kept, so that another week of the same people is a cheap fold.
 */
public final class Cohort {

    private final List<StartedCourse> everybody;
    private final List<StartedCourse> agreed;
    private final Set<PatientId> returned;
    private final LocalDate firstEver;
    private final Map<Instrument, ClinicCourses> courses = new HashMap<>();
    private final Map<Instrument, BeforeNeedles> before = new HashMap<>();

    /** Of everybody who agreed; complete, and only ever copied. */
    private final MessageDigest hash = sha256();

    private boolean hashed;

    private Cohort(List<StartedCourse> everybody, Set<PatientId> returned, LocalDate firstEver) {
        this.everybody = everybody;
        this.returned = returned;
        this.firstEver = firstEver;
        this.agreed = everybody.stream().filter(StartedCourse::agreedToCount).toList();
    }

    /**
     * The people a question looks at.
     *
     * @param courses of the clinic, of any time; a person who started twice between the days is
     *     there by the first
     */
    public static Cohort of(RegistryQuestion question, List<StartedCourse> courses) {
        var seen = new HashSet<PatientId>();
        var first = new ArrayList<StartedCourse>();
        courses.stream()
                .filter(one -> question.holds(one.began()))
                .sorted(
                        Comparator.comparing(StartedCourse::began)
                                .thenComparing(one -> one.patient().value()))
                .filter(one -> seen.add(one.patient()))
                .forEach(first::add);
        return new Cohort(
                List.copyOf(first),
                returned(first, courses),
                courses.stream()
                        .map(StartedCourse::began)
                        .min(Comparator.naturalOrder())
                        .orElse(question.from()));
    }

    /** Who of these began another course later, in the period or after it. */
    private static Set<PatientId> returned(List<StartedCourse> first, List<StartedCourse> courses) {
        var began = new HashMap<PatientId, LocalDate>();
        first.forEach(one -> began.put(one.patient(), one.began()));
        var returned = new HashSet<PatientId>();
        for (var course : courses) {
            var day = began.get(course.patient());
            if (day != null && course.began().isAfter(day)) {
                returned.add(course.patient());
            }
        }
        return Set.copyOf(returned);
    }

    /** True if every figure of one is that of the other. */
    public boolean isSame(Cohort other) {
        return everybody.equals(other.everybody)
                && returned.equals(other.returned)
                && firstEver.equals(other.firstEver);
    }

    /** Day of the first visit of anybody entered here, in the period or not. */
    LocalDate firstEver() {
        return firstEver;
    }

    /** Who of everybody has begun another course of care since. */
    Set<PatientId> returned() {
        return returned;
    }

    /**
     * Everybody, agreed or not. Nothing else of the clinic can move a figure, but for that some of
     * them came again, and for the day of the first visit that is entered.
     */
    public List<StartedCourse> everybody() {
        return everybody;
    }

    /** Those who agreed to be counted. */
    public List<StartedCourse> agreed() {
        return agreed;
    }

    synchronized ClinicCourses courses(Instrument instrument) {
        return courses.computeIfAbsent(instrument, one -> ClinicCourses.of(agreed, one));
    }

    synchronized BeforeNeedles before(Instrument instrument) {
        return before.computeIfAbsent(instrument, one -> BeforeNeedles.of(agreed, one));
    }

    /**
     * The first 16 digits of the SHA-256 of what was counted, of how many are not counted and why,
     * of how many came again, and of the day on which the first visit of all is entered.
     */
    synchronized String version(Registry.People people) {
        if (!hashed) {
            for (var course : agreed) {
                hash.update(course.canonical().getBytes(StandardCharsets.UTF_8));
            }
            hashed = true;
        }
        try {
            var digest = (MessageDigest) hash.clone();
            digest.update(
                    "%d|%d|%d|%d|%s"
                            .formatted(
                                    people.declined(),
                                    people.notAsked(),
                                    people.tookBack(),
                                    agreed.stream()
                                            .filter(one -> returned.contains(one.patient()))
                                            .count(),
                                    firstEver)
                            .getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest()).substring(0, 16);
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("the SHA-256 of Java can be copied", e);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java knows SHA-256", e);
        }
    }
}
