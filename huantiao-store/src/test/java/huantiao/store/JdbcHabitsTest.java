package huantiao.store;

import huantiao.care.HabitsContract;
import java.time.Clock;

class JdbcHabitsTest extends HabitsContract {

    @Override
    protected Shelves shelves(Clock clock) {
        var database = SharedDatabase.get();
        return new Shelves(new JdbcCharts(database, clock), new JdbcHabits(database));
    }
}
