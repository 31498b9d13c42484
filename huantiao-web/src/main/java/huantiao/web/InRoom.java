package huantiao.web;

import java.util.List;

/**
 * Somebody in the treatment room, as the strip above every chart names them. The room says who is
 * in it; a page only shows it.
 */
public interface InRoom {

    /** Where the pages of this person begin. */
    String address();

    String name();

    /** Where they are, in words. */
    String place(Shell shell);

    /** Their chair as a sign, for a picture. */
    String sign();

    /** Their chair as a word in class names. */
    String tone();

    /** When the needles are due out, in milliseconds for a clock; empty while there is none. */
    String due();

    /** When currents are due off before the needles are out, in milliseconds for clocks. */
    List<String> currents();

    /** True while needles are in and no clock rings for them. */
    boolean isWithoutClock();

    /** True while needles are in. */
    default boolean hasNeedlesIn() {
        return isWithoutClock() || !due().isEmpty();
    }
}
