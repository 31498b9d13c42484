package huantiao.meta.plot;

import huantiao.meta.Interval;
import huantiao.meta.TauSquared;
import huantiao.meta.TauSquaredProfile;
import java.util.ArrayList;
import java.util.List;

/** The profile of the likelihood over the between-study variance, with the interval cut from it. */
public final class ProfilePlot implements Plot {
    /** How far below its highest point the curve is shown, in cuts. */
    private static final double DEPTH = 2.2;

    private final TauSquaredProfile profile;
    private final Caption caption;

    private ProfilePlot(TauSquaredProfile profile, Caption caption) {
        this.profile = profile;
        this.caption = caption;
    }

    public static ProfilePlot of(TauSquaredProfile profile) {
        return new ProfilePlot(profile, Caption.of("Effect").withId("profile"));
    }

    public ProfilePlot with(Caption words) {
        return new ProfilePlot(profile, words);
    }

    @Override
    public Drawing drawing() {
        double deep = profile.highest() - DEPTH * (profile.highest() - profile.cut());
        double lowest = Math.max(deep, profile.logLikelihood().stream().min().orElse(deep));
        double bottom = Math.min(lowest, profile.cut() - 0.3);
        double end = profile.tau2().stream().max().orElse(1);
        Panel panel =
                new Panel(
                        Scale.VALUE,
                        0,
                        end,
                        Scale.VALUE,
                        bottom,
                        profile.highest() + 0.06 * (profile.highest() - bottom),
                        false);
        List<double[]> curve = new ArrayList<>();
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < profile.tau2().size(); i++) {
            curve.add(new double[] {profile.tau2().at(i), profile.logLikelihood().at(i)});
            if (i % 16 == 0) {
                rows.add(
                        List.of(
                                Printed.small(profile.tau2().at(i), 4),
                                Printed.number(profile.logLikelihood().at(i), 4)));
            }
        }
        Interval tau2 = profile.interval().tau2();
        panel.horizontal(profile.cut(), Ink.LIMIT);
        panel.vertical(tau2.lower(), Ink.LIMIT);
        panel.vertical(tau2.upper(), Ink.LIMIT);
        panel.vertical(profile.fit().tau2(), Ink.POOLED);
        panel.curve(curve, Ink.CURVE);
        panel.dot(profile.fit().tau2(), profile.highest(), 4, Ink.POINT, "Estimate");
        panel.key(Ink.CURVE, true, "Profile log-likelihood");
        panel.key(Ink.POOLED, true, "Estimate");
        panel.key(
                Ink.LIMIT,
                true,
                "%s%% cut and limits".formatted(Printed.percent(profile.fit().level())));
        String text =
                "τ² = %s [%s; %s]"
                        .formatted(
                                Printed.small(profile.fit().tau2(), 4),
                                Printed.small(tau2.lower(), 4),
                                Printed.small(tau2.upper(), 4));
        panel.note(text + ". Method: " + profile.fit().caption());
        String name =
                profile.fit().convention().tauSquared() == TauSquared.MAXIMUM_LIKELIHOOD
                        ? "Log-likelihood"
                        : "Restricted log-likelihood";
        return panel.finished(
                "profile",
                caption,
                "Profile likelihood of τ²",
                "Between-study variance τ²",
                name,
                "%s over the between-study variance: %s.".formatted(name, text),
                new DataTable(
                        caption.titleOr("Profile likelihood of τ²"), List.of("τ²", name), rows));
    }
}
