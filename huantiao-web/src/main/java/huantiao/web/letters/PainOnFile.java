package huantiao.web.letters;

import huantiao.care.Chart;
import huantiao.care.Entry;
import huantiao.care.Pain;
import huantiao.measures.Instruments;
import huantiao.web.Words;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The newest pain that a chart has, in words: of a moment, from whichever entry, and of the last
 * seven days. Each says what it is and its day; the two are never one series.
 */
record PainOnFile(Chart chart, Words words, ZoneId zone) {

    private static final String LEG_NOW = "pain_leg_nrs";

    private enum Place {
        LEG,
        BACK;

        private OptionalInt of(Pain pain) {
            return this == LEG ? pain.leg() : pain.back();
        }

        private String instrument() {
            return this == LEG ? Instruments.LEG_PAIN : Instruments.BACK_PAIN;
        }

        private String key() {
            return this == LEG ? "letters.pain.leg" : "letters.pain.back";
        }
    }

    /**
     * Pain that was told at one time.
     *
     * @param kind what it is, as the key of its words
     * @param first of a visit: before the needles; the only one of everything else
     * @param last of a visit: at its end
     */
    private record Heard(String kind, LocalDate day, Instant at, Pain first, Pain last) {

        private EnumSet<Place> places() {
            var places = EnumSet.noneOf(Place.class);
            for (var place : Place.values()) {
                if (place.of(first).isPresent() || place.of(last).isPresent()) {
                    places.add(place);
                }
            }
            return places;
        }
    }

    /** One line for each entry that holds the newest of a place; empty if there is none. */
    List<String> newest() {
        var said = new ArrayList<>(newest(moments()));
        said.addAll(newest(weeks()));
        return said;
    }

    /** Pain at the first visit and at the last; empty where no visit has any. */
    List<String> atVisits() {
        var visits = visits().filter(one -> !one.places().isEmpty()).toList();
        return visits.isEmpty()
                ? List.of()
                : Stream.of(visits.getFirst(), visits.getLast())
                        .distinct()
                        .map(one -> said(one, one.places()))
                        .toList();
    }

    private List<String> newest(Stream<Heard> heard) {
        var wanted = EnumSet.allOf(Place.class);
        var said = new ArrayList<String>();
        heard.sorted(Comparator.comparing(Heard::day).thenComparing(Heard::at).reversed())
                .forEach(one -> {
                    var places = one.places();
                    places.retainAll(wanted);
                    if (!places.isEmpty()) {
                        said.add(said(one, places));
                        wanted.removeAll(places);
                    }
                });
        return said;
    }

    private Stream<Heard> moments() {
        var ahead =
                chart.all(Entry.ToldBeforeVisit.class).stream()
                        .map(one -> heard("ahead", one.noted().occurredAt(), one.entry().pain()));
        return Stream.of(asked().stream(), ahead, visits(), diary()).flatMap(all -> all);
    }

    /** Of each day what was kept last; a pain that was taken back is none. */
    private Stream<Heard> diary() {
        var lasting = new LinkedHashMap<LocalDate, Chart.Placed<Entry.DiaryKept>>();
        chart.all(Entry.DiaryKept.class).forEach(one -> lasting.put(one.entry().day(), one));
        return lasting.values().stream()
                .map(one ->
                        new Heard(
                                "diary",
                                one.entry().day(),
                                one.noted().occurredAt(),
                                new Pain(one.entry().legPain(), OptionalInt.empty()),
                                Pain.NOT_ASKED));
    }

    private Optional<Heard> asked() {
        var at = chart.toldAt().get(LEG_NOW);
        return at != null && chart.facts().plain().get(LEG_NOW) instanceof Integer score
                ? Optional.of(
                        heard("asked", at, new Pain(OptionalInt.of(score), OptionalInt.empty())))
                : Optional.empty();
    }

    private Stream<Heard> visits() {
        return chart.all(Entry.SessionSigned.class).stream()
                .map(one -> one.entry().session())
                .map(visit ->
                        new Heard(
                                "visit",
                                LocalDate.ofInstant(visit.started(), zone),
                                visit.started(),
                                visit.before(),
                                visit.after()));
    }

    private Stream<Heard> weeks() {
        return chart.all(Entry.CheckedIn.class).stream()
                .map(one ->
                        heard(
                                "week",
                                one.noted().occurredAt(),
                                new Pain(
                                        score(Place.LEG, one.entry()),
                                        score(Place.BACK, one.entry()))));
    }

    private static OptionalInt score(Place place, Entry.CheckedIn checkIn) {
        return checkIn.measures().stream()
                .filter(taken -> taken.instrument().equals(place.instrument()))
                .flatMap(taken -> taken.score().stream())
                .mapToInt(score -> (int) Math.round(score))
                .findFirst();
    }

    private Heard heard(String kind, Instant at, Pain pain) {
        return new Heard(kind, LocalDate.ofInstant(at, zone), at, pain, Pain.NOT_ASKED);
    }

    private String said(Heard heard, EnumSet<Place> places) {
        var first = scores(heard.first(), places);
        var last = scores(heard.last(), places);
        var day = words.day(heard.day());
        if (!heard.kind().equals("visit")) {
            return words.say("letters.pain." + heard.kind(), first, day);
        }
        if (last.isEmpty()) {
            return words.say("letters.pain.visit.before", first, day);
        }
        return first.isEmpty()
                ? words.say("letters.pain.visit.after", last, day)
                : words.say("letters.pain.visit", first, last, day);
    }

    private String scores(Pain pain, EnumSet<Place> places) {
        return places.stream()
                .filter(place -> place.of(pain).isPresent())
                .map(place -> words.say(place.key(), place.of(pain).getAsInt()))
                .collect(Collectors.joining(", "));
    }
}
