package huantiao.care;

import static org.assertj.core.api.Assertions.assertThat;

import huantiao.body.Feeling;
import huantiao.body.Mark;
import huantiao.body.Region;
import huantiao.body.Side;
import huantiao.triage.Declaration;
import huantiao.triage.FactType;
import huantiao.triage.Vocabulary;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PainSideTest {

    private static final Vocabulary WORDS =
            new Vocabulary(
                    List.of(
                            new Declaration(
                                    "leg_side",
                                    new FactType.Choice(Set.of("none", "left", "right", "both")),
                                    "",
                                    "",
                                    false)));

    private static final Mark RIGHT_CALF = new Mark(Region.CALF, Side.RIGHT, Feeling.PAIN);
    private static final Mark LEFT_FOOT = new Mark(Region.FOOT_TOP, Side.LEFT, Feeling.BURNING);

    @Test
    void itIsWhatIsMarkedAsPainAndElseWhatWasAnswered() {
        var nothing = WORDS.nothingKnown();
        assertThat(PainSide.of(nothing, List.of())).isEmpty();
        assertThat(PainSide.of(nothing.with("leg_side", "none"), List.of())).isEmpty();
        assertThat(PainSide.of(nothing.with("leg_side", "left"), List.of())).contains(Side.LEFT);
        assertThat(PainSide.of(nothing.with("leg_side", "both"), List.of())).contains(Side.BOTH);
        assertThat(PainSide.of(nothing, List.of(RIGHT_CALF))).contains(Side.RIGHT);
        assertThat(PainSide.of(nothing, List.of(RIGHT_CALF, LEFT_FOOT))).contains(Side.BOTH);
        assertThat(PainSide.of(nothing.with("leg_side", "both"), List.of(RIGHT_CALF)))
                .as("the other leg was named for something else that is felt there")
                .contains(Side.RIGHT);
        assertThat(
                        PainSide.of(
                                nothing.with("leg_side", "left"),
                                List.of(new Mark(Region.TOES, Side.LEFT, Feeling.NUMBNESS))))
                .as("where no pain is marked, what is felt says which leg it is")
                .contains(Side.LEFT);
    }

    @Test
    void theBackAndANumbOrWeakLegSayNothingOfIt() {
        var marks =
                List.of(
                        RIGHT_CALF,
                        new Mark(Region.LOW_BACK, Side.LEFT, Feeling.PAIN),
                        new Mark(Region.TOES, Side.LEFT, Feeling.NUMBNESS),
                        new Mark(Region.TOES, Side.LEFT, Feeling.TINGLING),
                        new Mark(Region.TOES, Side.LEFT, Feeling.WEAKNESS));

        assertThat(PainSide.of(WORDS.nothingKnown(), marks)).contains(Side.RIGHT);
    }
}
