package huantiao.meta;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Judgments of the risk of bias, by study and domain, and what share of the studies each judgment
 * has.
 *
 * @param domains names of the domains, in order; the overall judgment is one of them where given
 * @param studies judgments by the name of the study, one per domain
 */
public record BiasJudgments(List<String> domains, Map<String, List<Judgment>> studies) {

    /** The judgments of RoB 2, ROBINS-I and the older Cochrane tool, best first. */
    public enum Judgment {
        LOW("Low", "+"),
        SOME_CONCERNS("Some concerns", "−"),
        MODERATE("Moderate", "−"),
        UNCLEAR("Unclear", "?"),
        HIGH("High", "×"),
        SERIOUS("Serious", "×"),
        CRITICAL("Critical", "!"),
        NO_INFORMATION("No information", "?");

        private final String label;
        private final String sign;

        Judgment(String label, String sign) {
            this.label = label;
            this.sign = sign;
        }

        public String label() {
            return label;
        }

        /** One character that tells it without colour. */
        public String sign() {
            return sign;
        }

        /**
         * Reads a judgment as reviewers write it, such as {@code some concerns}, {@code Low risk}
         * or {@code +}.
         *
         * @throws IllegalArgumentException when no judgment is written so
         */
        public static Judgment of(String word) {
            String plain =
                    word.strip()
                            .toLowerCase(Locale.ROOT)
                            .replace('_', ' ')
                            .replaceFirst(" (risk|risk of bias)$", "");
            for (Judgment each : values()) {
                if (each.label.toLowerCase(Locale.ROOT).equals(plain) || each.sign.equals(plain)) {
                    return each;
                }
            }
            return switch (plain) {
                case "-", "some" -> SOME_CONCERNS;
                case "x" -> HIGH;
                default ->
                        throw new IllegalArgumentException(
                                "judgment (%s) must be low, some concerns, high, unclear, moderate, serious, critical or no information"
                                        .formatted(word));
            };
        }
    }

    public BiasJudgments {
        domains = List.copyOf(domains);
        Map<String, List<Judgment>> copy = new LinkedHashMap<>();
        for (Map.Entry<String, List<Judgment>> each : studies.entrySet()) {
            if (each.getValue().size() != domains.size()) {
                throw new IllegalArgumentException(
                        "judgments of %s (%d) must be as many as domains (%d)"
                                .formatted(each.getKey(), each.getValue().size(), domains.size()));
            }
            copy.put(each.getKey(), List.copyOf(each.getValue()));
        }
        studies = java.util.Collections.unmodifiableMap(copy);
    }

    /** The judgments of a study, one per domain; empty when there are none. */
    public List<Judgment> of(String study) {
        return studies.getOrDefault(study, List.of());
    }

    /** Number of studies with a judgment in a domain. */
    public int count(int domain, Judgment judgment) {
        return (int) studies.values().stream().filter(j -> j.get(domain) == judgment).count();
    }

    /** Share of the studies with a judgment in a domain, in percent. */
    public double percent(int domain, Judgment judgment) {
        return studies.isEmpty() ? Double.NaN : 100.0 * count(domain, judgment) / studies.size();
    }

    /** A short sign for each domain, {@code A}, {@code B} and so on. */
    public List<String> letters() {
        List<String> letters = new ArrayList<>();
        for (int i = 0; i < domains.size(); i++) {
            letters.add(i < 26 ? Character.toString('A' + i) : Integer.toString(i + 1));
        }
        return letters;
    }

    /** What the letters stand for, in one line. */
    public String legend() {
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < domains.size(); i++) {
            parts.add(letters().get(i) + " " + domains.get(i));
        }
        return String.join("; ", parts);
    }

    /** The judgments that occur, best first. */
    public List<Judgment> occurring() {
        return java.util.Arrays.stream(Judgment.values())
                .filter(j -> studies.values().stream().anyMatch(list -> list.contains(j)))
                .toList();
    }
}
