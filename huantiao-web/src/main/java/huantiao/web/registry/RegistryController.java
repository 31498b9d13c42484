package huantiao.web.registry;

import huantiao.access.Accounts;
import huantiao.access.Deed;
import huantiao.access.Permit;
import huantiao.care.CareLibrary;
import huantiao.measures.Instruments;
import huantiao.people.Clinic;
import huantiao.registry.HarmsYardstick;
import huantiao.registry.NoComparisonGroup;
import huantiao.registry.PractitionersFunnel;
import huantiao.registry.Publication;
import huantiao.registry.Registry;
import huantiao.registry.RegistryFigures;
import huantiao.registry.RegistryQuestion;
import huantiao.web.Pages;
import huantiao.web.access.Needs;
import huantiao.web.course.CourseMeasures;
import huantiao.web.course.PublishedCourses;
import huantiao.web.evidence.ClinicCard;
import huantiao.web.evidence.ClinicCards;
import huantiao.web.evidence.CurrentReview;
import huantiao.web.form.Form;
import huantiao.web.form.Sent;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/** A clinic's year: the registry, what may be published of it, and its figures to take away. */
@Controller
class RegistryController {

    private static final MediaType HTML = new MediaType("text", "html", StandardCharsets.UTF_8);
    private static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);

    private final Pages pages;
    private final Instruments instruments;
    private final Accounts accounts;
    private final CareLibrary library;
    private final PublishedCourses published;
    private final RegistryBook book;
    private final AidWatchBook aid;
    private final CurrentReview review;
    private final ClinicCards cards;
    private final Clock clock;

    RegistryController(
            Pages pages,
            RegistryBook book,
            AidWatchBook aid,
            Instruments instruments,
            Accounts accounts,
            CareLibrary library,
            PublishedCourses published,
            CurrentReview review,
            ClinicCards cards,
            Clock clock) {
        this.pages = pages;
        this.instruments = instruments;
        this.accounts = accounts;
        this.library = library;
        this.published = published;
        this.review = review;
        this.cards = cards;
        this.clock = clock;
        this.book = book;
        this.aid = aid;
    }

    @GetMapping("/registry")
    @Needs(Deed.SEE_REGISTRY)
    View registry(Permit permit, HttpServletRequest request) {
        var sent = Sent.of(request.getParameterMap());
        var words = pages.shell(request).words();
        var today = today(request);
        var read = new RegistryForm(sent).read(instruments, today);
        var form = new Form(sent, read.fold(_ -> List.of(), problems -> problems), words);
        var question =
                read.fold(
                        one -> one,
                        _ ->
                                new RegistryForm(Sent.nothing())
                                        .read(instruments, today)
                                        .orElseThrow());
        var registry = registry(permit, question, request);
        var told = told(request);
        return pages.show(
                "registry/page",
                new RegistryPage(
                        registry,
                        form,
                        told,
                        CourseMeasures.all(instruments),
                        new RegistryPage.Pictures(
                                RegistryPicture.coverage(registry.people(), told),
                                RegistryPicture.responders(registry.sum(), told),
                                RegistryPicture.courses(registry, told)),
                        Publication.refusal(registry),
                        Permit.ask(permit.actor(), Deed.SEE_PRACTITIONERS).isOk(),
                        query(question),
                        aid.alarmed(permit)),
                form.hasProblems() ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK);
    }

    @GetMapping("/registry/practitioners")
    @Needs(Deed.SEE_PRACTITIONERS)
    View practitioners(Permit permit, HttpServletRequest request) {
        var asked = question(request);
        if (asked.isEmpty()) {
            return back(request);
        }
        var question = asked.get();
        var courses = book.courses(permit, question.asOf(), pages.shell(request).zone());
        var funnel = PractitionersFunnel.of(question, Registry.counted(question, courses));
        var told = told(request);
        return pages.show(
                "registry/practitioners",
                new PractitionersPage(
                        funnel,
                        question,
                        told,
                        switch (funnel) {
                            case PractitionersFunnel.Drawn drawn ->
                                    RegistryPicture.funnel(drawn, told);
                            case PractitionersFunnel.Refused _ -> "";
                        },
                        query(question)));
    }

    @GetMapping("/registry/publication")
    @Needs(Deed.SEE_REGISTRY)
    Object publication(Permit permit, HttpServletRequest request) {
        return published(
                permit,
                request,
                (publication, question) ->
                        pages.show("registry/publication", page(publication, question, request)));
    }

    /** The page as a file that holds all it needs, and nothing of whoever fetched it. */
    @GetMapping("/registry/publication.html")
    @Needs(Deed.SEE_REGISTRY)
    Object handout(Permit permit, HttpServletRequest request) {
        return published(
                permit,
                request,
                (publication, question) ->
                        file(
                                HTML,
                                name(question, "html"),
                                pages.text(
                                        "registry/handout",
                                        page(publication, question, request),
                                        request)));
    }

    private PublicationPage page(
            Publication publication, RegistryQuestion question, HttpServletRequest request) {
        return new PublicationPage(
                publication,
                RegistryFigures.digest(RegistryFigures.csv(publication)),
                question.equals(proposed(question.asOf())),
                told(request),
                query(question),
                cards.of(publication.publisher().clinic()));
    }

    private static String name(RegistryQuestion question, String ending) {
        return "publication-%s-%s.%s".formatted(question.from(), question.to(), ending);
    }

    /** The figures of the page that is published, of the same period and with the same floors. */
    @GetMapping("/registry/publication.csv")
    @Needs(Deed.SEE_REGISTRY)
    Object publicationFigures(Permit permit, HttpServletRequest request) {
        return published(
                permit,
                request,
                (publication, question) ->
                        csv(name(question, "csv"), RegistryFigures.csv(publication)));
    }

    private RegistryQuestion proposed(LocalDate asOf) {
        return RegistryQuestion.latestHalfYears(
                instruments.get(CourseMeasures.USUAL.getFirst()),
                Integer.parseInt(MeasureAtWeek.USUAL_WEEK),
                asOf);
    }

    /** What may be published of what was asked about, in one of its forms; or why it may not. */
    private Object published(
            Permit permit,
            HttpServletRequest request,
            BiFunction<Publication, RegistryQuestion, Object> form) {
        var asked = question(request, RegistryQuestion::latestHalfYears);
        if (asked.isEmpty()) {
            return back(request);
        }
        var question = asked.get();
        return Publication.of(
                        new Publication.Publisher(clinic(permit), invented()),
                        registry(permit, question, request),
                        () -> book.besides(permit, question, pages.shell(request).zone()),
                        sentence(),
                        HarmsYardstick.of(review.state().base()))
                .<Object>fold(
                        publication -> form.apply(publication, question),
                        refusal -> refused(refusal, question));
    }

    private View refused(Publication.Refusal refusal, RegistryQuestion question) {
        return pages.show(
                "registry/refused",
                new RefusedPublication(refusal, query(question)),
                HttpStatus.CONFLICT);
    }

    @GetMapping("/registry/figures.csv")
    @Needs(Deed.SEE_REGISTRY)
    ResponseEntity<byte[]> figures(Permit permit, HttpServletRequest request) {
        return question(request)
                .map(question ->
                        csv(
                                "figures.csv",
                                RegistryFigures.csv(registry(permit, question, request))))
                .orElseGet(() ->
                        ResponseEntity.status(HttpStatus.SEE_OTHER)
                                .header(HttpHeaders.LOCATION, registryOf(request))
                                .build());
    }

    /** What every column, figure, part and measure of the other files means. */
    @GetMapping("/registry/dictionary.csv")
    @Needs(Deed.SEE_REGISTRY)
    ResponseEntity<byte[]> dictionary(HttpServletRequest request) {
        return csv(
                "dictionary.csv",
                RegistryDictionary.csv(told(request), CourseMeasures.all(instruments)));
    }

    private static ResponseEntity<byte[]> csv(String name, String text) {
        return file(CSV, name, text);
    }

    private static ResponseEntity<byte[]> file(MediaType type, String name, String text) {
        return ResponseEntity.ok()
                .contentType(type)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"")
                .body(text.getBytes(StandardCharsets.UTF_8));
    }

    /** What was asked; empty where the page has to say what is wrong with it. */
    private Optional<RegistryQuestion> question(HttpServletRequest request) {
        return question(request, RegistryQuestion::lastYear);
    }

    private Optional<RegistryQuestion> question(
            HttpServletRequest request, RegistryForm.Usual period) {
        return new RegistryForm(Sent.of(request.getParameterMap()))
                .read(instruments, today(request), period)
                .fold(Optional::of, _ -> Optional.empty());
    }

    private static View back(HttpServletRequest request) {
        return new RedirectView(registryOf(request));
    }

    private static String registryOf(HttpServletRequest request) {
        return "/registry?" + request.getQueryString();
    }

    private Registry registry(
            Permit permit, RegistryQuestion question, HttpServletRequest request) {
        return book.registry(permit, question, pages.shell(request).zone());
    }

    private RegistryWords told(HttpServletRequest request) {
        return new RegistryWords(pages.shell(request).words(), library.harms());
    }

    private NoComparisonGroup sentence() {
        return NoComparisonGroup.of(published.points(), published.shares());
    }

    private boolean invented() {
        return cards.card().filter(ClinicCard::invented).isPresent();
    }

    private String clinic(Permit permit) {
        return accounts.clinic(permit.clinic()).map(Clinic::name).orElse("");
    }

    private LocalDate today(HttpServletRequest request) {
        return LocalDate.ofInstant(clock.instant(), pages.shell(request).zone());
    }

    private static String query(RegistryQuestion question) {
        return "measure=%s&week=%d&from=%s&to=%s&as-of=%s"
                .formatted(
                        question.instrument().id(),
                        question.week(),
                        question.from(),
                        question.to(),
                        question.asOf());
    }
}
