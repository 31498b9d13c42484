package huantiao.web.room;

import huantiao.access.Deed;
import huantiao.access.Permit;
import huantiao.base.Problem;
import huantiao.base.Result;
import huantiao.care.Chart;
import huantiao.care.Charts;
import huantiao.care.Room;
import huantiao.care.Roster;
import huantiao.web.Pages;
import huantiao.web.Words;
import huantiao.web.access.Needs;
import huantiao.web.form.Form;
import huantiao.web.form.Sent;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/**
 * The treatment room on one page: who sits where, how long their needles stay, and the way to each
 * chart past the question whether it is the right person.
 */
@Controller
class RoomController {

    static final String CHAIR = "chair";
    static final String NO_NEEDLE = "no_needle";

    /** Most people looked through for those in care. */
    private static final int LIMIT = 2000;

    private final Pages pages;
    private final Charts charts;
    private final Room room;
    private final Roster roster;
    private final RoomWatch watch;
    private final BegunVisits begun;
    private final Clock clock;

    RoomController(
            Pages pages,
            Charts charts,
            Room room,
            Roster roster,
            RoomWatch watch,
            BegunVisits begun,
            Clock clock) {
        this.begun = begun;
        this.pages = pages;
        this.charts = charts;
        this.room = room;
        this.roster = roster;
        this.watch = watch;
        this.clock = clock;
    }

    @GetMapping("/room")
    @Needs(Deed.SEE_ROOM)
    View room(Permit permit, HttpServletRequest request) {
        var zone = pages.shell(request).zone();
        var sittings = watch.sittings(permit, zone);
        var seated =
                sittings.stream()
                        .map(one -> one.chart().whose().patient())
                        .collect(Collectors.toSet());
        var today = Permit.ask(permit.actor(), Deed.SEE_TODAY).orElseThrow();
        var waiting =
                roster.today(today, LIMIT).stream()
                        .filter(line -> line.stage() == Roster.Stage.IN_CARE)
                        .filter(line -> !seated.contains(line.patient().id()))
                        .toList();
        return pages.show("room/page", new RoomPage(sittings, waiting, zone));
    }

    /** Is it them? The question between the room and a chart. */
    @GetMapping("/people/{patient}/room")
    @Needs(Deed.RECORD_CARE)
    View person(Permit permit, HttpServletRequest request) {
        return charts.find(permit)
                .map(chart -> page(permit, request, chart, Sent.nothing(), List.of()))
                .orElseGet(this::absent);
    }

    @PostMapping("/people/{patient}/room")
    @Needs(Deed.RECORD_CARE)
    View sit(Permit permit, HttpServletRequest request) {
        var sent = Sent.of(request.getParameterMap());
        var found = charts.find(permit);
        if (found.isEmpty()) {
            return absent();
        }
        if (found.get().openEpisode().isEmpty()) {
            return refused(
                    permit,
                    request,
                    found.get(),
                    sent,
                    new Problem(
                            CHAIR, "HT-0820", "No course of care is open.", "Agree a plan first."));
        }
        if (!sent.text(CHAIR).matches("[1-8]")) {
            return refused(
                    permit,
                    request,
                    found.get(),
                    sent,
                    new Problem(CHAIR, "HT-0821", "No chair is chosen.", "Choose a free one."));
        }
        return switch (room.sit(permit, Integer.parseInt(sent.text(CHAIR)), clock.instant())) {
            case Result.Ok<Room.Seat, Room.Seat> _ -> new RedirectView("/room");
            case Result.Refused<Room.Seat, Room.Seat> _ ->
                    refused(
                            permit,
                            request,
                            found.get(),
                            sent,
                            new Problem(
                                    CHAIR,
                                    "HT-0822",
                                    "Somebody sits in this chair.",
                                    "Choose a free one."));
        };
    }

    /** Nobody leaves while the form says that needles are in, or without the question. */
    @PostMapping("/people/{patient}/room/leave")
    @Needs(Deed.RECORD_CARE)
    View leave(Permit permit, HttpServletRequest request) {
        var sent = Sent.of(request.getParameterMap());
        var found = charts.find(permit);
        if (found.isEmpty()) {
            return absent();
        }
        var person =
                person(permit, request, found.get(), new Form(sent, List.of(), words(request)));
        if (person.needled()) {
            return refused(
                    permit,
                    request,
                    found.get(),
                    sent,
                    new Problem(
                            NO_NEEDLE,
                            "HT-0823",
                            "Needles are in.",
                            "Take them out and count them on the chart first."));
        }
        if (person.toLook() && !sent.text(NO_NEEDLE).equals("yes")) {
            return refused(
                    permit,
                    request,
                    found.get(),
                    sent,
                    new Problem(
                            NO_NEEDLE,
                            "HT-0824",
                            "Nobody said that no needle is in.",
                            "Look, and confirm it."));
        }
        room.leave(permit);
        return new RedirectView("/room");
    }

    private View refused(
            Permit permit, HttpServletRequest request, Chart chart, Sent sent, Problem why) {
        return page(permit, request, chart, sent, List.of(why));
    }

    private View page(
            Permit permit,
            HttpServletRequest request,
            Chart chart,
            Sent sent,
            List<Problem> problems) {
        return pages.show(
                "room/person",
                person(permit, request, chart, new Form(sent, problems, words(request))),
                problems.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT);
    }

    private RoomPage.Person person(
            Permit permit, HttpServletRequest request, Chart chart, Form form) {
        var zone = pages.shell(request).zone();
        var sittings = watch.sittings(permit, zone);
        var own =
                sittings.stream()
                        .filter(one -> one.chart().whose().patient().equals(permit.patient()))
                        .findFirst();
        return new RoomPage.Person(chart, own, begun.of(permit, chart, zone), sittings, form, zone);
    }

    private Words words(HttpServletRequest request) {
        return pages.shell(request).words();
    }

    private View absent() {
        return pages.show("people/absent", "", HttpStatus.NOT_FOUND);
    }
}
