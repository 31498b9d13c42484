package huantiao.store;

import huantiao.access.Actor;
import huantiao.base.ClinicId;
import huantiao.care.ChartsContract;
import java.time.Clock;

class JdbcChartsTest extends ChartsContract {

    @Override
    protected Shelves shelves(Clock clock) {
        var database = SharedDatabase.get();
        return new Shelves(
                new JdbcCharts(database, clock),
                new JdbcRoster(database, clock),
                new JdbcDrafts(database, clock));
    }

    @Override
    protected void found(ClinicId clinic, Actor.Member member) {
        // The charts of a clinic do not wait for its accounts.
    }
}
