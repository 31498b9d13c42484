package huantiao.care;

import huantiao.access.Actor;
import huantiao.base.ClinicId;
import java.time.Clock;

class InMemoryChartsTest extends ChartsContract {

    @Override
    protected Shelves shelves(Clock clock) {
        var shelves = new InMemoryCharts(clock);
        return new Shelves(shelves, shelves, shelves);
    }

    @Override
    protected void found(ClinicId clinic, Actor.Member member) {
        // In memory a clinic needs no founding.
    }
}
