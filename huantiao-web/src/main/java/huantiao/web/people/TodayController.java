package huantiao.web.people;

import huantiao.access.Actor;
import huantiao.access.Deed;
import huantiao.access.Permit;
import huantiao.care.Roster;
import huantiao.measures.Instruments;
import huantiao.reminders.Outbox;
import huantiao.web.Pages;
import huantiao.web.access.Needs;
import huantiao.web.room.BegunVisits;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.View;

/** The page that the day begins with. */
@Controller
class TodayController {

    /** More people than one clinic has in a year. */
    private static final int LIMIT = 5_000;

    private final Pages pages;
    private final Roster roster;
    private final Outbox outbox;
    private final BegunVisits begun;
    private final LegPain leg;
    private final Clock clock;

    TodayController(
            Pages pages,
            Roster roster,
            Outbox outbox,
            BegunVisits begun,
            Instruments instruments,
            Clock clock) {
        this.begun = begun;
        this.leg = new LegPain(instruments.get(Instruments.LEG_PAIN));
        this.pages = pages;
        this.roster = roster;
        this.outbox = outbox;
        this.clock = clock;
    }

    @GetMapping("/today")
    @Needs(Deed.SEE_TODAY)
    View today(Permit permit, HttpServletRequest request) {
        var zone = pages.shell(request).zone();
        var lines = roster.today(permit, LIMIT);
        var inCare =
                lines.stream()
                        .filter(line -> line.stage() == Roster.Stage.IN_CARE)
                        .map(line -> line.patient().id())
                        .toList();
        return pages.show(
                "today/page",
                TodayPage.of(
                        lines,
                        begun.among(permit, inCare, zone),
                        outbox.unreached(permit),
                        leg::isWorse,
                        sight(permit.actor()),
                        LocalDate.ofInstant(clock.instant(), zone),
                        zone));
    }

    /** What the roles allow with each single person, they allow in a list of them. */
    private static TodayPage.Sight sight(Actor actor) {
        if (!(actor instanceof Actor.Member member)) {
            return TodayPage.Sight.NOBODY;
        }
        if (may(member, Deed.READ_CHART)) {
            return TodayPage.Sight.CHARTS;
        }
        return may(member, Deed.SEE_DETAILS) ? TodayPage.Sight.NAMES : TodayPage.Sight.NOBODY;
    }

    private static boolean may(Actor.Member member, Deed deed) {
        return member.roles().stream().anyMatch(deed.roles()::contains);
    }
}
