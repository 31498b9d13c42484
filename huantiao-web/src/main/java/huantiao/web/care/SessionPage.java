package huantiao.web.care;

import huantiao.base.Problem;
import huantiao.care.AdverseEvent;
import huantiao.care.CareLibrary;
import huantiao.care.Chart;
import huantiao.care.Entry;
import huantiao.care.Episode;
import huantiao.care.Noted;
import huantiao.care.Response;
import huantiao.care.Session;
import huantiao.care.Stimulation;
import huantiao.care.Stricta;
import huantiao.care.Technique;
import huantiao.care.Waveform;
import huantiao.triage.PlanCheck;
import huantiao.triage.Verdict;
import huantiao.web.Words;
import huantiao.web.form.Choices;
import huantiao.web.form.Field;
import huantiao.web.form.Form;
import huantiao.web.form.Option;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A visit being charted.
 *
 * @param typed what was typed so far
 * @param seen the last entry of the chart that the author has seen
 * @param since what others noted meanwhile; empty where nothing came between
 * @param library kinds of unwanted effects and therapies to choose from
 * @param check what is still missing and what the rules say
 */
public record SessionPage(
        Chart chart,
        Episode episode,
        SessionForm typed,
        Form form,
        long seen,
        List<Noted> since,
        Check check,
        CareLibrary library,
        ZoneId zone) {

    /**
     * What stands between the visit and its signature.
     *
     * @param gaps STRICTA items still missing
     * @param complete share of the items that are complete, 0 to 1
     * @param verdicts what the rules say to what was done; only where they say something
     * @param readable false while what was typed cannot be read as a visit
     */
    public record Check(
            List<Stricta.Gap> gaps, double complete, List<Spoken> verdicts, boolean readable) {

        static Check of(List<Stricta.Gap> gaps, PlanCheck rules) {
            var spoken = new ArrayList<Spoken>();
            rules.techniques()
                    .forEach((technique, verdict) -> speak(technique.code(), verdict, spoken));
            rules.points().forEach((point, verdict) -> speak(point.text(), verdict, spoken));
            return new Check(gaps, Stricta.completeness(gaps), spoken, true);
        }

        static Check unreadable() {
            return new Check(List.of(), 0, List.of(), false);
        }

        private static void speak(String what, Verdict verdict, List<Spoken> spoken) {
            switch (verdict) {
                case Verdict.Allowed _ -> {}
                case Verdict.AllowedWithChange(var grounds) ->
                        grounds.forEach(ground ->
                                spoken.add(
                                        new Spoken(
                                                what, "change", ground.id(), ground.sentence())));
                case Verdict.NeedsReason(var grounds) ->
                        grounds.forEach(ground ->
                                spoken.add(
                                        new Spoken(
                                                what, "reason", ground.id(), ground.sentence())));
                case Verdict.Blocked(var grounds) ->
                        grounds.forEach(ground ->
                                spoken.add(
                                        new Spoken(
                                                what, "blocked", ground.id(), ground.sentence())));
            }
        }

        /** Percent of the STRICTA items that are complete. */
        public int percent() {
            return (int) Math.round(100 * complete);
        }

        /** Rules that want a reason, each once. */
        public List<Spoken> reasonsWanted() {
            var wanted = new ArrayList<Spoken>();
            for (var one : verdicts) {
                if (one.kind().equals("reason")
                        && wanted.stream().noneMatch(other -> other.rule().equals(one.rule()))) {
                    wanted.add(one);
                }
            }
            return wanted;
        }
    }

    /**
     * What one rule says to one thing done.
     *
     * @param kind {@code change}, {@code reason} or {@code blocked}
     */
    public record Spoken(String what, String kind, String rule, String sentence) {}

    public String address() {
        return "/people/" + chart.whose().patient() + "/sessions";
    }

    /** The day of the visit this one starts from; empty for the first. */
    public Optional<LocalDate> sameAs() {
        return episode.lastSession().map(last -> last.started().atZone(zone).toLocalDate());
    }

    public String sameAsWords(Words words) {
        return sameAs().map(day ->
                        day.format(
                                DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                                        .withLocale(words.locale())))
                .orElse("");
    }

    /** True if the row is as it was at the last visit. */
    public boolean carried(int row) {
        return episode.lastSession()
                .filter(last -> row < last.needlings().size())
                .map(last ->
                        SessionForm.begin(episode.plan(), Optional.of(last), last.started(), zone))
                .filter(before ->
                        SessionForm.NEEDLE.stream()
                                .allMatch(name -> before.at(name, row).equals(typed.at(name, row))))
                .isPresent();
    }

    public Field rowField(String name, int row, String label) {
        return new Field(
                name, label, typed.at(name, row), form.problem(name + "-" + row), "", false);
    }

    public Choices rowChoices(String name, int row, String label, List<Option> options) {
        var value = typed.at(name, row);
        return new Choices(
                name,
                label,
                options,
                value.isEmpty() ? List.of() : List.of(value),
                form.problem(name + "-" + row),
                "",
                false);
    }

    public List<Option> sides(Words words) {
        return options(words, "side", "left", "right", "midline");
    }

    public List<Option> stimulations(Words words) {
        return options(words, "stim", Stimulation.values());
    }

    public List<Option> responses(Words words) {
        return options(words, "response", Response.values());
    }

    public List<Option> waves(Words words) {
        return options(words, "wave", Waveform.values());
    }

    public List<Option> cups(Words words) {
        return options(words, "cup", Technique.CuppingKind.values());
    }

    public List<Option> severities(Words words) {
        return options(words, "severity", AdverseEvent.Severity.values());
    }

    public List<Option> relations(Words words) {
        return options(words, "relation", AdverseEvent.Relation.values());
    }

    public List<Option> founds(Words words) {
        return options(words, "found", AdverseEvent.Found.values());
    }

    public List<Option> harmOptions() {
        return library.harms().taxonomy().stream()
                .map(kind -> Option.of(kind.id(), kind.text()))
                .toList();
    }

    public List<Option> therapyOptions() {
        return library.therapies().stream().map(one -> Option.of(one.id(), one.name())).toList();
    }

    private static List<Option> options(Words words, String kind, Enum<?>[] values) {
        return options(
                words, kind, Arrays.stream(values).map(SessionForm::code).toArray(String[]::new));
    }

    private static List<Option> options(Words words, String kind, String... codes) {
        return Arrays.stream(codes)
                .map(code -> Option.of(code, words.say("session.%s.%s".formatted(kind, code))))
                .toList();
    }

    /** A signed visit as it is read later. */
    public record Signed(
            Chart chart,
            Noted noted,
            Session session,
            List<Noted> addenda,
            List<Problem> problems,
            ZoneId zone) {

        public String address() {
            return "/people/" + chart.whose().patient();
        }

        /** A whole number, or a dash where nothing was noted. */
        public String shown(OptionalInt value) {
            return value.isPresent() ? String.valueOf(value.getAsInt()) : "–";
        }

        public String code(Enum<?> value) {
            return SessionForm.code(value);
        }

        /** What an addendum says. */
        public String text(Noted addendum) {
            return addendum.entry() instanceof Entry.AddendumAdded(var _, var text) ? text : "";
        }

        /** Something done beside needles, in one line. */
        public String words(Words words, Technique technique) {
            return switch (technique) {
                case Technique.Cupping(var kind, var places, int minutes) ->
                        words.say(
                                "session.done.cupping",
                                words.say("session.cup." + code(kind)),
                                places,
                                minutes);
                case Technique.Acupressure(var points, int minutes) ->
                        words.say("session.done.acupressure", String.join(", ", points), minutes);
                case Technique.Moxibustion(var places, int minutes) ->
                        words.say("session.done.moxa", places, minutes);
                case Technique.EarSeeds(var points) ->
                        words.say("session.done.ear-seeds", String.join(", ", points));
                case Technique.Massage(var places, int minutes) ->
                        words.say("session.done.massage", places, minutes);
                case Technique.Therapy(var therapy, var done) ->
                        words.say("session.done.therapy", therapy, done);
                case Technique.Advice(var given) -> words.say("session.done.advice", given);
            };
        }

        public String at(Words words, Instant moment) {
            return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.SHORT)
                    .withLocale(words.locale())
                    .withZone(zone)
                    .format(moment);
        }
    }
}
