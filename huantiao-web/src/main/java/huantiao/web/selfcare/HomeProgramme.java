package huantiao.web.selfcare;

import huantiao.base.Backing;
import huantiao.care.CareLibrary;
import huantiao.care.CareLibrary.Exercise;
import huantiao.care.CareLibrary.Habit;
import huantiao.care.Plan;
import huantiao.care.PlanFacts;
import huantiao.care.Statement;
import huantiao.triage.Level;
import huantiao.triage.PlanCheck;
import huantiao.triage.Rule;
import huantiao.triage.TechniqueKind;
import huantiao.triage.Verdict;
import huantiao.web.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a plan asks somebody to do at home, in plain words, as far as the rules of today allow it.
 * While a flag sends the person to a doctor at once no exercise is shown; one whose kind a rule
 * stops is named, but not shown.
 *
 * @param items what may be done, in the order of the library
 * @param held names of what is not to be done for now
 * @param back what to do where it makes worse; empty where no exercise is shown
 */
public record HomeProgramme(List<Item> items, List<String> held, Optional<Back> back) {

    /** The step back of the progression in the data. */
    private static final String STEP_BACK = "PR-BACK";

    /** When to go one step back, in words. */
    public record Back(String text, Backing backing) {}

    /** Levels at which exercises are shown at all ({@code SC-GATE}). */
    private static final Set<Level> SHOWN = Set.of(Level.PROCEED, Level.GP_SOON);

    public HomeProgramme {
        items = List.copyOf(items);
        held = List.copyOf(held);
    }

    private static final String PROGRESS = "progress ";

    /** Nothing to do. */
    public static final HomeProgramme NONE =
            new HomeProgramme(List.of(), List.of(), Optional.empty());

    /**
     * One exercise or habit.
     *
     * @param drawing our own SVG; empty where there is none
     * @param dose how much and how often, one a line
     * @param more how it goes on once it is easy; may be empty
     * @param stop when to stop or not to begin, one a line
     */
    public record Item(
            String id,
            String name,
            Optional<String> drawing,
            List<String> how,
            List<String> dose,
            List<String> more,
            List<String> stop,
            Backing backing) {
        public Item {
            how = List.copyOf(how);
            dose = List.copyOf(dose);
            more = List.copyOf(more);
            stop = List.copyOf(stop);
        }
    }

    /**
     * The programme of a plan.
     *
     * @param check the rules over this plan and the person of today
     */
    public static HomeProgramme of(Plan plan, PlanCheck check, CareLibrary library, Words words) {
        var items = new ArrayList<Item>();
        var held = new ArrayList<String>();
        for (var exercise : library.selfCare().exercises()) {
            if (plan.selfCare().contains(exercise.id())) {
                if (mayBeDone(exercise, check)) {
                    items.add(item(exercise, library, words));
                } else {
                    held.add(exercise.name());
                }
            }
        }
        var back = items.isEmpty() ? Optional.<Back>empty() : back(library.selfCare(), words);
        for (var habit : library.selfCare().stress()) {
            if (plan.selfCare().contains(habit.id())) {
                items.add(item(habit));
            }
        }
        return new HomeProgramme(items, held, back);
    }

    private static Optional<Back> back(CareLibrary.SelfCare selfCare, Words words) {
        return selfCare.progression().stream()
                .filter(phase -> phase.id().equals(STEP_BACK))
                .map(phase -> new Back(words.say("selfcare.text." + STEP_BACK), phase.backing()))
                .findFirst();
    }

    /**
     * True if an exercise may be proposed: exercises are shown at this level, and no rule says
     * anything against its kind, were it planned by itself.
     *
     * @param options what the rules would say to each kind by itself
     */
    public static boolean mayBeProposed(
            Exercise exercise, Level level, Map<TechniqueKind, Verdict> options) {
        return SHOWN.contains(level)
                && (options.get(PlanFacts.moving(exercise.id())) instanceof Verdict.Allowed);
    }

    private static boolean mayBeDone(Exercise exercise, PlanCheck check) {
        if (!SHOWN.contains(check.assessment().level())) {
            return false;
        }
        var kind = PlanFacts.moving(exercise.id());
        return check.fired().stream().map(Rule::blocks).noneMatch(blocks -> blocks.stops(kind));
    }

    private static Item item(Exercise exercise, CareLibrary library, Words words) {
        var more = new ArrayList<String>();
        var dose = new ArrayList<String>();
        for (var line : exercise.dose()) {
            (line.startsWith(PROGRESS) ? more : dose).add(dose(line, words));
        }
        markUnread(
                dose,
                exercise.dose().stream().filter(line -> !line.startsWith(PROGRESS)).toList(),
                exercise.backing(),
                words);
        markUnread(
                more,
                exercise.dose().stream().filter(line -> line.startsWith(PROGRESS)).toList(),
                exercise.backing(),
                words);
        exercise.parts().of("progress").forEach(line -> more.add(sentence(line)));
        var stop = new ArrayList<String>();
        for (var rule : exercise.stop()) {
            stop.add(
                    library.selfCare().stopRules().stream()
                            .filter(one -> one.id().equals(rule))
                            .findFirst()
                            .map(one -> text(one, words))
                            .orElseGet(() -> words.say("selfcare.stop-when", rule)));
        }
        exercise.parts()
                .of("avoid_if")
                .forEach(when -> stop.add(words.say("selfcare.avoid-if", when)));
        exercise.parts().of("avoid").forEach(when -> stop.add(words.say("selfcare.avoid", when)));
        exercise.parts().of("caution").forEach(line -> stop.add(sentence(line)));
        return new Item(
                exercise.id(),
                exercise.name(),
                drawing(exercise.id(), exercise.name(), exercise.how()),
                exercise.how().stream().map(HomeProgramme::sentence).toList(),
                dose,
                more,
                stop,
                exercise.backing());
    }

    private static Item item(Habit habit) {
        return new Item(
                habit.id(),
                habit.name(),
                drawing(habit.id(), habit.name(), habit.how()),
                habit.how().stream().map(HomeProgramme::sentence).toList(),
                habit.dose().isEmpty() ? List.of() : List.of(sentence(habit.dose())),
                List.of(),
                habit.stop().isEmpty() ? List.of() : List.of(sentence(habit.stop())),
                habit.backing());
    }

    /** A habit as it is advised to everybody. */
    static List<Item> habits(CareLibrary library) {
        return library.selfCare().stress().stream().map(HomeProgramme::item).toList();
    }

    private static Optional<String> drawing(String id, String name, List<String> how) {
        return ExerciseDrawing.of(
                id, name, String.join(" ", how.stream().map(HomeProgramme::sentence).toList()));
    }

    /**
     * How much and how often, in words, a line each; marked where nobody read it in a source while
     * the rest of the exercise was.
     */
    public static List<String> doses(List<String> lines, Backing backing, Words words) {
        var said = new ArrayList<>(lines.stream().map(line -> dose(line, words)).toList());
        markUnread(said, lines, backing, words);
        return said;
    }

    /** Of several lines in a row that nobody read the last is marked. */
    private static void markUnread(
            List<String> said, List<String> lines, Backing backing, Words words) {
        for (int i = 0; i < lines.size(); i++) {
            if (isUnread(lines.get(i), backing)
                    && (i + 1 == lines.size() || !isUnread(lines.get(i + 1), backing))) {
                said.set(i, "%s (%s)".formatted(said.get(i), words.say("callout.unverified")));
            }
        }
    }

    private static boolean isUnread(String line, Backing backing) {
        return !backing.isGeneralKnowledge()
                && (backing.isGeneralKnowledge("dose")
                        || backing.isGeneralKnowledge(line.split(" ", 2)[0]));
    }

    /** "hold_s 20-30" in words. */
    private static String dose(String line, Words words) {
        var parts = line.split(" ", 2);
        var key = "selfcare.dose." + parts[0];
        return parts.length == 2 && words.knows(key)
                ? sentence(words.say(key, spelt(parts[1])))
                : sentence(line);
    }

    /** What is advised, in our plain words where we have some. */
    static String text(Statement statement, Words words) {
        var key = "selfcare.text." + statement.id();
        return words.knows(key) ? words.say(key) : sentence(statement.text());
    }

    /** With a capital letter and a full stop, and units as words. */
    static String sentence(String text) {
        var said = spelt(text.strip());
        var whole = said.matches("(?s).*[.!?]") ? said : said + ".";
        return whole.substring(0, 1).toUpperCase(Locale.ROOT) + whole.substring(1);
    }

    static String spelt(String text) {
        return text.replaceAll("(\\d)-(\\d)", "$1 to $2")
                .replaceAll("\\bmin\\b", "minutes")
                .replaceAll("(\\d) s\\b", "$1 seconds");
    }
}
