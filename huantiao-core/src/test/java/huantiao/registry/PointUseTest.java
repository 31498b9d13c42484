package huantiao.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import huantiao.care.Stimulation;
import huantiao.registry.PointUse.OfPerson;
import huantiao.registry.PointUse.Visit;
import huantiao.registry.PointUse.Way;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PointUseTest {

    private static final Way HUANTIAO = new Way("GB30", Stimulation.ELECTRICAL);
    private static final Way BY_HAND = new Way("GB30", Stimulation.MANUAL);

    @Test
    void aPointIsCountedForEachWayByItself() {
        var use =
                PointUse.of(
                        List.of(
                                new OfPerson(
                                        true, List.of(visit(6, 4, HUANTIAO), visit(5, 4, BY_HAND))),
                                new OfPerson(true, List.of(visit(6, 6, HUANTIAO)))));

        assertThat(use.rows())
                .extracting(PointUse.Row::how, PointUse.Row::sessions, PointUse.Row::people)
                .containsExactly(
                        tuple(Stimulation.ELECTRICAL, 2, 2), tuple(Stimulation.MANUAL, 1, 1));
    }

    @Test
    void belowTwentyPeopleNothingIsSaidOfWhatFollowed() {
        var nineteen = PointUse.of(people(19)).rows().getFirst();
        var twenty = PointUse.of(people(20)).rows().getFirst();

        assertThat(nineteen.sessions()).isEqualTo(19);
        assertThat(nineteen.atVisit()).isEmpty();
        assertThat(nineteen.harms()).isEmpty();
        assertThat(twenty.atVisit()).contains(new PointUse.Followed(20, 20, 6, 4));
        assertThat(twenty.harms()).contains(new PointUse.Harms(20, 20, 0, 0));
        assertThat(twenty.toNext()).as("nobody came again").isEmpty();
    }

    @Test
    void somebodyWithManyVisitsCountsOnce() {
        var people = new ArrayList<>(people(19));
        people.add(new OfPerson(true, Collections.nCopies(50, visit(10, 10, HUANTIAO))));

        var followed = PointUse.of(people).rows().getFirst().atVisit().orElseThrow();

        assertThat(followed.sessions()).isEqualTo(69);
        assertThat(followed.before()).isEqualTo((19 * 6 + 10) / 20.0, within(1e-12));
        assertThat(followed.after()).isEqualTo((19 * 4 + 10) / 20.0, within(1e-12));
    }

    @Test
    void whoDidNotAgreeIsInNoFigureAndIsSaid() {
        var people = new ArrayList<>(people(3));
        people.add(new OfPerson(false, List.of(visit(6, 1, HUANTIAO))));
        people.add(new OfPerson(false, List.of()));

        var use = PointUse.of(people);

        assertThat(use.people()).isEqualTo(3);
        assertThat(use.notCounted()).isEqualTo(1);
        assertThat(use.rows().getFirst().sessions()).isEqualTo(3);
    }

    @Test
    void aNumberNobodyGaveIsNotTakenForNought() {
        var people = new ArrayList<>(people(20));
        people.add(
                new OfPerson(
                        true,
                        List.of(
                                new Visit(
                                        Set.of(HUANTIAO),
                                        OptionalInt.of(9),
                                        OptionalInt.empty(),
                                        OptionalInt.empty(),
                                        false,
                                        true,
                                        true))));

        var row = PointUse.of(people).rows().getFirst();

        assertThat(row.people()).isEqualTo(21);
        assertThat(row.atVisit()).contains(new PointUse.Followed(20, 20, 6, 4));
        assertThat(row.harms()).contains(new PointUse.Harms(20, 20, 0, 0));
    }

    @Test
    void theOrderOfPeopleDoesNotMatter() {
        var people = new ArrayList<>(people(25));
        people.add(new OfPerson(true, List.of(visit(2, 8, BY_HAND, HUANTIAO))));
        var shuffled = new ArrayList<>(people);
        Collections.shuffle(shuffled, new Random(4));

        assertThat(PointUse.of(shuffled).rows())
                .extracting(PointUse.Row::point, PointUse.Row::how, PointUse.Row::sessions)
                .isEqualTo(
                        PointUse.of(people).rows().stream()
                                .map(row -> tuple(row.point(), row.how(), row.sessions()))
                                .toList());
    }

    private static List<OfPerson> people(int number) {
        return Collections.nCopies(number, new OfPerson(true, List.of(visit(6, 4, HUANTIAO))));
    }

    private static Visit visit(int before, int after, Way... ways) {
        return new Visit(
                Set.of(ways),
                OptionalInt.of(before),
                OptionalInt.of(after),
                OptionalInt.empty(),
                true,
                false,
                false);
    }
}
