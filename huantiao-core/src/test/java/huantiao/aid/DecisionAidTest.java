package huantiao.aid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import huantiao.aid.Expectation.NotKnown;
import huantiao.aid.Expectation.Reason;
import huantiao.aid.Prospect.Side;
import huantiao.aid.Way.Told;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DecisionAidTest {

    private static final Expectation NOT_READ = new NotKnown(Reason.NOT_READ, Optional.empty());

    @Test
    void asManyHarmsAreToldAsBenefits() {
        assertThat(Arrays.stream(Prospect.values()).filter(one -> one.side() == Side.HARM))
                .hasSize(Prospect.values().length / 2);
    }

    @Test
    void noWayMayLeaveAnythingOutOrTellItTwice() {
        List<Told> whole =
                Arrays.stream(Prospect.values()).map(one -> new Told(one, NOT_READ)).toList();

        assertThat(new Way(Choice.WAIT, whole).told(Prospect.SERIOUS)).isEqualTo(NOT_READ);
        assertThatThrownBy(() -> new Way(Choice.WAIT, whole.subList(0, 3)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("WAIT");
        assertThatThrownBy(() -> new Way(Choice.WAIT, whole.reversed()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anEditionMustBeReadAgain() {
        LocalDate day = LocalDate.of(2026, 11, 26);

        assertThatThrownBy(() -> new DecisionAid.Edition(day, day))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(DecisionAid.EDITION.readAgain())
                .isBeforeOrEqualTo(DecisionAid.EDITION.written().plusYears(1));
    }

    @Test
    void aPictureShowsEverybodyOnce() {
        assertThat(IconArray.of(39).icons()).hasSize(100).doesNotHaveDuplicates();
        assertThatThrownBy(() -> IconArray.of(101)).isInstanceOf(IllegalArgumentException.class);
    }
}
