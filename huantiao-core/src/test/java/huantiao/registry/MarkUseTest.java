package huantiao.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import huantiao.body.Feeling;
import huantiao.body.Mark;
import huantiao.body.Region;
import huantiao.body.Side;
import huantiao.registry.MarkUse.OfPerson;
import huantiao.registry.MarkUse.Start;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MarkUseTest {

    private static final Mark CALF = new Mark(Region.CALF, Side.LEFT, Feeling.PAIN);
    private static final Mark SOLE = new Mark(Region.SOLE, Side.LEFT, Feeling.NUMBNESS);

    @Test
    void eachMarkIsCountedBySideAndFeelingMostPeopleFirst() {
        var right = new Mark(Region.CALF, Side.RIGHT, Feeling.PAIN);
        var use = MarkUse.of(List.of(came(CALF), came(CALF, SOLE), came(right)));

        assertThat(use.people()).isEqualTo(3);
        assertThat(use.rows())
                .extracting(MarkUse.Row::mark, MarkUse.Row::people)
                .containsExactly(tuple(CALF, 2), tuple(right, 1), tuple(SOLE, 1));
    }

    @Test
    void belowTwentyPeopleNothingIsSaidOfWhatFollowed() {
        var nineteen = MarkUse.of(Collections.nCopies(19, came(CALF))).rows().getFirst();
        var twenty = MarkUse.of(Collections.nCopies(20, came(CALF))).rows().getFirst();

        assertThat(nineteen.people()).isEqualTo(19);
        assertThat(nineteen.leg()).isEmpty();
        assertThat(nineteen.again()).isEmpty();
        assertThat(twenty.leg()).contains(new MarkUse.Followed(20, 6, 3));
        assertThat(twenty.again()).contains(new MarkUse.Again(20, 0));
    }

    @Test
    void whoMarkedItAgainIsCountedAmongThoseWhoMarkedTheChartOnceMore() {
        var people = new ArrayList<>(Collections.nCopies(20, came(CALF)));
        people.add(course(OptionalInt.of(10), OptionalInt.of(9), Optional.of(Set.of(CALF, SOLE))));
        people.add(course(OptionalInt.of(8), OptionalInt.empty(), Optional.empty()));

        var row = MarkUse.of(people).rows().getFirst();

        assertThat(row.people()).isEqualTo(22);
        assertThat(row.again()).contains(new MarkUse.Again(21, 1));
        var leg = row.leg().orElseThrow();
        assertThat(leg.people()).isEqualTo(21);
        assertThat(leg.before()).isEqualTo((20 * 6 + 10) / 21.0, within(1e-12));
        assertThat(leg.after()).isEqualTo((20 * 3 + 9) / 21.0, within(1e-12));
    }

    @Test
    void whoDidNotAgreeWhoDidNotComeAndWhoMarkedNothingAreInNoRow() {
        var use =
                MarkUse.of(
                        List.of(
                                came(CALF),
                                came(),
                                new OfPerson(false, came(SOLE).start()),
                                new OfPerson(true, Optional.empty())));

        assertThat(use.people()).isEqualTo(1);
        assertThat(use.unmarked()).isEqualTo(1);
        assertThat(use.notCounted()).isEqualTo(1);
        assertThat(use.rows()).extracting(MarkUse.Row::mark).containsExactly(CALF);
    }

    private static OfPerson came(Mark... marks) {
        return new OfPerson(
                true,
                Optional.of(
                        new Start(
                                Set.of(marks),
                                OptionalInt.of(6),
                                OptionalInt.of(3),
                                Optional.of(Set.of()))));
    }

    private static OfPerson course(OptionalInt first, OptionalInt last, Optional<Set<Mark>> later) {
        return new OfPerson(true, Optional.of(new Start(Set.of(CALF), first, last, later)));
    }
}
