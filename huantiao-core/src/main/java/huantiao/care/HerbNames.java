package huantiao.care;

import huantiao.triage.Rules;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Herbs as people write them, and as the rules know them. Case, tone marks and what stands between
 * syllables make no difference. A name that is read as no herb passes every rule, so it has to be
 * told from one that the rules know and do not mind.
 */
public final class HerbNames {

    private static final Pattern BETWEEN_NAMES = Pattern.compile("[,;+/\\n、，；]");
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern GRAMS = Pattern.compile("\\d+g?|g");

    /** One syllable: a second herb, written as one word, is none. */
    private static final Pattern SYLLABLE =
            Pattern.compile("(?:[zcs]h|[bpmfdtnlgkhjqxrzcsyw])?[aeiou]{1,3}(?:ng|n|r)?");

    private final Map<String, String> codes = new TreeMap<>();
    private final Map<String, CareLibrary.Formula> formulas = new LinkedHashMap<>();

    private HerbNames() {}

    /** How a name was read. */
    public enum How {
        /** A herb of the rules or of the library, as it is. */
        HERB,
        /** Herbs with one syllable more, as in the prepared {@code zhi fu zi}. */
        LONGER,
        /** A formula that is described. */
        FORMULA,
        /** A formula of which a herb is not described, or sources disagree what is in it. */
        FORMULA_NOT_OFFERED,
        /** No rule and no description knows it, or not all of it. */
        UNKNOWN
    }

    /**
     * A name that somebody wrote.
     *
     * @param name as it was written
     * @param herbs codes for the rules; of an unknown name those found inside it
     */
    public record Read(String name, How how, List<String> herbs) {
        public Read {
            herbs = List.copyOf(herbs);
        }

        /** True if the rules can speak of all of it. */
        public boolean isKnown() {
            return switch (how) {
                case HERB, LONGER, FORMULA -> true;
                case FORMULA_NOT_OFFERED, UNKNOWN -> false;
            };
        }
    }

    /** Every herb that a rule looks for, that is part of a formula, or that is described. */
    public static HerbNames of(
            Rules rules, List<CareLibrary.Formula> formulas, List<CareLibrary.Herb> described) {
        var names = new HerbNames();
        Stream.of(
                        rules.entriesNamed(Rules.HERBS).stream(),
                        formulas.stream().flatMap(formula -> formula.herbs().keySet().stream()),
                        described.stream().map(CareLibrary.Herb::herb))
                .flatMap(codes -> codes)
                .forEach(code -> names.codes.put(key(code), code));
        for (var formula : formulas) {
            for (var name : List.of(formula.name(), formula.id(), formula.chinese())) {
                names.formulas.put(key(name), formula);
            }
        }
        return names;
    }

    /**
     * Supplements in the place of herbs. A dose that is high is not told from another: {@code
     * fish_oil_high} is meant by "fish oil" too.
     */
    public static HerbNames ofSupplements(Rules rules) {
        var names = new HerbNames();
        for (var code : rules.entriesNamed(Rules.SUPPLEMENTS)) {
            names.codes.put(key(code), code);
            names.codes.put(key(code.replaceFirst("_high$", "")), code);
        }
        return names;
    }

    /** The names of one text, with commas or the like between them. */
    public static List<String> split(String text) {
        return Arrays.stream(BETWEEN_NAMES.split(text))
                .map(HerbNames::plain)
                .filter(name -> !name.isEmpty())
                .distinct()
                .toList();
    }

    /** A name to be read by people: {@code dang_gui} as "dang gui". */
    public static String plain(String name) {
        return name.replace('_', ' ').strip().replaceAll("\\s+", " ");
    }

    /** Reads one name. Grams beside it are passed over: no rule speaks of them. */
    public Read read(String name) {
        var words = words(name).stream().filter(word -> !GRAMS.matcher(word).matches()).toList();
        var whole = String.join("", words);
        if (codes.containsKey(whole)) {
            return new Read(name, How.HERB, List.of(codes.get(whole)));
        }
        if (formulas.containsKey(whole)) {
            var formula = formulas.get(whole);
            return new Read(
                    name,
                    formula.enabled() ? How.FORMULA : How.FORMULA_NOT_OFFERED,
                    List.copyOf(formula.herbs().keySet()));
        }
        return inside(name, words);
    }

    public List<Read> read(List<String> names) {
        return names.stream().map(this::read).toList();
    }

    /** What the rules look for in these names, in their order. */
    public List<String> codes(List<String> names) {
        return read(names).stream().flatMap(read -> read.herbs().stream()).distinct().toList();
    }

    /** All herbs, by their codes. */
    public Set<String> codes() {
        return Set.copyOf(codes.values());
    }

    /** All herbs, to be read by people. */
    public List<String> known() {
        return codes.values().stream().map(HerbNames::plain).sorted().toList();
    }

    /** Names of the formulas that may be written instead of their herbs. */
    public List<String> knownFormulas() {
        return formulas.values().stream()
                .filter(CareLibrary.Formula::enabled)
                .map(CareLibrary.Formula::name)
                .distinct()
                .toList();
    }

    /** Herbs and formulas that are whole words of a longer name. */
    private Read inside(String name, List<String> words) {
        var found = new LinkedHashSet<String>();
        var covered = new boolean[words.size()];
        boolean holdsFormula = false;
        for (int from = 0; from < words.size(); from++) {
            for (int to = from + 1; to <= words.size(); to++) {
                var part = String.join("", words.subList(from, to));
                if (codes.containsKey(part)) {
                    found.add(codes.get(part));
                    Arrays.fill(covered, from, to, true);
                }
                if (formulas.containsKey(part)) {
                    found.addAll(formulas.get(part).herbs().keySet());
                    holdsFormula = true;
                }
            }
        }
        var left = new ArrayList<String>();
        for (int at = 0; at < words.size(); at++) {
            if (!covered[at]) {
                left.add(words.get(at));
            }
        }
        boolean isJudged =
                !found.isEmpty()
                        && !holdsFormula
                        && left.size() <= 1
                        && left.stream().allMatch(one -> SYLLABLE.matcher(one).matches());
        return new Read(name, isJudged ? How.LONGER : How.UNKNOWN, List.copyOf(found));
    }

    private static List<String> words(String name) {
        var bare = MARKS.matcher(Normalizer.normalize(name, Normalizer.Form.NFD)).replaceAll("");
        return Arrays.stream(BETWEEN_WORDS.split(bare.toLowerCase(Locale.ROOT)))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    private static String key(String name) {
        return String.join("", words(name));
    }
}
