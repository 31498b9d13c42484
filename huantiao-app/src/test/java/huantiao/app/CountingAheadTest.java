package huantiao.app;

import static org.assertj.core.api.Assertions.assertThat;

import huantiao.base.ClinicId;
import huantiao.people.Clinic;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Each clinic's day is counted once, when it is over where the clinic is. */
class CountingAheadTest {

    private static final Clinic LISBON = clinic("Lisbon", "Europe/Lisbon");
    private static final Clinic AUCKLAND = clinic("Auckland", "Pacific/Auckland");

    private record Count(Clinic clinic, LocalDate day) {}

    private final MovingClock clock = new MovingClock();
    private final List<Count> counts = new ArrayList<>();

    @Test
    void aDayIsCountedOnceWhenItIsOverInTheClinicsZone() {
        var ahead =
                new CountingAhead(
                        () -> List.of(LISBON, AUCKLAND),
                        (clinic, day) -> counts.add(new Count(clinic, day)),
                        clock);

        ahead.once();
        ahead.once();
        assertThat(counts)
                .containsExactly(
                        new Count(LISBON, LocalDate.of(2026, 3, 1)),
                        new Count(AUCKLAND, LocalDate.of(2026, 3, 1)));

        counts.clear();
        clock.move(Duration.ofHours(3));
        ahead.once();
        assertThat(counts).containsExactly(new Count(AUCKLAND, LocalDate.of(2026, 3, 2)));

        counts.clear();
        clock.move(Duration.ofHours(12));
        ahead.once();
        assertThat(counts).containsExactly(new Count(LISBON, LocalDate.of(2026, 3, 2)));
    }

    @Test
    void aClinicThatFailsKeepsNobodyWaitingAndIsTriedAgain() {
        var ahead =
                new CountingAhead(
                        () -> List.of(LISBON, AUCKLAND),
                        (clinic, day) -> {
                            counts.add(new Count(clinic, day));
                            if (clinic.equals(LISBON) && counts.size() == 1) {
                                throw new IllegalStateException("the database is away");
                            }
                        },
                        clock);

        ahead.once();
        ahead.once();

        assertThat(counts).extracting(Count::clinic).containsExactly(LISBON, AUCKLAND, LISBON);
    }

    private static Clinic clinic(String name, String zone) {
        return new Clinic(new ClinicId(UUID.randomUUID()), name, ZoneId.of(zone));
    }
}
