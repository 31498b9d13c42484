package huantiao.reminders;

import static org.assertj.core.api.Assertions.assertThat;

import huantiao.people.Contact;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReminderRulesTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final LocalDate START = LocalDate.of(2026, 3, 2);

    @ParameterizedTest(name = "day {0} after the start")
    @CsvSource(
            textBlock =
                    """
                    # day, week, how manieth; nothing where no reminder is due
                    13,  ,
                    14, 2, 1
                    16, 2, 1
                    17, 2, 2
                    22, 2, 2
                    23, 2, 3
                    24,  ,
                    27,  ,
                    28, 4, 1
                    364, 52, 1
                    373, 52, 3
                    374,  ,
                    """)
    void remindsOnTheDayAndThreeAndNineDaysLater(int day, Integer week, Integer nth) {
        var due = Occasion.on(START.plusDays(day), START, Optional.empty());

        assertThat(due.map(Occasion::week)).isEqualTo(Optional.ofNullable(week));
        assertThat(due.map(Occasion::nth)).isEqualTo(Optional.ofNullable(nth));
    }

    @ParameterizedTest(name = "day {0} after the first score")
    @CsvSource(
            textBlock =
                    """
                    # day, day of the latest score, how manieth; nothing where no reminder is due
                    0,  0,
                    6,  0,
                    7,  0, 1
                    9,  2, 1
                    7,  3,
                    10, 0, 2
                    11, 0, 2
                    10, 8,
                    12, 0,
                    16, 0,
                    """)
    void remindsOfTheSecondStartAWeekAfterTheFirstAndOnceMoreAndLeavesItThen(
            int day, int latest, Integer nth) {
        var due = Occasion.ofSecondStart(START.plusDays(day), START, START.plusDays(latest));

        assertThat(due.map(Occasion::nth)).isEqualTo(Optional.ofNullable(nth));
        due.ifPresent(one -> {
            assertThat(one.isOfSecondStart()).isTrue();
            assertThat(one.until()).isBefore(START.plusDays(12));
            assertThat(one.isAnswered(Optional.of(START.plusDays(3)))).isTrue();
            assertThat(one.isAnswered(Optional.of(START.plusDays(2)))).isFalse();
        });
    }

    @Test
    void anAnswerSinceTheWindowOpenedIsEnough() {
        var day = START.plusDays(17);

        assertThat(Occasion.on(day, START, Optional.of(START.plusDays(11)))).isEmpty();
        assertThat(Occasion.on(day, START, Optional.of(START.plusDays(10)))).isPresent();
    }

    @ParameterizedTest(name = "{0} is quiet: {1}, over at {2}")
    @CsvSource(
            textBlock =
                    """
                    2026-03-10T07:59, true,  2026-03-10T08:00
                    2026-03-10T08:00, false, 2026-03-10T08:00
                    2026-03-10T19:59, false, 2026-03-10T19:59
                    2026-03-10T20:00, true,  2026-03-11T08:00
                    2026-03-28T23:30, true,  2026-03-29T08:00
                    """)
    void nobodyIsWokenInTheClinicsNight(LocalDateTime here, boolean quiet, LocalDateTime over) {
        var moment = here.atZone(BERLIN).toInstant();

        assertThat(QuietHours.NIGHT.hold(moment, BERLIN)).isEqualTo(quiet);
        assertThat(QuietHours.NIGHT.over(moment, BERLIN))
                .isEqualTo(over.atZone(BERLIN).toInstant());
    }

    @Test
    void quietHoursMayLieWithinADayOrBeNone() {
        var noon = new QuietHours(LocalTime.NOON, LocalTime.of(14, 0));
        var none = new QuietHours(LocalTime.NOON, LocalTime.NOON);
        var atOne = Instant.parse("2026-03-10T12:00:00Z");

        assertThat(noon.over(atOne, BERLIN)).isEqualTo(Instant.parse("2026-03-10T13:00:00Z"));
        assertThat(none.hold(atOne, BERLIN)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "20:00", "20-8", "25:00-08:00", "20:00-08:00-09:00", "night"})
    void quietHoursThatAreNoneAreNotRead(String text) {
        assertThat(QuietHours.read(text)).isEmpty();
    }

    @Test
    void waitsTwiceAsLongEachTimeAndSixHoursAtMost() {
        assertThat(BackOff.after(1)).isEqualTo(Duration.ofMinutes(5));
        assertThat(BackOff.after(2)).isEqualTo(Duration.ofMinutes(10));
        assertThat(BackOff.after(7)).isEqualTo(Duration.ofMinutes(320));
        assertThat(BackOff.after(8)).isEqualTo(Duration.ofHours(6));
        assertThat(BackOff.after(1_000)).isEqualTo(Duration.ofHours(6));
    }

    @Test
    void takesMailFirstThenTextAndNeverAnAddressThatTookNothing() {
        var contact = new Contact("mei@example.org", "+351 900 000 000");
        var both = EnumSet.allOf(Channel.class);
        var mail = AddressMark.of(Channel.EMAIL, "Mei@Example.org ");
        var text = AddressMark.of(Channel.TEXT, "+351-900-000-000");

        assertThat(Way.to(contact, both, Set.of()))
                .isEqualTo(new Way.By(Channel.EMAIL, "mei@example.org"));
        assertThat(Way.to(contact, both, Set.of(mail)))
                .isEqualTo(new Way.By(Channel.TEXT, "+351 900 000 000"));
        assertThat(Way.to(contact, both, Set.of(mail, text))).isEqualTo(new Way.AllCameBack());
        assertThat(Way.to(contact, Set.of(Channel.EMAIL), Set.of(mail)))
                .isEqualTo(new Way.AllCameBack());
        assertThat(Way.to(new Contact("", "+351 1 2345"), Set.of(Channel.EMAIL), Set.of()))
                .isEqualTo(new Way.NoAddress());
        assertThat(Way.to(new Contact("mei@example.com", ""), both, Set.of(mail)))
                .isEqualTo(new Way.By(Channel.EMAIL, "mei@example.com"));
    }
}
