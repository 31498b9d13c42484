package huantiao.app.door;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class TriesTest {

    private static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");

    @Test
    void theWaitDoublesUpToAQuarterOfAnHour() {
        var tries = new Tries(3, 100);
        var now = NINE;

        assertThat(tries.begin("pia", now)).isEmpty();
        assertThat(tries.begin("pia", now)).isEmpty();
        assertThat(tries.begin("pia", now)).isEmpty();
        for (long seconds : new long[] {1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900}) {
            var wait = tries.begin("pia", now).orElseThrow().time();
            assertThat(wait).isEqualTo(Duration.ofSeconds(seconds));
            now = now.plus(wait);
            assertThat(tries.begin("pia", now)).isEmpty();
        }
    }

    @Test
    void onlyTheFirstOneTurnedAwayIsTold() {
        var tries = new Tries(1, 100);
        tries.begin("pia", NINE);

        assertThat(tries.begin("pia", NINE).orElseThrow().first()).isTrue();
        assertThat(tries.begin("pia", NINE).orElseThrow().first()).isFalse();
    }

    @Test
    void oneKeyDoesNotSlowAnother() {
        var tries = new Tries(1, 100);
        tries.begin("pia", NINE);

        assertThat(tries.begin("frank", NINE)).isEmpty();
    }

    @Test
    void aSuccessForgives() {
        var tries = new Tries(1, 100);
        tries.begin("pia", NINE);

        tries.forgive("pia");

        assertThat(tries.begin("pia", NINE)).isEmpty();
    }

    @Test
    void anHourForgets() {
        var tries = new Tries(1, 100);
        for (int i = 0; i < 20; i++) {
            tries.begin("pia", NINE.plus(Duration.ofMinutes(16L * i)));
        }
        var later = NINE.plus(Duration.ofMinutes(16L * 19 + 60));

        assertThat(tries.begin("pia", later)).isEmpty();
        assertThat(tries.begin("pia", later).orElseThrow().time()).hasSeconds(1);
    }

    @Test
    void aClockSetBackShutsNobodyOut() {
        var tries = new Tries(1, 100);
        tries.begin("pia", NINE);

        assertThat(tries.begin("pia", NINE.minus(Duration.ofDays(1)))).isEmpty();
    }

    @Test
    void memoryIsBounded() {
        var tries = new Tries(1, 100);
        for (int i = 0; i < 1_000; i++) {
            tries.begin("name " + i, NINE);
        }

        assertThat(tries.size()).isEqualTo(100);
    }
}
