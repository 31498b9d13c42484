package huantiao.web.room;

import huantiao.web.form.Sent;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What the form of a visit says of its currents, a row for each pair of leads, as its own clock
 * reads it in {@code timer.js}. The rows are written in {@code needling}, which this room does not
 * see.
 *
 * @param kept when the form was kept; its times are of that day
 */
record CurrentsSaid(Sent sent, ZonedDateTime kept) {

    private static final String MINUTES = "ea_min";

    /**
     * Currents that are to be off before the needles are out, the first one first; those that are
     * off together are one. One whose intensity nobody noted may not flow yet: it has its alarm all
     * the same, and is said so.
     */
    List<Sitting.Current> flowing(Instant in, Instant out) {
        var flowing = new ArrayList<Sitting.Current>();
        for (boolean noted : List.of(true, false)) {
            var at = new TreeMap<Instant, String>();
            for (int row = 0; row < rows(); row++) {
                var needles = needles(row);
                if (at("ea_ma", row).isEmpty() != noted) {
                    until(row, in)
                            .filter(out::isAfter)
                            .ifPresent(until -> at.merge(until, needles, CurrentsSaid::both));
                }
            }
            at.forEach((until, needles) ->
                    flowing.add(new Sitting.Current(rows() == 1 ? "" : needles, until, noted)));
        }
        flowing.sort(Comparator.comparing(Sitting.Current::until));
        return List.copyOf(flowing);
    }

    private static String both(String one, String other) {
        return String.join(", ", Stream.of(one, other).filter(said -> !said.isEmpty()).toList());
    }

    /** When a current is to be off; empty where it is, or where nobody said for how long. */
    private Optional<Instant> until(int row, Instant in) {
        var begun = time("ea_begun", row).filter(in::isBefore).orElse(in);
        boolean off = time("ea_off", row).filter(said -> !said.isBefore(begun)).isPresent();
        return off || !at(MINUTES, row).matches("[1-9]\\d{0,2}")
                ? Optional.empty()
                : Optional.of(begun.plus(Duration.ofMinutes(Integer.parseInt(at(MINUTES, row)))));
    }

    private String needles(int row) {
        var ends = Stream.of(at("ea_from", row), at("ea_to", row));
        return String.join(" – ", ends.filter(end -> !end.isEmpty()).toList());
    }

    private Optional<Instant> time(String field, int row) {
        try {
            return Optional.of(Sitting.moment(LocalTime.parse(at(field, row)), kept));
        } catch (DateTimeParseException _) {
            return Optional.empty();
        }
    }

    private int rows() {
        return sent.fields().getOrDefault(MINUTES, List.of()).size();
    }

    private String at(String field, int row) {
        var values = sent.fields().getOrDefault(field, List.of());
        return row < values.size() ? values.get(row) : "";
    }
}
