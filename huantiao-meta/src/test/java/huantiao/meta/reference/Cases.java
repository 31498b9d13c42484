package huantiao.meta.reference;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The reference cases as shipped with the tests, and the comparison by their own tolerance. */
final class Cases {
    static final List<String> FILES =
            List.of(
                    "confint-tau2",
                    "conversions",
                    "covariance",
                    "diagnostics",
                    "edge-cases",
                    "effect-sizes",
                    "glmm",
                    "knapp-hartung",
                    "mantel-haenszel",
                    "meta-regression",
                    "multilevel",
                    "network",
                    "peto",
                    "prediction-intervals",
                    "publication-bias",
                    "robust",
                    "selection-models",
                    "subgroup",
                    "trim-fill",
                    "two-stage-estimators");

    /** A case with what it expects. */
    record Case(ReferenceCase asked, Map<String, Object> expected, Map<String, Object> tolerance) {
        @Override
        public String toString() {
            return asked.id();
        }
    }

    private static final List<Case> ALL = FILES.stream().flatMap(f -> read(f).stream()).toList();

    private Cases() {}

    static List<Case> all() {
        return ALL;
    }

    private static List<Case> read(String file) {
        try (InputStream in =
                new GZIPInputStream(
                        Objects.requireNonNull(
                                Cases.class.getResourceAsStream(
                                        "/huantiao/meta/reference/" + file + ".json.gz"),
                                file))) {
            Map<String, Object> root =
                    JsonMapper.builder()
                            .build()
                            .readValue(in, new TypeReference<Map<String, Object>>() {});
            List<Case> cases = new ArrayList<>();
            for (Object each : (List<?>) Objects.requireNonNull(root.get("cases"))) {
                Map<String, Object> object = map(each);
                cases.add(
                        new Case(
                                ReferenceCase.of(object),
                                map(object.get("expected")),
                                map(object.get("tolerance"))));
            }
            return cases;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, Object> map(@Nullable Object value) {
        Map<String, Object> copy = new HashMap<>();
        for (Map.Entry<?, ?> each : ((Map<?, ?>) Objects.requireNonNull(value)).entrySet()) {
            copy.put(String.valueOf(each.getKey()), each.getValue());
        }
        return copy;
    }

    static Map<String, String> notYet() {
        try (InputStream in =
                Objects.requireNonNull(
                        Cases.class.getResourceAsStream("/huantiao/meta/reference/not-yet.txt"))) {
            Map<String, String> reasons = new HashMap<>();
            for (String line :
                    new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n", -1)) {
                if (!line.isBlank() && !line.startsWith("#")) {
                    int colon = line.indexOf(": ");
                    reasons.put(line.substring(0, colon), line.substring(colon + 2));
                }
            }
            return reasons;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every difference beyond the tolerance, one sentence each; empty when the case agrees. */
    static List<String> differences(Case c) {
        List<String> differences = new ArrayList<>();
        ReferenceAnswer answer;
        try {
            answer = ReferenceKinds.answer(c.asked());
        } catch (MalformedCase malformed) {
            return List.of("malformed: " + malformed.getMessage());
        }
        if (answer.refused() && !c.expected().containsKey("error")) {
            return List.of("refused: " + answer.refusal());
        }
        if (betterLikelihood(c, answer)) {
            return differences;
        }
        compare(c.tolerance(), "", c.expected(), answer.results(), differences);
        return differences;
    }

    /**
     * Mixed and selection models of the references come from generic optimizers; by their README a
     * better log-likelihood is a pass.
     */
    private static boolean betterLikelihood(Case c, ReferenceAnswer answer) {
        String key =
                switch (c.asked().kind()) {
                    case "selection_model" -> "loglik_ml";
                    case "glmm" -> "loglik";
                    default -> "";
                };
        return c.expected().get(key) instanceof Number expected
                && answer.results().get(key) instanceof Number found
                && found.doubleValue() > expected.doubleValue()
                && !close(c.tolerance(), key, expected.doubleValue(), found.doubleValue());
    }

    private static void compare(
            Map<String, Object> tolerance,
            String key,
            @Nullable Object expected,
            @Nullable Object found,
            List<String> differences) {
        if (ignored(tolerance, key)) {
            return;
        }
        switch (expected) {
            case Map<?, ?> members -> {
                if (!(found instanceof Map<?, ?> map)) {
                    differences.add(key + ": expected an object, found " + found);
                    return;
                }
                for (Map.Entry<?, ?> each : members.entrySet()) {
                    String name = String.valueOf(each.getKey());
                    if (!map.containsKey(name) && !ignored(tolerance, name)) {
                        differences.add(name + ": missing");
                    } else {
                        compare(tolerance, name, each.getValue(), map.get(name), differences);
                    }
                }
            }
            case List<?> list -> {
                if (!(found instanceof List<?> other) || other.size() != list.size()) {
                    differences.add(key + ": expected " + list + ", found " + found);
                    return;
                }
                for (int i = 0; i < list.size(); i++) {
                    compare(tolerance, key, list.get(i), other.get(i), differences);
                }
            }
            case Number number -> {
                if (!(found instanceof Number value)
                        || !close(tolerance, key, number.doubleValue(), value.doubleValue())) {
                    differences.add(key + ": expected " + number + ", found " + found);
                }
            }
            case null -> {
                if (found != null) {
                    differences.add(key + ": expected nothing, found " + found);
                }
            }
            default -> {
                if (!expected.equals(found)) {
                    differences.add(key + ": expected " + expected + ", found " + found);
                }
            }
        }
    }

    private static Map<?, ?> field(Map<String, Object> tolerance, String key) {
        return tolerance.get("fields") instanceof Map<?, ?> fields
                        && fields.get(key) instanceof Map<?, ?> field
                ? field
                : Map.of();
    }

    private static boolean ignored(Map<String, Object> tolerance, String key) {
        return Boolean.TRUE.equals(field(tolerance, key).get("ignore"));
    }

    private static boolean close(
            Map<String, Object> tolerance, String key, double expected, double found) {
        double rel = allowed(tolerance, key, "rel", 1e-8);
        double abs = allowed(tolerance, key, "abs", 1e-10);
        return Math.abs(found - expected) <= Math.max(abs, rel * Math.abs(expected));
    }

    private static double allowed(
            Map<String, Object> tolerance, String key, String which, double otherwise) {
        Object own = field(tolerance, key).get(which);
        Object value = own == null ? tolerance.get(which) : own;
        return value instanceof Number number ? number.doubleValue() : otherwise;
    }
}
