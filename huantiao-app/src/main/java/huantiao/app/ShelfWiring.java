package huantiao.app;

import huantiao.access.Accounts;
import huantiao.access.AuditTrail;
import huantiao.access.Links;
import huantiao.access.Passkeys;
import huantiao.care.Charts;
import huantiao.care.ClinicCharts;
import huantiao.care.Drafts;
import huantiao.care.Habits;
import huantiao.care.LicensedForms;
import huantiao.care.Room;
import huantiao.care.Roster;
import huantiao.living.Living;
import huantiao.pooling.Exchanges;
import huantiao.reminders.Outbox;
import huantiao.store.Database;
import huantiao.store.JdbcAccounts;
import huantiao.store.JdbcAuditTrail;
import huantiao.store.JdbcCharts;
import huantiao.store.JdbcClinicCharts;
import huantiao.store.JdbcDrafts;
import huantiao.store.JdbcExchanges;
import huantiao.store.JdbcHabits;
import huantiao.store.JdbcLicensedForms;
import huantiao.store.JdbcLinks;
import huantiao.store.JdbcLiving;
import huantiao.store.JdbcOutbox;
import huantiao.store.JdbcPasskeys;
import huantiao.store.JdbcRoom;
import huantiao.store.JdbcRoster;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The shelves of the database, each by the name of its room. */
@Configuration(proxyBeanMethods = false)
class ShelfWiring {

    @Bean
    Charts charts(Database database, Clock clock) {
        return new JdbcCharts(database, clock);
    }

    @Bean
    ClinicCharts clinicCharts(Database database) {
        return new JdbcClinicCharts(database);
    }

    @Bean
    Habits habits(Database database) {
        return new JdbcHabits(database);
    }

    @Bean
    Roster roster(Database database, Clock clock) {
        return new JdbcRoster(database, clock);
    }

    @Bean
    Drafts drafts(Database database, Clock clock) {
        return new JdbcDrafts(database, clock);
    }

    @Bean
    Room room(Database database) {
        return new JdbcRoom(database);
    }

    @Bean
    Accounts accounts(Database database) {
        return new JdbcAccounts(database);
    }

    @Bean
    Links links(Database database) {
        return new JdbcLinks(database);
    }

    @Bean
    Outbox outbox(Database database) {
        return new JdbcOutbox(database);
    }

    @Bean
    LicensedForms licensedForms(Database database) {
        return new JdbcLicensedForms(database);
    }

    @Bean
    Living living(Database database) {
        return new JdbcLiving(database);
    }

    @Bean
    Exchanges exchanges(Database database) {
        return new JdbcExchanges(database);
    }

    @Bean
    AuditTrail auditTrail(Database database) {
        return new JdbcAuditTrail(database);
    }

    @Bean
    Passkeys passkeys(Database database) {
        return new JdbcPasskeys(database);
    }
}
