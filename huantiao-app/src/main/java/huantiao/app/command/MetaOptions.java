package huantiao.app.command;

import huantiao.app.analysis.Pooling;
import huantiao.app.analysis.Preset;
import huantiao.app.analysis.Question;
import huantiao.base.Problem;
import huantiao.meta.Inference;
import huantiao.meta.Prediction;
import huantiao.meta.SelectionModel;
import huantiao.meta.TauSquared;
import huantiao.meta.effect.Measure;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Function;

/**
 * The arguments of {@code meta}, read.
 *
 * @param files in the order given
 * @param question asked of tables
 * @param json whether tables are answered as JSON lines too
 * @param pictures folder for plots, where asked for
 */
record MetaOptions(List<String> files, Question question, boolean json, Optional<Path> pictures) {

    private static final Set<String> FLAGS =
            Set.of("--json", "--logs", "--small-studies", "--whole-scores");
    private static final Set<String> WITH_VALUE =
            Set.of(
                    "--measure",
                    "--method",
                    "--test",
                    "--prediction",
                    "--level",
                    "--risk",
                    "--selection",
                    "--mods",
                    "--subgroup",
                    "--slab",
                    "--order",
                    "--bias",
                    "--columns",
                    "--favours",
                    "--decimals",
                    "--as",
                    "--svg");

    /** Reads the arguments; what is wrong is added to the problems and its default taken. */
    static MetaOptions read(List<String> args, List<Problem> problems) {
        List<String> files = new ArrayList<>();
        Map<String, String> given = new HashMap<>();
        boolean optionsEnded = false;
        for (int i = 0; i < args.size(); i++) {
            String arg = args.get(i);
            if (optionsEnded || !arg.startsWith("--")) {
                files.add(arg);
                continue;
            }
            if (arg.equals("--")) {
                optionsEnded = true;
                continue;
            }
            int equals = arg.indexOf('=');
            String name = equals < 0 ? arg : arg.substring(0, equals);
            if (FLAGS.contains(name) && equals < 0) {
                given.put(name, "");
            } else if (WITH_VALUE.contains(name)) {
                if (equals < 0 && i + 1 == args.size()) {
                    problems.add(wrong(name, "It needs a value.", ""));
                } else {
                    String value = equals < 0 ? args.get(++i) : arg.substring(equals + 1);
                    if (given.put(name, value) != null) {
                        problems.add(wrong(name, "It is given twice.", "Keep one."));
                    }
                }
            } else {
                problems.add(
                        wrong(
                                name,
                                "There is no such option.",
                                "./huantiao meta --help lists them."));
            }
        }
        return new Reading(given, problems).options(files);
    }

    private static Problem wrong(String option, String what, String cure) {
        return new Problem(option, "HT-0645", what, cure);
    }

    private record Reading(Map<String, String> given, List<Problem> problems) {

        MetaOptions options(List<String> files) {
            Preset preset = read("--as", Preset::of).orElse(Preset.HUANTIAO);
            String method = given.getOrDefault("--method", "").toUpperCase(Locale.ROOT);
            Pooling pooling =
                    switch (method) {
                        case "MH" -> Pooling.MANTEL_HAENSZEL;
                        case "PETO" -> Pooling.PETO;
                        default -> Pooling.INVERSE_VARIANCE;
                    };
            Optional<TauSquared> tauSquared =
                    pooling == Pooling.INVERSE_VARIANCE
                            ? read("--method", Reading::tauSquared)
                            : Optional.empty();
            List<String> favours = list("--favours", ",");
            if (given.containsKey("--favours") && favours.size() != 2) {
                problems.add(
                        wrong(
                                "--favours",
                                "It needs two words with a comma between them.",
                                "For example --favours 'favours BCG,favours control'."));
            }
            Optional<SelectionModel.Alternative> favoured = read("--selection", Reading::favoured);
            if (favoured.isPresent() && !given.containsKey("--small-studies")) {
                problems.add(
                        wrong(
                                "--selection",
                                "It says what selection models favour, and none is asked for.",
                                "Add --small-studies."));
            }
            TauSquared chosen = tauSquared.orElse(preset.tauSquared());
            boolean common = chosen == TauSquared.COMMON_EFFECT;
            Question question =
                    new Question(
                            read("--measure", code -> Measure.ofCode(upper(code))),
                            given.containsKey("--logs"),
                            pooling,
                            preset,
                            chosen,
                            read("--test", Reading::inference)
                                    .orElse(common ? Inference.WALD : preset.inference()),
                            read("--prediction", Prediction::ofCode).orElse(preset.prediction()),
                            read("--level", Reading::level).orElse(0.95),
                            read("--risk", Reading::risk)
                                    .map(OptionalDouble::of)
                                    .orElseGet(OptionalDouble::empty),
                            given.containsKey("--whole-scores"),
                            given.containsKey("--small-studies"),
                            favoured,
                            list("--mods", "[,+]"),
                            given.getOrDefault("--subgroup", ""),
                            list("--slab", ","),
                            given.getOrDefault("--order", ""),
                            list("--bias", ","),
                            list("--columns", ","),
                            favours.size() == 2 ? favours.getFirst() : "",
                            favours.size() == 2 ? favours.getLast() : "",
                            read("--decimals", Reading::decimals).orElse(2));
            return new MetaOptions(
                    files, question, given.containsKey("--json"), read("--svg", Reading::folder));
        }

        private <T> Optional<T> read(String option, Function<String, T> how) {
            String value = given.get(option);
            if (value == null) {
                return Optional.empty();
            }
            try {
                return Optional.of(how.apply(value));
            } catch (IllegalArgumentException bad) {
                problems.add(wrong(option, bad.getMessage() + ".", ""));
                return Optional.empty();
            }
        }

        private List<String> list(String option, String separator) {
            return Arrays.stream(given.getOrDefault(option, "").split(separator))
                    .map(String::strip)
                    .filter(part -> !part.isEmpty())
                    .toList();
        }

        private static String upper(String code) {
            String upper = code.toUpperCase(Locale.ROOT);
            if (upper.equals("GEN")) {
                throw new IllegalArgumentException(
                        "effects that stand in the file (yi with vi, sei or limits) need no measure");
            }
            return upper;
        }

        private static TauSquared tauSquared(String code) {
            TauSquared method =
                    code.equalsIgnoreCase("HSk")
                            ? TauSquared.HUNTER_SCHMIDT_CORRECTED
                            : TauSquared.ofCode(code.toUpperCase(Locale.ROOT));
            if (method == TauSquared.GENERALIZED_Q || method == TauSquared.GENERALIZED_Q_MEDIAN) {
                throw new IllegalArgumentException(
                        "tau2 method (%s) needs weights of the user's choice, which a table does not give"
                                .formatted(code));
            }
            return method;
        }

        private static Inference inference(String code) {
            return code.equalsIgnoreCase("hk")
                    ? Inference.HARTUNG_KNAPP
                    : Inference.ofCode(code.toLowerCase(Locale.ROOT));
        }

        private static double level(String text) {
            double level;
            try {
                level = Double.parseDouble(text.endsWith("%") ? text.replace("%", "") : text);
            } catch (NumberFormatException _) {
                level = Double.NaN;
            }
            double share = level > 1 ? level / 100 : level;
            if (!(share >= 0.5 && share < 1)) {
                throw new IllegalArgumentException(
                        "level must be a share or a percentage from 50 to below 100, such as 0.95 or 95");
            }
            return share;
        }

        private static double risk(String text) {
            double risk;
            try {
                risk =
                        text.endsWith("%")
                                ? Double.parseDouble(text.substring(0, text.length() - 1)) / 100
                                : Double.parseDouble(text);
            } catch (NumberFormatException _) {
                risk = Double.NaN;
            }
            if (!(risk > 0 && risk < 1)) {
                throw new IllegalArgumentException(
                        "risk without treatment (%s) must be a share above 0 and below 1, or a percentage with its sign, such as 0.2 or 20%%"
                                .formatted(text));
            }
            return risk;
        }

        private static SelectionModel.Alternative favoured(String text) {
            return switch (text.toLowerCase(Locale.ROOT)) {
                case "low" -> SelectionModel.Alternative.LESS;
                case "high" -> SelectionModel.Alternative.GREATER;
                case "both" -> SelectionModel.Alternative.TWO_SIDED;
                default ->
                        throw new IllegalArgumentException(
                                "favoured results (%s) must be low, high or both".formatted(text));
            };
        }

        private static int decimals(String text) {
            if (!text.matches("[0-6]")) {
                throw new IllegalArgumentException("decimals must be a whole number from 0 to 6");
            }
            return Integer.parseInt(text);
        }

        private static Path folder(String text) {
            try {
                Path folder = Path.of(text);
                if (java.nio.file.Files.exists(folder)
                        && !java.nio.file.Files.isDirectory(folder)) {
                    throw new IllegalArgumentException("a file stands where the folder should be");
                }
                return folder;
            } catch (InvalidPathException _) {
                throw new IllegalArgumentException("this is no path of a folder");
            }
        }
    }
}
