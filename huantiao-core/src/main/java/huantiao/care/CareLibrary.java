package huantiao.care;

import huantiao.base.Backing;
import huantiao.body.PointCode;
import huantiao.triage.TechniqueKind;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The reviewed knowledge pages and plans are made of: techniques, therapies, self-care, patterns,
 * what a session record must hold. Each entry names its sources.
 */
public record CareLibrary(
        List<TechniqueGuide> techniques,
        List<TrialDose> trialDoses,
        List<Statement> cleanNeedle,
        HarmsGuide harms,
        List<GuidelinePosition> guidelinePositions,
        Statement guidelineConflict,
        List<Therapy> therapies,
        List<Formula> formulas,
        List<Herb> herbs,
        List<ReferralTrigger> referralTriggers,
        List<ReviewPoint> reviewPoints,
        List<Pattern> patterns,
        List<Statement> patternNotes,
        SelfCare selfCare,
        List<StrictaItem> stricta,
        Statement sessionMinimum,
        List<Statement> harmsReporting) {
    public CareLibrary {
        techniques = List.copyOf(techniques);
        trialDoses = List.copyOf(trialDoses);
        cleanNeedle = List.copyOf(cleanNeedle);
        guidelinePositions = List.copyOf(guidelinePositions);
        therapies = List.copyOf(therapies);
        formulas = List.copyOf(formulas);
        herbs = List.copyOf(herbs);
        referralTriggers = List.copyOf(referralTriggers);
        reviewPoints = List.copyOf(reviewPoints);
        patterns = List.copyOf(patterns);
        patternNotes = List.copyOf(patternNotes);
        stricta = List.copyOf(stricta);
        harmsReporting = List.copyOf(harmsReporting);
    }

    /**
     * Named parts of an entry in the order of the data, each as lines: {@code dose} with "reps 10",
     * {@code precautions} one a line.
     *
     * @param general lines that say of themselves that they rest on general professional knowledge
     */
    public record Parts(Map<String, List<String>> lines, Set<String> general) {
        public Parts {
            general = Set.copyOf(general);
            Map<String, List<String>> copy = new LinkedHashMap<>();
            lines.forEach((part, text) -> copy.put(part, List.copyOf(text)));
            lines = Collections.unmodifiableMap(copy);
        }

        /** The lines of a part; none if the entry does not have it. */
        public List<String> of(String part) {
            return lines.getOrDefault(part, List.of());
        }
    }

    /** A technique by its id, as {@code TQ-EA}. */
    public Optional<TechniqueGuide> technique(String id) {
        return techniques.stream().filter(one -> one.id().equals(id)).findFirst();
    }

    /** What a technique is, how it is dosed and what to mind. */
    public record TechniqueGuide(
            String id, String name, String what, Parts parts, Backing backing) {}

    /** How a trial or consensus dosed acupuncture. */
    public record TrialDose(String id, String study, Parts parts, Backing backing) {}

    /**
     * What can go wrong, how often, and how it is graded.
     *
     * @param rates published rates, each with its denominator in the sentence
     * @param causality words for how likely the treatment was the cause
     */
    public record HarmsGuide(
            List<Statement> rates,
            List<Harm> taxonomy,
            List<Grade> grades,
            List<String> causality,
            List<String> expectedness,
            String askEverySession,
            Backing backing) {
        public HarmsGuide {
            rates = List.copyOf(rates);
            taxonomy = List.copyOf(taxonomy);
            grades = List.copyOf(grades);
            causality = List.copyOf(causality);
            expectedness = List.copyOf(expectedness);
        }

        /** True if this kind is never noted as anything less than serious. */
        public boolean isSerious(String category) {
            return kind(category).filter(Harm::isSerious).isPresent();
        }

        /** A kind of event by its code. */
        public Optional<Harm> kind(String category) {
            return taxonomy.stream().filter(kind -> kind.id().equals(category)).findFirst();
        }

        /** A kind of event in words; the code itself if the taxonomy does not know it. */
        public String text(String category) {
            return kind(category).map(Harm::text).orElse(category);
        }
    }

    /**
     * A kind of unwanted event.
     *
     * @param usualGrade id of the grade it most often has
     * @param then what to ask, advise or do; may be empty
     */
    public record Harm(String id, String text, String usualGrade, boolean reportable, String then) {

        /** True if it is serious whatever became of it, and is never noted as anything less. */
        public boolean isSerious() {
            return usualGrade.equals("serious");
        }

        /** True if more is to be done than to note it. */
        public boolean asksForMore() {
            return isSerious() || !then.isEmpty();
        }
    }

    public record Grade(String id, String text) {}

    /** What a guideline body says about one treatment; positions against stand beside those for. */
    public record GuidelinePosition(
            String id,
            String body,
            String about,
            String position,
            String strength,
            String population,
            String note,
            Backing backing) {}

    /**
     * A therapy that may stand beside acupuncture.
     *
     * @param role who gives it
     * @param rules ids of rules that limit it
     * @param off why it is switched off by default; empty if it is not
     */
    public record Therapy(
            String id,
            String name,
            String role,
            List<String> rules,
            String off,
            Parts parts,
            Backing backing) {
        /** Roles that do nothing beside the needles of a visit: themselves, or elsewhere. */
        private static final Set<String> ELSEWHERE =
                Set.of("acupuncture", "prescriber", "referral");

        public Therapy {
            rules = List.copyOf(rules);
        }

        /** True if it may be done in a visit, beside the needles. */
        public boolean isOfVisits() {
            return !ELSEWHERE.contains(role);
        }
    }

    /**
     * A herbal formula.
     *
     * @param herbs grams a day in decoction by herb, from and to
     * @param enabled false if one of its herbs has no entry of its own, or its composition is
     *     disputed: it must not be offered
     */
    public record Formula(
            String id,
            String name,
            String chinese,
            List<String> patterns,
            Map<String, Grams> herbs,
            List<String> cautions,
            String use,
            boolean enabled,
            Backing backing) {
        public Formula {
            patterns = List.copyOf(patterns);
            herbs = Collections.unmodifiableMap(new LinkedHashMap<>(herbs));
            cautions = List.copyOf(cautions);
        }
    }

    /** Grams a day, both included. */
    public record Grams(double lowest, double highest) {
        public Grams {
            if (!(lowest > 0 && lowest <= highest)) {
                throw new IllegalArgumentException(
                        "dose (%s to %s g) must rise from above 0".formatted(lowest, highest));
            }
        }
    }

    /**
     * @param herb as rules name it, {@code dang_gui}
     * @param dose grams a day as the source prints them
     */
    public record Herb(String herb, String dose, List<String> cautions, Backing backing) {
        private static final java.util.regex.Pattern RANGE =
                java.util.regex.Pattern.compile("[\\d.]+-([\\d.]+)\\b.*");

        public Herb {
            cautions = List.copyOf(cautions);
        }

        /** The most grams a day of its usual range; empty where the source prints no range. */
        public OptionalDouble mostGrams() {
            var range = RANGE.matcher(dose);
            return range.matches()
                    ? OptionalDouble.of(Double.parseDouble(range.group(1)))
                    : OptionalDouble.empty();
        }
    }

    /** When somebody else must be asked, who, and how soon. */
    public record ReferralTrigger(
            String id, String trigger, String to, String within, Backing backing) {}

    /** When a course is looked at again, and what is looked at. */
    public record ReviewPoint(String id, String when, String what, String note, Backing backing) {}

    /** A traditional pattern, recorded as a way of choosing points, not as a diagnosis. */
    public record Pattern(
            String id,
            String name,
            String chinese,
            List<String> signs,
            List<PointCode> adds,
            List<TechniqueKind> techniques,
            List<TechniqueKind> avoid,
            List<String> icd11,
            String note,
            Backing backing) {
        public Pattern {
            signs = List.copyOf(signs);
            adds = List.copyOf(adds);
            techniques = List.copyOf(techniques);
            avoid = List.copyOf(avoid);
            icd11 = List.copyOf(icd11);
        }
    }

    /**
     * What people do for themselves.
     *
     * @param stopRules when to stop
     * @param gate when exercises are shown at all
     */
    public record SelfCare(
            List<Statement> stopRules,
            Statement gate,
            List<Exercise> exercises,
            List<Statement> postureAndLifting,
            List<Habit> stress,
            List<Statement> sleep,
            List<Statement> comfort,
            List<Phase> progression) {
        public SelfCare {
            stopRules = List.copyOf(stopRules);
            exercises = List.copyOf(exercises);
            postureAndLifting = List.copyOf(postureAndLifting);
            stress = List.copyOf(stress);
            sleep = List.copyOf(sleep);
            comfort = List.copyOf(comfort);
            progression = List.copyOf(progression);
        }

        /** What an exercise or habit is called; the id itself if nobody knows it any more. */
        public String name(String id) {
            return Stream.concat(
                            exercises.stream()
                                    .filter(one -> one.id().equals(id))
                                    .map(Exercise::name),
                            stress.stream().filter(one -> one.id().equals(id)).map(Habit::name))
                    .findFirst()
                    .orElse(id);
        }
    }

    /**
     * @param phases {@code strong_pain}, {@code settling}, {@code strong}
     * @param how steps, one a line
     * @param dose as "reps 10", one a line
     * @param stop ids of stop rules, or words of its own
     * @param level how strong what is known about it is, in words
     * @param rules ids of rules that hide it
     * @param parts progress, avoid_if, prefer_if, caution and the like
     */
    public record Exercise(
            String id,
            String name,
            List<String> phases,
            List<String> how,
            List<String> dose,
            List<String> stop,
            String level,
            List<String> rules,
            Parts parts,
            Backing backing) {
        public Exercise {
            phases = List.copyOf(phases);
            how = List.copyOf(how);
            dose = List.copyOf(dose);
            stop = List.copyOf(stop);
            rules = List.copyOf(rules);
        }
    }

    /** A way to calm down or to pace oneself. */
    public record Habit(
            String id,
            String name,
            List<String> how,
            String dose,
            String stop,
            String level,
            Backing backing) {
        public Habit {
            how = List.copyOf(how);
        }
    }

    /**
     * A phase of recovery: from when, and towards what.
     *
     * @param legPain the leg pain that {@code from} names; empty where it names none
     */
    public record Phase(
            String id,
            String name,
            String from,
            Optional<LegPain> legPain,
            String goal,
            Backing backing) {}

    /**
     * Leg pain of 0 to 10, both ends included.
     *
     * @param days for how long it has to be so; 0 where one score is enough
     */
    public record LegPain(int lowest, int highest, int days) {
        public LegPain {
            if (!(0 <= lowest && lowest <= highest && highest <= 10 && days >= 0)) {
                throw new IllegalArgumentException(
                        "leg pain (%d to %d, %d days) must rise within 0 to 10"
                                .formatted(lowest, highest, days));
            }
        }

        public boolean holds(int score) {
            return score >= lowest && score <= highest;
        }
    }

    /**
     * One of the seventeen sub-items of STRICTA 2010.
     *
     * @param item as {@code 2c}
     * @param needs what must be told, in our words
     * @param completeness how often trials told it, as published; may be empty
     */
    public record StrictaItem(
            String id,
            String item,
            String title,
            String needs,
            List<RecordField> record,
            String completeness,
            String note,
            Backing backing) {
        public StrictaItem {
            record = List.copyOf(record);
        }
    }

    /**
     * A field of our record that answers a STRICTA item.
     *
     * @param per {@code course}, {@code session}, {@code needle}, {@code pair}, {@code
     *     practitioner} or {@code study}
     * @param requiredIf when it is required, if not always; may be empty
     */
    public record RecordField(
            String field, String type, String per, boolean required, String requiredIf) {}

    public Optional<Exercise> exercise(String id) {
        return selfCare.exercises().stream().filter(one -> one.id().equals(id)).findFirst();
    }

    public Optional<Therapy> therapy(String id) {
        return therapies.stream().filter(one -> one.id().equals(id)).findFirst();
    }
}
