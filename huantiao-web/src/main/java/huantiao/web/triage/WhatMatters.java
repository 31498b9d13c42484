package huantiao.web.triage;

import huantiao.care.CareSteps;
import huantiao.care.Chart;
import huantiao.care.Episode;
import huantiao.care.Gestation;
import huantiao.care.Medicines;
import huantiao.care.Picture;
import huantiao.care.PlanFacts;
import huantiao.care.RarelyAsked;
import huantiao.triage.FactType;
import huantiao.triage.Facts;
import huantiao.triage.PlanCheck;
import huantiao.triage.Rule;
import huantiao.triage.Value;
import huantiao.web.Words;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What is known of somebody that matters for needling, in the words and the order in which every
 * page says it: a pregnancy, a blood thinner, a device. What nobody asked is said to be not asked.
 *
 * @param told what was told and matters, most grave first
 * @param plain medicines that nothing in the program judges: those of the list that no rule reads,
 *     and what was written of them, which it cannot read
 * @param notAsked what matters most and nobody asked, in words
 * @param alsoNotAsked what else nobody asked: in the fold, as the plan asks for it where a rule of
 *     what is planned needs it; without what the plan folds as rarely needed
 * @param calm what was asked and is not there
 * @param cautions what the rules advise for this person, and for what is planned
 */
public record WhatMatters(
        List<Said> told,
        List<Said> plain,
        List<String> notAsked,
        List<String> alsoNotAsked,
        List<Said> calm,
        List<Caution> cautions) {

    /**
     * What a rule advises for this person.
     *
     * @param by the rule by its name for people
     */
    public record Caution(Rule rule, String by) {

        public String sentence() {
            return rule.instead();
        }

        /** True if it rests on general professional knowledge. */
        public boolean isGeneral() {
            return rule.backing().isGeneralKnowledge();
        }
    }

    /** The cautions that hold for this person, of what is planned too. */
    public static List<Caution> cautions(PlanCheck check, Words words) {
        return check.cautionsForThePerson().stream()
                .map(rule -> new Caution(rule, words.say("plan.rule", rule.id())))
                .toList();
    }

    /** What was told of a fact, in words, and when. */
    public record Said(String what, String when) {}

    private static final String PREGNANT = "pregnant";

    /** What matters for needling and can be known of everybody, in the order of the pages. */
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
                    Medicines.LIST);

    /** Those of them that nobody needles without knowing: the first so many. */
    private static final int GRAVE = 7;

    /** Characters of what was written that a line holds. */
    private static final int WRITTEN = 160;

    public WhatMatters {
        told = List.copyOf(told);
        plain = List.copyOf(plain);
        notAsked = List.copyOf(notAsked);
        alsoNotAsked = List.copyOf(alsoNotAsked);
        calm = List.copyOf(calm);
        cautions = List.copyOf(cautions);
    }

    /** Of this person on this day. */
    public static WhatMatters of(Chart chart, CareSteps.Now now, Words words) {
        var facts = today(chart, now);
        return new Reader(chart, now, words)
                .read(planned(chart, now), cautions(check(facts, now), words));
    }

    /**
     * The same in a visit, where something may be done that was not planned.
     *
     * @param visit the person and what is done
     */
    public static WhatMatters charted(Chart chart, Facts visit, CareSteps.Now now, Words words) {
        var rare = new HashSet<>(planned(chart, now));
        rare.retainAll(RarelyAsked.of(visit));
        return new Reader(chart, now, words).read(rare, cautions(check(visit, now), words));
    }

    private static PlanCheck check(Facts facts, CareSteps.Now now) {
        return now.rules().rules().check(now.rules().flags().assess(facts));
    }

    /** The person of today and what is planned, where a plan is agreed. */
    private static Facts today(Chart chart, CareSteps.Now now) {
        var facts = Picture.of(chart, now.rules(), now.today(), now.zone());
        return chart.openEpisode()
                .map(episode -> PlanFacts.of(facts, episode.plan(), now.rules().herbs()))
                .orElse(facts);
    }

    /** What the plan folds as rarely needed; nothing where none is agreed. */
    private static Set<String> planned(Chart chart, CareSteps.Now now) {
        return chart.openEpisode().map(_ -> RarelyAsked.of(today(chart, now))).orElse(Set.of());
    }

    /**
     * A fact that was asked and is not there, with its name in words.
     *
     * @param on the day on which it was told
     */
    public record NotThere(String fact, String name, String on) {}

    /** Which of these facts matter for needling, were asked and are not there. */
    public static List<NotThere> notThere(
            Set<String> of, Chart chart, CareSteps.Now now, Words words) {
        var facts = Picture.read(chart.facts(), now.rules().vocabulary());
        var at = chart.toldAt();
        return FACTS.stream()
                .filter(of::contains)
                .filter(fact -> Picture.concerns(fact, chart))
                .filter(fact -> facts.find(fact).filter(WhatMatters::isCalm).isPresent())
                .map(fact ->
                        new NotThere(
                                fact,
                                words.say("who.fact." + fact),
                                Optional.ofNullable(at.get(fact))
                                        .map(told ->
                                                words.brief(
                                                        LocalDate.ofInstant(told, now.zone()),
                                                        now.today()))
                                        .orElse("")))
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

    /** The chart as it is read for this. */
    private record Reader(Chart chart, CareSteps.Now now, Words words) {

        /** Without those of {@code rare} that nobody asked. */
        WhatMatters read(Set<String> rare, List<Caution> cautions) {
            var facts = Picture.read(chart.facts(), now.rules().vocabulary());
            var at = chart.toldAt();
            var told = new ArrayList<Said>();
            var plain = new ArrayList<Said>();
            var calm = new ArrayList<Said>();
            var notAsked = new ArrayList<String>();
            var also = new ArrayList<String>();
            for (var fact : FACTS) {
                if (!Picture.concerns(fact, chart)) {
                    continue;
                }
                var name = words.say("who.fact." + fact);
                var value = facts.find(fact);
                var written = fact.equals(Medicines.LIST) ? medicines() : List.<Said>of();
                plain.addAll(written);
                if (value.isEmpty() && !written.isEmpty()) {
                    continue;
                }
                if (value.isEmpty() && fact.equals(Medicines.LIST) && noMedicines().isPresent()) {
                    calm.add(new Said(words.say("who.no", name), noMedicines().get()));
                    continue;
                }
                if (value.isEmpty() && rare.contains(fact)) {
                    continue;
                }
                if (value.isEmpty()) {
                    (FACTS.indexOf(fact) < GRAVE ? notAsked : also).add(name);
                } else if (isCalm(value.get())) {
                    calm.add(
                            new Said(
                                    fact.equals(Medicines.LIST)
                                            ? words.say("who.no.medicines")
                                            : words.say("who.no", name),
                                    day(at, fact)));
                } else if (value.get() instanceof Value.Many(var all)
                        && fact.equals(Medicines.LIST)) {
                    var judged = new LinkedHashSet<>(all);
                    judged.retainAll(
                            Medicines.judged(now.rules(), chart.openEpisode().map(Episode::plan)));
                    var others = new LinkedHashSet<>(all);
                    others.removeAll(judged);
                    addNamed(told, judged, day(at, fact));
                    addNamed(plain, others, day(at, fact));
                } else {
                    told.add(
                            new Said(
                                    said(fact, name, value.get(), facts),
                                    fact.equals(PREGNANT) && isCountedOn() ? "" : day(at, fact)));
                }
            }
            return new WhatMatters(told, plain, notAsked, also, calm, cautions);
        }

        /** These medicines in a line of their own; nothing where there is none. */
        private void addNamed(List<Said> lines, Set<String> medicines, String day) {
            if (!medicines.isEmpty()) {
                var named = FactQuestions.answer(words, Medicines.LIST, new Value.Many(medicines));
                lines.add(
                        new Said(
                                words.say("who.said", words.say("who.fact.medicines"), named),
                                day));
            }
        }

        /** The day on which "none" was written last of medicines; empty where nobody did. */
        private Optional<String> noMedicines() {
            return Medicines.written(chart).reversed().stream()
                    .filter(Medicines.Written::isNone)
                    .findFirst()
                    .map(written -> day(written.noted().occurredAt()));
        }

        /** Medicines as they were written, as far as a line holds them. */
        private List<Said> medicines() {
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

        private String day(Map<String, Instant> told, String fact) {
            return Optional.ofNullable(told.get(fact)).map(this::day).orElse("");
        }

        /** The day and the month; the year where it is another. */
        private String day(Instant at) {
            return day(LocalDate.ofInstant(at, zone()));
        }

        private String day(LocalDate day) {
            return words.brief(day, now.today());
        }

        private ZoneId zone() {
            return now.zone();
        }

        private String said(String fact, String name, Value value, Facts facts) {
            if (fact.equals(PREGNANT)) {
                return pregnancy(name, value);
            }
            if (now.rules().vocabulary().declaration(fact).type() instanceof FactType.Truth) {
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
        private boolean isCountedOn() {
            return Gestation.told(chart, zone())
                    .filter(told -> told.on(now.today()) != told.weeks())
                    .isPresent();
        }

        /** A pregnancy with its trimester, counted on from the weeks that were told. */
        private String pregnancy(String name, Value value) {
            var what =
                    value.equals(new Value.Choice("possible"))
                            ? words.say("who.pregnant.possible")
                            : name;
            var today = now.today();
            return Gestation.told(chart, zone())
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
    }
}
