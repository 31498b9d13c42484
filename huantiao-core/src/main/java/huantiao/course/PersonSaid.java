package huantiao.course;

import huantiao.care.Chart;
import huantiao.care.Entry;
import huantiao.care.Unheard;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;

/**
 * What a person said of themselves in words, beside the lines: how it has changed overall, and
 * whether the way it is now is good enough for them. Neither is averaged with a score.
 *
 * @param change the latest answer about change since care began
 * @param enough the latest answer about the present state since care began
 * @param heard true where the course was decided on with the person, or they were consulted, since
 *     they said that it is not good enough
 */
public record PersonSaid(Optional<Said> change, Optional<Said> enough, boolean heard) {

    /** What nobody of the clinic acted on yet. */
    public PersonSaid(Optional<Said> change, Optional<Said> enough) {
        this(change, enough, false);
    }

    /** Patient Global Impression of Change, 1 very much improved to 7 very much worse. */
    public static final String CHANGE = "pgic";

    /** The middle of that scale; more is worse. */
    public static final int NO_CHANGE = 4;

    /** Our own question whether the present state is acceptable: 1 yes, 0 no. */
    public static final String ENOUGH = Unheard.MEASURE;

    /**
     * An answer.
     *
     * @param value on the scale of its measure
     */
    public record Said(int value, LocalDate on) {}

    /** Somebody who said nothing of this. */
    public static PersonSaid nothing() {
        return new PersonSaid(Optional.empty(), Optional.empty());
    }

    /** True if what they said last is that it is not good enough if it stays like this. */
    public boolean saysNotEnough() {
        return enough.filter(one -> one.value() != 1).isPresent();
    }

    /** What the chart holds since the course of care that is shown began. */
    public static PersonSaid of(Chart chart, ZoneId zone) {
        return chart.episode()
                .map(episode -> {
                    var enough = latest(chart, ENOUGH, episode.began(), zone);
                    return new PersonSaid(
                            latest(chart, CHANGE, episode.began(), zone),
                            enough,
                            enough.filter(one -> one.value() != 1).isPresent()
                                    && Unheard.notEnough(chart, episode).isEmpty());
                })
                .orElseGet(PersonSaid::nothing);
    }

    private static Optional<Said> latest(Chart chart, String measure, Instant began, ZoneId zone) {
        return chart.all(Entry.CheckedIn.class).stream()
                .filter(one -> one.noted().occurredAt().isAfter(began))
                .flatMap(one ->
                        one.entry().measures().stream()
                                .filter(taken -> taken.instrument().equals(measure))
                                .flatMap(taken -> taken.score().stream())
                                .map(score ->
                                        new Said(
                                                Math.toIntExact(Math.round(score)),
                                                LocalDate.ofInstant(
                                                        one.noted().occurredAt(), zone))))
                .reduce((earlier, later) -> later.on().isBefore(earlier.on()) ? earlier : later);
    }
}
