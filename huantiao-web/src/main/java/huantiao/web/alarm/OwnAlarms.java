package huantiao.web.alarm;

import huantiao.access.Actor;
import huantiao.access.Deed;
import huantiao.access.Permit;
import huantiao.care.CareRules;
import huantiao.care.CareSteps;
import huantiao.care.Chart;
import huantiao.care.StandingAlarm;
import huantiao.web.evidence.ClinicPhone;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Finds the alarm that stands above the pages of a person. */
@Component
public final class OwnAlarms {

    private final CareRules rules;
    private final ClinicPhone phone;
    private final Clock clock;

    OwnAlarms(CareRules rules, ClinicPhone phone, Clock clock) {
        this.rules = rules;
        this.phone = phone;
        this.clock = clock;
    }

    /** For a page of the person's record, on their screen or handed over on paper. */
    public Optional<OwnAlarm> of(Chart chart, ZoneId zone) {
        var today = LocalDate.ofInstant(clock.instant(), zone);
        return StandingAlarm.of(chart, new CareSteps.Now(today, zone, rules))
                .map(level -> new OwnAlarm(level, phone(chart)));
    }

    /**
     * For a page that other links open too: empty for whoever comes by one that shows nothing of
     * the record, and in the clinic.
     */
    public Optional<OwnAlarm> of(Permit permit, Chart chart, ZoneId zone) {
        return permit.actor() instanceof Actor.Guest guest
                        && Permit.ask(guest, Deed.READ_OWN_CHART, chart.whose()).isOk()
                ? of(chart, zone)
                : Optional.empty();
    }

    /** The number of the person's clinic; empty where it is not known. */
    public Optional<String> phone(Chart chart) {
        return phone.of(chart.whose().clinic());
    }
}
