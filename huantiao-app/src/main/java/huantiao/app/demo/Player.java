package huantiao.app.demo;

import huantiao.access.Actor;
import huantiao.access.Deed;
import huantiao.access.LinkPurpose;
import huantiao.access.Permit;
import huantiao.access.Whose;
import huantiao.aid.Knowledge;
import huantiao.base.PatientId;
import huantiao.base.Result;
import huantiao.body.Feeling;
import huantiao.body.Mark;
import huantiao.body.Region;
import huantiao.care.AdverseEvent;
import huantiao.care.AidAnswer;
import huantiao.care.CareSteps;
import huantiao.care.Chart;
import huantiao.care.Charts;
import huantiao.care.ConsentKind;
import huantiao.care.Consultation;
import huantiao.care.Consultation.Finding;
import huantiao.care.Consultation.Shown;
import huantiao.care.ElectroPair;
import huantiao.care.Entry;
import huantiao.care.FactsTold;
import huantiao.care.Pain;
import huantiao.care.Plan;
import huantiao.care.PointSkin;
import huantiao.care.Response;
import huantiao.care.Session;
import huantiao.care.SinceLast;
import huantiao.care.Story;
import huantiao.care.Taken;
import huantiao.care.VisitFacts;
import huantiao.care.VisitSteps;
import huantiao.care.VisitTimes;
import huantiao.course.PersonCourse;
import huantiao.course.ReviewProposal;
import huantiao.measures.Instruments;
import huantiao.people.Birthday;
import huantiao.people.Contact;
import huantiao.people.PersonName;
import huantiao.people.Sex;
import huantiao.triage.Facts;
import huantiao.triage.TechniqueKind;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * Plays one part, scene by scene in the order of time up to now. Every scene asks for its permit
 * and takes its step as the pages do; a refusal is a bug of the story.
 */
final class Player {

    /** Leg pain that these people call good enough. */
    private static final int GOOD_ENOUGH = 2;

    /** Weeks of other care that these people had before they came. */
    private static final int WEEKS_OF_CARE_BEFORE = 3;

    private static final int[] FOLLOW_UPS = {2, 4, 8, 12, 26, 52};

    /** Answers that come first and are given anew before every visit. */
    private static final List<String> SAFETY =
            List.of(
                    "saddle_sensory_change",
                    "wiping_feels_different",
                    "bladder_hard_to_start_or_stop",
                    "bladder_flow_not_felt",
                    "bladder_leak_or_pads_new",
                    "bladder_fullness_not_felt",
                    "bladder_cannot_pass",
                    "bowel_leak_or_no_control",
                    "bowel_or_wind_not_felt",
                    "sexual_function_new_change",
                    "genital_sensation_lost",
                    "fever_or_rigors",
                    "pain_sudden_severe",
                    "collapse_or_faint");

    /** What somebody with ordinary sciatica and nothing else answers no to at intake. */
    private static final List<String> NO =
            List.of(
                    "bilateral_leg_pain_new",
                    "weakness_both_legs",
                    "foot_drop_new",
                    "gait_unsteady_new",
                    "arm_or_hand_clumsy",
                    "numb_many_areas",
                    "night_pain_unrelenting",
                    "thoracic_pain",
                    "calf_pain_walking_eased_standing",
                    "calf_swollen_one_side",
                    "chest_pain_or_breathless",
                    "leg_cold_pale_pulseless",
                    "rash_blisters_in_band",
                    "unwell",
                    "weight_loss_unplanned",
                    "steroid_over_90_days",
                    "osteoporosis",
                    "immunosuppressed",
                    "iv_drug_use",
                    "recent_infection",
                    "known_aaa",
                    "bleeding_disorder",
                    "diabetes",
                    "other_stimulator",
                    "dvt_current",
                    "bruise_or_graze_over_spine",
                    "all_movements_locked_by_pain",
                    "pulsing_mass_abdomen",
                    "pelvic_or_abdominal_mass_or_bleeding",
                    "worse_standing_walking_eased_bending",
                    "morning_stiffness_eases_with_movement",
                    "wakes_second_half_night",
                    "function_badly_limited",
                    "self_harm_thoughts");

    /** What the consultation asks besides, before needles, and finds to be absent. */
    private static final List<String> BEFORE_NEEDLES =
            List.of(
                    "foot_pulses_absent",
                    "site_tumour",
                    "fainted_with_needles",
                    "valve_disease_or_prosthesis",
                    "previous_endocarditis",
                    "liver_disease",
                    "neuropathy_feet",
                    "metal_allergy",
                    "latex_or_adhesive_allergy",
                    "asthma",
                    "arrhythmia",
                    "site_metal_implant",
                    "surgery_planned");

    private static final Map<String, Object> ORDINARY =
            Map.ofEntries(
                    Map.entry("leg_weakness", "none"),
                    Map.entry("leg_weakness_trend", "none"),
                    Map.entry("leg_below_knee", true),
                    Map.entry("leg_worse_than_back", true),
                    Map.entry("pain_trend", "stable"),
                    Map.entry("trauma", "none"),
                    Map.entry("cancer_history", "never"),
                    Map.entry("anticoagulant", "none"),
                    Map.entry("antiplatelet", "none"),
                    Map.entry("cardiac_device", "none"),
                    Map.entry("epilepsy", "none"),
                    Map.entry("needle_fear", "none"));

    private static final LocalTime MORNING = LocalTime.of(9, 30);
    private static final LocalTime EVENING = LocalTime.of(19, 10);

    private final Part part;
    private final DemoShelves shelves;
    private final Answered answered;
    private final Actor.Member desk;
    private final Actor.Member practitioner;
    private final ZoneId zone;
    private final Instant now;
    private final RandomGenerator chance;
    private final Whose whose;
    private final PriorityQueue<Scene> agenda =
            new PriorityQueue<>(Comparator.comparing(Scene::at).thenComparingInt(Scene::number));
    private int scenes;
    private int visits;
    private int reviews;

    private record Scene(Instant at, int number, Runnable act) {}

    Player(
            Part part,
            DemoShelves shelves,
            Team team,
            int place,
            Instant now,
            RandomGenerator chance) {
        this.part = part;
        this.shelves = shelves;
        this.answered = new Answered(shelves.instruments());
        this.desk = team.desk();
        this.practitioner = team.practitioners().get(place % team.practitioners().size());
        this.zone = team.clinic().zone();
        this.now = now;
        this.chance = chance;
        this.whose = new Whose(team.clinic().id(), new PatientId(Team.id(chance)));
    }

    /** Plays the part to its end or to now and answers with the chart as it is then. */
    Chart play() {
        var registered = register();
        switch (part.turn()) {
            case WAITING -> tellToday(Duration.ofHours(3));
            case EMERGENCY -> {
                tellToday(Duration.ofMinutes(95));
                sendOn(
                        now.minus(Duration.ofMinutes(80)),
                        "Emergency department, by ambulance",
                        "Telephoned at once. Numb seat and trouble passing water since last night:"
                                + " emergency for the cauda equina. Ambulance called, letter sent"
                                + " ahead, nothing treated here.");
            }
            case STOPPED, IN_CARE, JUDGED, LOST -> {
                plan();
                while (!agenda.isEmpty()) {
                    var scene = agenda.remove();
                    if (!scene.at().isAfter(now)) {
                        scene.act().run();
                    }
                }
            }
        }
        return shelves.charts().find(reading()).orElse(registered);
    }

    private Chart register() {
        var permit = Permit.ask(desk, Deed.REGISTER_PATIENT).orElseThrow();
        int birthYear = LocalDate.ofInstant(now, zone).getYear() - part.age() - 1;
        return shelves.charts()
                .register(
                        permit,
                        whose.patient(),
                        new Entry.Registered(
                                new PersonName(part.name()),
                                new Birthday(
                                        LocalDate.of(
                                                birthYear,
                                                chance.nextInt(1, 13),
                                                chance.nextInt(1, 29))),
                                part.sex(),
                                new Contact(
                                        "person-%04d@example.org".formatted(chance.nextInt(10_000)),
                                        "+1 555 01%02d".formatted(chance.nextInt(100)))));
    }

    private void tellToday(Duration ago) {
        consent(now.minus(ago));
        tell(now.minus(ago));
    }

    /** Puts everything that is known beforehand on the agenda. */
    private void plan() {
        var start = firstVisit();
        on(start.minusDays(9), EVENING, this::consent);
        on(start.minusDays(9), EVENING.plusMinutes(5), this::tell);
        part.aid().ifPresent(aid -> on(start.minusDays(8), EVENING, at -> weigh(at, aid)));
        on(start.minusDays(7), MORNING, at -> consult(at, start));
        on(start.minusDays(7), EVENING, at -> checkIn(at, start, 0));
        on(start, MORNING.minusMinutes(40), at -> checkIn(at, start, 0));
        on(start, MORNING.minusMinutes(20), at -> agree(at, start));
        for (int i = 1; i <= part.visits(); i++) {
            visitOn(start, i);
        }
        for (int week : FOLLOW_UPS) {
            if (!part.silent().contains(week)) {
                on(
                        start.plusWeeks(week).plusDays(chance.nextInt(-1, 3)),
                        EVENING.plusMinutes(chance.nextInt(90)),
                        at -> checkIn(at, start, week));
            }
        }
        switch (part.turn()) {
            case STOPPED ->
                    on(dayOfVisit(start, part.visits() + 1), MORNING.minusMinutes(5), this::alarm);
            case JUDGED -> judgedOn(dayOfVisit(start, part.visits()), start);
            case LOST -> on(start.plusWeeks(10), MORNING, this::closeUnheard);
            case WAITING, EMERGENCY, IN_CARE -> {}
        }
    }

    /** On the day of a visit, by an answer given that morning before it. */
    private void judgedOn(LocalDate day, LocalDate start) {
        var week = Math.toIntExact(ChronoUnit.WEEKS.between(start, day));
        on(day, MORNING.minusMinutes(90), at -> checkIn(at, start, week));
        on(day, MORNING.plusHours(2), at -> review(at, start));
    }

    /** A Monday or Tuesday, so that visits twice a week keep to working days. */
    private LocalDate firstVisit() {
        var weekday = chance.nextBoolean() ? DayOfWeek.MONDAY : DayOfWeek.TUESDAY;
        return LocalDate.ofInstant(now, zone)
                .minusDays(part.startedDaysAgo())
                .with(TemporalAdjusters.previousOrSame(weekday));
    }

    private static LocalDate dayOfVisit(LocalDate start, int visit) {
        return start.plusWeeks((visit - 1) / 2).plusDays((visit - 1) % 2 * 3L);
    }

    private interface Act {
        void at(Instant moment);
    }

    private void on(LocalDate day, LocalTime time, Act act) {
        var at = day.atTime(time).atZone(zone).toInstant();
        agenda.add(new Scene(at, scenes++, () -> act.at(at)));
    }

    /** A visit, entered at its end. */
    private void visitOn(LocalDate start, int number) {
        on(
                dayOfVisit(start, number),
                MORNING.plusMinutes(50),
                at -> visit(at.minus(Duration.ofMinutes(50)), at, start, number));
    }

    private void consent(Instant at) {
        var permit = asGuest(LinkPurpose.INTAKE, Deed.ANSWER_INTAKE);
        var text = textOn(at);
        add(
                permit,
                at,
                chart ->
                        CareSteps.consent(
                                chart, Set.of(ConsentKind.CARE, ConsentKind.REGISTRY), text));
        add(permit, at, chart -> CareSteps.decline(chart, Set.of(ConsentKind.REMINDERS), text));
    }

    /** The text that was read that day. */
    private String textOn(Instant at) {
        return shelves.texts().on(LocalDate.ofInstant(at, zone)).version();
    }

    private void tell(Instant at) {
        var plain = new LinkedHashMap<String, Object>(ORDINARY);
        SAFETY.forEach(fact -> plain.put(fact, false));
        NO.forEach(fact -> plain.put(fact, false));
        if (part.sex() != Sex.MALE) {
            plain.put("pregnant", "no");
        }
        plain.put("leg_side", part.side().code());
        plain.put("symptom_days", part.symptomDays());
        plain.put("back_pain_onset_age", part.age());
        plain.put("weeks_good_conservative_care", WEEKS_OF_CARE_BEFORE);
        plain.put("pain_leg_nrs", part.course().from());
        plain.putAll(part.facts());
        var told = read(plain);
        var marks =
                List.of(
                        new Mark(Region.BUTTOCK, part.side(), Feeling.PAIN),
                        new Mark(Region.THIGH_BACK, part.side(), Feeling.PAIN),
                        new Mark(Region.LEG_OUTER, part.side(), Feeling.TINGLING));
        var story =
                new Story(
                        part.story(),
                        "",
                        part.medicines(),
                        part.goal(),
                        "I hope for less pain and have no fear of needles.");
        add(
                asGuest(LinkPurpose.INTAKE, Deed.ANSWER_INTAKE),
                at,
                chart -> CareSteps.tell(chart, told, marks, story, today(at)));
    }

    /** By the link, before anybody is seen. */
    private void weigh(Instant at, Part.Aid aid) {
        var asked = shelves.aid().asked();
        var answers = new ArrayList<AidAnswer>();
        for (int i = 0; i < asked.size(); i++) {
            var one = asked.get(i);
            var said = i < aid.right() ? one.right() : otherThan(one.right());
            answers.add(new AidAnswer(one.code(), said.code(), said == one.right()));
        }
        add(
                asGuest(LinkPurpose.INTAKE, Deed.WEIGH_CHOICES),
                at,
                chart -> CareSteps.weigh(chart, aid.preference(), answers, shelves.aidEdition()));
    }

    private static Knowledge.Answer otherThan(Knowledge.Answer right) {
        return right == Knowledge.Answer.SOME ? Knowledge.Answer.MOST : Knowledge.Answer.SOME;
    }

    private void consult(Instant at, LocalDate start) {
        var consultation =
                new Consultation(
                        List.of(
                                new Finding("SLR", part.side(), Shown.POSITIVE, "45 degrees"),
                                new Finding("XSLR", part.side(), Shown.NEGATIVE, ""),
                                new Finding("ANKLEJERK", part.side(), Shown.NEGATIVE, "present"),
                                new Finding("HEELWALK", part.side(), Shown.NEGATIVE, ""),
                                new Finding("TOEWALK", part.side(), Shown.NEGATIVE, ""),
                                new Finding(
                                        "LIGHTTOUCH",
                                        part.side(),
                                        Shown.POSITIVE,
                                        "duller at the outer shin"),
                                new Finding("TOUCH-L5", part.side(), Shown.POSITIVE, "")),
                        List.of("CH-SHAOYANG"),
                        List.of(),
                        "",
                        "Radicular leg pain, probably L5, without weakness.",
                        List.of(
                                new Consultation.Considered(
                                        "DX-STEN",
                                        Consultation.Standing.UNLIKELY,
                                        "Not eased by bending forward."),
                                new Consultation.Considered(
                                        "DX-DGS",
                                        Consultation.Standing.OPEN,
                                        "Sitting is worse; looked at again at the review.")),
                        part.goal(),
                        start.plusWeeks(5),
                        "");
        var added = new LinkedHashMap<String, Object>();
        SAFETY.forEach(fact -> added.put(fact, false));
        added.put("mrc_lowest", 5);
        added.put("can_keep_still_and_report", true);
        added.put("alcohol_or_drugs_now", false);
        added.put("acute_infection_systemic", false);
        added.put("ea_crosses_chest", false);
        added.put("site_skin", List.of());
        added.put("lymphoedema", List.of());
        BEFORE_NEEDLES.forEach(fact -> added.put(fact, false));
        var facts = read(added);
        var found =
                List.of(
                        new Mark(Region.BUTTOCK, part.side(), Feeling.PAIN),
                        new Mark(Region.LEG_OUTER, part.side(), Feeling.NUMBNESS));
        change(at, chart -> CareSteps.consult(chart, consultation, facts, found, today(at)));
    }

    private void agree(Instant at, LocalDate start) {
        var recipe = part.recipe();
        var plan =
                new Plan(
                        "Traditional Chinese acupuncture, points by channel and palpation",
                        "Local and distal points along the channel of the pain; the choice of"
                                + " points follows trials of sciatica, not proof of each point.",
                        Plan.Variation.SEMI_FIXED,
                        recipe.planned(part.side()),
                        recipe.techniques(),
                        recipe.parameters(),
                        recipe.ways(part.side()),
                        10,
                        2,
                        recipe.retentionMinutes(),
                        List.of(),
                        recipe == Recipe.THIN
                                ? List.of("ST-PACE", "ST-BREATH")
                                : List.of("EX-WALK", "EX-POSITION"),
                        List.of(),
                        part.goal(),
                        start.plusWeeks(5),
                        "Worse by more than ordinary ups and downs, or any yes to a safety"
                                + " question.",
                        "Outpatient clinic, treatment room",
                        Optional.empty());
        var asked = noToAll();
        change(
                at,
                chart ->
                        CareSteps.agree(
                                chart,
                                plan,
                                asked,
                                recipe.setAside(),
                                practitioner.user(),
                                textOn(at),
                                today(at)));
    }

    private void visit(Instant started, Instant ended, LocalDate start, int number) {
        var asked = noToAll();
        this.<String>change(
                started, chart -> Result.ok(VisitSteps.tellWhenNotToWait(chart, today(started))));
        change(
                started,
                chart ->
                        VisitSteps.askSafety(
                                chart, asked, SinceLast.noToAll(chart), today(started)));
        var recipe = part.recipe();
        var needlings = recipe.needlings(part.side(), shelves.points());
        int before = part.course().leg(weeks(start, started), chance);
        int after = Math.max(0, before - chance.nextInt(0, 3));
        var harms = harms();
        long today = harms.stream().filter(harm -> !harm.category().equals("AE-AGGR")).count();
        var session =
                new Session(
                        started,
                        ended,
                        Pain.of(before, Course.back(before)),
                        Pain.of(after, Course.back(after)),
                        needlings,
                        recipe.pairs(part.side()).stream()
                                .map(pair -> pair.perceived(ElectroPair.Perceived.COMFORTABLE))
                                .toList(),
                        Optional.of(Response.DE_QI),
                        Optional.of(recipe.needle()),
                        needlings.size(),
                        needlings.size(),
                        OptionalInt.of(recipe.retentionMinutes()),
                        recipe.others(number),
                        harms,
                        true,
                        OptionalInt.of(Math.toIntExact(today)),
                        true,
                        number == 1 ? 0 : needlings.size(),
                        "",
                        Optional.of(PointSkin.CLEAR),
                        recipe.manipulation(),
                        recipe.manipulation().isPresent() ? OptionalInt.of(1) : OptionalInt.empty(),
                        recipe.tongueAndPulse(),
                        Optional.empty(),
                        Optional.of(agreedTo(recipe, number)));
        change(
                ended,
                chart ->
                        VisitSteps.sign(
                                chart,
                                session,
                                VisitTimes.UNSAID,
                                List.of(),
                                practitioner.user(),
                                ended,
                                today(ended)));
        visits = number;
    }

    /** Needles, current where the recipe has it, and what is done beside them. */
    private List<TechniqueKind> agreedTo(Recipe recipe, int number) {
        var kinds = EnumSet.of(TechniqueKind.MANUAL);
        if (!recipe.pairs(part.side()).isEmpty()) {
            kinds.add(TechniqueKind.EA);
        }
        kinds.addAll(VisitFacts.toAgree(recipe.others(number)));
        return List.copyOf(kinds);
    }

    /** About one visit in ten brings something mild; harms are asked about every time. */
    private List<AdverseEvent> harms() {
        return switch (chance.nextInt(40)) {
            case 0, 1 -> List.of(mild("AE-BLEED", "Small bruise where a needle was.", "Pressed."));
            case 2 ->
                    List.of(
                            mild(
                                    "AE-DROWSY",
                                    "Tired for an hour afterwards.",
                                    "Rested before leaving; told not to drive."));
            case 3 ->
                    List.of(
                            mild(
                                    "AE-AGGR",
                                    "More leg pain for two days after the last visit.",
                                    "Safety questions asked again; milder today."));
            default -> List.of();
        };
    }

    private static AdverseEvent mild(String category, String story, String done) {
        return new AdverseEvent(
                category,
                AdverseEvent.Severity.MILD,
                AdverseEvent.Relation.PROBABLE,
                false,
                AdverseEvent.Found.ASKED,
                story,
                done);
    }

    private void checkIn(Instant at, LocalDate start, int week) {
        int leg = part.course().leg(week == 0 ? 0 : weeks(start, at), chance);
        var measures = new ArrayList<Taken>();
        measures.add(answered.one(Instruments.LEG_PAIN, leg));
        measures.add(answered.one(Instruments.BACK_PAIN, Course.back(leg)));
        measures.add(answered.ticked("rmdq24", Course.statements(leg, chance), chance));
        if (week > 0) {
            measures.add(answered.one("pgic", part.course().global(leg)));
            measures.add(answered.one("own_good_enough", leg <= GOOD_ENOUGH ? 1 : 0));
        }
        var safety = noToAll();
        var entry = new Entry.CheckedIn(week, measures, FactsTold.of(safety.plain()), false);
        add(
                asGuest(LinkPurpose.CHECK_IN, Deed.ANSWER_CHECK_IN),
                at,
                chart -> VisitSteps.checkIn(chart, entry, safety, today(at)));
    }

    /** Before the next visit a safety question is answered yes: nothing is treated. */
    private void alarm(Instant at) {
        var asked = noToAll().with("saddle_sensory_change", true);
        change(
                at,
                chart -> VisitSteps.askSafety(chart, asked, SinceLast.noToAll(chart), today(at)));
        sendOn(
                at.plus(Duration.ofMinutes(10)),
                "Emergency department",
                "Numb between the legs since this morning. Not treated. Taken to the emergency"
                        + " department by his partner; letter given, department telephoned.");
    }

    /** The course is judged as the program proposes, and what was decided is done. */
    private void review(Instant at, LocalDate start) {
        reviews++;
        var chart = shelves.charts().find(reading()).orElseThrow();
        var proposal =
                PersonCourse.of(
                                chart,
                                shelves.instruments().get(Instruments.LEG_PAIN),
                                List.of(),
                                at,
                                zone)
                        .flatMap(PersonCourse::proposal)
                        .orElseThrow();
        switch (proposal) {
            case ReviewProposal.SomeMore more when reviews == 1 -> {
                decide(
                        at,
                        "some_more",
                        "some_more",
                        "",
                        "It is a little better. We try a few more visits and then look again"
                                + " together.");
                int last = visits + Math.min(2, more.atMost());
                for (int i = visits + 1; i <= last; i++) {
                    visitOn(start, i);
                }
                judgedOn(dayOfVisit(start, last), start);
            }
            case ReviewProposal.SomeMore _ -> {
                decide(
                        at,
                        "some_more",
                        "stop",
                        "More visits were tried; we agreed to carry on with exercise alone.",
                        "We tried more visits, and your leg did not get much better. You wanted to"
                                + " go on with the exercises at home.");
                close(at, Entry.EpisodeClosed.Why.STOPPED_NO_CHANGE, "Exercise goes on at home.");
            }
            case ReviewProposal.TaperOrStop _ -> {
                decide(
                        at,
                        "taper_or_stop",
                        "stop",
                        "",
                        "Your leg is better by enough to matter to you, and you wanted to stop here."
                                + " You may come back if the pain does.");
                close(at, Entry.EpisodeClosed.Why.GOAL_REACHED, "Comes back if it returns.");
            }
            case ReviewProposal.StopOrChange _ -> {
                decide(
                        at,
                        "stop_or_change",
                        "stop",
                        "",
                        "After these visits your leg is much as it was. More of the same is not"
                                + " likely to help, so we talked about other ways.");
                close(
                        at,
                        Entry.EpisodeClosed.Why.STOPPED_NO_CHANGE,
                        "Physiotherapy and a visit to the family doctor were offered.");
            }
            case ReviewProposal.ExamineAndRefer _ -> {
                decide(at, "examine_and_refer", "examine_and_refer", "", "");
                sendOn(
                        at.plus(Duration.ofMinutes(10)),
                        "Spinal clinic, through the family doctor",
                        "Leg pain worse than at the start in spite of care; strength and feeling"
                                + " tested again, no weakness.");
                close(
                        at.plus(Duration.ofMinutes(20)),
                        Entry.EpisodeClosed.Why.STOPPED_WORSE,
                        "Told when to go to the emergency department.");
            }
            case ReviewProposal.RedFlagsFirst _,
                    ReviewProposal.NotYet _,
                    ReviewProposal.AnswerFirst _ ->
                    throw new IllegalStateException(
                            "the story of %s cannot be judged: %s"
                                    .formatted(whose.patient(), proposal.key()));
        }
    }

    private void decide(Instant at, String proposed, String decided, String reason, String told) {
        var decision = new Entry.ReviewDecided(proposed, decided, reason).telling(told);
        change(at, chart -> VisitSteps.decide(chart, decision));
    }

    private void closeUnheard(Instant at) {
        close(
                at,
                Entry.EpisodeClosed.Why.NOT_HEARD_OF,
                "Did not come after visit %d; telephoned twice and written to once."
                        .formatted(visits));
    }

    private void close(Instant at, Entry.EpisodeClosed.Why why, String note) {
        var day = LocalDate.ofInstant(at, zone);
        var closed = new Entry.EpisodeClosed(why, note, day);
        change(at, chart -> CareSteps.close(chart, closed, day));
    }

    private void sendOn(Instant at, String toWhom, String said) {
        change(at, chart -> CareSteps.sendOn(chart, toWhom, said, today(at)));
    }

    private Facts noToAll() {
        var plain = new LinkedHashMap<String, Object>();
        SAFETY.forEach(fact -> plain.put(fact, false));
        return read(plain);
    }

    private Facts read(Map<String, Object> plain) {
        return shelves.rules().vocabulary().read(plain).orElseThrow();
    }

    private CareSteps.Now today(Instant at) {
        return new CareSteps.Now(LocalDate.ofInstant(at, zone), zone, shelves.rules());
    }

    private double weeks(LocalDate start, Instant at) {
        var from = start.atTime(MORNING).atZone(zone).toInstant();
        return Duration.between(from, at).toHours() / (7 * 24.0);
    }

    private Permit reading() {
        return Permit.ask(practitioner, Deed.READ_CHART, whose).orElseThrow();
    }

    private Permit asGuest(LinkPurpose purpose, Deed deed) {
        return Permit.ask(new Actor.Guest(whose.clinic(), whose.patient(), purpose), deed, whose)
                .orElseThrow();
    }

    /** What the patient tells. */
    private <R> void add(Permit permit, Instant at, Charts.Step<R> step) {
        kept(shelves.charts().add(permit, at, step));
    }

    /** What the practitioner charts, on the chart as it stands. */
    private <R> void change(Instant at, Charts.Step<R> step) {
        var permit = Permit.ask(practitioner, Deed.RECORD_CARE, whose).orElseThrow();
        kept(shelves.charts().add(permit, at, step));
    }

    private <R> void kept(Charts.Change<R> change) {
        switch (change) {
            case Charts.Change.Kept<R> _ -> {}
            case Charts.Change.Refused<R>(var reason) ->
                    throw new IllegalStateException(
                            "the story of %s is refused: %s".formatted(whose.patient(), reason));
            case Charts.Change.MovedOn<R> _, Charts.Change.Absent<R> _ ->
                    throw new IllegalStateException(
                            "the chart of %s is not where the story left it"
                                    .formatted(whose.patient()));
        }
    }
}
