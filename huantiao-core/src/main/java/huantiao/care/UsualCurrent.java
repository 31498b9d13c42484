package huantiao.care;

import java.util.Arrays;

/**
 * How strong and how fast the current between needles usually is at most. Technique {@value #GUIDE}
 * of the library names 0.5 to 5 mA as typical, by a clinic's page, and 100 Hz as the highest
 * frequency, by general professional knowledge; it names no bound of safety. What is above wants a
 * reason in words. Ten times as much is taken for a slip of the pen: that factor is our own.
 */
public final class UsualCurrent {

    /** Id of the technique in the library that the numbers are of. */
    public static final String GUIDE = "TQ-EA";

    /** Milliampere. */
    public static final int MOST_MA = 5;

    /** Hertz. */
    public static final int MOST_HZ = 100;

    /** So many times the most is a slip. */
    public static final int SLIP = 10;

    private UsualCurrent() {}

    /** True for a current, in milliampere, that wants a reason. */
    public static boolean isStrong(double milliampere) {
        return milliampere > MOST_MA;
    }

    /** True for a frequency, in hertz, that wants a reason. */
    public static boolean isFast(double hertz) {
        return hertz > MOST_HZ;
    }

    /** True for a current, in milliampere, that is taken for a slip. */
    public static boolean isSlipOfCurrent(double milliampere) {
        return milliampere >= SLIP * MOST_MA;
    }

    /** True for a frequency, in hertz, that is taken for a slip; none at all is no current. */
    public static boolean isSlipOfFrequency(double hertz) {
        return !(hertz > 0) || hertz >= SLIP * MOST_HZ;
    }

    /**
     * The frequencies of a text as {@code 50} or {@code 2/100}, hertz; none of a text that is not
     * one.
     */
    public static double[] hertz(String text) {
        return text.matches("\\d{1,4}([.,]\\d)?(/\\d{1,4}([.,]\\d)?)?")
                ? Arrays.stream(text.replace(',', '.').split("/"))
                        .mapToDouble(Double::parseDouble)
                        .toArray()
                : new double[0];
    }
}
