package huantiao.web.letters;

import huantiao.access.Accounts;
import huantiao.access.Actor;
import huantiao.access.Deed;
import huantiao.access.Permit;
import huantiao.base.Problem;
import huantiao.care.CareLibrary;
import huantiao.care.CareRefusal;
import huantiao.care.CareRules;
import huantiao.care.CareSteps;
import huantiao.care.Chart;
import huantiao.care.Charts;
import huantiao.care.Entry;
import huantiao.care.Letter;
import huantiao.care.Noted;
import huantiao.care.Referral;
import huantiao.care.StandingStop;
import huantiao.course.PersonCourse;
import huantiao.measures.Instruments;
import huantiao.people.Clinic;
import huantiao.triage.Level;
import huantiao.web.Pages;
import huantiao.web.Words;
import huantiao.web.access.Needs;
import huantiao.web.care.BodyBook;
import huantiao.web.course.CourseMeasures;
import huantiao.web.course.PublishedCourses;
import huantiao.web.evidence.ClinicPhone;
import huantiao.web.form.Form;
import huantiao.web.form.Sent;
import huantiao.web.people.EntryWords;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/** Letters about one person: drafted, made, and looked at again. */
@Controller
class LettersController {

    private static final int LINE = 300;
    private static final int LONG = 4_000;

    private final Pages pages;
    private final Charts charts;
    private final Accounts accounts;
    private final LetterFacts.Book book;
    private final Instruments instruments;
    private final PublishedCourses published;
    private final ClinicPhone phone;
    private final Printer printer;
    private final Clock clock;

    LettersController(
            Pages pages,
            Charts charts,
            Accounts accounts,
            CareRules rules,
            CareLibrary library,
            BodyBook body,
            Instruments instruments,
            PublishedCourses published,
            ClinicPhone phone,
            Printer printer,
            Clock clock) {
        this.pages = pages;
        this.charts = charts;
        this.accounts = accounts;
        this.book = new LetterFacts.Book(rules, library, body);
        this.instruments = instruments;
        this.published = published;
        this.phone = phone;
        this.printer = printer;
        this.clock = clock;
    }

    /** The draft for one reader, and the letters made before. */
    @GetMapping("/people/{patient}/letters")
    @Needs(Deed.RECORD_CARE)
    View draft(Permit permit, HttpServletRequest request) {
        return charts.find(permit)
                .map(chart -> {
                    var reader = reader(request.getParameter("reader"), chart);
                    return show(
                            request,
                            chart,
                            reader,
                            proposed(reader, chart, request),
                            List.of(),
                            List.of());
                })
                .orElseGet(this::absent);
    }

    /** Makes the letter that was shown; what came between is shown first. */
    @PostMapping("/people/{patient}/letters")
    @Needs(Deed.RECORD_CARE)
    View make(Permit permit, HttpServletRequest request) {
        var sent = Sent.of(request.getParameterMap());
        var found = charts.find(permit);
        if (found.isEmpty()) {
            return absent();
        }
        var reader = reader(sent.text("reader"), found.get());
        var problems = problems(sent);
        if (!problems.isEmpty()) {
            return show(request, found.get(), reader, sent, problems, List.of());
        }
        long seen = sent.text("seen").matches("\\d{1,9}") ? Long.parseLong(sent.text("seen")) : 0;
        return switch (charts.<CareRefusal>change(
                permit,
                seen,
                clock.instant(),
                chart -> CareSteps.write(chart, letter(chart, reader, sent, request)))) {
            case Charts.Change.Kept<CareRefusal>(var chart) -> to(permit, chart);
            case Charts.Change.MovedOn<CareRefusal>(var chart, var since) ->
                    show(request, chart, reader, sent, List.of(), since);
            case Charts.Change.Refused<CareRefusal>(var why) ->
                    show(
                            request,
                            found.get(),
                            reader,
                            sent,
                            List.of(
                                    new Problem(
                                            LettersPage.LEAVE,
                                            why.code(),
                                            "This letter cannot be made.",
                                            "")),
                            List.of());
            case Charts.Change.Absent<CareRefusal> _ -> absent();
        };
    }

    @GetMapping("/people/{patient}/letters/{sequence}")
    @Needs(Deed.READ_CHART)
    View made(Permit permit, @PathVariable String sequence, HttpServletRequest request) {
        return find(permit, sequence, request)
                .map(page -> pages.show("letters/made", page))
                .orElseGet(this::absent);
    }

    @GetMapping("/people/{patient}/letters/{sequence}/letter.pdf")
    @Needs(Deed.READ_CHART)
    View pdf(Permit permit, @PathVariable String sequence, HttpServletRequest request) {
        return find(permit, sequence, request)
                .<View>map(page -> new Pdf(printer.pdf(pages.text("letters/sheet", page, request))))
                .orElseGet(this::absent);
    }

    private Optional<LetterPage> find(Permit permit, String sequence, HttpServletRequest request) {
        long number = sequence.matches("\\d{1,9}") ? Long.parseLong(sequence) : 0;
        var chart = charts.find(permit);
        return chart.stream()
                .flatMap(all -> all.all(Entry.LetterMade.class).stream())
                .filter(one -> one.noted().sequence() == number)
                .findFirst()
                .map(one ->
                        new LetterPage(
                                one.entry().letter(),
                                noted(one.noted(), request),
                                "/people/" + permit.patient(),
                                number,
                                chart.flatMap(all -> all.correctedAfter(number))
                                        .map(right -> noted(right.noted(), request)),
                                isToBeNoted(permit, number, request),
                                pages.shell(request).words()));
    }

    /** The day and the time at which something was noted. */
    private String noted(Noted noted, HttpServletRequest request) {
        var shell = pages.shell(request);
        return "%s, %s"
                .formatted(
                        shell.words().day(LocalDate.ofInstant(noted.occurredAt(), shell.zone())),
                        Words.time(noted.occurredAt(), shell.zone()));
    }

    /** True if this letter was made for a referral that nobody noted as made. */
    private boolean isToBeNoted(Permit permit, long number, HttpServletRequest request) {
        var now = new CareSteps.Now(today(request), pages.shell(request).zone(), book.rules());
        return charts.find(permit)
                .flatMap(chart -> Referral.of(chart, now))
                .filter(one -> one.sent().isEmpty())
                .flatMap(Referral::letter)
                .filter(one -> one.noted().sequence() == number)
                .isPresent();
    }

    private static View to(Permit permit, Chart chart) {
        long sequence = chart.latest(Entry.LetterMade.class).orElseThrow().noted().sequence();
        return new RedirectView("/people/%s/letters/%d".formatted(permit.patient(), sequence));
    }

    private View show(
            HttpServletRequest request,
            Chart chart,
            Letter.Reader reader,
            Sent sent,
            List<Problem> problems,
            List<Noted> since) {
        var shell = pages.shell(request);
        var status =
                !problems.isEmpty()
                        ? HttpStatus.UNPROCESSABLE_CONTENT
                        : since.isEmpty() ? HttpStatus.OK : HttpStatus.CONFLICT;
        return pages.show(
                "letters/draft",
                new LettersPage(
                        chart,
                        new Form(sent, problems, shell.words()),
                        reader,
                        from(request),
                        about(chart, shell.words(), today(request)),
                        today(request),
                        facts(chart, request).parts(reader),
                        chart.seen(),
                        EntryWords.of(since, book.library().harms(), shell.words()),
                        shell.zone()),
                status);
    }

    private Letter letter(
            Chart chart, Letter.Reader reader, Sent sent, HttpServletRequest request) {
        return new Letter(
                reader,
                sent.text(LettersPage.TO),
                from(request),
                today(request),
                chart.patient().name().text(),
                about(chart, pages.shell(request).words(), today(request)),
                sent.text(LettersPage.ASKED),
                leave(sent).orElseThrow(),
                facts(chart, request).parts(reader));
    }

    private LetterFacts facts(Chart chart, HttpServletRequest request) {
        var zone = pages.shell(request).zone();
        return new LetterFacts(
                chart,
                PersonCourse.of(
                        chart,
                        instruments.get(CourseMeasures.USUAL.getFirst()),
                        published.points(),
                        clock.instant(),
                        zone),
                book,
                pages.shell(request).words(),
                today(request),
                zone);
    }

    private String from(HttpServletRequest request) {
        var shell = pages.shell(request);
        return switch (shell.actor()) {
            case Actor.Member member ->
                    Stream.of(
                                    Optional.of(
                                            shell.say(
                                                    "letters.from",
                                                    member.name(),
                                                    shell.say("profession." + member.profession()),
                                                    accounts.clinic(member.clinic())
                                                            .map(Clinic::name)
                                                            .orElse(""))),
                                    phone.of(member.clinic())
                                            .map(one -> shell.say("letters.from.phone", one)),
                                    phone.place(member.clinic()))
                            .flatMap(Optional::stream)
                            .collect(Collectors.joining("; "));
            case Actor.Visitor _, Actor.Guest _, Actor.Rounds _, Actor.Partner _ ->
                    throw new IllegalStateException("only a member writes letters");
        };
    }

    private static String about(Chart chart, Words words, LocalDate today) {
        var patient = chart.patient();
        return words.say(
                "letters.about",
                words.day(patient.born().day()),
                patient.born().ageOn(today),
                words.say("people.sex." + patient.sex().name().toLowerCase(Locale.ROOT)));
    }

    /** What is proposed to be asked; the writer may change every word of it. */
    private Sent proposed(Letter.Reader reader, Chart chart, HttpServletRequest request) {
        var words = pages.shell(request).words();
        var level = chart.ruling().map(one -> one.ruling().level()).orElse("");
        var key = "letters.asked.%s.%s".formatted(LettersPage.code(reader), level);
        var general = "letters.asked." + LettersPage.code(reader);
        var asked =
                words.knows(key) ? words.say(key) : words.knows(general) ? words.say(general) : "";
        var to =
                reader == Letter.Reader.COLLEAGUE
                        ? Optional.<String>empty()
                        : sentTo(chart, request);
        return Sent.of(
                Map.of(
                        LettersPage.TO,
                                new String[] {
                                    to.orElseGet(() ->
                                            words.say("letters.to." + LettersPage.code(reader)))
                                },
                        LettersPage.ASKED, new String[] {asked}));
    }

    /** Whom the person was sent to for what the red flags call for today. */
    private Optional<String> sentTo(Chart chart, HttpServletRequest request) {
        var now = new CareSteps.Now(today(request), pages.shell(request).zone(), book.rules());
        return Referral.of(chart, now)
                .flatMap(Referral::sent)
                .or(() -> StandingStop.of(chart, now).flatMap(StandingStop::sent))
                .map(one -> one.entry().toWhom());
    }

    private static List<Problem> problems(Sent sent) {
        var problems = new ArrayList<Problem>();
        var to = sent.text(LettersPage.TO);
        if (to.isEmpty() || to.length() > LINE) {
            problems.add(
                    new Problem(
                            LettersPage.TO,
                            "HT-0582",
                            "This is empty or longer than %d characters.".formatted(LINE),
                            "Say whom the letter is for."));
        }
        var asked = sent.text(LettersPage.ASKED);
        if (asked.isEmpty() || asked.length() > LONG) {
            problems.add(
                    new Problem(
                            LettersPage.ASKED,
                            "HT-0810",
                            "It is empty or longer than %d characters.".formatted(LONG),
                            "Say what you ask of the reader."));
        }
        if (leave(sent).isEmpty()) {
            problems.add(
                    new Problem(
                            LettersPage.LEAVE,
                            "HT-0811",
                            "Nothing was chosen.",
                            "Say whether the person agreed."));
        }
        return problems;
    }

    private static Optional<Letter.Leave> leave(Sent sent) {
        return Arrays.stream(Letter.Leave.values())
                .filter(one ->
                        one.name().toLowerCase(Locale.ROOT).equals(sent.text(LettersPage.LEAVE)))
                .findFirst();
    }

    /** The reader named, or the one the red flags call for. */
    private static Letter.Reader reader(@Nullable String named, Chart chart) {
        return Arrays.stream(Letter.Reader.values())
                .filter(one -> LettersPage.code(one).equals(named))
                .findFirst()
                .orElseGet(() ->
                        chart.ruling()
                                        .filter(ruled ->
                                                ruled.ruling()
                                                        .level()
                                                        .equals(Level.EMERGENCY_NOW.code()))
                                        .isPresent()
                                ? Letter.Reader.EMERGENCY
                                : Letter.Reader.GP);
    }

    private LocalDate today(HttpServletRequest request) {
        return LocalDate.ofInstant(clock.instant(), pages.shell(request).zone());
    }

    private View absent() {
        return pages.show("people/absent", "", HttpStatus.NOT_FOUND);
    }
}
