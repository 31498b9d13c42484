package huantiao.meta.plot;

import huantiao.meta.effect.BackTransform;
import huantiao.meta.effect.Measure;

/** From the scale on which effects are pooled to the one on which they are printed. */
public enum Scale {
    /** A difference, printed as it is; no effect is 0. */
    PLAIN,
    /** A logarithm of a ratio, printed as the ratio on a logarithmic axis; no effect is 1. */
    LOG_RATIO,
    /** A value of one group, printed as it is; there is no "no effect". */
    VALUE,
    /** A logarithm of a value of one group. */
    LOG_VALUE,
    /** A logit, printed as a proportion. */
    LOGIT,
    /** An arcsine square root, printed as a proportion. */
    ARCSINE,
    /** A square root of a rate, printed as the rate. */
    ROOT,
    /** Fisher's z, printed as a correlation; no effect is 0. */
    FISHER_Z;

    /** The scale on which a measure is read. */
    public static Scale of(Measure measure) {
        return switch (measure) {
            case RR, OR, PETO, MPRR, MPOR, MPORC, MPPETO, IRR, ROM, VR, CVR, ROMC, VRC, CVRC ->
                    LOG_RATIO;
            case D2OR, D2ORN, D2ORL -> LOG_RATIO;
            case RD, AS, PHI, YUQ, YUY, PBIT, OR2D, OR2DN, OR2DL, RTET, MPRD, IRD, IRSD -> PLAIN;
            case MD, SMD, SMDH, SMD1, SMD1H, RPB, RBIS, MC, SMCC, SMCR, SMCRH, SMCRP, SMCRPH ->
                    PLAIN;
            case COR, UCOR, PCOR, SPCOR -> PLAIN;
            case ZPHI, ZTET, ZPB, ZBIS, ZCOR, ZPCOR, ZSPCOR -> FISHER_Z;
            case CLESN, CLESCN, PR, PRZ, PFT, IR, IRFT, MN, SMN, ARAW, AHW, ABT -> VALUE;
            case PLN, IRLN, MNLN, SDLN, CVLN -> LOG_VALUE;
            case PLO -> LOGIT;
            case PAS -> ARCSINE;
            case IRS -> ROOT;
        };
    }

    /** The value as readers know it. */
    public double printed(double value) {
        return switch (this) {
            case PLAIN, VALUE -> value;
            case LOG_RATIO, LOG_VALUE -> Math.exp(value);
            case LOGIT -> BackTransform.proportionOfLogit(value);
            case ARCSINE -> BackTransform.proportionOfArcsine(value);
            case ROOT -> value < 0 ? 0 : value * value;
            case FISHER_Z -> BackTransform.correlationOfZ(value);
        };
    }

    /** The pooled scale's value for a printed one. */
    double pooled(double printed) {
        return switch (this) {
            case PLAIN, VALUE -> printed;
            case LOG_RATIO, LOG_VALUE -> Math.log(printed);
            case LOGIT -> Math.log(printed / (1 - printed));
            case ARCSINE -> Math.asin(Math.sqrt(printed));
            case ROOT -> Math.sqrt(printed);
            case FISHER_Z -> 0.5 * Math.log((1 + printed) / (1 - printed));
        };
    }

    /** Whether there is a value that means no effect; it is 0 on the pooled scale. */
    boolean hasNull() {
        return switch (this) {
            case PLAIN, LOG_RATIO, FISHER_Z -> true;
            case VALUE, LOG_VALUE, LOGIT, ARCSINE, ROOT -> false;
        };
    }

    boolean isLogarithmic() {
        return this == LOG_RATIO || this == LOG_VALUE;
    }
}
