package huantiao.meta.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every supported reference case, by its own tolerance. */
class ReferenceCasesTest {
    private static final Map<String, String> NOT_YET = Cases.notYet();

    /** Mutation testing asks for every n-th case only: it runs them a thousand times. */
    private static final int EVERY = Integer.getInteger("huantiao.every", 1);

    static Stream<Cases.Case> answered() {
        return IntStream.range(0, Cases.all().size())
                .filter(i -> i % EVERY == 0)
                .mapToObj(Cases.all()::get)
                .filter(c -> !NOT_YET.containsKey("kind " + c.asked().kind()))
                .filter(c -> !NOT_YET.containsKey("case " + c.asked().id()));
    }

    @ParameterizedTest
    @MethodSource("answered")
    void agreesWithTheReference(Cases.Case c) {
        assertThat(Cases.differences(c)).as(c.asked().id()).isEmpty();
    }

    @Test
    @Tag("long")
    void whatIsListedAsNotYetIsTrulyNotAnswered() {
        List<String> lies = new ArrayList<>();
        for (Cases.Case c : Cases.all()) {
            if (NOT_YET.containsKey("case " + c.asked().id()) && Cases.differences(c).isEmpty()) {
                lies.add(c.asked().id() + " is listed in not-yet.txt but passes: take it out");
            }
        }
        for (String kind : ReferenceKinds.supported()) {
            if (NOT_YET.containsKey("kind " + kind)) {
                lies.add(kind + " is listed in not-yet.txt but is answered: take it out");
            }
        }
        assertThat(lies).isEmpty();
    }

    @Test
    void everyKindOfTheFilesIsAnsweredOrListed() {
        Set<String> kinds =
                Cases.all().stream()
                        .map(c -> c.asked().kind())
                        .collect(Collectors.toCollection(TreeSet::new));
        kinds.removeAll(ReferenceKinds.supported());
        kinds.removeIf(kind -> NOT_YET.containsKey("kind " + kind));
        assertThat(kinds).isEmpty();
    }
}
