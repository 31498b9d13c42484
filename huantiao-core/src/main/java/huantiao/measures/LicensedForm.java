package huantiao.measures;

import huantiao.base.Problem;
import huantiao.base.Result;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/**
 * The words of a measure that we may not ship, as a clinic holds them by an agreement of its own.
 * Score, order and range come from the {@link Instrument}; only what people read is here.
 *
 * @param language as {@code en} or {@code zh-Hans}
 * @param instruction above the questions; may be empty
 * @param questions one for each item, in order
 * @param credit the line the rights holder asks for; may be empty
 */
public record LicensedForm(
        Edition edition,
        String language,
        String instruction,
        List<Question> questions,
        String credit,
        Agreement agreement) {

    /** Longest words of one question or answer, in characters. */
    public static final int LONGEST_TEXT = 600;

    /** Longest instruction or credit. */
    public static final int LONGEST_INSTRUCTION = 2_000;

    /**
     * One question and the words of its answers.
     *
     * @param options one for each value in rising order; or two, for the ends of a scale of
     *     numbers; none where a sentence is ticked
     */
    public record Question(String text, List<String> options) {
        public Question {
            options = List.copyOf(options);
        }
    }

    /**
     * What a clinic says it was allowed.
     *
     * @param holder of the rights
     * @param number of the licence or agreement
     * @param until the last day on which the words may be shown
     * @param byLink true if it lets people answer by a link, on a device of their own
     */
    public record Agreement(String holder, String number, LocalDate until, boolean byLink) {
        public boolean isInForceOn(LocalDate day) {
            return !day.isAfter(until);
        }
    }

    /**
     * A file of words before it was held against the instrument.
     *
     * @param measure id of the instrument
     * @param version of text and scale
     */
    public record Draft(
            String measure,
            String version,
            String language,
            String instruction,
            List<DraftItem> items,
            String credit) {
        public Draft {
            items = List.copyOf(items);
        }
    }

    /**
     * @param id number of the item, from 1
     */
    public record DraftItem(String id, String text, List<String> options) {
        public DraftItem {
            options = List.copyOf(options);
        }
    }

    public LicensedForm {
        questions = List.copyOf(questions);
    }

    /** True if a clinic can bring words of its own: ours may not ship, and there is a rule. */
    public static boolean isFor(Instrument instrument) {
        return !instrument.licence().allowsText()
                && instrument.verified()
                && !instrument.items().isEmpty()
                && switch (instrument.calculation()) {
                    case SUM, MEAN, PERCENT -> true;
                    case PROFILE, ENTERED -> false;
                };
    }

    /**
     * The form, if the file fits its instrument item by item.
     *
     * @return everything that is wrong; no word of the file stands in it
     */
    public static Result<LicensedForm, List<Problem>> of(
            Draft draft, Agreement agreement, Instruments instruments) {
        var problems = new ArrayList<Problem>();
        var found = instruments.find(draft.measure());
        if (found.isEmpty()) {
            problems.add(
                    problem(
                            "HT-1951",
                            "The measure is not one we know.",
                            "Write its id under measure, as odi."));
            return Result.refused(problems);
        }
        var instrument = found.get();
        if (instrument.licence().allowsText()) {
            problems.add(
                    problem(
                            "HT-1952",
                            "The words of this measure come with the program.",
                            "They need not be loaded."));
        } else if (!isFor(instrument)) {
            problems.add(
                    problem(
                            "HT-1953",
                            "We do not know how this measure is scored from its items.",
                            "Enter its score instead."));
        }
        if (!draft.version().equals(instrument.edition().version())) {
            problems.add(
                    problem(
                            "HT-1954",
                            "The version is not the one we score, which is %s."
                                    .formatted(instrument.edition().version()),
                            "Scores of two versions never mix; load the text of this one."));
        }
        if (!draft.language().matches("[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,2}")) {
            problems.add(problem("HT-1955", "The language is missing.", "Write it as en or es."));
        }
        if (draft.instruction().length() > LONGEST_INSTRUCTION
                || draft.credit().length() > LONGEST_INSTRUCTION) {
            problems.add(
                    problem(
                            "HT-1956",
                            "The instruction or the credit is longer than %d characters."
                                    .formatted(LONGEST_INSTRUCTION),
                            ""));
        }
        var questions = questions(draft, instrument, problems);
        return problems.isEmpty()
                ? Result.ok(
                        new LicensedForm(
                                instrument.edition(),
                                draft.language(),
                                draft.instruction(),
                                questions,
                                draft.credit(),
                                agreement))
                : Result.refused(List.copyOf(problems));
    }

    private static List<Question> questions(
            Draft draft, Instrument instrument, List<Problem> problems) {
        var seen = new HashSet<String>();
        for (var item : draft.items()) {
            if (!seen.add(item.id())) {
                problems.add(
                        problem(
                                "HT-1957",
                                "Item %s stands there twice.".formatted(shown(item.id())),
                                ""));
            }
        }
        var questions = new ArrayList<Question>();
        for (var item : instrument.items()) {
            var id = String.valueOf(item.number());
            seen.remove(id);
            var given = draft.items().stream().filter(one -> one.id().equals(id)).findFirst();
            if (given.isEmpty()) {
                problems.add(problem("HT-1958", "Item %s is missing.".formatted(id), ""));
            } else {
                check(id, given.get(), item, problems);
                questions.add(new Question(given.get().text(), given.get().options()));
            }
        }
        for (var id :
                draft.items().stream()
                        .map(DraftItem::id)
                        .filter(seen::contains)
                        .distinct()
                        .toList()) {
            problems.add(
                    problem(
                            "HT-1959",
                            "Item %s is not one of the %d of this measure."
                                    .formatted(shown(id), instrument.items().size()),
                            ""));
        }
        return questions;
    }

    private static void check(String id, DraftItem given, Item item, List<Problem> problems) {
        if (given.text().isBlank() || given.options().stream().anyMatch(String::isBlank)) {
            problems.add(
                    problem(
                            "HT-1960",
                            "Item %s or one of its answers has no words.".formatted(id),
                            ""));
        }
        if (given.text().length() > LONGEST_TEXT
                || given.options().stream().anyMatch(one -> one.length() > LONGEST_TEXT)) {
            problems.add(
                    problem(
                            "HT-1961",
                            "Item %s or one of its answers is longer than %d characters."
                                    .formatted(id, LONGEST_TEXT),
                            ""));
        }
        var count = given.options().size();
        var fits =
                switch (item.response()) {
                    case Item.Response.Whole(var least, var most) ->
                            count == most - least + 1 || count == 2;
                    case Item.Response.OneOf(var values) -> count == values.size();
                    case Item.Response.Tick _, Item.Response.Words _ -> count == 0;
                };
        if (!fits) {
            problems.add(
                    problem(
                            "HT-1962",
                            "Item %s has %d answers; it needs %s."
                                    .formatted(id, count, needed(item.response())),
                            ""));
        }
    }

    private static String needed(Item.Response response) {
        return switch (response) {
            case Item.Response.Whole(var least, var most) ->
                    "%d, or 2 for the ends".formatted(most - least + 1);
            case Item.Response.OneOf(var values) -> String.valueOf(values.size());
            case Item.Response.Tick _, Item.Response.Words _ -> "none";
        };
    }

    /** An id as it was written, cut where it cannot be one. */
    private static String shown(String id) {
        return id.length() > 20 ? id.substring(0, 20) + "…" : id;
    }

    private static Problem problem(String code, String what, String cure) {
        return new Problem("text", code, what, cure);
    }
}
