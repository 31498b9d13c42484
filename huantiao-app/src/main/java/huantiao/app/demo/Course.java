package huantiao.app.demo;

import java.util.random.RandomGenerator;

/**
 * How leg pain goes in a story: towards where it ends, quickly at first.
 *
 * @param from leg pain before care, 0 to 10
 * @param to where it settles, 0 to 10
 * @param weeks after which about two thirds of the way are gone
 * @param wobble how far an answer may lie from the curve, up or down
 */
record Course(int from, int to, double weeks, int wobble) {

    /** Leg pain that many weeks after care began; before it, the beginning. */
    int leg(double week, RandomGenerator chance) {
        if (week <= 0) {
            return from;
        }
        double way = 1 - Math.exp(-week / weeks);
        int wobbled = wobble == 0 ? 0 : chance.nextInt(-wobble, wobble + 1);
        return within(Math.round(from + (to - from) * way) + wobbled, 10);
    }

    /** Back pain, which mostly goes with the leg and is less. */
    static int back(int leg) {
        return within(leg - 2L, 10);
    }

    /** Statements of the Roland-Morris questionnaire that hold at this leg pain. */
    static int statements(int leg, RandomGenerator chance) {
        return within(leg * 2L + 1 + chance.nextInt(-1, 2), 24);
    }

    /** Global change from 1, very much improved, to 7, very much worse. */
    int global(int leg) {
        int fallen = from - leg;
        if (fallen >= 5) {
            return 1;
        }
        if (fallen >= 3) {
            return 2;
        }
        if (fallen >= 1) {
            return 3;
        }
        return Math.min(7, 4 - fallen);
    }

    private static int within(long value, int most) {
        return Math.toIntExact(Math.clamp(value, 0L, most));
    }
}
