package huantiao.pooling;

import huantiao.base.ClinicId;
import huantiao.base.Problem;
import huantiao.base.Result;
import huantiao.measures.Instrument;
import huantiao.registry.HalfYear;
import huantiao.registry.KeptCount;
import huantiao.registry.LeavingSums;
import huantiao.registry.LeavingSums.Lasted;
import huantiao.registry.LeavingSums.Moments;
import huantiao.registry.LeavingSums.Part;
import huantiao.registry.RegistryQuestion;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Sums as they travel: lines of a name and a value that a person can read before they go. The same
 * sums give the same bytes.
 *
 * <p>{@code read(write(x))} is {@code x}; a text that says less, more or what no clinic may tell is
 * refused with everything that is wrong with it.
 */
public final class SumsText {

    private static final String HEAD = "huantiao-sums 1";
    private static final String KEPT_BACK = "kept-back";

    /** A clinic has fewer people than this in half a year; the bound catches typing errors. */
    private static final int MOST_PEOPLE = 1_000_000;

    private static final int LONGEST = 4_000;

    /** Names of the lines, in order; parts follow. */
    private static final List<String> NAMES =
            List.of(
                    "clinic",
                    "measure",
                    "edition",
                    "week",
                    "period",
                    "as-of",
                    "rules",
                    "answered",
                    "silent",
                    "responders",
                    "worse",
                    "mean",
                    "variance");

    private static final Set<Set<Lasted>> SPLITS =
            Set.of(
                    Set.of(),
                    Set.of(Lasted.SHORTER, Lasted.CHRONIC),
                    Set.of(Lasted.ACUTE, Lasted.SUBACUTE, Lasted.CHRONIC));

    /** Sums and whose they are. */
    public record Told(ClinicId clinic, LeavingSums sums) {}

    /** Finds the measure that a name means. */
    public interface Measures {
        Optional<Instrument> find(String id);
    }

    private SumsText() {}

    public static String write(ClinicId clinic, LeavingSums sums) {
        var text = new StringBuilder(600).append(HEAD).append('\n');
        line(text, "clinic", clinic);
        line(text, "measure", sums.edition().instrument());
        line(text, "edition", sums.edition().version());
        line(text, "week", sums.week());
        line(text, "period", sums.period().code());
        line(text, "as-of", sums.asOf());
        line(text, "rules", sums.rules());
        line(text, "answered", sums.answered());
        line(text, "silent", count(sums.silent()));
        line(text, "responders", count(sums.responders()));
        line(text, "worse", count(sums.worse()));
        line(text, "mean", sums.all().mean().toPlainString());
        line(text, "variance", sums.all().variance().toPlainString());
        for (var part : sums.parts()) {
            line(
                    text,
                    name(part.lasted()),
                    "%d %s %s"
                            .formatted(
                                    part.answered(),
                                    part.moments().mean().toPlainString(),
                                    part.moments().variance().toPlainString()));
        }
        return text.toString();
    }

    private static void line(StringBuilder text, String name, Object value) {
        text.append(name).append(' ').append(value).append('\n');
    }

    private static String count(KeptCount count) {
        return switch (count) {
            case KeptCount.Told(var people) -> String.valueOf(people);
            case KeptCount.KeptBack _ -> KEPT_BACK;
        };
    }

    private static String name(Lasted lasted) {
        return lasted.name().toLowerCase(Locale.ROOT);
    }

    /** Reads sums; every problem at once, each naming its line. */
    public static Result<Told, List<Problem>> read(String text, Measures measures) {
        return new Reader(measures).read(text);
    }

    private static final class Reader {
        private final Measures measures;
        private final Map<String, String> lines = new LinkedHashMap<>();
        private final List<Problem> problems = new ArrayList<>();

        Reader(Measures measures) {
            this.measures = measures;
        }

        Result<Told, List<Problem>> read(String text) {
            if (text.length() > LONGEST || !text.startsWith(HEAD + "\n") || !text.endsWith("\n")) {
                return Result.refused(
                        List.of(
                                new Problem(
                                        "sums",
                                        "HT-1911",
                                        "These are no sums of this form.",
                                        "Both clinics need the same version of the program.")));
            }
            take(text.substring(HEAD.length() + 1));
            var clinic = clinic();
            var instrument = instrument();
            var week = week();
            var period = HalfYear.read(line("period"));
            if (period.isEmpty()) {
                wrong("period", "The period is no half-year such as 2026-H1.");
            }
            var asOf = day();
            rules(instrument);
            var answered = people("answered", line("answered"));
            var silent = count("silent", MOST_PEOPLE);
            var responders = count("responders", answered);
            var worse = count("worse", answered);
            nest(answered, responders, worse);
            var all = moments("mean", answered, line("mean"), line("variance"), instrument);
            var parts = parts(answered, instrument);
            if (!problems.isEmpty()) {
                return Result.refused(List.copyOf(problems));
            }
            var sums =
                    new LeavingSums(
                            instrument.orElseThrow().edition(),
                            week,
                            period.orElseThrow(),
                            asOf.orElseThrow(),
                            LeavingSums.rules(instrument.orElseThrow()),
                            answered,
                            silent,
                            responders,
                            worse,
                            all.orElseThrow(),
                            parts);
            var told = new Told(clinic.orElseThrow(), sums);
            if (!write(told.clinic(), sums).equals(text)) {
                wrong("sums", "The lines are not in their order, or a number is written oddly.");
                return Result.refused(List.copyOf(problems));
            }
            return Result.ok(told);
        }

        private void take(String text) {
            for (var one : text.split("\n", -1)) {
                if (one.isEmpty()) {
                    continue;
                }
                var name = one.substring(0, Math.max(one.indexOf(' '), 0));
                boolean known = NAMES.contains(name) || lasted(name).isPresent();
                if (!known || lines.containsKey(name)) {
                    problems.add(
                            new Problem(
                                    "sums",
                                    "HT-1912",
                                    "There is a line that is not known or stands there twice.",
                                    ""));
                    continue;
                }
                lines.put(name, one.substring(name.length() + 1));
            }
        }

        private String line(String name) {
            if (!lines.containsKey(name)) {
                problems.add(new Problem(name, "HT-1913", "The line is missing.", ""));
                lines.put(name, "");
            }
            return lines.getOrDefault(name, "");
        }

        private void wrong(String name, String what) {
            if (problems.stream().noneMatch(problem -> problem.where().equals(name))) {
                problems.add(new Problem(name, "HT-1914", what, ""));
            }
        }

        private Optional<ClinicId> clinic() {
            var text = line("clinic");
            if (text.matches("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")) {
                return Optional.of(ClinicId.of(text));
            }
            wrong("clinic", "The clinic is no id.");
            return Optional.empty();
        }

        private Optional<Instrument> instrument() {
            var found = measures.find(line("measure"));
            var version = line("edition");
            if (found.isEmpty()) {
                wrong("measure", "The measure is not one that is pooled.");
                return Optional.empty();
            }
            if (!found.get().edition().version().equals(version)) {
                problems.add(
                        new Problem(
                                "edition",
                                "HT-1915",
                                "The measure has another text or scale there than here.",
                                "Scores of different editions are never pooled; both clinics need the same version of the program."));
                return Optional.empty();
            }
            return found;
        }

        private int week() {
            var text = line("week");
            var weeks = RegistryQuestion.weeks();
            if (text.matches("[0-9]{1,2}") && weeks.contains(Integer.parseInt(text))) {
                return Integer.parseInt(text);
            }
            wrong("week", "The week is not one of the schedule.");
            return weeks.getFirst();
        }

        private Optional<LocalDate> day() {
            try {
                return Optional.of(LocalDate.parse(line("as-of")));
            } catch (DateTimeParseException _) {
                wrong("as-of", "The day is no day such as 2026-11-25.");
                return Optional.empty();
            }
        }

        private void rules(Optional<Instrument> instrument) {
            var theirs = line("rules");
            if (instrument.isPresent() && !theirs.equals(LeavingSums.rules(instrument.get()))) {
                problems.add(
                        new Problem(
                                "rules",
                                "HT-1916",
                                "The sums were made by other rules than ours.",
                                "Both clinics need the same version of the program."));
            }
        }

        private int people(String name, String text) {
            if (text.matches("[1-9][0-9]{0,6}")) {
                var people = Integer.parseInt(text);
                if (people >= KeptCount.FEWEST && people <= MOST_PEOPLE) {
                    return people;
                }
            }
            wrong(
                    name,
                    "The number of people must be within %d..%d."
                            .formatted(KeptCount.FEWEST, MOST_PEOPLE));
            return KeptCount.FEWEST;
        }

        private KeptCount count(String name, int most) {
            var text = line(name);
            if (text.equals(KEPT_BACK)) {
                return new KeptCount.KeptBack();
            }
            var people = people(name, text);
            if (people > most) {
                wrong(name, "There are more people than answered.");
            }
            return new KeptCount.Told(people);
        }

        private void nest(int answered, KeptCount responders, KeptCount worse) {
            var better = responders instanceof KeptCount.Told(var people) ? people : 0;
            var other = worse instanceof KeptCount.Told(var people) ? people : 0;
            boolean leftOver = better == 0 && other == 0;
            if (!leftOver && answered - better - other < KeptCount.FEWEST) {
                wrong("responders", "The counts leave over fewer people than may be told.");
            }
        }

        private Optional<Moments> moments(
                String name,
                int answered,
                String mean,
                String variance,
                Optional<Instrument> instrument) {
            if (!mean.matches("-?[0-9]{1,4}\\.[0-9]{2}")
                    || !variance.matches("[0-9]{1,7}\\.[0-9]{2}")) {
                wrong(name, "Mean and variance must be numbers with two decimals.");
                return Optional.empty();
            }
            var moments = new Moments(new BigDecimal(mean), new BigDecimal(variance));
            if (instrument.isPresent()
                    && !moments.arePossible(answered, instrument.get().scale())) {
                wrong(
                        name,
                        "Mean and variance are not possible on this scale, or say how single people did.");
            }
            return Optional.of(moments);
        }

        private List<Part> parts(int answered, Optional<Instrument> instrument) {
            var parts = new ArrayList<Part>();
            for (var lasted : Lasted.values()) {
                if (!lines.containsKey(name(lasted))) {
                    continue;
                }
                var fields = line(name(lasted)).split(" ", -1);
                if (fields.length != 3) {
                    wrong(name(lasted), "A part has people, mean and variance.");
                    continue;
                }
                var people = people(name(lasted), fields[0]);
                moments(name(lasted), people, fields[1], fields[2], instrument)
                        .ifPresent(moments -> parts.add(new Part(lasted, people, moments)));
            }
            var split = Set.copyOf(parts.stream().map(Part::lasted).toList());
            if (!SPLITS.contains(split)
                    || (!parts.isEmpty()
                            && parts.stream().mapToInt(Part::answered).sum() != answered)) {
                wrong("sums", "The parts do not make up the whole.");
            }
            return parts;
        }

        private static Optional<Lasted> lasted(String name) {
            for (var lasted : Lasted.values()) {
                if (name(lasted).equals(name)) {
                    return Optional.of(lasted);
                }
            }
            return Optional.empty();
        }

        private static String name(Lasted lasted) {
            return SumsText.name(lasted);
        }
    }
}
