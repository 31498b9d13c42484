package huantiao.web.selfcare;

import huantiao.access.Deed;
import huantiao.access.Permit;
import huantiao.base.Problem;
import huantiao.care.CareLibrary;
import huantiao.care.CareRefusal;
import huantiao.care.CareRules;
import huantiao.care.CareSteps;
import huantiao.care.Chart;
import huantiao.care.Charts;
import huantiao.care.Diary;
import huantiao.care.Entry;
import huantiao.web.Pages;
import huantiao.web.access.Needs;
import huantiao.web.alarm.OwnAlarms;
import huantiao.web.form.Form;
import huantiao.web.form.Sent;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/** Exercises and habits of one person, and the diary they keep. */
@Controller
class SelfCareController {

    private final Pages pages;
    private final Charts charts;
    private final CareRules rules;
    private final CareLibrary library;
    private final OwnAlarms alarms;
    private final Clock clock;

    SelfCareController(
            Pages pages,
            Charts charts,
            CareRules rules,
            CareLibrary library,
            OwnAlarms alarms,
            Clock clock) {
        this.pages = pages;
        this.charts = charts;
        this.rules = rules;
        this.library = library;
        this.alarms = alarms;
        this.clock = clock;
    }

    @GetMapping("/me/exercises")
    @Needs(Deed.READ_OWN_CHART)
    View own(Permit permit, HttpServletRequest request) {
        return exercises(permit, request, true);
    }

    /** The same page in the clinic, to go through it together or to print it. */
    @GetMapping("/people/{patient}/exercises")
    @Needs(Deed.READ_CHART)
    View inTheClinic(Permit permit, HttpServletRequest request) {
        return exercises(permit, request, false);
    }

    private View exercises(Permit permit, HttpServletRequest request, boolean own) {
        var words = pages.shell(request).words();
        return charts.find(permit)
                .map(chart ->
                        pages.show(
                                "selfcare/exercises",
                                new ExercisesPage(
                                        chart,
                                        alarms.of(chart, pages.shell(request).zone()),
                                        programme(chart, request),
                                        library.selfCare(),
                                        HomeProgramme.habits(library),
                                        rules.flags().safetyNet(),
                                        own,
                                        words)))
                .orElseGet(this::absent);
    }

    @GetMapping("/me/diary")
    @Needs(Deed.KEEP_DIARY)
    View diary(Permit permit, HttpServletRequest request) {
        var today = today(request);
        return charts.find(permit)
                .map(chart -> {
                    var day = day(request.getParameter(DiaryPage.DAY), today);
                    return page(
                            request,
                            chart,
                            day,
                            begun(Diary.of(chart), day),
                            List.of(),
                            request.getParameter("kept") != null,
                            false);
                })
                .orElseGet(this::absent);
    }

    /** What was done on a day; what stood there before stays readable. */
    @PostMapping("/me/diary")
    @Needs(Deed.KEEP_DIARY)
    View keep(Permit permit, HttpServletRequest request) {
        var sent = Sent.of(request.getParameterMap());
        var found = charts.find(permit);
        if (found.isEmpty()) {
            return absent();
        }
        var today = today(request);
        var day = day(sent.text(DiaryPage.DAY), today);
        var pain = pain(sent.text(DiaryPage.PAIN));
        if (sent.has(DiaryPage.PAIN) && pain.isEmpty()) {
            return page(
                    request,
                    found.get(),
                    day,
                    sent,
                    List.of(
                            new Problem(
                                    DiaryPage.PAIN,
                                    "HT-0812",
                                    "This is no number from 0 to 10.",
                                    "Choose one, or none.")),
                    false,
                    false);
        }
        var kept = new Entry.DiaryKept(day, sent.all(DiaryPage.DONE), pain);
        return switch (charts.<CareRefusal>add(
                permit, clock.instant(), chart -> Diary.keep(chart, kept, seen(sent), today))) {
            case Charts.Change.Kept<CareRefusal> _, Charts.Change.MovedOn<CareRefusal> _ ->
                    new RedirectView("/me/diary?kept&day=" + day);
            case Charts.Change.Refused<CareRefusal>(var why)
                    when why == CareRefusal.Plain.DAY_KEPT_MEANWHILE ->
                    page(
                            request,
                            charts.find(permit).orElseGet(found::get),
                            day,
                            sent,
                            List.of(),
                            false,
                            true);
            case Charts.Change.Refused<CareRefusal>(var why) ->
                    page(
                            request,
                            found.get(),
                            day,
                            sent,
                            List.of(
                                    new Problem(
                                            DiaryPage.DONE,
                                            why.code(),
                                            "This cannot be kept.",
                                            "")),
                            false,
                            false);
            case Charts.Change.Absent<CareRefusal> _ -> absent();
        };
    }

    private View page(
            HttpServletRequest request,
            Chart chart,
            LocalDate day,
            Sent sent,
            List<Problem> problems,
            boolean kept,
            boolean meanwhile) {
        return pages.show(
                "selfcare/diary",
                new DiaryPage(
                        new Form(sent, problems, pages.shell(request).words()),
                        alarms.of(chart, pages.shell(request).zone()),
                        day,
                        today(request),
                        programme(chart, request),
                        Diary.of(chart),
                        library.selfCare(),
                        kept,
                        meanwhile),
                meanwhile
                        ? HttpStatus.CONFLICT
                        : problems.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT);
    }

    private HomeProgramme programme(Chart chart, HttpServletRequest request) {
        var words = pages.shell(request).words();
        var zone = pages.shell(request).zone();
        var now = new CareSteps.Now(today(request), zone, rules);
        return chart.episode()
                .map(episode ->
                        HomeProgramme.of(
                                episode.plan(),
                                CareSteps.check(
                                        chart,
                                        episode.plan(),
                                        rules.vocabulary().nothingKnown(),
                                        now),
                                library,
                                words))
                .orElse(HomeProgramme.NONE);
    }

    /** What stands in the diary for the day, to be changed. */
    private static Sent begun(Diary diary, LocalDate day) {
        return diary.on(day)
                .map(one -> {
                    var sent =
                            Sent.nothing().with(DiaryPage.DONE, one.done().toArray(String[]::new));
                    return one.legPain().isPresent()
                            ? sent.with(DiaryPage.PAIN, String.valueOf(one.legPain().getAsInt()))
                            : sent;
                })
                .orElseGet(Sent::nothing);
    }

    /** How often the day was kept when the form was opened; empty where it does not say. */
    private static OptionalInt seen(Sent sent) {
        var seen = sent.text(DiaryPage.SEEN);
        return seen.matches("\\d{1,6}")
                ? OptionalInt.of(Integer.parseInt(seen))
                : OptionalInt.empty();
    }

    private static OptionalInt pain(String text) {
        return text.matches("10|\\d")
                ? OptionalInt.of(Integer.parseInt(text))
                : OptionalInt.empty();
    }

    /** The day named, or today where none is or it cannot be read. */
    private static LocalDate day(@Nullable String text, LocalDate today) {
        if (text == null) {
            return today;
        }
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException _) {
            return today;
        }
    }

    private LocalDate today(HttpServletRequest request) {
        return LocalDate.ofInstant(clock.instant(), pages.shell(request).zone());
    }

    private View absent() {
        return pages.show("people/absent", "", HttpStatus.NOT_FOUND);
    }
}
