package huantiao.web.people;

import huantiao.access.Actor;
import huantiao.access.Deed;
import huantiao.access.Permit;
import huantiao.base.Problem;
import huantiao.base.Result;
import huantiao.body.NerveRoots;
import huantiao.body.Points;
import huantiao.care.CareLibrary;
import huantiao.care.CareRefusal;
import huantiao.care.CareRules;
import huantiao.care.CareSteps;
import huantiao.care.Chart;
import huantiao.care.Charts;
import huantiao.care.ConsentKind;
import huantiao.care.ConsentVersions;
import huantiao.care.Entry;
import huantiao.care.Picture;
import huantiao.care.Ruling;
import huantiao.triage.Assessment;
import huantiao.web.Pages;
import huantiao.web.access.Needs;
import huantiao.web.form.Form;
import huantiao.web.form.Sent;
import huantiao.web.room.BegunVisits;
import huantiao.web.triage.ResultPage;
import huantiao.web.triage.Untold;
import huantiao.web.triage.WhatMatters;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/** The page of one person, and the small things that are noted from it. */
@Controller
class PersonController {

    /** Longest free text of one field, in characters. */
    private static final int LONGEST = 8_000;

    private final Pages pages;
    private final Charts charts;
    private final CareRules rules;
    private final CareLibrary library;
    private final ConsentVersions consents;
    private final Points points;
    private final NerveRoots roots;
    private final BegunVisits begun;
    private final Clock clock;

    PersonController(
            Pages pages,
            Charts charts,
            CareRules rules,
            CareLibrary library,
            ConsentVersions consents,
            Points points,
            NerveRoots roots,
            BegunVisits begun,
            Clock clock) {
        this.begun = begun;
        this.pages = pages;
        this.charts = charts;
        this.rules = rules;
        this.library = library;
        this.consents = consents;
        this.points = points;
        this.roots = roots;
        this.clock = clock;
    }

    @GetMapping("/people/{patient}")
    @Needs(Deed.READ_CHART)
    View person(Permit permit, HttpServletRequest request) {
        return charts.find(permit)
                .map(chart ->
                        page(permit, request, chart, Sent.nothing(), List.of(), HttpStatus.OK))
                .orElseGet(this::absent);
    }

    /** Agreements given in the clinic, after the text was explained. */
    @PostMapping("/people/{patient}/consents")
    @Needs(Deed.RECORD_CARE)
    View agree(Permit permit, HttpServletRequest request) {
        var kinds = EnumSet.noneOf(ConsentKind.class);
        for (var kind : ConsentKind.values()) {
            if (sent(request).all("kind").contains(code(kind))) {
                kinds.add(kind);
            }
        }
        return add(
                permit,
                request,
                "kind",
                chart -> CareSteps.consent(chart, kinds, consents.current().version()));
    }

    /** Somebody was asked in the clinic and did not agree. */
    @PostMapping("/people/{patient}/consents/refusal")
    @Needs(Deed.RECORD_CARE)
    View decline(Permit permit, HttpServletRequest request) {
        return asked(request)
                .map(one ->
                        add(
                                permit,
                                request,
                                "kind",
                                chart ->
                                        CareSteps.decline(
                                                chart, Set.of(one), consents.current().version())))
                .orElseGet(() -> back(permit));
    }

    @PostMapping("/people/{patient}/consents/withdrawal")
    @Needs(Deed.RECORD_CARE)
    View withdraw(Permit permit, HttpServletRequest request) {
        return asked(request)
                .map(one -> add(permit, request, "kind", chart -> CareSteps.withdraw(chart, one)))
                .orElseGet(() -> back(permit));
    }

    /** The one agreement that a button is about. */
    private static Optional<ConsentKind> asked(HttpServletRequest request) {
        return Arrays.stream(ConsentKind.values())
                .filter(one -> code(one).equals(sent(request).text("kind")))
                .findFirst();
    }

    /**
     * To whom the person was sent on, and what that clinician answered: both at once, or what is
     * known of it so far.
     */
    @PostMapping("/people/{patient}/referrals")
    @Needs(Deed.RECORD_CARE)
    View refer(Permit permit, HttpServletRequest request) {
        var sent = sent(request);
        var read =
                charts.find(permit)
                        .map(chart -> new ReferralForm(sent, chart, now(request)).read());
        if (read.isEmpty()) {
            return absent();
        }
        return switch (read.get()) {
            case Result.Ok<ReferralForm.Read, List<Problem>>(var referral) ->
                    add(
                            permit,
                            request,
                            referral.field(),
                            chart -> kept(permit, chart),
                            chart -> referral.entries(chart, now(request)));
            case Result.Refused<ReferralForm.Read, List<Problem>>(var problems) ->
                    refused(permit, request, problems);
        };
    }

    @PostMapping("/people/{patient}/addenda")
    @Needs(Deed.RECORD_CARE)
    View addTo(Permit permit, HttpServletRequest request) {
        var sent = sent(request);
        var problems = new ArrayList<Problem>();
        text("addendum", sent, problems);
        if (!sent.has("addendum")) {
            problems.add(new Problem("addendum", "HT-0580", "Nothing is written.", ""));
        }
        long sequence = sent.text("to").matches("\\d{1,9}") ? Long.parseLong(sent.text("to")) : 0;
        return problems.isEmpty()
                ? add(
                        permit,
                        request,
                        "addendum",
                        chart -> CareSteps.addTo(chart, sequence, sent.text("addendum")))
                : refused(permit, request, problems);
    }

    @PostMapping("/people/{patient}/closure")
    @Needs(Deed.RECORD_CARE)
    View close(Permit permit, HttpServletRequest request) {
        var sent = sent(request);
        var problems = new ArrayList<Problem>();
        text("note", sent, problems);
        var why =
                Arrays.stream(Entry.EpisodeClosed.Why.values())
                        .filter(one -> one.name().toLowerCase(Locale.ROOT).equals(sent.text("why")))
                        .findFirst();
        if (why.isEmpty()) {
            problems.add(new Problem("why", "HT-0581", "Choose one of the reasons.", ""));
        }
        var lastDay = day(sent.text("last_day"));
        if (lastDay.isEmpty()) {
            problems.add(new Problem("last_day", "HT-0563", "There is no such day.", ""));
        }
        return problems.isEmpty()
                ? add(
                        permit,
                        request,
                        "last_day",
                        chart ->
                                CareSteps.close(
                                        chart,
                                        new Entry.EpisodeClosed(
                                                why.orElseThrow(),
                                                sent.text("note"),
                                                lastDay.orElseThrow()),
                                        now(request).today()))
                : refused(permit, request, problems);
    }

    private View add(
            Permit permit,
            HttpServletRequest request,
            String field,
            Charts.Step<CareRefusal> step) {
        return add(permit, request, field, _ -> back(permit), step);
    }

    /** The person's page, which says what was kept. */
    private static View kept(Permit permit, Chart chart) {
        return new RedirectView("/people/%s?noted=%d".formatted(permit.patient(), chart.seen()));
    }

    private View add(
            Permit permit,
            HttpServletRequest request,
            String field,
            Function<Chart, View> onward,
            Charts.Step<CareRefusal> step) {
        return switch (charts.add(permit, clock.instant(), step)) {
            case Charts.Change.Kept<CareRefusal>(var chart) -> onward.apply(chart);
            case Charts.Change.MovedOn<CareRefusal> _ -> back(permit);
            case Charts.Change.Absent<CareRefusal> _ -> absent();
            case Charts.Change.Refused<CareRefusal>(var why) ->
                    refused(
                            permit,
                            request,
                            List.of(new Problem(field, why.code(), "This cannot be noted.", "")));
        };
    }

    private View refused(Permit permit, HttpServletRequest request, List<Problem> problems) {
        return charts.find(permit)
                .map(chart ->
                        page(
                                permit,
                                request,
                                chart,
                                sent(request),
                                problems,
                                HttpStatus.UNPROCESSABLE_CONTENT))
                .orElseGet(this::absent);
    }

    private View page(
            Permit permit,
            HttpServletRequest request,
            Chart chart,
            Sent sent,
            List<Problem> problems,
            HttpStatus status) {
        var now = now(request);
        var form = new Form(sent, problems, pages.shell(request).words());
        var asked = chart.ruling().isPresent();
        var facts = Picture.of(chart, rules, now.today(), now.zone());
        var assessment = rules.flags().assess(facts);
        var ruling =
                ResultPage.of(
                        Ruling.of(assessment, rules.version()),
                        facts,
                        FoundWeakness.byFact(chart, rules, roots, form.words()),
                        Untold.of(
                                chart,
                                assessment,
                                "/people/" + permit.patient() + ResultPage.ASK,
                                rules,
                                form),
                        chart,
                        rules,
                        Optional.empty(),
                        form);
        var page =
                new PersonPage(
                        chart,
                        WhatMatters.of(chart, now, form.words()),
                        Told.last(chart, rules.vocabulary(), form.words(), now.today(), now.zone()),
                        asked ? Optional.of(ruling) : Optional.empty(),
                        asked
                                ? ReferralWords.of(chart, now, roots, form.words())
                                : Optional.empty(),
                        isCleared(permit, chart, assessment, now),
                        PlanAgainst.of(chart, now, form.words()),
                        chart.openEpisode()
                                .flatMap(care ->
                                        OtherSideWords.of(care.plan(), chart, now, form.words())),
                        form,
                        library,
                        consents,
                        points,
                        roots,
                        noted(request),
                        begun.of(permit, chart, now.zone()),
                        begun.needlesIn(permit, chart),
                        now.today(),
                        now.zone());
        return page.straightOn()
                .<View>map(next -> new RedirectView(page.address(next)))
                .orElseGet(() -> pages.show("people/person", page, status));
    }

    private static boolean isCleared(
            Permit permit, Chart chart, Assessment assessment, CareSteps.Now now) {
        return permit.actor() instanceof Actor.Member member
                && CareSteps.clearance(chart, assessment, member.user(), now).isOk();
    }

    /** The entry that somebody who comes here has just noted. */
    private static long noted(HttpServletRequest request) {
        return Sent.of(request.getParameterMap()).sequence("noted");
    }

    private CareSteps.Now now(HttpServletRequest request) {
        var zone = pages.shell(request).zone();
        return new CareSteps.Now(LocalDate.ofInstant(clock.instant(), zone), zone, rules);
    }

    private static void text(String field, Sent sent, List<Problem> problems) {
        if (sent.text(field).length() > LONGEST) {
            problems.add(new Problem(field, "HT-0570", "This text is too long.", "Shorten it."));
        }
    }

    private static Optional<LocalDate> day(String text) {
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeParseException _) {
            return Optional.empty();
        }
    }

    private static String code(ConsentKind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    private static Sent sent(HttpServletRequest request) {
        return Sent.of(request.getParameterMap());
    }

    private static View back(Permit permit) {
        return new RedirectView("/people/" + permit.patient());
    }

    private View absent() {
        return pages.show("people/absent", "", HttpStatus.NOT_FOUND);
    }
}
