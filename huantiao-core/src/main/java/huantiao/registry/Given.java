package huantiao.registry;

import huantiao.care.Session;
import huantiao.care.Stimulation;
import huantiao.care.Technique;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** What somebody was given at least once in a course, as the registry groups it. */
public enum Given {
    NEEDLES,
    CURRENT,
    WARM_NEEDLE,
    CUPPING,
    MOXA,
    ACUPRESSURE,
    EAR_SEEDS,
    MASSAGE,
    OTHER_THERAPY,
    ADVICE;

    /** As {@code warm_needle}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Set<Given> in(Session session) {
        var given = EnumSet.noneOf(Given.class);
        if (session.needled()) {
            given.add(NEEDLES);
        }
        if (!session.pairs().isEmpty()) {
            given.add(CURRENT);
        }
        if (session.needlings().stream().anyMatch(one -> one.stimulation() == Stimulation.WARM)) {
            given.add(WARM_NEEDLE);
        }
        for (var other : session.others()) {
            given.add(
                    switch (other) {
                        case Technique.Cupping _ -> CUPPING;
                        case Technique.Moxibustion _ -> MOXA;
                        case Technique.Acupressure _ -> ACUPRESSURE;
                        case Technique.EarSeeds _ -> EAR_SEEDS;
                        case Technique.Massage _ -> MASSAGE;
                        case Technique.Therapy _ -> OTHER_THERAPY;
                        case Technique.Advice _ -> ADVICE;
                    });
        }
        return given;
    }
}
