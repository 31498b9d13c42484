package huantiao.app;

import huantiao.access.Accounts;
import huantiao.access.Staff;
import huantiao.app.door.Secrets;
import huantiao.app.post.PostSettings;
import huantiao.registry.SeededYear;
import huantiao.store.Database;
import huantiao.store.DatabaseSettings;
import huantiao.store.JdbcCharts;
import java.nio.file.Path;
import java.util.OptionalInt;

/**
 * A whole clinic in a process of its own: data directory, port, number of the clinic, and a year of
 * invented people. It says {@code ready} when it serves, and ends when its input does.
 */
final class PoolingProgram {

    static final int PEOPLE = 80;

    private PoolingProgram() {}

    public static void main(String[] args) throws Exception {
        var number = Integer.parseInt(args[2]);
        var clinic = number == 1 ? Staff.RIVERSIDE : Staff.HILLTOP;
        var owner = number == 1 ? Staff.olive() : Staff.hugo();
        var database =
                Database.open(
                        new DatabaseSettings.Own(
                                Path.of(args[0]),
                                OptionalInt.empty(),
                                DatabaseSettings.Tenancy.HOST));
        var context =
                Clinic.start(
                        new ClinicSettings(Integer.parseInt(args[1]), "127.0.0.1", false, false),
                        PostSettings.NONE,
                        () -> database);
        context.getBean(Accounts.class)
                .found(
                        clinic,
                        Staff.withPassword(
                                owner, context.getBean(Secrets.class).hash(WholeClinic.PASSWORD)))
                .orElseThrow();
        SeededYear.play(clinic.id(), PEOPLE, number, clock -> new JdbcCharts(database, clock));
        System.out.println("ready");
        var _ = System.in.read();
        context.close();
        database.close();
    }
}
