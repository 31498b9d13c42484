package huantiao.base;

import java.util.List;

/**
 * What a fact rests on: the sources it was read in, and which part of it nobody read anywhere.
 *
 * <p>A screen that shows the fact can open its sources, and says "general professional knowledge"
 * where {@link #isGeneralKnowledge()} or {@link #isGeneralKnowledge(String)} says so.
 *
 * @param sources where it was read; never empty
 * @param wholeUnverified true if the whole fact rests on general professional knowledge alone
 * @param unverifiedParts the fields or parts that do, when only some of it does
 * @param disagreement how sources differ and which reading was taken; empty when they agree
 */
public record Backing(
        List<Source> sources,
        boolean wholeUnverified,
        List<String> unverifiedParts,
        String disagreement) {
    public Backing {
        sources = List.copyOf(sources);
        unverifiedParts = List.copyOf(unverifiedParts);
        if (sources.isEmpty()) {
            throw new IllegalArgumentException("a fact must name at least one source");
        }
        if (wholeUnverified && !unverifiedParts.isEmpty()) {
            throw new IllegalArgumentException(
                    "a fact unverified as a whole must not list unverified parts (%s)"
                            .formatted(unverifiedParts));
        }
    }

    /** A fact read in the sources, nothing unverified, nobody disagreeing. */
    public static Backing of(Source... sources) {
        return new Backing(List.of(sources), false, List.of(), "");
    }

    /** True if all of it rests on general professional knowledge. */
    public boolean isGeneralKnowledge() {
        return wholeUnverified || sources.stream().allMatch(Source::isGeneralKnowledge);
    }

    /** True if this part of it does, be it named itself or inside a part that is. */
    public boolean isGeneralKnowledge(String part) {
        return isGeneralKnowledge()
                || unverifiedParts.stream()
                        .anyMatch(named -> part.equals(named) || part.startsWith(named + "."));
    }
}
