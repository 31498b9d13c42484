package huantiao.aid;

import java.util.Arrays;
import java.util.List;

/**
 * One way with everything that is told of it. Each way answers the same questions in the same
 * order, so that none is painted brighter than another by what is left out.
 */
public record Way(Choice choice, List<Told> told) {

    /** What is known of one thing, or that it is not known. */
    public record Told(Prospect prospect, Expectation expectation) {}

    public Way {
        told = List.copyOf(told);
        if (!told.stream().map(Told::prospect).toList().equals(Arrays.asList(Prospect.values()))) {
            throw new IllegalArgumentException(
                    "%s must answer every prospect once and in order".formatted(choice));
        }
    }

    /** What is told of one thing. */
    public Expectation told(Prospect prospect) {
        return told.stream()
                .filter(one -> one.prospect() == prospect)
                .findFirst()
                .orElseThrow()
                .expectation();
    }
}
