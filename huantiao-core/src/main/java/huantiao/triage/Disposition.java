package huantiao.triage;

import java.util.List;

/** Where the red flags lead. Software advises; a named clinician decides. */
public sealed interface Disposition {
    /** What it means and what waits. */
    Holding holding();

    /** The flags answered yes, most urgent first; empty only when none is. */
    List<RedFlag> because();

    default Level level() {
        return holding().level();
    }

    /** An ambulance or an emergency department now. */
    record EmergencyNow(Holding holding, List<RedFlag> because) implements Disposition {
        public EmergencyNow {
            because = List.copyOf(because);
        }
    }

    /** A doctor today. */
    record SameDay(Holding holding, List<RedFlag> because) implements Disposition {
        public SameDay {
            because = List.copyOf(because);
        }
    }

    /** A referral seen within two weeks; other care only if the clinician referred to agrees. */
    record UrgentReferral(Holding holding, List<RedFlag> because) implements Disposition {
        public UrgentReferral {
            because = List.copyOf(because);
        }
    }

    /** A doctor within days to two weeks; care goes on with limits. */
    record SeeDoctorSoon(Holding holding, List<RedFlag> because) implements Disposition {
        public SeeDoctorSoon {
            because = List.copyOf(because);
        }
    }

    /** No flag is answered yes. Whether every question was answered is told by the assessment. */
    record Proceed(Holding holding) implements Disposition {
        @Override
        public List<RedFlag> because() {
            return List.of();
        }
    }

    static Disposition of(Holding holding, List<RedFlag> because) {
        return switch (holding.level()) {
            case EMERGENCY_NOW -> new EmergencyNow(holding, because);
            case SAME_DAY -> new SameDay(holding, because);
            case URGENT_2W -> new UrgentReferral(holding, because);
            case GP_SOON -> new SeeDoctorSoon(holding, because);
            case PROCEED -> new Proceed(holding);
        };
    }
}
