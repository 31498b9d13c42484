package huantiao.care;

import huantiao.people.Sex;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What came up since somebody was last here, asked by name before a visit. Every answer is one of
 * that day; none is taken over.
 *
 * @param asked questions that were answered, each once
 * @param yes those of them answered with a yes
 * @param words what is new, in words; may be empty
 * @param reopened facts whose earlier answers do not count any more, because of a yes; what was
 *     answered anew stands beside it with the facts of the entry
 * @param notKnown those of the reopened facts to which the answer was "I don't know"
 */
public record SinceLast(
        List<News> asked,
        List<News> yes,
        String words,
        List<String> reopened,
        List<String> notKnown) {

    /** A question that is asked by name, with the facts that a yes opens again. */
    public enum News {
        /** New or worse weakness of a leg or foot. */
        WEAKNESS("leg_weakness", "foot_drop_new", "weakness_both_legs", "mrc_lowest"),
        /** New pain, tingling or numbness in both legs. */
        BOTH_LEGS(),
        /** Something unwanted after an earlier treatment; what it was is charted in the visit. */
        UNWANTED(),
        /** An illness or infection, or a seizure. */
        ILLNESS(
                "acute_infection_systemic",
                "recent_infection",
                "unwell",
                "immunosuppressed",
                "bleeding_disorder",
                "cancer_history",
                "diabetes",
                "neuropathy_feet",
                "epilepsy",
                "dvt_current"),
        /** A medicine that is new, changed or stopped. */
        MEDICINES(
                "anticoagulant",
                "inr",
                "inr_stable",
                "antiplatelet",
                "medicines",
                "steroid_over_90_days"),
        /** A pregnancy, sure or possible. */
        PREGNANCY("pregnant", "gestation_weeks"),
        /** A fall or injury. */
        INJURY("trauma", "bruise_or_graze_over_spine", "spine_tender_midline"),
        /** An operation, an injection at the spine, or an implant. */
        OPERATION(
                "spine_procedure_days",
                "spine_surgery_days",
                "cardiac_device",
                "other_stimulator",
                "site_metal_implant",
                "valve_disease_or_prosthesis");

        private final List<String> facts;

        News(String... facts) {
            this.facts = List.of(facts);
        }

        /** Facts that a yes opens again. */
        public List<String> facts() {
            return facts;
        }

        /** True if a yes has to say in words what it was. */
        public boolean wantsWords() {
            return switch (this) {
                case ILLNESS, MEDICINES, INJURY, OPERATION -> true;
                case WEAKNESS, BOTH_LEGS, UNWANTED, PREGNANCY -> false;
            };
        }
    }

    public SinceLast {
        asked = List.copyOf(new LinkedHashSet<>(asked));
        yes = List.copyOf(new LinkedHashSet<>(yes));
        words = Words.text("what is new", words);
        reopened = List.copyOf(new LinkedHashSet<>(reopened));
        notKnown = List.copyOf(new LinkedHashSet<>(notKnown));
        if (!asked.containsAll(yes)) {
            throw new IllegalArgumentException("a yes must be an answer to what was asked");
        }
    }

    /**
     * The answers, with what a yes opens again.
     *
     * @param notKnown facts to which the answer was "I don't know"; of those that no yes opens,
     *     nothing is kept
     */
    public static SinceLast of(Set<News> asked, Set<News> yes, String words, Set<String> notKnown) {
        var reopened = new ArrayList<String>();
        yes.forEach(one -> reopened.addAll(one.facts()));
        return new SinceLast(
                List.copyOf(asked),
                List.copyOf(yes),
                words,
                reopened,
                reopened.stream().filter(notKnown::contains).toList());
    }

    /**
     * How long after a consultation "nothing since" may be said of all these questions by one act.
     * Our own bound, general professional knowledge.
     */
    public static final Duration SITTING = Duration.ofHours(1);

    /**
     * The consultation of this sitting, before the first visit of all: on the same day, not longer
     * ago than {@link #SITTING}, and nothing new was told since. After it "nothing since" may be
     * said of {@link #sinceConsultation} by one act; before a later visit each question is of the
     * time since the last visit, and is asked by itself.
     */
    public static Optional<Chart.Placed<Entry.Consulted>> consultation(
            Chart chart, Instant moment, ZoneId zone) {
        if (chart.latest(Entry.SessionSigned.class).isPresent()) {
            return Optional.empty();
        }
        return chart.latest(Entry.Consulted.class)
                .map(chart::held)
                .filter(one -> one.noted().isOfSitting(moment, SITTING, zone))
                .filter(one ->
                        chart.since(one.noted().sequence()).stream()
                                .map(Noted::entry)
                                .noneMatch(SinceLast::tellsNews));
    }

    /**
     * Questions of which "nothing since the consultation" can be said. Of a pregnancy nobody asked
     * after, nothing can be said to be new: it is asked by itself.
     */
    public static List<News> sinceConsultation(Chart chart) {
        return toAsk(chart).stream()
                .filter(one ->
                        one != News.PREGNANCY || chart.facts().plain().containsKey("pregnant"))
                .toList();
    }

    private static boolean tellsNews(Entry entry) {
        return switch (entry) {
            case Entry.HarmNoted _ -> true;
            case Entry.SafetyAsked asked ->
                    asked.since().filter(since -> !since.yes().isEmpty()).isPresent();
            case Entry.ToldBeforeVisit told -> !told.since().yes().isEmpty();
            default -> false;
        };
    }

    /** No to every question, each of them asked. */
    public static SinceLast noToAll(Chart chart) {
        return new SinceLast(toAsk(chart), List.of(), "", List.of(), List.of());
    }

    /** Every question that makes sense for this person, in the order of asking. */
    public static List<News> toAsk(Chart chart) {
        return Arrays.stream(News.values())
                .filter(one -> one != News.PREGNANCY || chart.patient().sex() != Sex.MALE)
                .toList();
    }

    public boolean isYes(News one) {
        return yes.contains(one);
    }

    /** True if it was asked and the answer was no. */
    public boolean isNo(News one) {
        return asked.contains(one) && !yes.contains(one);
    }
}
