package huantiao.meta;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How much each direct comparison weighs in each estimate of a network. All trials of a comparison
 * count together; trials of several arms count with the weights of their pairs.
 *
 * @param estimates all pairs of treatments, in order
 * @param direct the pairs that trials compare
 * @param hat row: an estimate, column: a direct comparison; a row read as a flow from the first
 *     treatment of the pair to the second sends 1 (Davies and others, Statistics in Medicine 2022,
 *     41, 2091-2114)
 */
public record NetworkEvidence(List<Pair> estimates, List<Pair> direct, Matrix hat) {
    /** Flows below are rounding. */
    private static final double NOTHING = 1e-12;

    /** Two treatments; effects are first minus second. */
    public record Pair(String first, String second) {
        @Override
        public String toString() {
            return first + ":" + second;
        }
    }

    public NetworkEvidence {
        estimates = List.copyOf(estimates);
        direct = List.copyOf(direct);
    }

    /** Without between-study variance. */
    public static NetworkEvidence common(NetworkFit fit) {
        return of(fit, 0);
    }

    /** With the between-study variance of the network. */
    public static NetworkEvidence random(NetworkFit fit) {
        return of(fit, fit.tau2());
    }

    private static NetworkEvidence of(NetworkFit fit, double tau2) {
        List<String> treatments = fit.treatments();
        int t = treatments.size();
        double[][] laplacian = new double[t][t];
        boolean[][] compared = new boolean[t][t];
        for (NetworkTrial trial : NetworkTrial.read(fit.comparisons())) {
            double[][] own = trial.laplacian(tau2);
            for (int a = 0; a < own.length; a++) {
                int i = treatments.indexOf(trial.arms().get(a));
                for (int b = 0; b < own.length; b++) {
                    int j = treatments.indexOf(trial.arms().get(b));
                    laplacian[i][j] += own[a][b];
                    compared[i][j] = true;
                }
            }
        }
        double[][] grounded = new double[t - 1][];
        for (int i = 1; i < t; i++) {
            grounded[i - 1] = Arrays.copyOfRange(laplacian[i], 1, t);
        }
        double[][] inverse = LinearAlgebra.inverse(grounded);
        List<Pair> estimates = new ArrayList<>();
        List<Pair> direct = new ArrayList<>();
        List<int[]> ends = new ArrayList<>();
        for (int i = 0; i < t; i++) {
            for (int j = i + 1; j < t; j++) {
                Pair pair = new Pair(treatments.get(i), treatments.get(j));
                estimates.add(pair);
                if (compared[i][j]) {
                    direct.add(pair);
                    ends.add(new int[] {i, j});
                }
            }
        }
        double[][] hat = new double[estimates.size()][direct.size()];
        int row = 0;
        for (int i = 0; i < t; i++) {
            for (int j = i + 1; j < t; j++, row++) {
                for (int e = 0; e < direct.size(); e++) {
                    int a = ends.get(e)[0];
                    int b = ends.get(e)[1];
                    hat[row][e] =
                            -laplacian[a][b]
                                    * (at(inverse, i, a)
                                            - at(inverse, i, b)
                                            - at(inverse, j, a)
                                            + at(inverse, j, b));
                }
            }
        }
        return new NetworkEvidence(estimates, direct, Matrix.of(hat));
    }

    private static double at(double[][] inverse, int i, int j) {
        return i == 0 || j == 0 ? 0 : inverse[i - 1][j - 1];
    }

    /** The rows of the hat matrix that belong to direct comparisons: a square. */
    public Matrix hatOfDirect() {
        double[][] some = new double[direct.size()][];
        for (int e = 0; e < some.length; e++) {
            some[e] = hat.row(estimates.indexOf(direct.get(e))).toArray();
        }
        return Matrix.of(some);
    }

    /**
     * The share of each direct comparison (column) in each estimate (row); rows add up to 1. The
     * flow of a row is taken away along shortest paths one after the other; each path gives its
     * flow in equal parts to the comparisons on it. Of paths of the same length the one is taken
     * whose treatments were named first, so the split is one of several possible.
     *
     * @see <a href="https://doi.org/10.12688/f1000research.14770.3">Papakonstantinou and others
     *     2018</a>
     */
    public Matrix contributions() {
        double[][] shares = new double[estimates.size()][];
        for (int i = 0; i < shares.length; i++) {
            shares[i] = shares(estimates.get(i), hat.row(i).toArray());
        }
        return Matrix.of(shares);
    }

    private double[] shares(Pair estimate, double[] row) {
        int edges = row.length;
        double[] shares = new double[edges];
        String[] from = new String[edges];
        String[] to = new String[edges];
        double[] flow = new double[edges];
        Set<String> named = new LinkedHashSet<>();
        for (int e = 0; e < edges; e++) {
            boolean along = row[e] > 0;
            from[e] = along ? direct.get(e).first() : direct.get(e).second();
            to[e] = along ? direct.get(e).second() : direct.get(e).first();
            flow[e] = Math.abs(row[e]);
            named.add(from[e]);
            named.add(to[e]);
        }
        List<String> order = List.copyOf(named);
        Map<String, List<Integer>> leaving = new LinkedHashMap<>();
        for (int e = 0; e < edges; e++) {
            leaving.computeIfAbsent(from[e], _ -> new ArrayList<>()).add(e);
        }
        for (List<Integer> out : leaving.values()) {
            out.sort((a, b) -> Integer.compare(order.indexOf(to[a]), order.indexOf(to[b])));
        }
        while (true) {
            List<Integer> path = shortest(estimate, to, from, flow, leaving);
            if (path.isEmpty()) {
                return shares;
            }
            double least = Double.POSITIVE_INFINITY;
            for (int e : path) {
                least = Math.min(least, flow[e]);
            }
            for (int e : path) {
                flow[e] -= least;
                shares[e] += least / path.size();
            }
        }
    }

    private static List<Integer> shortest(
            Pair estimate,
            String[] to,
            String[] from,
            double[] flow,
            Map<String, List<Integer>> leaving) {
        Map<String, Integer> cameBy = new LinkedHashMap<>();
        Deque<String> queue = new ArrayDeque<>(List.of(estimate.first()));
        while (!queue.isEmpty() && !cameBy.containsKey(estimate.second())) {
            String here = queue.removeFirst();
            for (int e : leaving.getOrDefault(here, List.of())) {
                if (flow[e] > NOTHING
                        && !to[e].equals(estimate.first())
                        && cameBy.putIfAbsent(to[e], e) == null) {
                    queue.addLast(to[e]);
                }
            }
        }
        List<Integer> path = new ArrayList<>();
        Integer edge = cameBy.get(estimate.second());
        while (edge != null) {
            path.addFirst(edge);
            edge = from[edge].equals(estimate.first()) ? null : cameBy.get(from[edge]);
        }
        return path;
    }
}
