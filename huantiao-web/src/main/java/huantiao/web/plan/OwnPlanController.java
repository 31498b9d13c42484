package huantiao.web.plan;

import huantiao.access.Accounts;
import huantiao.access.Deed;
import huantiao.access.Permit;
import huantiao.care.CareLibrary;
import huantiao.care.CareRules;
import huantiao.care.CareSteps;
import huantiao.care.Chart;
import huantiao.care.Charts;
import huantiao.care.Entry;
import huantiao.care.Plan;
import huantiao.care.PlanToday;
import huantiao.people.Clinic;
import huantiao.triage.Level;
import huantiao.triage.TechniqueKind;
import huantiao.web.Pages;
import huantiao.web.Words;
import huantiao.web.access.Needs;
import huantiao.web.alarm.OwnAlarms;
import huantiao.web.care.BodyBook;
import huantiao.web.evidence.ClinicPhone;
import huantiao.web.people.CombinedWords;
import huantiao.web.people.PlanAgainst;
import huantiao.web.people.ReferralWords;
import huantiao.web.people.SupplementWords;
import huantiao.web.selfcare.HomeProgramme;
import huantiao.web.triage.WhatMatters;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.View;

/** The plan in plain words, read by the person or handed over. */
@Controller
class OwnPlanController {

    private final Pages pages;
    private final Charts charts;
    private final CareRules rules;
    private final CareLibrary library;
    private final BodyBook book;
    private final Accounts accounts;
    private final OwnAlarms alarms;
    private final ClinicPhone phone;
    private final Clock clock;

    OwnPlanController(
            Pages pages,
            Charts charts,
            CareRules rules,
            CareLibrary library,
            BodyBook book,
            Accounts accounts,
            OwnAlarms alarms,
            ClinicPhone phone,
            Clock clock) {
        this.pages = pages;
        this.charts = charts;
        this.rules = rules;
        this.library = library;
        this.book = book;
        this.accounts = accounts;
        this.alarms = alarms;
        this.phone = phone;
        this.clock = clock;
    }

    /** The plan in plain words, for the person; made to be printed. */
    @GetMapping("/me/plan")
    @Needs(Deed.READ_OWN_CHART)
    View own(Permit permit, HttpServletRequest request) {
        return charts.find(permit).map(chart -> printed(request, chart)).orElseGet(this::absent);
    }

    /** The same page in the clinic, to print it and hand it over. */
    @GetMapping("/people/{patient}/plan/printed")
    @Needs(Deed.READ_CHART)
    View handedOver(Permit permit, HttpServletRequest request) {
        return charts.find(permit).map(chart -> printed(request, chart)).orElseGet(this::absent);
    }

    private View printed(HttpServletRequest request, Chart chart) {
        var words = pages.shell(request).words();
        var doctor = doctor(chart, now(request), words);
        return pages.show(
                "plan/own",
                new OwnPlanPage(
                        chart.patient().name().text(),
                        sheet(chart, request),
                        accounts.clinic(chart.whose().clinic()).map(Clinic::name).orElse(""),
                        alarms.of(chart, pages.shell(request).zone())
                                .filter(alarm -> alarm.stops() || doctor.isEmpty()),
                        agreed(chart, request),
                        phone.of(chart.whose().clinic())
                                .map(number -> words.say("plan.own.reach", number)),
                        doctor,
                        chart.openEpisode().map(episode -> episode.plan()),
                        chart.openEpisode()
                                .map(episode ->
                                        DateTimeFormatter.ofPattern("d MMMM yyyy", words.locale())
                                                .format(episode.plan().reviewOn()))
                                .orElse(""),
                        chart.openEpisode()
                                .map(episode ->
                                        HomeProgramme.of(
                                                episode.plan(),
                                                CareSteps.check(
                                                        chart,
                                                        episode.plan(),
                                                        rules.vocabulary().nothingKnown(),
                                                        now(request)),
                                                library,
                                                words))
                                .orElse(HomeProgramme.NONE),
                        chart.openEpisode()
                                .map(episode -> hands(episode.plan(), words))
                                .orElse(List.of()),
                        byHandHeld(PlanToday.of(chart, now(request))),
                        chart.openEpisode()
                                .flatMap(episode ->
                                        herbs(
                                                episode.plan(),
                                                PlanToday.of(chart, now(request)),
                                                words)),
                        chart.openEpisode()
                                .flatMap(episode ->
                                        supplements(
                                                episode.plan(),
                                                PlanToday.of(chart, now(request)),
                                                words)),
                        WhatMatters.of(chart, now(request), words).cautions().stream()
                                .map(one ->
                                        new OwnPlanPage.Caution(
                                                words.say("plan.own.caution." + one.rule().id()),
                                                one.isGeneral()))
                                .toList(),
                        rules.flags().safetyNet()));
    }

    /** With the day on which the plan was agreed; without a plan, with that of today. */
    private String sheet(Chart chart, HttpServletRequest request) {
        var shell = pages.shell(request);
        var day =
                LocalDate.ofInstant(
                        chart.openEpisode()
                                .flatMap(_ -> chart.latest(Entry.PlanAgreed.class))
                                .map(one -> one.noted().occurredAt())
                                .orElseGet(clock::instant),
                        shell.zone());
        return shell.say(
                "plan.own.sheet",
                chart.patient().name().text(),
                String.valueOf(chart.patient().born().day().getYear()),
                shell.words().day(day));
    }

    /** On which day the open plan was agreed, and with whom, in words. */
    private Optional<String> agreed(Chart chart, HttpServletRequest request) {
        var shell = pages.shell(request);
        return chart.openEpisode()
                .flatMap(_ -> chart.latest(Entry.PlanAgreed.class))
                .map(one ->
                        shell.say(
                                "plan.own.agreed",
                                shell.words()
                                        .day(
                                                LocalDate.ofInstant(
                                                        one.noted().occurredAt(), shell.zone())),
                                one.noted().author().name()));
    }

    /** What a doctor is to look at, in words for the person. */
    private Optional<OwnPlanPage.Doctor> doctor(Chart chart, CareSteps.Now now, Words words) {
        var referral = ReferralWords.of(chart, now, book.roots(), words);
        if (referral.isPresent()) {
            return referral.map(one ->
                    new OwnPlanPage.Doctor(
                            words.say("plan.own.doctor.by", one.dueBy(), one.plainly()),
                            Stream.of(
                                            one.referral()
                                                    .sent()
                                                    .map(sent ->
                                                            words.say(
                                                                    "plan.own.doctor.sent",
                                                                    sent.entry().toWhom())),
                                            one.referral()
                                                    .agreed()
                                                    .map(agreed ->
                                                            words.say(
                                                                    "plan.own.doctor.agreed",
                                                                    agreed.entry().agreedWith())))
                                    .flatMap(Optional::stream)
                                    .toList()));
        }
        var assessment = CareSteps.assess(chart, now);
        return assessment.level() == Level.GP_SOON
                ? Optional.of(
                        new OwnPlanPage.Doctor(
                                words.say(
                                        "plan.own.doctor.soon",
                                        assessment.positive().stream()
                                                .filter(flag -> flag.action() == Level.GP_SOON)
                                                .map(flag ->
                                                        ReferralWords.about(flag, chart, words))
                                                .collect(Collectors.joining("; "))),
                                List.of()))
                : Optional.empty();
    }

    private List<OwnPlanPage.Hand> hands(Plan plan, Words words) {
        return plan.combined().stream()
                .filter(one -> !CombinedWords.areOfHerbs(one))
                .map(one ->
                        new OwnPlanPage.Hand(
                                CombinedWords.name(one, library, words), one.byWhom(), one.note()))
                .toList();
    }

    /** What of the work of hands at the spine a rule of today stops. */
    private static List<String> byHandHeld(PlanToday today) {
        return Stream.of(TechniqueKind.SMT_THRUST, TechniqueKind.MOBILISATION)
                .filter(one -> !today.against(one).isEmpty())
                .map(TechniqueKind::code)
                .toList();
    }

    /** Herbs that were named or ticked; and whatever a rule of today stops among them. */
    private static Optional<OwnPlanPage.Taken> herbs(Plan plan, PlanToday today, Words words) {
        boolean held = !today.against(TechniqueKind.HERBS).isEmpty();
        boolean ticked = plan.techniques().contains(TechniqueKind.HERBS.code());
        if (plan.herbs().isEmpty() && !ticked && !held) {
            return Optional.empty();
        }
        var agreed = words.say(held ? "technique.herbs" : "plan.own.technique.herbs");
        var line =
                plan.herbs().isEmpty()
                        ? agreed
                        : words.say(
                                held ? "plan.own.herbs.held" : "plan.own.herbs",
                                PlanAgainst.herbs(plan.herbs()));
        var from =
                held
                        ? Stream.<String>empty()
                        : plan.combined().stream()
                                .filter(CombinedWords::areOfHerbs)
                                .map(one ->
                                        words.say("plan.own.herbs.by", one.byWhom(), one.note()));
        return Optional.of(
                new OwnPlanPage.Taken(
                        Stream.concat(Stream.of(line), from).collect(Collectors.joining(" ")),
                        held));
    }

    /** The same of supplements. */
    private static Optional<OwnPlanPage.Taken> supplements(
            Plan plan, PlanToday today, Words words) {
        boolean held = !today.against(TechniqueKind.SUPPLEMENTS).isEmpty();
        var named = plan.supplements().map(one -> SupplementWords.line(one, words));
        boolean ticked = plan.techniques().contains(TechniqueKind.SUPPLEMENTS.code());
        if (named.isEmpty() && !ticked) {
            return Optional.empty();
        }
        var agreed = words.say(held ? "technique.supplements" : "plan.own.technique.supplements");
        return Optional.of(
                new OwnPlanPage.Taken(
                        named.map(names ->
                                        words.say(
                                                held
                                                        ? "plan.own.supplements.held"
                                                        : "plan.own.supplements",
                                                names))
                                .orElse(agreed),
                        held));
    }

    private CareSteps.Now now(HttpServletRequest request) {
        var zone = pages.shell(request).zone();
        return new CareSteps.Now(LocalDate.ofInstant(clock.instant(), zone), zone, rules);
    }

    private View absent() {
        return pages.show("people/absent", "", HttpStatus.NOT_FOUND);
    }
}
