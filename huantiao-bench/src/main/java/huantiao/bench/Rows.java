package huantiao.bench;

import huantiao.bench.Row.Peer;
import huantiao.meta.Comparison;
import huantiao.meta.Design;
import huantiao.meta.Doubles;
import huantiao.meta.Estimates;
import huantiao.meta.Fit;
import huantiao.meta.Gosh;
import huantiao.meta.Inference;
import huantiao.meta.Matrix;
import huantiao.meta.MetaRegression;
import huantiao.meta.Multilevel;
import huantiao.meta.MultilevelFit;
import huantiao.meta.Network;
import huantiao.meta.NetworkFit;
import huantiao.meta.PermutationTest;
import huantiao.meta.RandomEffects;
import huantiao.meta.RandomPart;
import huantiao.meta.Regression;
import huantiao.meta.Sequences;
import huantiao.meta.TauSquared;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;

/** All rows of the table. Both sides use the same conventions: normal quantiles, 95 %. */
final class Rows {
    /** How many of the subsets of {@code gosh-15} R fits, evenly spread over all of them. */
    static final int SUBSETS_IN_R = 100;

    private static final String MATRICES = "k x k matrices of 800 MB each";
    private static final RandomEffects REML = RandomEffects.withDefaults().with(Inference.WALD);
    private static final MetaRegression REGRESSION =
            MetaRegression.withDefaults().with(Inference.WALD);

    private Rows() {}

    /** In the order of the table; data are made when a row is asked for. */
    static List<String> names() {
        return List.of(
                "reml-10",
                "reml-100",
                "reml-1000",
                "reml-10000",
                "regression-10",
                "regression-100",
                "regression-1000",
                "regression-10000",
                "small-fits",
                "permutation",
                "gosh-15",
                "leave-one-out-1000",
                "three-level-500",
                "network-100");
    }

    /**
     * @throws IllegalArgumentException when no row has this name
     */
    static Row of(String name) {
        return switch (name) {
            case "reml-10", "reml-100", "reml-1000" -> reml(sizeOf(name), new Peer.Whole());
            case "reml-10000" -> reml(10_000, new Peer.Cannot(MATRICES));
            case "regression-10", "regression-100", "regression-1000" ->
                    regression(sizeOf(name), new Peer.Whole());
            case "regression-10000" -> regression(10_000, new Peer.Cannot(MATRICES));
            case "small-fits" -> smallFits();
            case "permutation" -> permutation();
            case "gosh-15" -> gosh();
            case "leave-one-out-1000" -> leaveOneOut();
            case "three-level-500" -> threeLevel();
            case "network-100" -> network();
            default ->
                    throw new IllegalArgumentException(
                            "row (%s) must be one of %s".formatted(name, names()));
        };
    }

    private static int sizeOf(String name) {
        return Integer.parseInt(name.substring(name.lastIndexOf('-') + 1));
    }

    private static Estimates estimates(Data data) {
        return Estimates.of(data.column("yi"), data.column("vi"));
    }

    private static double[] numbers(Fit fit) {
        return new double[] {fit.estimate(), fit.se(), fit.tau2(), fit.q(), fit.pValue()};
    }

    private static Row reml(int k, Peer peer) {
        Data data = Data.review(k, k);
        Estimates estimates = estimates(data);
        return new Row(
                "reml-" + k,
                String.format(Locale.ROOT, "REML fit, k = %,d", k),
                data,
                () -> REML.fit(estimates),
                () -> numbers(REML.fit(estimates)),
                peer);
    }

    private static Row regression(int k, Peer peer) {
        Random random = new Random(k);
        double[] first = random.doubles(k).toArray();
        double[] second = IntStream.range(0, k).mapToDouble(i -> i % 2).toArray();
        Data data = Data.review(k, k).and("x1", first).and("x2", second);
        Estimates estimates = estimates(data);
        Design design =
                Design.intercept(k).and("x1", Doubles.of(first)).and("x2", Doubles.of(second));
        return new Row(
                "regression-" + k,
                String.format(Locale.ROOT, "Regression, 2 moderators, k = %,d", k),
                data,
                () -> REGRESSION.fit(estimates, design),
                () -> {
                    Regression fit = REGRESSION.fit(estimates, design);
                    return new double[] {
                        fit.coefficients().get(0).estimate(),
                        fit.coefficients().get(1).estimate(),
                        fit.coefficients().get(2).se(),
                        fit.tau2(),
                        fit.moderators().statistic()
                    };
                },
                peer);
    }

    private static Row smallFits() {
        int reviews = 10_000;
        int k = 8;
        Data data = Data.review(reviews * k, 3);
        double[] yi = data.column("yi");
        double[] vi = data.column("vi");
        List<Estimates> all = new ArrayList<>();
        for (int i = 0; i < reviews; i++) {
            all.add(
                    Estimates.of(
                            Arrays.copyOfRange(yi, i * k, (i + 1) * k),
                            Arrays.copyOfRange(vi, i * k, (i + 1) * k)));
        }
        int inR = 50;
        return new Row(
                "small-fits",
                "10,000 REML fits, k = 8",
                data,
                () -> all.stream().mapToDouble(each -> REML.fit(each).estimate()).sum(),
                () ->
                        all.stream()
                                .limit(inR)
                                .mapToDouble(each -> REML.fit(each).estimate())
                                .toArray(),
                new Peer.Part(inR, reviews));
    }

    private static Row permutation() {
        Data data = Data.review(9, 4);
        Estimates estimates = estimates(data);
        return new Row(
                "permutation",
                "Exact permutation test, k = 9 (512 fits)",
                data,
                () -> PermutationTest.exact(REML, estimates),
                () -> PermutationTest.exact(REML, estimates).pValues().toArray(),
                new Peer.Whole());
    }

    private static Row gosh() {
        Data data = Data.review(15, 5);
        Estimates estimates = estimates(data);
        int all = (1 << 15) - 1;
        int step = all / SUBSETS_IN_R;
        return new Row(
                "gosh-15",
                "GOSH, all subsets of 15 studies",
                data,
                () -> Gosh.of(REML, estimates),
                () -> {
                    Doubles means = Gosh.of(REML, estimates).estimates();
                    return IntStream.rangeClosed(1, SUBSETS_IN_R)
                            .mapToDouble(i -> means.at(i * step - 1))
                            .toArray();
                },
                new Peer.Part(SUBSETS_IN_R, all));
    }

    private static Row leaveOneOut() {
        Data data = Data.review(1000, 6);
        Estimates estimates = estimates(data);
        return new Row(
                "leave-one-out-1000",
                "Leave-one-out, k = 1,000",
                data,
                () -> Sequences.leaveOneOut(REML, estimates),
                () -> numbers(Sequences.leaveOneOut(REML, estimates).getFirst()),
                new Peer.Part(1, 1000));
    }

    private static Row threeLevel() {
        int k = 500;
        Random random = new Random(7);
        double[] group = IntStream.range(0, k).mapToDouble(i -> i / 5 + 1).toArray();
        double[] shift = random.doubles(k).map(u -> u - 0.5).toArray();
        Data plain = Data.review(k, 7);
        double[] yi = plain.column("yi").clone();
        for (int i = 0; i < k; i++) {
            yi[i] += shift[i / 5];
        }
        Data data = plain.and("yi", yi).and("group", group);
        Estimates estimates = estimates(data);
        List<String> studies = Arrays.stream(group).mapToObj(g -> "study " + (int) g).toList();
        List<RandomPart> parts =
                List.of(
                        new RandomPart.Intercept("study", studies),
                        new RandomPart.Intercept("study/effect", estimates.studies()));
        double[][] sampling = new double[k][k];
        for (int i = 0; i < k; i++) {
            sampling[i][i] = estimates.variance(i);
        }
        Matrix covariance = Matrix.of(sampling);
        Design design = Design.intercept(k);
        Multilevel method = Multilevel.withDefaults();
        return new Row(
                "three-level-500",
                "Three-level REML, k = 500",
                data,
                () -> method.fit(estimates, covariance, design, parts),
                () -> {
                    MultilevelFit fit = method.fit(estimates, covariance, design, parts);
                    return new double[] {
                        fit.coefficients().getFirst().estimate(),
                        fit.coefficients().getFirst().se(),
                        fit.components().at(0),
                        fit.components().at(1)
                    };
                },
                new Peer.Whole());
    }

    private static Row network() {
        int treatments = 100;
        int trials = 300;
        Random random = new Random(8);
        double[] effect = random.doubles(treatments).toArray();
        Data plain = Data.review(trials, 8);
        double[] yi = plain.column("yi").clone();
        double[] first = new double[trials];
        double[] second = new double[trials];
        for (int i = 0; i < trials; i++) {
            // A ring holds the network together; the other trials compare any two.
            int a = i < treatments ? i : random.nextInt(treatments);
            int b = i < treatments ? (i + 1) % treatments : random.nextInt(treatments - 1);
            if (i >= treatments && b >= a) {
                b++;
            }
            first[i] = a + 1;
            second[i] = b + 1;
            yi[i] += effect[a] - effect[b] - 0.3;
        }
        Data data = plain.and("yi", yi).and("first", first).and("second", second);
        double[] vi = data.column("vi");
        List<Comparison> comparisons = new ArrayList<>();
        for (int i = 0; i < trials; i++) {
            comparisons.add(
                    new Comparison(
                            "trial " + i,
                            treatment((int) first[i]),
                            treatment((int) second[i]),
                            yi[i],
                            Math.sqrt(vi[i])));
        }
        Network method = Network.withDefaults().with(TauSquared.DERSIMONIAN_LAIRD);
        return new Row(
                "network-100",
                "Network of 100 treatments, 300 trials",
                data,
                () -> method.fit(comparisons),
                () -> {
                    NetworkFit fit = method.fit(comparisons);
                    return new double[] {
                        fit.random().effects().at(1, 0),
                        fit.random().effects().at(99, 0),
                        fit.random().se().at(99, 0),
                        fit.tau2()
                    };
                },
                new Peer.Whole());
    }

    private static String treatment(int number) {
        return String.format(Locale.ROOT, "T%03d", number);
    }
}
