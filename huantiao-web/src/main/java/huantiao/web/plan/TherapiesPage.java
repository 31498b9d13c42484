package huantiao.web.plan;

import huantiao.base.Backing;
import huantiao.care.CareLibrary;
import huantiao.care.CareLibrary.Formula;
import huantiao.care.CareLibrary.Grams;
import huantiao.care.CareLibrary.Herb;
import huantiao.care.CareLibrary.Therapy;
import huantiao.care.CareLibrary.TrialDose;
import huantiao.care.CareRules;
import huantiao.triage.RedFlags;
import huantiao.triage.Rule;
import huantiao.triage.Rules;
import huantiao.web.Words;
import huantiao.web.triage.FactQuestions;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The reviewed knowledge of care beside the points, as it is read.
 *
 * @param rules by which a therapy is limited
 */
public record TherapiesPage(CareLibrary library, CareRules rules) {

    /** What is planned stands above the rules of it. */
    private static final Set<String> PLANNED =
            Set.of(Rules.TECHNIQUES, Rules.POINTS, Rules.HERBS, Rules.SUPPLEMENTS);

    /** A line, and whether it rests on general professional knowledge. */
    public record Line(String text, boolean general) {}

    /** Something of an entry by its name in words, and its lines. */
    public record Part(String name, List<Line> lines) {
        public Part {
            lines = List.copyOf(lines);
        }
    }

    /** What is known of a therapy, part by part. */
    public List<Part> parts(Therapy therapy, Words words) {
        return parts(therapy.parts(), therapy.backing(), words);
    }

    /** How a trial dosed needles, part by part. */
    public List<Part> parts(TrialDose dose, Words words) {
        return parts(dose.parts(), dose.backing(), words);
    }

    private static List<Part> parts(CareLibrary.Parts parts, Backing backing, Words words) {
        return parts.lines().entrySet().stream()
                .filter(part -> !part.getValue().isEmpty())
                .map(part ->
                        new Part(
                                words.say("therapies.part." + part.getKey()),
                                part.getValue().stream()
                                        .map(line ->
                                                new Line(
                                                        said(part.getKey(), line, words),
                                                        parts.general().contains(line)
                                                                || backing.isGeneralKnowledge(
                                                                        part.getKey())))
                                        .toList()))
                .toList();
    }

    /** A line that is a code of the data is said in words. */
    private static String said(String part, String line, Words words) {
        var key = "therapies.%s.%s".formatted(part, line);
        return words.knows(key) ? words.say(key) : line;
    }

    /** What of an entry nobody read in a source, in words. */
    public String unverified(Backing backing, Words words) {
        return backing.isGeneralKnowledge()
                ? ""
                : backing.unverifiedParts().stream()
                        .map(part -> words.say("therapies.unverified." + part))
                        .collect(Collectors.joining(", "));
    }

    /** What a guideline speaks of. */
    public String about(CareLibrary.GuidelinePosition position, Words words) {
        var key = "therapies.about." + position.about();
        return words.knows(key) ? words.say(key) : position.about();
    }

    public String position(CareLibrary.GuidelinePosition position, Words words) {
        return words.say("therapies.position." + position.position());
    }

    /** The rules that limit a therapy. */
    public List<Rule> rules(Therapy therapy) {
        return therapy.rules().stream().flatMap(id -> rules.rules().find(id).stream()).toList();
    }

    /** What a rule looks at, in words; empty where it looks at what is planned alone. */
    public String looksAt(Rule rule, Words words) {
        return rule.when().facts().stream()
                .filter(fact -> !PLANNED.contains(fact))
                .filter(fact ->
                        fact.equals(RedFlags.TRIAGE)
                                || FactQuestions.hasWords(words, fact, rules.flags()))
                .map(fact ->
                        fact.equals(RedFlags.TRIAGE)
                                ? words.say("therapies.looks-at.signs")
                                : FactQuestions.brief(words, fact, rules.flags()))
                .distinct()
                .collect(Collectors.joining(", "));
    }

    /** Formulas whose herbs are all described here: no other is shown. */
    public List<Formula> formulas() {
        return library.formulas().stream().filter(Formula::enabled).toList();
    }

    /** Herbs of a formula with their grams a day, none above what its own entry has as the most. */
    public String herbs(Formula formula, Words words) {
        return formula.herbs().entrySet().stream()
                .map(herb -> herb(herb.getKey(), herb.getValue(), words))
                .collect(Collectors.joining(", "));
    }

    private String herb(String herb, Grams grams, Words words) {
        var most = most(herb);
        return most.isPresent() && most.getAsDouble() < grams.highest()
                ? words.say("therapies.at-most", plain(herb), grams(most.getAsDouble()))
                : "%s %s–%s g"
                        .formatted(plain(herb), grams(grams.lowest()), grams(grams.highest()));
    }

    /** Herbs of which the formula has more than their own entry. */
    public List<String> capped(Formula formula) {
        return formula.herbs().entrySet().stream()
                .filter(herb ->
                        most(herb.getKey()).orElse(Double.MAX_VALUE) < herb.getValue().highest())
                .map(Map.Entry::getKey)
                .toList();
    }

    private OptionalDouble most(String herb) {
        return library.herbs().stream()
                .filter(one -> one.herb().equals(herb))
                .map(Herb::mostGrams)
                .findFirst()
                .orElse(OptionalDouble.empty());
    }

    private static String grams(double grams) {
        return BigDecimal.valueOf(grams).stripTrailingZeros().toPlainString();
    }

    /** An identifier of the data as words: {@code dang_gui} as "dang gui". */
    public static String plain(String code) {
        return code.replace('_', ' ');
    }
}
