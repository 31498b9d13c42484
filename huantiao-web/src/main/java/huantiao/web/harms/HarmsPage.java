package huantiao.web.harms;

import huantiao.care.AdverseEvent;
import huantiao.care.CareLibrary;
import huantiao.care.Chart;
import huantiao.care.Entry;
import huantiao.care.HarmOutcome;
import huantiao.care.HarmStep;
import huantiao.care.Noted;
import huantiao.registry.HarmRates;
import huantiao.registry.Rate;
import huantiao.registry.Share;
import huantiao.web.Words;
import huantiao.web.care.Rows;
import huantiao.web.form.Choices;
import huantiao.web.form.Form;
import huantiao.web.form.Option;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Everything unwanted that happened to one person, and a form for what is told between visits. */
public record HarmsPage(Chart chart, Form form, CareLibrary.HarmsGuide guide, ZoneId zone) {

    /**
     * One event and the entry it stands in.
     *
     * @param open steps of the list for serious events that nobody has noted as done
     */
    public record Event(Noted noted, AdverseEvent event, Set<HarmStep> open) {}

    /** Newest first. */
    public List<Event> events() {
        var events = new ArrayList<Event>();
        for (var noted : chart.entries().reversed()) {
            events.addAll(events(chart, noted.sequence()));
        }
        return events;
    }

    /** What was noted in one entry; empty if nothing unwanted was. */
    static List<Event> events(Chart chart, long sequence) {
        if (sequence < 1 || sequence > chart.seen()) {
            return List.of();
        }
        var noted = chart.entries().get(Math.toIntExact(sequence - 1));
        if (noted.entry() instanceof Entry.HarmNoted(var event, var _)) {
            return List.of(new Event(noted, event, chart.openSteps(sequence, event)));
        }
        if (noted.entry() instanceof Entry.SessionSigned(var session, var _, var _)) {
            return session.harms().stream()
                    .map(event -> new Event(noted, event, chart.openSteps(sequence, event)))
                    .toList();
        }
        return List.of();
    }

    public String address() {
        return "/people/" + chart.whose().patient();
    }

    public Choices kinds() {
        return form.choices(
                HarmForm.KIND,
                say("session.harm-kind"),
                guide.taxonomy().stream().map(kind -> Option.of(kind.id(), kind.text())).toList());
    }

    /** The kind that is chosen; empty while none is. */
    public Optional<CareLibrary.Harm> chosen() {
        return guide.kind(form.sent().text(HarmForm.KIND));
    }

    public Choices severity() {
        return choices(HarmForm.SEVERITY, "severity", AdverseEvent.Severity.values());
    }

    public Choices relation() {
        return choices(HarmForm.RELATION, "relation", AdverseEvent.Relation.values());
    }

    public Choices found() {
        return choices(HarmForm.FOUND, "found", AdverseEvent.Found.values());
    }

    public Choices serious() {
        return form.choices(
                        HarmForm.SERIOUS,
                        say("session.harm-serious"),
                        List.of(Option.of("yes", say("form.yes")), Option.of("no", say("form.no"))))
                .withHint(
                        guide.grades().stream()
                                .filter(grade -> grade.id().equals("serious"))
                                .map(CareLibrary.Grade::text)
                                .findFirst()
                                .orElse(""));
    }

    private Choices choices(String field, String kind, Enum<?>[] values) {
        return form.choices(
                field,
                say("session." + field.replace('_', '-')),
                Arrays.stream(values)
                        .map(Rows::code)
                        .map(code -> Option.of(code, say("session.%s.%s".formatted(kind, code))))
                        .toList());
    }

    public String kind(AdverseEvent event) {
        return guide.text(event.category());
    }

    /** How bad, how it came to light and what was thought of it, in one line. */
    public String judged(AdverseEvent event) {
        return judged(form.words(), event);
    }

    /** The same in these words. */
    public static String judged(Words words, AdverseEvent event) {
        return "%s · %s · %s"
                .formatted(
                        words.say("session.severity." + Rows.code(event.severity())),
                        words.say(
                                "harms.relation",
                                words.say("session.relation." + Rows.code(event.relation()))),
                        words.say("session.found." + Rows.code(event.found())));
    }

    public String on(Instant moment) {
        return on(form.words(), zone, moment);
    }

    /** Where it was noted; of an event between visits the day on which it happened, if known. */
    public String when(Event event) {
        return when(form.words(), event);
    }

    static String when(Words words, Event event) {
        return event.noted().entry() instanceof Entry.HarmNoted(var _, var happened)
                ? happened.map(day -> words.say("harms.between.on", words.inFull(day)))
                        .orElseGet(() -> words.say("harms.between"))
                : words.say("harms.at-visit");
    }

    static String on(Words words, ZoneId zone, Instant moment) {
        return words.inFull(LocalDate.ofInstant(moment, zone));
    }

    private String say(String key) {
        return form.words().say(key);
    }

    /** What was noted in one entry, and what became of it. */
    public record Followed(
            Chart chart, long sequence, Form form, CareLibrary.HarmsGuide guide, ZoneId zone) {

        public List<Event> events() {
            return HarmsPage.events(chart, sequence);
        }

        public List<Chart.Placed<Entry.HarmFollowed>> followed() {
            return chart.followed(sequence);
        }

        public boolean isSerious() {
            return events().stream().anyMatch(one -> one.event().serious());
        }

        /** Steps that nobody has noted as done, to be ticked. */
        public Choices steps() {
            var open = EnumSet.noneOf(HarmStep.class);
            events().forEach(one -> open.addAll(one.open()));
            return form.choices(
                    "step",
                    form.words().say("harms.steps"),
                    open.stream()
                            .map(Rows::code)
                            .map(code -> Option.of(code, form.words().say("harms.step." + code)))
                            .toList());
        }

        /** How it ended or stands. */
        public Choices outcomes() {
            return form.choices(
                    HarmsController.OUTCOME,
                    form.words().say("harms.outcome"),
                    Arrays.stream(HarmOutcome.values())
                            .map(how -> Option.of(Rows.code(how), outcome(how)))
                            .toList());
        }

        /** How it ended or stands, as it was noted last. */
        public String ended() {
            return chart.harmOutcome(sequence)
                    .map(this::outcome)
                    .orElseGet(() -> form.words().say("harms.outcome.none"));
        }

        public String outcome(HarmOutcome how) {
            return form.words().say("harms.outcome." + Rows.code(how));
        }

        public String step(HarmStep step) {
            return form.words().say("harms.step." + Rows.code(step));
        }

        /** What the taxonomy asks to do next for these kinds. */
        public List<String> next() {
            return guide.taxonomy().stream()
                    .filter(kind ->
                            events().stream()
                                    .anyMatch(one -> one.event().category().equals(kind.id())))
                    .map(CareLibrary.Harm::then)
                    .filter(text -> !text.isEmpty())
                    .distinct()
                    .toList();
        }

        public boolean isReportable() {
            return guide.taxonomy().stream()
                    .filter(CareLibrary.Harm::reportable)
                    .anyMatch(kind ->
                            events().stream()
                                    .anyMatch(one -> one.event().category().equals(kind.id())));
        }

        public String kind(AdverseEvent event) {
            return guide.text(event.category());
        }

        public String judged(AdverseEvent event) {
            return HarmsPage.judged(form.words(), event);
        }

        public String when(Event event) {
            return HarmsPage.when(form.words(), event);
        }

        public String on(Instant moment) {
            return HarmsPage.on(form.words(), zone, moment);
        }

        public String address() {
            return "/people/" + chart.whose().patient();
        }
    }

    /** The clinic's account of harms. */
    public record Clinic(HarmRates rates, CareLibrary.HarmsGuide guide) {
        private static final int VISITS = 100;
        private static final int TEN_THOUSAND = 10_000;

        public String kind(String category) {
            return guide.text(category);
        }

        /** A share with its whole before it, and the interval that chance alone leaves. */
        public String share(Words words, Optional<Share> share) {
            return share.map(one ->
                            words.say(
                                    "harms.share",
                                    one.count(),
                                    one.of(),
                                    percent(one.percent()),
                                    percent(one.wilson95().lowerPercent()),
                                    percent(one.wilson95().upperPercent())))
                    .orElseGet(() -> words.say("harms.none-yet"));
        }

        /** Events of every kind, those between two visits too, in 100 visits. */
        public String visits(Words words) {
            return rate(words, "harms.events-visits", rates.eventsAmongVisits(), VISITS);
        }

        /** Events of every kind in 10,000 needles. */
        public String needles(Words words) {
            return rate(words, "harms.needles", rates.amongNeedles(), TEN_THOUSAND);
        }

        /**
         * What was serious by people, visits and needles, each in 10,000, as such events are
         * published; none noted has an interval too.
         */
        public List<String> serious(Words words) {
            var people =
                    rates.seriousAmongPeople()
                            .map(share ->
                                    words.say(
                                            "harms.serious.people",
                                            share.count(),
                                            share.of(),
                                            percent(share.percent() * TEN_THOUSAND / 100),
                                            percent(
                                                    share.wilson95().lowerPercent()
                                                            * TEN_THOUSAND
                                                            / 100),
                                            percent(
                                                    share.wilson95().upperPercent()
                                                            * TEN_THOUSAND
                                                            / 100)));
            return people.isEmpty()
                    ? List.of(words.say("harms.none-yet"))
                    : List.of(
                            people.get(),
                            rate(
                                    words,
                                    "harms.serious.visits",
                                    rates.seriousAmongVisits(),
                                    TEN_THOUSAND),
                            rate(
                                    words,
                                    "harms.needles",
                                    rates.seriousAmongNeedles(),
                                    TEN_THOUSAND));
        }

        private static String rate(Words words, String key, Optional<Rate> rate, int size) {
            return rate.map(one ->
                            words.say(
                                    key,
                                    one.events(),
                                    one.of(),
                                    percent(one.in(size)),
                                    percent(one.poisson95(size).lower()),
                                    percent(one.poisson95(size).upper())))
                    .orElseGet(() -> words.say("harms.none-yet"));
        }

        /** People who had one kind, in percent of those treated. */
        public Optional<Figure> people(HarmRates.Kind kind) {
            return rates.amongPeople(kind)
                    .map(share ->
                            new Figure(
                                    percent(share.percent()) + " %",
                                    percent(share.wilson95().lowerPercent()),
                                    percent(share.wilson95().upperPercent())));
        }

        /** Events of one kind in 100 visits. */
        public Optional<Figure> visits(HarmRates.Kind kind) {
            return rates.amongVisits(kind).map(rate -> figure(rate, VISITS));
        }

        /** Events of one kind in 10,000 needles. */
        public Optional<Figure> needles(HarmRates.Kind kind) {
            return rates.amongNeedles(kind).map(rate -> figure(rate, TEN_THOUSAND));
        }

        /** A rate and the ends of its 95 % interval, as they are printed. */
        public record Figure(String value, String lower, String upper) {}

        private static Figure figure(Rate rate, int size) {
            var range = rate.poisson95(size);
            return new Figure(
                    percent(rate.in(size)), percent(range.lower()), percent(range.upper()));
        }

        private static String percent(double value) {
            return value < 10 ? "%.1f".formatted(value) : "%.0f".formatted(value);
        }
    }
}
