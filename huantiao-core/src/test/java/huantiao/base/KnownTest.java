package huantiao.base;

import static huantiao.base.Known.NO;
import static huantiao.base.Known.UNKNOWN;
import static huantiao.base.Known.YES;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class KnownTest {

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    YES,     YES,     YES,     YES
                    YES,     NO,      NO,      YES
                    YES,     UNKNOWN, UNKNOWN, YES
                    NO,      YES,     NO,      YES
                    NO,      NO,      NO,      NO
                    NO,      UNKNOWN, NO,      UNKNOWN
                    UNKNOWN, YES,     UNKNOWN, YES
                    UNKNOWN, NO,      NO,      UNKNOWN
                    UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN
                    """)
    void followsKleenesTables(Known left, Known right, Known and, Known or) {
        assertThat(left.and(right)).isEqualTo(and);
        assertThat(left.or(right)).isEqualTo(or);
    }

    @ParameterizedTest
    @EnumSource
    void contradictingTwiceChangesNothing(Known value) {
        assertThat(value.not().not()).isEqualTo(value);
        assertThat(UNKNOWN.not()).isEqualTo(UNKNOWN);
        assertThat(YES.not()).isEqualTo(NO);
    }
}
