package huantiao.web.checkin;

import huantiao.base.Problem;
import huantiao.care.PaperCode;
import huantiao.care.PaperSteps;
import huantiao.care.Taken;
import huantiao.measures.Instruments;
import huantiao.triage.Facts;
import huantiao.triage.Vocabulary;
import huantiao.web.form.Choices;
import huantiao.web.form.Sent;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * One keying of a paper form, as it was sent. What the person left blank stays blank; every field
 * that was filled in is kept as it was keyed, so that two keyings can be held against each other.
 */
record PaperKeying(Sent sent) {

    static final String DAY = "answered-on";
    static final String CODE = "code";

    /** A paper is keyed in within a year or never. */
    private static final int OLDEST_DAYS = 366;

    /** Fields with one answer each; the 24 sentences stand beside them, each as a field. */
    static final List<String> FIELDS =
            List.of(
                    PaperSteps.PLACE,
                    CheckInForm.LEG,
                    CheckInForm.BACK,
                    CheckInForm.CHANGE,
                    CheckInForm.ENOUGH,
                    CheckInForm.WEAKNESS,
                    "saddle",
                    "bladder",
                    "bowel",
                    CheckInLongForm.FINISHED);

    /** Where it can have been filled in. */
    static final List<String> PLACES = List.of(PaperSteps.AWAY, "clinic");

    private static final Set<String> PLACE_ALONE = Set.of(PaperSteps.PLACE);

    private static final String TICKED = "yes";

    /** The name of a sentence as a field: {@code item-07}. */
    static String item(String number) {
        return "item-%02d".formatted(Integer.parseInt(number));
    }

    /**
     * What can be read.
     *
     * @param fields as they were keyed, without blanks
     */
    record Read(
            Optional<LocalDate> answeredOn,
            SortedMap<String, String> fields,
            List<Taken> measures,
            Facts safety,
            List<Problem> problems) {}

    /** Settled fields, as if they had been keyed. */
    static PaperKeying of(Map<String, String> fields) {
        var sent = Sent.nothing();
        var items = new ArrayList<String>();
        for (var field : fields.entrySet()) {
            if (field.getKey().startsWith("item-")) {
                items.add(String.valueOf(Integer.parseInt(field.getKey().substring(5))));
            } else {
                sent = sent.with(field.getKey(), field.getValue());
            }
        }
        return new PaperKeying(sent.with(CheckInLongForm.ITEM, items.toArray(String[]::new)));
    }

    /**
     * @param code of the person whose page it is
     */
    Read read(Instruments instruments, Vocabulary vocabulary, PaperCode code, LocalDate today) {
        var read = read(instruments, vocabulary);
        var problems = new ArrayList<Problem>();
        var typed = PaperCode.read(sent.text(CODE));
        if (typed.isEmpty()) {
            problems.add(
                    new Problem(
                            CODE,
                            "HT-1941",
                            "This is no code of a paper form.",
                            "Look for a mistyped sign."));
        } else if (!typed.get().equals(code)) {
            problems.add(
                    new Problem(
                            CODE,
                            "HT-1945",
                            "This code is not of the person on this page.",
                            "Find the person by the code."));
        }
        var day = day(sent.text(DAY));
        if (day.isEmpty()
                || day.get().isAfter(today)
                || day.get().isBefore(today.minusDays(OLDEST_DAYS))) {
            problems.add(
                    new Problem(
                            DAY,
                            "HT-1946",
                            "The day the paper was filled in is missing, in the future or more than a year ago.",
                            "Write it as 2026-11-25."));
        }
        problems.addAll(read.problems());
        if (PLACE_ALONE.containsAll(read.fields().keySet())) {
            problems.add(
                    new Problem(
                            CheckInForm.LEG,
                            "HT-0710",
                            "Nothing was answered.",
                            "Key in what stands on the paper."));
        }
        return new Read(day, read.fields(), read.measures(), read.safety(), problems);
    }

    /** The answers alone; a blank is a blank, and no reason to ask again. */
    Read read(Instruments instruments, Vocabulary vocabulary) {
        var problems = new ArrayList<Problem>();
        var brief = new CheckInForm(sent).read(instruments, vocabulary, true);
        brief.problems().stream()
                .filter(problem -> !problem.code().equals("HT-0790"))
                .forEach(problems::add);
        var measures = new ArrayList<>(brief.measures());
        new CheckInLongForm(sent)
                .read(instruments.get(CheckInController.DISABILITY))
                .fold(
                        taken -> {
                            taken.ifPresent(measures::add);
                            return true;
                        },
                        problems::addAll);
        if (sent.has(PaperSteps.PLACE) && !PLACES.contains(sent.text(PaperSteps.PLACE))) {
            problems.add(Choices.notOneOfThem(PaperSteps.PLACE));
        }
        if (measures.isEmpty()) {
            measures.add(CheckInForm.unanswered(instruments));
        }
        return new Read(Optional.empty(), fields(), measures, brief.safety(), problems);
    }

    private SortedMap<String, String> fields() {
        var fields = new TreeMap<String, String>();
        for (var name : FIELDS) {
            if (sent.has(name)) {
                fields.put(name, sent.text(name));
            }
        }
        for (var number : sent.all(CheckInLongForm.ITEM)) {
            if (number.matches("[0-9]{1,2}")) {
                fields.put(item(number), TICKED);
            }
        }
        return fields;
    }

    /** What was settled, with what both keyings say alike; empty while a difference is open. */
    static Optional<SortedMap<String, String>> settled(PaperSteps.Waiting paper, Sent sent) {
        var first = paper.first().entry();
        var second = paper.second().orElseThrow().entry();
        var settled = new TreeMap<>(first.fields());
        for (var difference : PaperSteps.differences(first, second)) {
            var chosen = sent.text("which-" + difference.field());
            if (!Stream.of("first", "second").toList().contains(chosen)) {
                return Optional.empty();
            }
            var said = chosen.equals("first") ? difference.first() : difference.second();
            if (said.isEmpty()) {
                settled.remove(difference.field());
            } else {
                settled.put(difference.field(), said);
            }
        }
        return Optional.of(settled);
    }

    /** What the chart held when the form was opened; a form that does not say has seen nothing. */
    static long seen(Sent sent) {
        return sent.text("seen").matches("\\d{1,9}") ? Long.parseLong(sent.text("seen")) : 0;
    }

    static Optional<LocalDate> day(String text) {
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeParseException _) {
            return Optional.empty();
        }
    }
}
