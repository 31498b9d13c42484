package huantiao.web.needling;

import huantiao.base.Known;
import huantiao.base.Problem;
import huantiao.care.ElectroPair;
import huantiao.care.Habits;
import huantiao.care.UsualCurrent;
import huantiao.care.Waveform;
import huantiao.web.care.Rows;
import huantiao.web.form.Sent;
import java.time.Duration;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The pairs of leads as they were typed, a row each: between which needles current flows, and which
 * current. Rows whose fields are all empty are not there.
 */
public record PairsForm(Rows rows) {

    /** Why a pair has more current than is usual; said of a pair, and none by itself. */
    public static final String WHY = "ea_why";

    /** As what the person felt the current of a pair; asked in a visit. */
    static final String PERCEIVED = "ea_felt_as";

    /** How long a current flows, in minutes. */
    public static final String MINUTES = "ea_min";

    /**
     * When a current began that began later than its needles went in: a time of the day of the
     * visit, for its clock.
     */
    public static final String BEGUN = "ea_begun";

    /** When somebody said that a current is off: a time of the day of the visit, for its clock. */
    public static final String OFF = "ea_off";

    /** The longest that one can be said to. */
    public static final int LONGEST_MINUTES = 120;

    /** What of a pair says which current flows. */
    private static final List<String> CURRENT = List.of("ea_hz", "ea_wave", "ea_ma", "ea_min");

    private static final List<String> SAID =
            List.of("ea_from", "ea_to", "ea_hz", "ea_wave", "ea_ma", "ea_min");

    /** In the order of the page. */
    public static final List<String> FIELDS =
            Stream.concat(SAID.stream(), Stream.of(WHY, PERCEIVED, BEGUN, OFF)).toList();

    /** Which row is to come or go. */
    public static final String ROW = "row";

    /** Frequency and waveform of the last visit of the clinic, where they were proposed. */
    public static final String PROPOSED = "last_current";

    private static final int LINE = 300;

    public static PairsForm of(Sent sent) {
        return new PairsForm(new Rows(sent));
    }

    /**
     * The form with what each current was felt as beside its pair. Chosen by a tap, it comes under
     * a name of its own for each.
     */
    public static Sent gathered(Sent sent) {
        var rows = new Rows(sent);
        for (int row = 0; row < rows.count("ea_from"); row++) {
            if (sent.has(perceivedAt(row))) {
                rows = rows.with(PERCEIVED, row, sent.text(perceivedAt(row)));
            }
        }
        var fields = new LinkedHashMap<>(rows.sent().fields());
        fields.keySet().removeIf(name -> name.startsWith(PERCEIVED + "-"));
        return new Sent(fields);
    }

    /** The name of what the current of one pair was felt as. */
    static String perceivedAt(int row) {
        return PERCEIVED + "-" + row;
    }

    private Sent sent() {
        return rows.sent();
    }

    /** The form with a pair of leads more or less, as was asked; else as it was. */
    public Sent withOrWithoutRow() {
        var wish = sent().text(ROW);
        var changed =
                wish.equals("add-pair")
                        ? withPair()
                        : wish.matches("drop-pair-\\d{1,3}")
                                ? rows.without(
                                        FIELDS,
                                        Integer.parseInt(wish.substring("drop-pair-".length())))
                                : rows;
        var fields = new LinkedHashMap<>(changed.sent().fields());
        fields.remove(ROW);
        return new Sent(fields);
    }

    /**
     * The form with one pair of leads more, with the current of the first one: it is typed once,
     * and changed where a pair differs. Its needles are its own, and so is a reason.
     */
    public Rows withPair() {
        var more = rows.with(FIELDS);
        int added = more.count("ea_from") - 1;
        var first = IntStream.range(0, added).filter(this::isSaid).findFirst();
        if (first.isEmpty()) {
            return more;
        }
        var fields = new LinkedHashMap<>(more.sent().fields());
        for (var name : CURRENT) {
            var values = new ArrayList<>(fields.get(name));
            values.set(added, rows.at(name, first.getAsInt()));
            fields.put(name, values);
        }
        return new Rows(new Sent(fields));
    }

    /** The form with a first pair that has the frequency and waveform proposed for it. */
    public Sent proposing(Habits.Current current) {
        return rows.with(FIELDS)
                .with("ea_hz", 0, current.frequencyHz())
                .with("ea_wave", 0, Rows.code(current.waveform()))
                .sent()
                .with(PROPOSED, written(current.frequencyHz(), Rows.code(current.waveform())));
    }

    /** True where every pair has the current that was proposed, and no other. */
    public boolean areAsProposed() {
        int count = rows.count("ea_from");
        return count > 0 && IntStream.range(0, count).allMatch(this::isAsProposed);
    }

    /** True where nothing of a pair is said but the current that was proposed. */
    public boolean isOnlyProposed(int row) {
        return isAsProposed(row)
                && Stream.of("ea_from", "ea_to", "ea_ma", "ea_min")
                        .allMatch(name -> rows.at(name, row).isEmpty());
    }

    /** The form without pairs of which nothing is said but the current that was proposed. */
    public Sent withoutProposed() {
        int count = rows.count("ea_from");
        if (count == 0 || !IntStream.range(0, count).allMatch(this::isOnlyProposed)) {
            return sent();
        }
        var fields = new LinkedHashMap<>(sent().fields());
        FIELDS.forEach(fields::remove);
        fields.remove(PROPOSED);
        return new Sent(fields);
    }

    private boolean isAsProposed(int row) {
        return sent().has(PROPOSED)
                && sent().text(PROPOSED)
                        .equals(written(rows.at("ea_hz", row), rows.at("ea_wave", row)));
    }

    private static String written(String hertz, String wave) {
        return "%s %s".formatted(hertz, wave);
    }

    /** Adds a row that fills the fields of a pair again. */
    public static void row(Map<String, List<String>> fields, ElectroPair pair) {
        Rows.add(fields, "ea_from", pair.from());
        Rows.add(fields, "ea_to", pair.to());
        Rows.add(fields, "ea_hz", pair.frequencyHz());
        Rows.add(fields, "ea_wave", Rows.code(pair.waveform()));
        Rows.add(
                fields,
                "ea_ma",
                pair.intensityMa().isPresent()
                        ? Rows.number(pair.intensityMa().getAsDouble())
                        : "");
        Rows.add(
                fields, "ea_min", pair.minutes().isPresent() ? "" + pair.minutes().getAsInt() : "");
        Rows.add(fields, WHY, pair.why().orElse(""));
        Rows.add(fields, PERCEIVED, pair.perceived().map(Rows::code).orElse(""));
        pair.felt()
                .ifPresent(felt -> {
                    felt(fields, pair.from(), felt.from());
                    felt(fields, pair.to(), felt.to());
                });
    }

    private static void felt(Map<String, List<String>> fields, String needle, Known felt) {
        var field = FeltNeedles.field(Needles.read(needle).orElse(needle));
        FeltNeedles.sent(felt).ifPresent(said -> fields.put(field, List.of(said)));
    }

    /** The pairs of leads that the rows say; what cannot be read is a problem and left out. */
    public List<ElectroPair> read(List<Problem> problems) {
        return read(problems, Optional.empty());
    }

    /**
     * The same of a visit.
     *
     * @param needlesIn when its needles went in, of the day; empty while nobody said it
     */
    public List<ElectroPair> read(List<Problem> problems, Optional<LocalTime> needlesIn) {
        var pairs = new ArrayList<ElectroPair>();
        for (int row = 0; row < rows.count("ea_from"); row++) {
            if (!isSaid(row)) {
                continue;
            }
            int before = problems.size();
            for (var end : List.of("ea_from", "ea_to")) {
                if (rows.at(end, row).isEmpty() || rows.at(end, row).length() > 300) {
                    problems.add(
                            Rows.problem(
                                    end,
                                    row,
                                    "HT-0758",
                                    "A pair has two needles.",
                                    "Name both, as GB30 right."));
                }
            }
            var hz = rows.at("ea_hz", row);
            var hertz = UsualCurrent.hertz(hz);
            if (hertz.length == 0 && !hz.isEmpty()) {
                problems.add(
                        Rows.problem(
                                "ea_hz",
                                row,
                                "HT-0759",
                                "The frequency is not a number.",
                                "Enter hertz, as 50 or 2/100."));
            } else if (Arrays.stream(hertz).anyMatch(UsualCurrent::isSlipOfFrequency)) {
                problems.add(slip("ea_hz", row, hz + " Hz", UsualCurrent.MOST_HZ + " Hz"));
            }
            var wave = rows.chosen("ea_wave", row, Waveform.values(), problems);
            if (wave.isEmpty()) {
                problems.add(
                        Rows.problem(
                                "ea_wave",
                                row,
                                "HT-0760",
                                "The waveform is missing.",
                                "Choose it."));
            }
            var typed = rows.decimal("ea_ma", row, 999.999, new ArrayList<>());
            boolean slips = typed.isPresent() && UsualCurrent.isSlipOfCurrent(typed.getAsDouble());
            if (slips) {
                problems.add(
                        slip(
                                "ea_ma",
                                row,
                                Rows.number(typed.getAsDouble()) + " mA",
                                UsualCurrent.MOST_MA + " mA"));
            }
            var ma =
                    slips
                            ? OptionalDouble.empty()
                            : rows.decimal(
                                    "ea_ma",
                                    row,
                                    UsualCurrent.SLIP * UsualCurrent.MOST_MA,
                                    problems);
            var minutes = rows.whole(MINUTES, row, 1, LONGEST_MINUTES, problems);
            var perceived = rows.chosen(PERCEIVED, row, ElectroPair.Perceived.values(), problems);
            var why = why(row);
            if (why.length() > LINE) {
                problems.add(Rows.tooLong(WHY, row));
            }
            if (problems.size() == before) {
                pairs.add(
                        new ElectroPair(
                                rows.at("ea_from", row),
                                rows.at("ea_to", row),
                                hz,
                                wave.orElseThrow(),
                                ma,
                                minutes,
                                Optional.of(why),
                                Optional.of(
                                        new ElectroPair.Felt(
                                                felt("ea_from", row), felt("ea_to", row))),
                                perceived,
                                clocked(row, needlesIn)));
                // The pair is there without its reason: the rules judge it as it is.
                if (why.isEmpty() && !beyond(row).isEmpty()) {
                    problems.add(
                            Rows.problem(
                                    WHY,
                                    row,
                                    "HT-0259",
                                    "%s is more than is usual (technique %s), and nobody said why."
                                            .formatted(
                                                    String.join(" and ", beyond(row)),
                                                    UsualCurrent.GUIDE),
                                    "Correct it, or say why."));
                }
            }
        }
        return pairs;
    }

    /**
     * Whole minutes from when a current began, by itself or with its needles, until somebody said
     * that it is off; empty where nobody did, or said it of an earlier start.
     */
    private OptionalInt clocked(int row, Optional<LocalTime> needlesIn) {
        var off = time(rows.at(OFF, row));
        var begun = needlesIn.map(in -> time(rows.at(BEGUN, row)).filter(in::isBefore).orElse(in));
        return begun.isEmpty() || off.filter(at -> !at.isBefore(begun.get())).isEmpty()
                ? OptionalInt.empty()
                : OptionalInt.of(
                        Math.toIntExact(Duration.between(begun.get(), off.get()).toMinutes()));
    }

    private static Optional<LocalTime> time(String text) {
        try {
            return Optional.of(LocalTime.parse(text));
        } catch (DateTimeParseException _) {
            return Optional.empty();
        }
    }

    /** What cannot be: a current that flows longer than its needles stay. */
    public void outlasts(int retention, List<Problem> problems) {
        for (int row = 0; row < rows.count("ea_from"); row++) {
            var minutes = rows.whole(MINUTES, row, 1, LONGEST_MINUTES, new ArrayList<>());
            if (isSaid(row) && minutes.orElse(0) > retention) {
                problems.add(
                        Rows.problem(
                                MINUTES,
                                row,
                                "HT-0256",
                                "The current flows for %d minutes, and the needles stay for %d."
                                        .formatted(minutes.getAsInt(), retention),
                                "Correct one of the two."));
            }
        }
    }

    private Known felt(String end, int row) {
        return FeltNeedles.answered(sent(), needle(end, row));
    }

    /** The needle at one end of a pair by its label; another text as it stands. */
    private String needle(String end, int row) {
        return Needles.read(rows.at(end, row)).orElseGet(() -> rows.at(end, row));
    }

    /** Both ends of every pair that has two, each needle once. */
    List<String> ends() {
        var ends = new LinkedHashSet<String>();
        for (int row = 0; row < rows.count("ea_from"); row++) {
            var from = needle("ea_from", row);
            var to = needle("ea_to", row);
            if (!from.isEmpty() && !to.isEmpty() && !from.equals(to)) {
                ends.add(from);
                ends.add(to);
            }
        }
        return List.copyOf(ends);
    }

    /** True where there are pairs, and each has two different needles. */
    boolean areAllChosen() {
        int pairs = rows.count("ea_from");
        return pairs > 0
                && IntStream.range(0, pairs)
                        .noneMatch(row ->
                                needle("ea_from", row).isEmpty()
                                        || needle("ea_to", row).isEmpty()
                                        || needle("ea_from", row).equals(needle("ea_to", row)));
    }

    /** True if any row of the form says something of a pair. */
    public boolean isSaid() {
        return IntStream.range(0, rows.count("ea_from")).anyMatch(this::isSaid);
    }

    /** True if a row of leads says anything. */
    public boolean isSaid(int row) {
        return !rows.isEmpty(SAID, row);
    }

    /**
     * What of a pair is above what is usual, with its unit; none where nothing is, or by a slip.
     */
    List<String> beyond(int row) {
        var found = new ArrayList<String>();
        var ma = rows.decimal("ea_ma", row, 999.999, new ArrayList<>());
        if (ma.isPresent()
                && UsualCurrent.isStrong(ma.getAsDouble())
                && !UsualCurrent.isSlipOfCurrent(ma.getAsDouble())) {
            found.add(Rows.number(ma.getAsDouble()) + " mA");
        }
        var hertz = UsualCurrent.hertz(rows.at("ea_hz", row));
        if (Arrays.stream(hertz).anyMatch(UsualCurrent::isFast)
                && Arrays.stream(hertz).noneMatch(UsualCurrent::isSlipOfFrequency)) {
            found.add(rows.at("ea_hz", row) + " Hz");
        }
        return List.copyOf(found);
    }

    /** Why, where there is something to say it of. */
    private String why(int row) {
        return beyond(row).isEmpty() ? "" : rows.at(WHY, row);
    }

    private static Problem slip(String field, int row, String value, String most) {
        return Rows.problem(
                field,
                row,
                "HT-0258",
                "%s cannot be: usual is %s at most (technique %s), and %d times as much is taken for a slip."
                        .formatted(value, most, UsualCurrent.GUIDE, UsualCurrent.SLIP),
                "Correct it; a decimal point may be missing.");
    }

    /** Needles to which a lead is clipped, as far as two ends of a pair are chosen. */
    Set<String> clipped() {
        var clipped = new LinkedHashSet<String>();
        for (int row = 0; row < rows.count("ea_from"); row++) {
            var from = Needles.read(rows.at("ea_from", row));
            var to = Needles.read(rows.at("ea_to", row));
            if (from.isPresent() && to.isPresent() && !from.equals(to)) {
                clipped.add(from.get());
                clipped.add(to.get());
            }
        }
        return clipped;
    }

    /**
     * Current flows between two different needles of these; a text of earlier days that names none
     * stands as it is.
     */
    public void joins(List<String> needles, List<Problem> problems) {
        for (int row = 0; row < rows.count("ea_from"); row++) {
            for (var end : List.of("ea_from", "ea_to")) {
                var needle = Needles.read(rows.at(end, row));
                if (needle.isPresent() && !needles.contains(needle.get())) {
                    problems.add(
                            Rows.problem(
                                    end,
                                    row,
                                    "HT-0288",
                                    needle.get() + " is none of the needles.",
                                    needles.isEmpty()
                                            ? "Choose its point, or take the pair off."
                                            : "Choose one of: %s; or add its point."
                                                    .formatted(String.join(", ", needles))));
                }
            }
            if (!rows.at("ea_from", row).isEmpty()
                    && rows.at("ea_from", row).equals(rows.at("ea_to", row))) {
                problems.add(
                        Rows.problem(
                                "ea_to",
                                row,
                                "HT-0287",
                                "Both ends are the same needle.",
                                "Choose another one for this end."));
            }
        }
    }
}
