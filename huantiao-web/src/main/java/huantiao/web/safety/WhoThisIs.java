package huantiao.web.safety;

import huantiao.body.NerveRoots;
import huantiao.care.AdverseEvent;
import huantiao.care.CareLibrary;
import huantiao.care.CareRules;
import huantiao.care.CareSteps;
import huantiao.care.Chart;
import huantiao.care.Entry;
import huantiao.care.Episode;
import huantiao.care.NextReview;
import huantiao.care.Plan;
import huantiao.care.VisitSteps;
import huantiao.measures.Instruments;
import huantiao.triage.Facts;
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
import huantiao.web.triage.WhatMatters;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
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
 * @param known what is known of what matters for needling, and what nobody asked
 * @param course visit and review, in words
 * @param last how it stood at the last visit and since, in words; empty before the first
 * @param against what of the plan no longer goes with what is known today
 */
public record WhoThisIs(
        String person,
        List<ToSeeTo> pausing,
        List<First> first,
        WhatMatters known,
        List<String> course,
        List<String> last,
        PlanAgainst against) {

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

    public WhoThisIs {
        pausing = List.copyOf(pausing);
        first = List.copyOf(first);
        course = List.copyOf(course);
        last = List.copyOf(last);
    }

    /** The same where the page itself asks what has no answer. */
    WhoThisIs withoutQuestions() {
        return new WhoThisIs(
                person,
                pausing,
                first.stream().filter(one -> !one.asks()).toList(),
                known,
                course,
                last,
                against);
    }

    /**
     * The same where the visit is charted: it hears by itself what is done in it.
     *
     * @param visit the person and what is done
     */
    public WhoThisIs charted(Chart chart, Facts visit, CareSteps.Now now, Words words) {
        return new WhoThisIs(
                person,
                pausing,
                first,
                WhatMatters.charted(chart, visit, now, words),
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
        return new WhoThisIs(
                seen.person(),
                ToSeeTo.serious(chart.pausing(), harms, zone, words),
                seen.first(now, roots, harms),
                WhatMatters.of(chart, now, words),
                seen.course(),
                seen.last(harms),
                PlanAgainst.of(chart, now, words));
    }

    /** The chart as it is read for the strip. */
    private record Seen(Chart chart, CareRules rules, LocalDate today, ZoneId zone, Words words) {

        String person() {
            var sex =
                    words.say(
                            "people.sex." + chart.patient().sex().name().toLowerCase(Locale.ROOT));
            return words.say("people.age", chart.patient().born().ageOn(today)) + ", " + sex;
        }

        /** The day and the month; the year where it is another. */
        String day(Instant at) {
            return day(at.atZone(zone).toLocalDate());
        }

        String day(LocalDate day) {
            return words.brief(day, today);
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
            return ToSeeTo.reviewDue(chart, today, zone, words).isPresent()
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
            ToSeeTo.toDecide(chart, today, zone, words).map(First::of).ifPresent(first::add);
            signedToday(now).ifPresent(first::add);
            if (both.isEmpty()) {
                ToSeeTo.reviewDue(chart, today, zone, words).map(First::of).ifPresent(first::add);
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
            return VisitSteps.signedOn(now.today(), chart, now.zone())
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
                                    .filter(taken ->
                                            taken.instrument().equals(Instruments.LEG_PAIN))
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
