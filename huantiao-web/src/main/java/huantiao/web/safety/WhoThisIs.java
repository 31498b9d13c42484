package huantiao.web.safety;

import huantiao.body.NerveRoots;
import huantiao.care.AdverseEvent;
import huantiao.care.CareLibrary;
import huantiao.care.CareRules;
import huantiao.care.CareSteps;
import huantiao.care.Chart;
import huantiao.care.Entry;
import huantiao.care.Episode;
import huantiao.care.Gestation;
import huantiao.care.Medicines;
import huantiao.care.NextReview;
import huantiao.care.Picture;
import huantiao.care.Plan;
import huantiao.triage.FactType;
import huantiao.triage.Facts;
import huantiao.triage.Value;
import huantiao.web.Words;
import huantiao.web.care.Rows;
import huantiao.web.form.Form;
import huantiao.web.form.Sent;
import huantiao.web.people.PlanAgainst;
import huantiao.web.people.ReferralWords;
import huantiao.web.people.ToSeeTo;
import huantiao.web.triage.FactQuestions;
import huantiao.web.triage.ResultPage;
import huantiao.web.triage.Untold;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Who sits there, in a few lines above the questions and the form of a visit: what matters for
 * needling, which visit it is, how it stood last time. Everything is read from the chart; what
 * nobody asked is said to be not asked.
 *
 * @param pausing serious events for which treatment pauses until the plan was looked at
 * @param first what is to be seen before needles, a line each: an urgent referral, a review that is
 *     due, warning signs that cannot be told
 * @param matters what was told and matters, most grave first
 * @param notAsked what matters most and nobody asked, in words
 * @param alsoNotAsked what else nobody asked: in the fold, as the plan asks for it where a rule of
 *     what is planned needs it
 * @param calm what was asked and is not there
 * @param course visit and review, in words
 * @param last how it stood at the last visit and since, in words; empty before the first
 * @param against what of the plan no longer goes with what is known today
 */
public record WhoThisIs(
        String person,
        List<ToSeeTo> pausing,
        List<First> first,
        List<Said> matters,
        List<String> notAsked,
        List<String> alsoNotAsked,
        List<Said> calm,
        List<String> course,
        List<String> last,
        PlanAgainst against) {

    /** The score that a visit is held against. */
    static final String LEG_PAIN = "nrs_leg";

    /** What was told of a fact, in words, and when. */
    public record Said(String what, String when) {}

    /**
     * What is to be seen before needles.
     *
     * @param to where it is seen to, from the person's address
     * @param which what it counts, one by one; empty where its page shows that
     * @param asks true if questions stand behind it
     */
    public record First(String line, String to, List<String> which, boolean asks) {
        public First {
            which = List.copyOf(which);
        }

        private static First of(ToSeeTo one) {
            return new First(one.line(), one.to(), List.of(), false);
        }
    }

    private static final String PREGNANT = "pregnant";

    /** What matters for needling and can be known of everybody, in the order of the strip. */
    private static final List<String> FACTS =
            List.of(
                    PREGNANT,
                    "anticoagulant",
                    "antiplatelet",
                    "bleeding_disorder",
                    "cardiac_device",
                    "other_stimulator",
                    "immunosuppressed",
                    "valve_disease_or_prosthesis",
                    "epilepsy",
                    "diabetes",
                    "neuropathy_feet",
                    "metal_allergy",
                    "latex_or_adhesive_allergy",
                    "fainted_with_needles",
                    "needle_fear",
                    "medicines");

    /** Those of them that nobody needles without knowing: the first so many. */
    private static final int GRAVE = 7;

    /** Characters of what was written that a line holds. */
    private static final int WRITTEN = 160;

    public WhoThisIs {
        pausing = List.copyOf(pausing);
        first = List.copyOf(first);
        matters = List.copyOf(matters);
        notAsked = List.copyOf(notAsked);
        alsoNotAsked = List.copyOf(alsoNotAsked);
        calm = List.copyOf(calm);
        course = List.copyOf(course);
        last = List.copyOf(last);
    }

    /** The same where the page itself asks what has no answer. */
    WhoThisIs withoutQuestions() {
        return new WhoThisIs(
                person,
                pausing,
                first.stream().filter(one -> !one.asks()).toList(),
                matters,
                notAsked,
                alsoNotAsked,
                calm,
                course,
                last,
                against);
    }

    /** The same where the visit is charted: it hears by itself what is done in it. */
    public WhoThisIs charted(Chart chart, CareSteps.Now now, Words words) {
        return new WhoThisIs(
                person,
                pausing,
                first,
                matters,
                notAsked,
                alsoNotAsked,
                calm,
                course,
                last,
                PlanAgainst.elsewhere(chart, now, words));
    }

    /** Age, visit and review, for one line. */
    public List<String> line() {
        return Stream.concat(Stream.of(person), course.stream()).toList();
    }

    /** The strip for this person on this day. */
    public static WhoThisIs of(
            Chart chart,
            CareRules rules,
            CareLibrary.HarmsGuide harms,
            NerveRoots roots,
            LocalDate today,
            ZoneId zone,
            Words words) {
        var now = new CareSteps.Now(today, zone, rules);
        var seen = new Seen(chart, rules, today, zone, words);
        var facts = Picture.read(chart.facts(), rules.vocabulary());
        var told = chart.toldAt();
        var matters = new ArrayList<Said>();
        var calm = new ArrayList<Said>();
        var notAsked = new ArrayList<String>();
        var also = new ArrayList<String>();
        for (var fact : FACTS) {
            if (!Picture.concerns(fact, chart)) {
                continue;
            }
            var name = words.say("who.fact." + fact);
            var value = facts.find(fact);
            var written = fact.equals(Medicines.LIST) ? seen.medicines() : List.<Said>of();
            matters.addAll(written);
            if (value.isEmpty() && !written.isEmpty()) {
                continue;
            }
            if (value.isEmpty() && fact.equals(Medicines.LIST) && seen.noMedicines().isPresent()) {
                calm.add(new Said(name, seen.noMedicines().get()));
                continue;
            }
            if (value.isEmpty()) {
                (FACTS.indexOf(fact) < GRAVE ? notAsked : also).add(name);
            } else if (isCalm(value.get())) {
                calm.add(new Said(name, seen.day(told, fact)));
            } else {
                matters.add(
                        new Said(
                                seen.said(fact, name, value.get(), facts),
                                fact.equals(PREGNANT) && seen.isCountedOn()
                                        ? ""
                                        : seen.day(told, fact)));
            }
        }
        return new WhoThisIs(
                seen.person(),
                ToSeeTo.serious(chart.pausing(), harms, zone, words),
                seen.first(now, roots, harms),
                matters,
                notAsked,
                also,
                calm,
                seen.course(),
                seen.last(harms),
                PlanAgainst.of(chart, now, words));
    }

    /** Which of these facts matter for needling, were asked and are not there, in words. */
    public static List<String> notThere(Set<String> of, Chart chart, CareRules rules, Words words) {
        var facts = Picture.read(chart.facts(), rules.vocabulary());
        return FACTS.stream()
                .filter(of::contains)
                .filter(fact -> Picture.concerns(fact, chart))
                .filter(fact -> facts.find(fact).filter(WhoThisIs::isCalm).isPresent())
                .map(fact -> words.say("who.fact." + fact))
                .toList();
    }

    private static boolean isCalm(Value value) {
        return switch (value) {
            case Value.Truth(var yes) -> !yes;
            case Value.Choice(var choice) -> choice.matches("no|none");
            case Value.Many(var values) -> values.isEmpty();
            case Value.Whole _, Value.Decimal _ -> false;
        };
    }

    /** The chart as it is read for the strip. */
    private record Seen(Chart chart, CareRules rules, LocalDate today, ZoneId zone, Words words) {

        String person() {
            var sex =
                    words.say(
                            "people.sex." + chart.patient().sex().name().toLowerCase(Locale.ROOT));
            return words.say("people.age", chart.patient().born().ageOn(today)) + ", " + sex;
        }

        /** The day on which "none" was written last of medicines; empty where nobody did. */
        Optional<String> noMedicines() {
            return Medicines.written(chart).reversed().stream()
                    .filter(Medicines.Written::isNone)
                    .findFirst()
                    .map(written -> day(written.noted().occurredAt()));
        }

        /** Medicines as they were written, as far as a line holds them. */
        List<Said> medicines() {
            return Medicines.written(chart).stream()
                    .filter(written -> !written.isNone())
                    .map(written -> {
                        var text = written.text();
                        var line =
                                text.length() > WRITTEN
                                        ? words.say("who.cut", text.substring(0, WRITTEN).strip())
                                        : text;
                        return new Said(
                                words.say("who.said", words.say("who.medicines.written"), line),
                                day(written.noted().occurredAt()));
                    })
                    .toList();
        }

        String day(Map<String, Instant> told, String fact) {
            return Optional.ofNullable(told.get(fact)).map(this::day).orElse("");
        }

        /** The day and the month; the year where it is another. */
        String day(Instant at) {
            return day(at.atZone(zone).toLocalDate());
        }

        String day(LocalDate day) {
            return words.brief(day, today);
        }

        String said(String fact, String name, Value value, Facts facts) {
            if (fact.equals(PREGNANT)) {
                return pregnancy(name, value);
            }
            if (rules.vocabulary().declaration(fact).type() instanceof FactType.Truth) {
                return name;
            }
            var said = words.say("who.said", name, FactQuestions.answer(words, fact, value));
            return value.equals(new Value.Choice("warfarin")) ? said + ", " + inr(facts) : said;
        }

        private String inr(Facts facts) {
            return facts.find("inr")
                    .map(value ->
                            words.say(
                                    "who.inr",
                                    FactQuestions.answer(words, "inr", value),
                                    day(chart.toldAt(), "inr")))
                    .orElseGet(() -> words.say("who.inr.not-asked"));
        }

        /** True if weeks were told that are others by now; the line says then of which day. */
        boolean isCountedOn() {
            return Gestation.told(chart, zone)
                    .filter(told -> told.on(today) != told.weeks())
                    .isPresent();
        }

        /** A pregnancy with its trimester, counted on from the weeks that were told. */
        private String pregnancy(String name, Value value) {
            var what =
                    value.equals(new Value.Choice("possible"))
                            ? words.say("who.pregnant.possible")
                            : name;
            return Gestation.told(chart, zone)
                    .map(told -> {
                        var on = day(told.toldOn());
                        if (told.isOver(today)) {
                            return words.say("who.pregnant.over", what, told.weeks(), on);
                        }
                        return isCountedOn()
                                ? words.say(
                                        "who.pregnant.counted",
                                        what,
                                        told.on(today),
                                        told.weeks(),
                                        on,
                                        told.trimester(today))
                                : words.say(
                                        "who.pregnant.weeks",
                                        what,
                                        told.weeks(),
                                        told.trimester(today));
                    })
                    .orElseGet(() -> words.say("who.pregnant.weeks-not-asked", what));
        }

        List<String> course() {
            return chart.openEpisode().stream()
                    .flatMap(episode ->
                            Stream.concat(
                                    Stream.of(
                                            words.say(
                                                    ToSeeTo.isBeyond(episode)
                                                            ? "who.visit.beyond"
                                                            : "who.visit",
                                                    episode.sessions().size() + 1,
                                                    episode.plan().sessions())),
                                    review(episode).stream()))
                    .toList();
        }

        private Optional<String> review(Episode episode) {
            if (!episode.reviews().isEmpty()) {
                var last = episode.reviews().getLast().noted().occurredAt();
                return Optional.of(
                        NextReview.of(episode)
                                .map(next ->
                                        words.say(
                                                "who.reviewed.next",
                                                day(last),
                                                day(next.by()),
                                                next.atVisit()))
                                .orElseGet(() -> words.say("who.reviewed", day(last))));
            }
            return ToSeeTo.reviewDue(chart, today, words).isPresent()
                    ? Optional.empty()
                    : Optional.of(words.say("who.review", day(episode.plan().reviewOn())));
        }

        /** Nothing of it bars the visit; each is said where the needles are taken up. */
        List<First> first(CareSteps.Now now, NerveRoots roots, CareLibrary.HarmsGuide harms) {
            var first = new ArrayList<First>();
            var pausing = chart.pausing();
            var open = chart.openHarms().stream().filter(one -> !pausing.contains(one)).toList();
            ToSeeTo.serious(open, harms, zone, words).stream().map(First::of).forEach(first::add);
            ReferralWords.of(chart, now, roots, words)
                    .map(referral -> new First(referral.line(), "#flags", List.of(), false))
                    .ifPresent(first::add);
            var both = ToSeeTo.notEnoughAndDue(chart, today, zone, words);
            both.or(() -> ToSeeTo.notEnough(chart, today, zone, words))
                    .map(First::of)
                    .ifPresent(first::add);
            ToSeeTo.toExamine(chart, today, zone, words).map(First::of).ifPresent(first::add);
            signedToday(now).ifPresent(first::add);
            if (both.isEmpty()) {
                ToSeeTo.reviewDue(chart, today, words).map(First::of).ifPresent(first::add);
            }
            var untold =
                    Untold.of(
                            chart,
                            CareSteps.assess(chart, now),
                            ResultPage.ASK,
                            rules,
                            new Form(Sent.nothing(), List.of(), words));
            if (!untold.isNothing()) {
                first.add(
                        new First(
                                untold.isForTheExamination()
                                        ? words.say("who.untold.examination", untold.flags())
                                        : untold.hanging() == 0
                                                ? words.say("who.untold.open", untold.questions())
                                                : words.say(
                                                        "who.untold",
                                                        untold.hanging(),
                                                        untold.questions()),
                                untold.ask().orElse("#flags"),
                                List.of(),
                                !untold.isForTheExamination()));
            }
            chart.openEpisode()
                    .map(Episode::plan)
                    .flatMap(plan -> ofThePlan(plan, now))
                    .ifPresent(first::add);
            return first;
        }

        /** A visit of today that is signed already: this would be one more. */
        private Optional<First> signedToday(CareSteps.Now now) {
            return chart.latest(Entry.SessionSigned.class)
                    .filter(visit ->
                            LocalDate.ofInstant(visit.entry().session().started(), now.zone())
                                    .equals(now.today()))
                    .map(visit ->
                            new First(
                                    words.say(
                                            "who.again",
                                            Words.time(
                                                    visit.entry().session().started(), now.zone())),
                                    "/sessions/" + visit.noted().sequence(),
                                    List.of(),
                                    false));
        }

        /**
         * Answers without which rules that may forbid what is planned, or want a reason, cannot be
         * told; without those that are rarely needed and that nothing is a reason to ask.
         */
        private Optional<First> ofThePlan(Plan plan, CareSteps.Now now) {
            var asks =
                    NeverAnswered.ofThePlan(chart, plan, rules, now, words).stream()
                            .map(fact -> FactQuestions.label(words, fact, chart, rules.flags()))
                            .toList();
            return asks.isEmpty()
                    ? Optional.empty()
                    : Optional.of(
                            new First(
                                    words.say("who.rules", asks.size()), "/plan#asks", asks, true));
        }

        List<String> last(CareLibrary.HarmsGuide harms) {
            var last = new ArrayList<String>();
            var visit = chart.latest(Entry.SessionSigned.class);
            visit.ifPresent(signed -> {
                var session = signed.entry().session();
                var on = day(session.started());
                last.add(
                        words.say(
                                "who.pain",
                                on,
                                shown(session.before().leg()),
                                shown(session.after().leg())));
            });
            chart.all(Entry.CheckedIn.class).reversed().stream()
                    .flatMap(checkIn ->
                            checkIn.entry().measures().stream()
                                    .filter(taken -> taken.instrument().equals(LEG_PAIN))
                                    .flatMap(taken -> taken.score().stream())
                                    .map(score ->
                                            words.say(
                                                    "who.week",
                                                    Rows.number(score),
                                                    day(checkIn.noted().occurredAt()))))
                    .findFirst()
                    .ifPresent(last::add);
            visit.ifPresent(signed -> last.add(unwanted(signed, harms)));
            return last;
        }

        private String unwanted(
                Chart.Placed<Entry.SessionSigned> signed, CareLibrary.HarmsGuide harms) {
            var session = signed.entry().session();
            var on = day(session.started());
            var events = new ArrayList<>(session.harms());
            chart.since(signed.noted().sequence()).stream()
                    .filter(noted -> noted.entry() instanceof Entry.HarmNoted)
                    .map(noted -> ((Entry.HarmNoted) noted.entry()).event())
                    .forEach(events::add);
            if (!events.isEmpty()) {
                return words.say("who.harms", on, named(events, harms));
            }
            boolean asked = session.harmsAsked() && session.harmsToday().isPresent();
            return words.say(asked ? "who.harms.none" : "who.harms.not-asked", on);
        }

        private String named(List<AdverseEvent> events, CareLibrary.HarmsGuide harms) {
            return events.stream()
                    .map(event ->
                            words.say(
                                    "who.harm",
                                    harms.text(event.category()),
                                    words.say("session.severity." + Rows.code(event.severity()))))
                    .collect(Collectors.joining(", "));
        }

        private String shown(OptionalInt pain) {
            return pain.isPresent() ? String.valueOf(pain.getAsInt()) : words.say("who.not-asked");
        }
    }
}
