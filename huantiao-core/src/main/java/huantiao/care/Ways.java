package huantiao.care;

import java.util.List;
import java.util.Optional;

/**
 * How the techniques of a plan are meant to be done, in the records a visit keeps of what was done.
 *
 * @param sought what the needles are to bring
 * @param pairs current between planned needles
 * @param beside cups, moxa, pressure, massage and ear seeds, each once
 * @param manipulation how the needles are to be worked by hand; empty where nobody said it, and in
 *     plans from before it was asked
 */
public record Ways(
        Optional<Response> sought,
        List<ElectroPair> pairs,
        List<Technique> beside,
        Optional<Manipulation> manipulation) {

    /** Of which nobody said how its needles are worked by hand. */
    public Ways(Optional<Response> sought, List<ElectroPair> pairs, List<Technique> beside) {
        this(sought, pairs, beside, Optional.empty());
    }

    public Ways {
        pairs = List.copyOf(pairs);
        beside = List.copyOf(beside);
    }

    /** The same, with what is felt at the needles of the leads to be asked anew. */
    public Ways unfelt() {
        return new Ways(
                sought, pairs.stream().map(ElectroPair::unfelt).toList(), beside, manipulation);
    }

    /** The ways, or nothing where they say nothing. */
    public static Optional<Ways> of(
            Optional<Response> sought,
            List<ElectroPair> pairs,
            List<Technique> beside,
            Optional<Manipulation> manipulation) {
        return sought.isEmpty() && pairs.isEmpty() && beside.isEmpty() && manipulation.isEmpty()
                ? Optional.empty()
                : Optional.of(new Ways(sought, pairs, beside, manipulation));
    }
}
