package huantiao.meta.plot;

import huantiao.meta.effect.Measure;

/**
 * The words of a picture and how its numbers are printed.
 *
 * @param id prefix of the ids inside the picture; must differ between pictures of one page
 * @param title what the picture shows; the name a screen reader says, empty for the plot's own
 * @param measure name of the effect measure, such as {@code Risk ratio}
 * @param scale from the pooled to the printed scale
 * @param decimals printed, 0 to 6
 * @param favoursLow what lies on the side of small effects, such as {@code favours needles}
 * @param favoursHigh what lies on the side of large effects
 */
public record Caption(
        String id,
        String title,
        String measure,
        Scale scale,
        int decimals,
        String favoursLow,
        String favoursHigh) {

    public Caption {
        if (!id.matches("[A-Za-z][A-Za-z0-9-]*")) {
            throw new IllegalArgumentException(
                    "id (%s) must begin with a letter and hold letters, digits and hyphens"
                            .formatted(id));
        }
        if (!(decimals >= 0 && decimals <= 6)) {
            throw new IllegalArgumentException(
                    "decimals (%d) must be within 0..6".formatted(decimals));
        }
    }

    /** A measure by name, printed as it is with two decimals. */
    public static Caption of(String measure) {
        return new Caption("plot", "", measure, Scale.PLAIN, 2, "", "");
    }

    /** Name and scale of a measure of the library. */
    public static Caption of(Measure measure) {
        return of(name(measure)).with(Scale.of(measure));
    }

    public Caption withId(String prefix) {
        return new Caption(prefix, title, measure, scale, decimals, favoursLow, favoursHigh);
    }

    public Caption titled(String text) {
        return new Caption(id, text, measure, scale, decimals, favoursLow, favoursHigh);
    }

    public Caption with(Scale chosen) {
        return new Caption(id, title, measure, chosen, decimals, favoursLow, favoursHigh);
    }

    public Caption withDecimals(int places) {
        return new Caption(id, title, measure, scale, places, favoursLow, favoursHigh);
    }

    /** What lies to the left and to the right of no effect. */
    public Caption favouring(String left, String right) {
        return new Caption(id, title, measure, scale, decimals, left, right);
    }

    String titleOr(String own) {
        return title.isEmpty() ? own : title;
    }

    String printed(double pooled) {
        return Printed.on(scale, pooled, decimals);
    }

    /** What stands on an axis of effects. */
    String axisName() {
        return scale.isLogarithmic() ? measure + " (log scale)" : measure;
    }

    private static String name(Measure measure) {
        return switch (measure) {
            case RR, MPRR -> "Risk ratio";
            case OR, MPOR -> "Odds ratio";
            case PETO, MPPETO -> "Odds ratio (Peto)";
            case MPORC -> "Odds ratio (conditional)";
            case RD, MPRD -> "Risk difference";
            case AS -> "Arcsine difference";
            case PHI, ZPHI -> "Phi coefficient";
            case YUQ -> "Yule’s Q";
            case YUY -> "Yule’s Y";
            case PBIT -> "Probit difference";
            case OR2D, OR2DN, OR2DL -> "Standardized mean difference";
            case RTET, ZTET -> "Tetrachoric correlation";
            case IRR -> "Incidence rate ratio";
            case IRD -> "Incidence rate difference";
            case IRSD -> "Root rate difference";
            case MD -> "Mean difference";
            case SMD, SMDH -> "Standardized mean difference";
            case SMD1, SMD1H -> "Glass’s delta";
            case ROM, ROMC -> "Ratio of means";
            case VR, VRC -> "Variability ratio";
            case CVR, CVRC -> "Ratio of coefficients of variation";
            case CLESN, CLESCN -> "Probability of superiority";
            case D2OR, D2ORN, D2ORL -> "Odds ratio";
            case RPB, ZPB -> "Point-biserial correlation";
            case RBIS, ZBIS -> "Biserial correlation";
            case MC -> "Mean change";
            case SMCC, SMCR, SMCRH, SMCRP, SMCRPH -> "Standardized mean change";
            case PR, PLN, PLO, PAS -> "Proportion";
            case PRZ -> "Probit of a proportion";
            case PFT -> "Double arcsine of a proportion";
            case IR, IRLN, IRS -> "Incidence rate";
            case IRFT -> "Root of a rate (Freeman-Tukey)";
            case MN, MNLN -> "Mean";
            case SMN -> "Standardized mean";
            case SDLN -> "Standard deviation";
            case CVLN -> "Coefficient of variation";
            case COR, ZCOR, UCOR -> "Correlation";
            case PCOR, ZPCOR -> "Partial correlation";
            case SPCOR, ZSPCOR -> "Semi-partial correlation";
            case ARAW -> "Cronbach’s alpha";
            case AHW -> "Cronbach’s alpha (Hakstian-Whalen)";
            case ABT -> "Cronbach’s alpha (Bonett)";
        };
    }
}
