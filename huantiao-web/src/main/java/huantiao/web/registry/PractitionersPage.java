package huantiao.web.registry;

import huantiao.registry.PractitionersFunnel;
import huantiao.registry.RegistryQuestion;

/**
 * How the people of each practitioner did, for the owner's eyes.
 *
 * @param picture the funnel, our own SVG; empty where nothing is drawn
 */
public record PractitionersPage(
        PractitionersFunnel funnel,
        RegistryQuestion question,
        RegistryWords told,
        String picture,
        String query) {

    /** Why nothing is drawn. */
    public String whyNot(PractitionersFunnel.Refused refused) {
        return told.words()
                .say(
                        switch (refused.why()) {
                            case TOO_FEW_PRACTITIONERS -> "registry.funnel.too-few-practitioners";
                            case TOO_FEW_OUTCOMES -> "registry.funnel.too-few-outcomes";
                        },
                        PractitionersFunnel.FEWEST_COURSES,
                        PractitionersFunnel.LEAST_COVERAGE_PERCENT,
                        PractitionersFunnel.FEWEST_OUTCOMES);
    }

    public PractitionersFunnel.Drawn drawn() {
        return (PractitionersFunnel.Drawn) funnel;
    }

    public boolean isDrawn() {
        return funnel instanceof PractitionersFunnel.Drawn;
    }

    /** Everybody below the floors, drawn or not. */
    public java.util.List<PractitionersFunnel.Below> below() {
        return switch (funnel) {
            case PractitionersFunnel.Refused(_, var below) -> below;
            case PractitionersFunnel.Drawn(_, var below, _, _, _) -> below;
        };
    }
}
