package huantiao.registry;

/**
 * A count that may leave the building, or the word that it is kept back.
 *
 * <p>What is kept back is one of the {@link #FEWEST} smallest numbers, or so near to everybody that
 * those left over are; which of both is not said.
 */
public sealed interface KeptCount {
    /**
     * The smallest number of people that is told. Ten or fewer are kept back, as the American
     * agency for Medicare asks of whoever publishes its data; unlike there, nobody is kept back
     * too.
     *
     * @see <a href="https://www.hhs.gov/guidance/document/cms-cell-suppression-policy">CMS Cell
     *     Suppression Policy</a>
     */
    int FEWEST = 11;

    /** Enough to be told. */
    record Told(int people) implements KeptCount {
        public Told {
            if (people < FEWEST) {
                throw new IllegalArgumentException(
                        "a count that leaves (%d) must be %d or more".formatted(people, FEWEST));
            }
        }
    }

    record KeptBack() implements KeptCount {}

    /** Told if there are enough of them. */
    static KeptCount of(int people) {
        return people < FEWEST ? new KeptBack() : new Told(people);
    }

    /** Told if there are enough of them and enough others. */
    static KeptCount of(int people, int among) {
        return among - people < FEWEST ? new KeptBack() : of(people);
    }
}
