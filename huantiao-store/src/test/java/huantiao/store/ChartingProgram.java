package huantiao.store;

import huantiao.access.Deed;
import huantiao.base.PatientId;
import huantiao.base.Result;
import huantiao.care.Charts;
import huantiao.care.Entry;
import huantiao.store.DatabaseSettings.Own;
import huantiao.store.DatabaseSettings.Tenancy;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import org.springframework.dao.DataAccessException;

/**
 * A program that charts without pause, two entries in each change, and says what was acknowledged:
 * {@code ack <patient> <sequence of the last entry>}. It is made to be killed.
 */
final class ChartingProgram {

    static final String FIRST = "first half of ";
    static final String SECOND = "second half of ";

    private ChartingProgram() {}

    public static void main(String[] args) {
        var settings = new Own(Path.of(args[0]), OptionalInt.empty(), Tenancy.HOST);
        var database = Database.open(settings);
        var charting = Charting.in(database);
        System.out.println("clinic " + charting.clinic());
        PatientId patient = null;
        for (long i = 0; i < Long.MAX_VALUE; i++) {
            try {
                if (patient == null) {
                    patient = charting.register();
                }
                chart(charting, patient, i);
            } catch (DataAccessException e) {
                // The server was killed under us. Whether the last change was kept is not known, so
                // it is not acknowledged; the next one finds out.
                System.out.println("lost");
            }
        }
    }

    private static void chart(Charting charting, PatientId patient, long number) {
        var change =
                charting.charts.add(
                        charting.may(Deed.RECORD_CARE, patient),
                        Charting.NOW,
                        _ ->
                                Result.ok(
                                        List.of(
                                                new Entry.AddendumAdded(1, FIRST + number),
                                                new Entry.AddendumAdded(1, SECOND + number))));
        if (change instanceof Charts.Change.Kept<Object>(var chart)) {
            System.out.println("ack " + patient + " " + chart.seen());
        }
    }
}
