package huantiao.web.consultation;

import huantiao.access.Deed;
import huantiao.access.Permit;
import huantiao.base.Problem;
import huantiao.base.Result;
import huantiao.body.Side;
import huantiao.care.Author;
import huantiao.care.CareLibrary;
import huantiao.care.CareRefusal;
import huantiao.care.CareRules;
import huantiao.care.CareSteps;
import huantiao.care.Chart;
import huantiao.care.Charts;
import huantiao.care.ConsentKind;
import huantiao.care.ConsentVersions;
import huantiao.care.Drafts;
import huantiao.care.Entry;
import huantiao.care.Examined;
import huantiao.care.Gestation;
import huantiao.care.KeepAway;
import huantiao.care.Medicines;
import huantiao.care.Noted;
import huantiao.care.PainSide;
import huantiao.care.Picture;
import huantiao.care.ReasonToAsk;
import huantiao.care.StandingStop;
import huantiao.care.StillNo;
import huantiao.care.Weakness;
import huantiao.triage.Facts;
import huantiao.triage.Level;
import huantiao.triage.NextQuestions;
import huantiao.triage.Rules;
import huantiao.triage.TechniqueKind;
import huantiao.triage.Value;
import huantiao.triage.Verdict;
import huantiao.web.Pages;
import huantiao.web.Words;
import huantiao.web.access.Needs;
import huantiao.web.care.AskedTogether;
import huantiao.web.care.BodyBook;
import huantiao.web.care.Paper;
import huantiao.web.care.RuleFacts;
import huantiao.web.care.RulesSay;
import huantiao.web.form.Form;
import huantiao.web.form.Option;
import huantiao.web.form.Sent;
import huantiao.web.people.Agreement;
import huantiao.web.people.EntryWords;
import huantiao.web.people.FirstVisit;
import huantiao.web.people.FoundWeakness;
import huantiao.web.people.Told;
import huantiao.web.safety.OpenQuestions;
import huantiao.web.safety.SafetyForm;
import huantiao.web.safety.SafetyPage;
import huantiao.web.triage.DrawnWeakness;
import huantiao.web.triage.FactForm;
import huantiao.web.triage.FactQuestion;
import huantiao.web.triage.FactQuestions;
import huantiao.web.triage.WhatMatters;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/** History and examination by a practitioner: kept while it is typed, noted when it is done. */
@Controller
class ConsultationController {

    /** Facts that only an examination tells, asked beside its tests. */
    private static final List<String> EXAMINED = List.of(Examined.WEAKEST, Examined.NO_PULSES);

    /** Facts about medicines, asked beside what the person takes in words. */
    private static final List<String> MEDICINES =
            List.of(Medicines.ANTICOAGULANT, Medicines.ANTIPLATELET, Medicines.LIST);

    private static final Value NO = new Value.Truth(false);

    /** Techniques of which it is said first whether anything known speaks against them. */
    private static final List<TechniqueKind> USUAL =
            List.of(
                    TechniqueKind.MANUAL,
                    TechniqueKind.EA,
                    TechniqueKind.CUPPING_DRY,
                    TechniqueKind.MOXA);

    /** Says that every test of a group was done and showed nothing, or takes that back. */
    private static final String NORMAL = "normal";

    private static final String UNDO = "undo";

    /** Says the same of what is left open of a group, or takes that back. */
    private static final String REST = "rest";

    private static final String UNDO_REST = "undo-rest";

    /** Says that other explanations were thought of together, or takes that back. */
    private static final String RIVALS = "rivals";

    /** A press that says that it was explained to the person, or takes that back. */
    private static final String EXPLAINED = "explained";

    private static final String PREGNANT = "pregnant";

    /** Words for the working diagnosis that were tapped. */
    private static final String WORDS = "words";

    private final Pages pages;
    private final Charts charts;
    private final Paper paper;
    private final Paper correction;
    private final CareRules rules;
    private final CareLibrary library;
    private final ConsultationForm.Book book;
    private final ConsentVersions consents;
    private final Clock clock;

    ConsultationController(
            Pages pages,
            Charts charts,
            Drafts drafts,
            CareRules rules,
            CareLibrary library,
            BodyBook book,
            ConsentVersions consents,
            Clock clock) {
        this.pages = pages;
        this.charts = charts;
        this.paper = new Paper("consultation", pages, charts, drafts, rules, clock);
        this.correction = new Paper("consultation-correction", pages, charts, drafts, rules, clock);
        this.rules = rules;
        this.library = library;
        this.book =
                new ConsultationForm.Book(
                        book.points(),
                        book.roots(),
                        rules.flags(),
                        book.channels(),
                        library.patterns(),
                        book.differentials(),
                        consents,
                        library.reviewPoints().stream()
                                .filter(point -> point.id().equals(ReviewDay.RULE))
                                .findFirst()
                                .map(CareLibrary.ReviewPoint::backing));
        this.consents = consents;
        this.clock = clock;
    }

    @GetMapping("/people/{patient}/consultation")
    @Needs(Deed.RECORD_CARE)
    View consultation(Permit permit, HttpServletRequest request) {
        var today = paper.now(request).today();
        return paper.found(permit, request, chart -> begun(chart, today))
                .map(this::page)
                .orElseGet(paper::absent);
    }

    @PostMapping("/people/{patient}/consultation/draft")
    @Needs(Deed.RECORD_CARE)
    ResponseEntity<Void> keep(Permit permit, HttpServletRequest request) {
        return paper.keep(permit, request);
    }

    /**
     * The last consultation as it was noted, to be put right on its day; one that cannot be any
     * more is shown to be read.
     */
    @GetMapping("/people/{patient}/consultations/{sequence}/correction")
    @Needs(Deed.RECORD_CARE)
    View correction(Permit permit, @PathVariable String sequence, HttpServletRequest request) {
        return correction
                .found(
                        permit,
                        request,
                        chart ->
                                toPutRight(chart, sequence, request)
                                        .map(one -> written(chart, one))
                                        .orElseGet(Sent::nothing),
                        draft -> draft.text(ConsultationForm.CORRECTS).equals(sequence))
                .map(sheet ->
                        toPutRight(sheet.chart(), sequence, request).isPresent()
                                ? page(sheet)
                                : new RedirectView(
                                        "/people/%s/consultations/%s"
                                                .formatted(permit.patient(), sequence)))
                .orElseGet(paper::absent);
    }

    private Optional<Chart.Placed<Entry.Consulted>> toPutRight(
            Chart chart, String sequence, HttpServletRequest request) {
        return chart.toPutRight(clock.instant(), paper.zone(request))
                .filter(one -> String.valueOf(one.noted().sequence()).equals(sequence));
    }

    private Sent written(Chart chart, Chart.Placed<Entry.Consulted> wrong) {
        return ConsultationForm.written(wrong.entry(), chart.foundWith(wrong), book, rules)
                .with(ConsultationForm.CORRECTS, String.valueOf(wrong.noted().sequence()));
    }

    @PostMapping("/people/{patient}/consultations/{sequence}/correction/draft")
    @Needs(Deed.RECORD_CARE)
    ResponseEntity<Void> keepCorrection(Permit permit, HttpServletRequest request) {
        return correction.keep(permit, request);
    }

    /** What the findings so far speak for; with script the region alone. */
    @PostMapping({
        "/people/{patient}/consultation/reasoning",
        "/people/{patient}/consultations/{sequence}/correction/reasoning"
    })
    @Needs(Deed.RECORD_CARE)
    View reasoning(Permit permit, HttpServletRequest request) {
        return sent(permit, request)
                .map(sheet ->
                        sheet.isRegion()
                                ? pages.show("consultation/region", of(sheet))
                                : page(answeredTogether(sheet)))
                .orElseGet(paper::absent);
    }

    /**
     * The whole page is kept as it stands; with "no to all", with every question that comes first
     * and was not answered by itself; with "all done and normal", with every test of a group of
     * which nothing was answered; with "the rest", with those of a group that are left open; with
     * "none fits better", with each other explanation that may be judged so and was not; with words
     * for the working diagnosis, with these; with "explained", with the version of the text by
     * which it was.
     */
    private Paper.Sheet answeredTogether(Paper.Sheet sheet) {
        var sent = examinedTogether(worded(answeredNo(sheet)), paper.form(sheet), painSide(sheet));
        var thought = thoughtTogether(sent, paper.form(sheet), painSide(sheet));
        var answered = sheet.with(explained(thought, paper.form(sheet), painSide(sheet)));
        paper(answered).keep(answered);
        return answered;
    }

    /** Words that were tapped stand where nobody wrote anything yet. */
    private static Sent worded(Sent form) {
        var tapped = form.text(WORDS);
        return tapped.isEmpty() || form.has(ConsultationForm.DIAGNOSIS)
                ? form.with(WORDS)
                : form.with(WORDS).with(ConsultationForm.DIAGNOSIS, tapped);
    }

    private Sent thoughtTogether(Sent form, Form page, Optional<Side> pain) {
        var consultation = new ConsultationForm(form.with(RIVALS), page.words(), pain);
        return switch (form.text(RIVALS)) {
            case "together" -> consultation.rivalsTogether(book);
            case UNDO -> consultation.rivalsApart(book);
            default -> form;
        };
    }

    private Sent explained(Sent form, Form page, Optional<Side> pain) {
        var consultation = new ConsultationForm(form.with(EXPLAINED), page.words(), pain);
        return switch (form.text(EXPLAINED)) {
            case "yes" -> consultation.explained(book);
            case UNDO -> consultation.unexplained();
            default -> form;
        };
    }

    /** No to many at once says nothing of what is behind an alarm that stands. */
    private Sent answeredNo(Paper.Sheet sheet) {
        var form = sheet.sent();
        if (!AskedTogether.isSaid(form)) {
            return form;
        }
        var alone =
                StandingStop.of(beside(sheet, typed(sheet)), paper.now(sheet.request()))
                        .map(StandingStop::facts)
                        .orElse(List.of());
        return AskedTogether.answered(form, alone, rules);
    }

    private Sent examinedTogether(Sent form, Form page, Optional<Side> pain) {
        var sent = form.with(NORMAL).with(UNDO).with(REST).with(UNDO_REST);
        for (var group : TestSheet.groups(book)) {
            var consultation = new ConsultationForm(sent, page.words(), pain);
            var name = group.kind().name();
            if (form.text(NORMAL).equals(name)) {
                sent = consultation.allNormal(group.minimum(), group.further());
            } else if (form.text(UNDO).equals(name)) {
                sent = consultation.noneNormal(group.minimum());
            } else if (form.text(REST).equals(name)) {
                sent = consultation.othersNormal(group.minimum());
            } else if (form.text(UNDO_REST).equals(name)) {
                sent = consultation.othersOpen(group.minimum());
            }
        }
        return sent;
    }

    /** A consultation as it was noted. */
    @GetMapping("/people/{patient}/consultations/{sequence}")
    @Needs(Deed.READ_CHART)
    View noted(Permit permit, @PathVariable String sequence, HttpServletRequest request) {
        var shell = pages.shell(request);
        long number = sequence.matches("\\d{1,9}") ? Long.parseLong(sequence) : 0;
        return charts.find(permit)
                .flatMap(chart ->
                        chart.all(Entry.Consulted.class).stream()
                                .filter(one -> one.noted().sequence() == number)
                                .findFirst()
                                .map(one ->
                                        new ConsultedPage(
                                                chart,
                                                one,
                                                book,
                                                rules,
                                                clock.instant(),
                                                shell.words(),
                                                shell.zone())))
                .map(page -> pages.show("consultation/noted", page))
                .orElseGet(paper::absent);
    }

    @PostMapping({
        "/people/{patient}/consultation",
        "/people/{patient}/consultations/{sequence}/correction"
    })
    @Needs(Deed.RECORD_CARE)
    View note(Permit permit, HttpServletRequest request) {
        return sent(permit, request)
                .map(sheet -> note(sheet).fold(chart -> toPerson(permit, chart), this::page))
                .orElseGet(paper::absent);
    }

    /** Where a draft of this sheet is kept: what is put right, apart from a new consultation. */
    private Paper paper(Paper.Sheet sheet) {
        return sheet.sent().has(ConsultationForm.CORRECTS) ? correction : paper;
    }

    private Result<Chart, Paper.Sheet> note(Paper.Sheet sheet) {
        var now = paper.now(sheet.request());
        var wanting = wanting(sheet);
        return consultation(sheet)
                .read(book, rules, now.today())
                .then(read ->
                        wanting.isEmpty()
                                ? Result.<ConsultationForm.Read, List<Problem>>ok(read)
                                : Result.refused(List.of()))
                .fold(
                        read ->
                                paper(sheet)
                                        .<CareRefusal>note(
                                                sheet,
                                                clock.instant(),
                                                chart -> noted(chart, sheet, read, now),
                                                this::problems,
                                                noted -> sameAgain(sheet, noted, read)),
                        problems ->
                                paper(sheet)
                                        .back(
                                                sheet.refused(
                                                        Stream.concat(
                                                                        problems.stream(),
                                                                        wanting.stream())
                                                                .toList())));
    }

    private Result<List<Entry>, CareRefusal> noted(
            Chart chart, Paper.Sheet sheet, ConsultationForm.Read read, CareSteps.Now now) {
        var moment = clock.instant();
        var corrects = corrects(sheet.sent());
        return corrects.isPresent()
                ? CareSteps.putRight(
                        chart,
                        corrects.getAsLong(),
                        read.consultation(),
                        read.facts(),
                        read.found(),
                        moment,
                        now)
                : CareSteps.consult(
                        chart,
                        read.consultation(),
                        read.facts(),
                        SafetyForm.confirmed(sheet.sent(), rules),
                        read.found(),
                        moment,
                        now);
    }

    /**
     * The consultation that a form says it puts right; one that cannot be read is none there is.
     */
    private static OptionalLong corrects(Sent sent) {
        var sequence = sent.text(ConsultationForm.CORRECTS);
        if (sequence.isEmpty()) {
            return OptionalLong.empty();
        }
        return OptionalLong.of(sequence.matches("\\d{1,9}") ? Long.parseLong(sequence) : 0);
    }

    /**
     * The consultation that is put right, also where it no longer can be: a form that says so never
     * becomes a new consultation.
     */
    private static Optional<Chart.Placed<Entry.Consulted>> wrong(Paper.Sheet sheet) {
        var corrects = corrects(sheet.sent());
        return sheet.chart().all(Entry.Consulted.class).stream()
                .filter(one -> corrects.equals(OptionalLong.of(one.noted().sequence())))
                .findFirst();
    }

    /** The form as it was sent; empty if the clinic has no such person or no such consultation. */
    private Optional<Paper.Sheet> sent(Permit permit, HttpServletRequest request) {
        return paper.sent(permit, request)
                .filter(sheet -> corrects(sheet.sent()).isEmpty() || wrong(sheet).isPresent());
    }

    /** The chart as it stands beside what is typed: without what is being put right. */
    private Chart beside(Paper.Sheet sheet, Facts typed) {
        return wrong(sheet)
                .map(one -> sheet.chart().puttingRight(one, Picture.told(typed)))
                .orElseGet(sheet::chart);
    }

    /**
     * What this person must be asked for, and nobody answered or called not known. Where somebody
     * else must see the person today nothing keeps from noting what was found.
     */
    private List<Problem> wanting(Paper.Sheet sheet) {
        var sent = sheet.sent();
        if (rules.flags().assess(known(sheet, typed(sheet))).level().stopsEverything()) {
            return List.of();
        }
        return Stream.concat(
                        Stream.concat(
                                otherLeg(sheet).stream()
                                        .filter(_ -> !sent.has(PainSide.LEG_SIDE))
                                        .map(_ -> whichLeg()),
                                unscreened(sheet)),
                        reasons(sheet).stream()
                                .filter(reason -> !sent.has(reason.fact()))
                                .map(reason ->
                                        new Problem(
                                                reason.fact(),
                                                "HT-0273",
                                                "This person must be asked for it before any"
                                                        + " needle.",
                                                "Answer it, or say that it is not known.")))
                .toList();
    }

    /** Of a pregnancy the week is asked beside it: rules of the plan wait for it. */
    private static boolean asksWeeks(Facts known, Facts told, Sent sent) {
        return known.find(PREGNANT).filter(new Value.Choice("yes")::equals).isPresent()
                && (!told.knows(Gestation.FACT) || sent.has(Gestation.FACT));
    }

    /** A brisk reflex asks for the screen of the upper motor neurone, on both sides. */
    private Stream<Problem> unscreened(Paper.Sheet sheet) {
        return Examined.notScreened(consultation(sheet).examined(book).findings()).stream()
                .map(side ->
                        new Problem(
                                ConsultationForm.shown(Examined.UPPER, side),
                                "HT-2099",
                                "A reflex is brisk, and the screen of the upper motor neurone has no"
                                        + " answer.",
                                "Answer it on this side: done, or not done."));
    }

    /** What there is a reason to ask this person for, whether it is answered here or not. */
    private List<ReasonToAsk> reasons(Paper.Sheet sheet) {
        var known = known(sheet, typed(sheet).without(ReasonToAsk.facts()));
        return ReasonToAsk.of(rules.flags().assess(known).facts(), rules.rules());
    }

    /** What the chart knows today, with what is on the sheet. */
    private Facts known(Paper.Sheet sheet, Facts typed) {
        var examined = consultation(sheet).examined(book);
        var now = paper.now(sheet.request());
        return wrong(sheet)
                .map(one -> Picture.puttingRight(sheet.chart(), one, examined, typed, now))
                .orElseGet(() -> Picture.with(sheet.chart(), examined, typed, now));
    }

    /** What was typed, and what follows from the tests. */
    private Facts typed(Paper.Sheet sheet) {
        var sent = sheet.sent();
        return consultation(sheet)
                .told(
                        FactForm.of(sent, rules.vocabulary()).readable(rules.vocabulary()),
                        book,
                        rules);
    }

    private ConsultationForm consultation(Paper.Sheet sheet) {
        return new ConsultationForm(sheet.sent(), paper.form(sheet).words(), painSide(sheet));
    }

    /** Where a leg hurts, by what is answered here, or else by what the person told. */
    private Optional<Side> painSide(Paper.Sheet sheet) {
        return sheet.sent().has(PainSide.LEG_SIDE)
                ? Side.of(sheet.sent().text(PainSide.LEG_SIDE))
                : toldSide(sheet);
    }

    /** Where a leg hurts, by what was told before this consultation. */
    private Optional<Side> toldSide(Paper.Sheet sheet) {
        return PainSide.toldAlone(
                beside(sheet, rules.vocabulary().nothingKnown()), paper.now(sheet.request()));
    }

    /** The leg that was told of, where what is found here names the other one. */
    private Optional<Side> otherLeg(Paper.Sheet sheet) {
        return PainSide.against(toldSide(sheet), consultation(sheet).examined(book), book.roots());
    }

    private Problem whichLeg() {
        return new Problem(
                PainSide.LEG_SIDE,
                "HT-0293",
                "The person told of one leg, and the other one is marked or hurt when it was tested.",
                "Ask which leg hurts, and answer it here.");
    }

    /** Which leg it is: asked where what was told and what was found name different ones. */
    private Optional<FactQuestion> whichLeg(Paper.Sheet sheet) {
        var form = paper.form(sheet);
        return otherLeg(sheet)
                .map(told ->
                        form.words()
                                .say(
                                        "consultation.which-leg",
                                        form.words().say("body.side." + told.code())))
                .flatMap(hint ->
                        FactQuestions.inShort(form, List.of(PainSide.LEG_SIDE), rules).stream()
                                .map(one -> one.needed(hint))
                                .findFirst());
    }

    private List<Problem> problems(CareRefusal why) {
        var where =
                switch (why) {
                    case CareRefusal.Plain.STILL_TOO_LONG_AGO -> SafetyForm.asked(rules).getFirst();
                    case CareRefusal.Plain.ALARM_STANDS -> ConsultationPage.STANDING;
                    case CareRefusal.Plain.NOT_TO_BE_PUT_RIGHT, CareRefusal.Plain.NOTHING_CHANGED ->
                            ConsultationForm.CORRECTS;
                    default -> ConsultationForm.REVIEW;
                };
        return List.of(new Problem(where, why.code(), "This cannot be noted.", ""));
    }

    /** The button was pressed twice: what came between is this very consultation. */
    private static boolean sameAgain(Paper.Sheet sheet, Noted noted, ConsultationForm.Read read) {
        return noted.author().equals(Author.of(sheet.permit().actor()))
                && noted.entry() instanceof Entry.Consulted consulted
                && consulted.corrects().isPresent() == corrects(sheet.sent()).isPresent()
                && consulted.consultation().equals(read.consultation());
    }

    /** The person's page, which says that it is noted and what comes next. */
    private static View toPerson(Permit permit, Chart chart) {
        return new RedirectView(
                "/people/%s?noted=%d"
                        .formatted(
                                permit.patient(),
                                chart.latest(Entry.Consulted.class)
                                        .map(one -> one.noted().sequence())
                                        .orElse(0L)));
    }

    /** A new form knows the goal as it was said last, and proposes the day of review. */
    private Sent begun(Chart chart, LocalDate today) {
        var form =
                Sent.nothing()
                        .with(ConsultationForm.REVIEW, ReviewDay.of(chart, today).day().toString());
        return LastGoal.of(chart)
                .map(last -> form.with(ConsultationForm.GOAL, last.words()))
                .orElse(form);
    }

    private View page(Paper.Sheet sheet) {
        return pages.show("consultation/form", of(sheet), sheet.status());
    }

    private ConsultationPage of(Paper.Sheet sheet) {
        var typed = typed(sheet);
        var chart = beside(sheet, typed);
        var sent = sheet.sent();
        var form = paper.form(sheet);
        var consultation = consultation(sheet);
        var outcomes = consultation.outcomes(book);
        var marks = new LinkedHashSet<>(chart.marks());
        marks.addAll(consultation.found());
        var first = rules.flags().askFirst();
        var vocabulary = rules.vocabulary();
        var safety = new LinkedHashSet<>(NextQuestions.of(first, vocabulary.nothingKnown()));
        safety.addAll(NextQuestions.of(first, typed));
        var shown = OpenQuestions.shown(sent, rules);
        shown.retainAll(rules.flags().factsToAskFirst());
        safety.addAll(shown);
        var now = paper.now(sheet.request());
        var known = known(sheet, typed);
        var other = OpenQuestions.of(form, chart, known, rules);
        other.removeAll(safety);
        var wrong = wrong(sheet);
        var still = wrong.isPresent() ? Optional.<SafetyPage.Still>empty() : still(sheet);
        var told = Picture.of(chart, rules, now.today(), now.zone());
        var stop = StandingStop.of(chart, now);
        stop.ifPresent(one -> {
            safety.removeAll(one.facts());
            other.removeAll(one.facts());
        });
        still.ifPresent(one -> {
            safety.removeAll(one.folded());
            safety.removeIf(fact ->
                    !SafetyForm.asked(rules).contains(fact)
                            && !sent.has(fact)
                            && told.find(fact).filter(NO::equals).isPresent());
        });
        var home =
                wrong.isPresent()
                        ? Optional.<ToldAtHome>empty()
                        : ToldAtHome.of(chart, rules, form.words(), now);
        var comeFirst = FactQuestions.inShort(form, safety, chart, rules);
        var level = rules.flags().assess(known).level();
        var options = options(form, known);
        var reasons = reasons(sheet);
        EXAMINED.forEach(other::remove);
        var medicines =
                FactQuestions.inShort(
                        form,
                        MEDICINES.stream()
                                .filter(fact -> !told.knows(fact) || sent.has(fact))
                                .toList(),
                        chart,
                        rules);
        boolean pressing = other.removeAll(MEDICINES);
        reasons.forEach(reason -> other.remove(reason.fact()));
        var weakness =
                FoundWeakness.line(
                        chart,
                        consultation.examined(book),
                        typed,
                        rules,
                        book.roots(),
                        form.words());
        boolean asksElsewhere =
                sheet.isRegion() && OpenQuestions.shown(sent, rules).contains(Weakness.CHANGES);
        boolean isUntold =
                Weakness.found(chart, consultation.examined(book), typed, rules).isPresent();
        var noticed =
                isUntold && !asksElsewhere
                        ? FactQuestions.inShort(form, List.of(Weakness.CHANGES), rules).stream()
                                .map(one -> FactQuestions.ofFound(one, form.words()))
                                .findFirst()
                        : Optional.<FactQuestion>empty();
        if (isUntold) {
            other.remove(Weakness.CHANGES);
        }
        if (asksWeeks(known, told, sent)) {
            other.add(Gestation.FACT);
        }
        var whichLeg = whichLeg(sheet);
        whichLeg.ifPresent(one -> other.remove(one.fact()));
        return new ConsultationPage(
                form,
                chart,
                sheet.seen(),
                EntryWords.of(sheet.since(), library.harms(), form.words()),
                Told.last(chart, vocabulary, form.words(), now.today(), now.zone()),
                comeFirst.stream()
                        .map(question -> home.map(one -> one.beside(question)).orElse(question))
                        .toList(),
                home.flatMap(one -> one.noes(comeFirst, stop.isPresent())),
                DrawnWeakness.beside(
                        FactQuestions.inShort(form, other, chart, rules), chart, form.words()),
                FactQuestions.of(form, EXAMINED, rules),
                new ConsultationPage.Taken(
                        medicines.stream()
                                .filter(FactQuestion.Several.class::isInstance)
                                .map(list ->
                                        atOnce((FactQuestion.Several) list, chart, form.words()))
                                .findFirst(),
                        medicines.stream()
                                .filter(question -> !(question instanceof FactQuestion.Several))
                                .toList(),
                        pressing,
                        KeepAway.of(rules.flags().assess(known).facts(), rules.rules())),
                reasons.stream().map(reason -> must(form, reason, known)).toList(),
                waiting(form, known, reasons),
                weakness,
                noticed,
                whichLeg,
                comesFirst(level, form),
                List.of(Side.LEFT, Side.RIGHT).stream()
                        .map(side -> book.roots().consistentWith(side, marks, outcomes))
                        .filter(one -> !one.isSilent())
                        .toList(),
                RulesSay.ofAll(
                        options,
                        form.words().say("consultation.rules.every"),
                        RuleFacts.of(
                                everyTechnique(known), rules, chart, now.zone(), form.words())),
                usual(form, options),
                still,
                stop.map(one ->
                        SafetyPage.Standing.of(one, chart, form, rules, now.zone())
                                .whereExamined()),
                consultation.pain(),
                book,
                ReviewDay.of(chart, now.today()),
                now.zone(),
                paper(sheet).keptAt(sheet),
                wrong.isEmpty() && !level.stopsEverything() && FirstVisit.isStartToCome(chart),
                wrong.map(one -> ConsultationPage.Earlier.of(one, now.zone())),
                wrong.isPresent()
                        ? Optional.empty()
                        : chart.toPutRight(clock.instant(), now.zone())
                                .map(one -> ConsultationPage.Earlier.of(one, now.zone())),
                Objects.requireNonNullElse(sheet.request().getParameter(NORMAL), ""),
                Agreement.of(chart, ConsentKind.CARE, consents, now.zone()),
                WhatMatters.of(chart, now, form.words()),
                WhatMatters.cautions(
                        rules.rules().check(rules.flags().assess(known)), form.words()));
    }

    /**
     * The list of medicines as one question: whether anything is taken, or still nothing where that
     * was told, then which.
     */
    private static FactQuestion.Several atOnce(
            FactQuestion.Several list, Chart chart, Words words) {
        var written = Medicines.written(chart);
        boolean still = !written.isEmpty() && written.stream().allMatch(Medicines.Written::isNone);
        var key = still ? "consultation.medicines.still" : "consultation.medicines.none";
        var none =
                new Option(
                        Option.NONE, words.say(key), words.say("consultation.medicines.none.hint"));
        return new FactQuestion.Several(
                list.fact(),
                list.choices()
                        .withLabel(words.say("consultation.medicines.ask"))
                        .withOptions(
                                list.choices().options().stream()
                                        .map(one -> one.isAlone() ? none : one)
                                        .toList()),
                list.aloud());
    }

    /** Who sees the person, when, and what that means here, by what is known and typed so far. */
    private static Optional<String> comesFirst(Level level, Form form) {
        return Optional.of(level)
                .filter(one -> one.isHigherThan(Level.PROCEED))
                .map(one -> form.words().say("consultation.first." + one.code()));
    }

    /** What may be confirmed together, in the few words of a clinician. */
    private Optional<SafetyPage.Still> still(Paper.Sheet sheet) {
        var form = paper.form(sheet);
        var now = paper.now(sheet.request());
        return SafetyPage.Still.of(
                        form,
                        sheet.chart(),
                        StillNo.mayConfirm(sheet.chart(), clock.instant(), now),
                        Author.of(sheet.permit().actor()),
                        rules,
                        now.zone())
                .map(one -> one.inShort(sheet.chart(), form.words()));
    }

    /** Those of the options that are usual, by name. */
    private static SequencedMap<String, Verdict> usual(Form form, Map<String, Verdict> options) {
        var usual = new LinkedHashMap<String, Verdict>();
        for (var kind : USUAL) {
            var name = form.words().say("technique." + kind.code());
            usual.put(name, options.getOrDefault(name, new Verdict.Allowed()));
        }
        return usual;
    }

    /** The person as if every technique were planned. */
    private Facts everyTechnique(Facts known) {
        return rules.flags()
                .assess(known)
                .facts()
                .with(
                        Rules.TECHNIQUES,
                        Arrays.stream(TechniqueKind.values()).map(TechniqueKind::code).toList());
    }

    /** What the rules would say to each technique by itself, by its name. */
    private Map<String, Verdict> options(Form form, Facts known) {
        var options = new LinkedHashMap<String, Verdict>();
        rules.rules()
                .options(rules.flags(), known)
                .forEach((kind, verdict) ->
                        options.put(form.words().say("technique." + kind.code()), verdict));
        return options;
    }

    private ConsultationPage.Must must(Form form, ReasonToAsk reason, Facts known) {
        var because =
                reason.because().stream()
                        .map(fact ->
                                "%s %s"
                                        .formatted(
                                                FactQuestions.label(
                                                        form.words(), fact, rules.flags()),
                                                known.find(fact)
                                                        .map(value ->
                                                                FactQuestions.answer(
                                                                        form.words(), fact, value))
                                                        .orElse("")))
                        .collect(Collectors.joining("; "));
        return new ConsultationPage.Must(
                FactQuestions.inShort(form, List.of(reason.fact()), rules)
                        .getFirst()
                        .needed(form.words().say("consultation.must.because", because)),
                form.sent().all(reason.fact()).contains(FactForm.UNKNOWN));
    }

    /** Absolute rules that hold whatever is planned, and cannot be told yet. */
    private List<ConsultationPage.Waits> waiting(
            Form form, Facts known, List<ReasonToAsk> reasons) {
        var facts = rules.flags().assess(known).facts();
        return ReasonToAsk.waiting(facts, rules.rules())
                .map(rule ->
                        new ConsultationPage.Waits(
                                rule,
                                NextQuestions.of(rule.when(), facts).stream()
                                        .filter(fact ->
                                                FactQuestions.hasWords(form, fact, rules.flags()))
                                        .map(fact ->
                                                FactQuestions.label(
                                                        form.words(), fact, rules.flags()))
                                        .collect(Collectors.joining("; ")),
                                reasons.stream().anyMatch(one -> one.rules().contains(rule))))
                .toList();
    }
}
