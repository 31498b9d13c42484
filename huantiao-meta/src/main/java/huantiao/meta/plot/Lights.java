package huantiao.meta.plot;

import huantiao.meta.BiasJudgments.Judgment;

/** A judgment as a disc with a sign; the sign alone tells it without colour. */
final class Lights {
    private Lights() {}

    static void draw(Canvas canvas, double x, double y, double r, Judgment judgment) {
        canvas.circle(x, y, r, ink(judgment), judgment.label());
        canvas.circle(x, y, r, Ink.RING, "");
        canvas.text(
                x,
                y + r * 0.53,
                Canvas.Anchor.MIDDLE,
                judgment == Judgment.CRITICAL ? Ink.SIGN_LIGHT : Ink.SIGN,
                Math.rint(r * 1.5),
                judgment.sign());
    }

    static Ink ink(Judgment judgment) {
        return switch (judgment) {
            case LOW -> Ink.LOW;
            case SOME_CONCERNS, MODERATE -> Ink.SOME;
            case HIGH, SERIOUS -> Ink.HIGH;
            case CRITICAL -> Ink.CRITICAL;
            case UNCLEAR, NO_INFORMATION -> Ink.NONE;
        };
    }
}
