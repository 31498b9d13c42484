package huantiao.care;

import java.time.Clock;

class InMemoryHabitsTest extends HabitsContract {

    @Override
    protected Shelves shelves(Clock clock) {
        var shelves = new InMemoryCharts(clock);
        return new Shelves(shelves, shelves);
    }
}
