package huantiao.web.visit;

import huantiao.access.Permit;
import huantiao.care.Chart;
import huantiao.care.Drafts;
import huantiao.care.Entry;
import huantiao.web.care.Paper;
import huantiao.web.form.Sent;
import huantiao.web.room.BegunVisits;
import huantiao.web.room.BegunVisits.WhoseForm;
import huantiao.web.room.RoomWatch;
import huantiao.web.safety.BeginsVisit;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import org.springframework.stereotype.Component;

/** The form of a visit, kept from the moment on that the questions before it are answered. */
@Component
final class BegunForm implements BeginsVisit {

    private final Drafts drafts;
    private final BegunVisits begun;
    private final Clock clock;

    BegunForm(Drafts drafts, BegunVisits begun, Clock clock) {
        this.drafts = drafts;
        this.begun = begun;
        this.clock = clock;
    }

    /**
     * The visit begins with these answers: its form is kept from now on, so that there is a way
     * back to it. What stands in one of today stays, and the pain that the person told alone fills
     * what is empty of it; one of another day is left as it is, so that nothing of it is taken for
     * something of today.
     */
    @Override
    public void begin(
            Permit permit, Chart chart, Chart.Placed<Entry.SafetyAsked> asked, ZoneId zone) {
        var since = asked.entry().since();
        var kept = drafts.find(permit, RoomWatch.VISIT);
        var today = LocalDate.ofInstant(clock.instant(), zone);
        if (kept.filter(one -> !LocalDate.ofInstant(one.keptAt(), zone).equals(today))
                .isPresent()) {
            return;
        }
        var form =
                kept.map(draft -> new SessionForm(new Sent(draft.fields())))
                        .map(typed -> since.map(typed::answered).orElse(typed))
                        .map(typed -> told(chart, asked, zone, typed))
                        .orElseGet(() ->
                                NewVisit.form(chart, since, asked.noted().occurredAt(), zone));
        // A copy of the form that is open elsewhere knows nothing of these answers.
        drafts.keep(permit, RoomWatch.VISIT, form.sent().with(Paper.COPY).fields());
    }

    @Override
    public boolean needlesAreIn(Permit permit, Chart chart) {
        return begun.needlesIn(permit, chart).filter(WhoseForm.OWN::equals).isPresent();
    }

    private static SessionForm told(
            Chart chart, Chart.Placed<Entry.SafetyAsked> asked, ZoneId zone, SessionForm typed) {
        return PainTold.of(chart, asked.noted().occurredAt(), zone)
                .map(told -> new SessionForm(told.into(typed.sent())))
                .orElse(typed);
    }
}
