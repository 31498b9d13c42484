package huantiao.store;

import huantiao.access.Actor;
import huantiao.access.Deed;
import huantiao.access.Permit;
import huantiao.access.Role;
import huantiao.access.Whose;
import huantiao.base.ClinicId;
import huantiao.base.PatientId;
import huantiao.base.Result;
import huantiao.base.UserId;
import huantiao.care.Chart;
import huantiao.care.Charts;
import huantiao.care.Entry;
import huantiao.people.Profession;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.UUID;

/** Somebody who charts, in a clinic of their own. */
final class Charting {

    static final Instant NOW = Instant.parse("2026-05-04T12:00:00.123456Z");

    final Actor.Member ada;
    final Charts charts;

    private Charting(ClinicId clinic, Charts charts) {
        this.charts = charts;
        this.ada =
                new Actor.Member(
                        new UserId(UUID.randomUUID()),
                        clinic,
                        "Ada 环 Quill",
                        Profession.ACUPUNCTURIST,
                        EnumSet.of(Role.PRACTITIONER));
    }

    static Charting in(Database database) {
        return new Charting(
                new ClinicId(UUID.randomUUID()),
                new JdbcCharts(database, Clock.fixed(NOW, ZoneOffset.UTC)));
    }

    ClinicId clinic() {
        return ada.clinic();
    }

    PatientId register() {
        var id = new PatientId(UUID.randomUUID());
        charts.register(
                Permit.ask(ada, Deed.REGISTER_PATIENT).orElseThrow(), id, Samples.registered());
        return id;
    }

    /** A patient whose chart holds an entry of every kind. */
    PatientId registerWithEverything() {
        var id = register();
        for (var entry : Samples.entries()) {
            add(id, entry);
        }
        return id;
    }

    Chart add(PatientId patient, Entry entry) {
        var permit = may(Deed.RECORD_CARE, patient);
        var change = charts.add(permit, NOW, _ -> Result.ok(List.of(entry)));
        if (change instanceof Charts.Change.Kept<Object>(var chart)) {
            return chart;
        }
        throw new IllegalStateException("not kept: " + change);
    }

    Chart read(PatientId patient) {
        return charts.find(may(Deed.READ_CHART, patient)).orElseThrow();
    }

    Permit may(Deed deed, PatientId patient) {
        return Permit.ask(ada, deed, new Whose(ada.clinic(), patient)).orElseThrow();
    }
}
