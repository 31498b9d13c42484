package huantiao.app;

import huantiao.base.Problem;
import huantiao.people.Contact;
import huantiao.web.evidence.ClinicCard;
import huantiao.web.evidence.ClinicCards;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Properties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What this clinic says of itself on public pages: {@code clinic.properties} in the data directory,
 * read anew when it was changed. {@code docs/clinic-card.md} describes it.
 *
 * <p>A file with a mistake shows no card at all, so that nothing half-read stands on a public page;
 * the log names every mistake.
 */
final class ClinicCardFile implements ClinicCards {

    private static final Logger LOG = LoggerFactory.getLogger(ClinicCardFile.class);
    private static final String NAME = "clinic.properties";
    private static final String DEMO = "demo-clinic.properties";
    private static final int LONGEST = 600;

    private final Path file;
    private volatile Seen seen = new Seen("", Optional.empty());

    /** The file's bytes when last read, and what came of them. */
    private record Seen(String text, Optional<ClinicCard> card) {}

    /** A card, or everything wrong with it. */
    record Read(Optional<ClinicCard> card, List<Problem> problems) {}

    ClinicCardFile(Path file) {
        this.file = file;
    }

    /** In the directory that holds everything else of this clinic. */
    static ClinicCardFile from(Map<String, String> environment) {
        String data = environment.getOrDefault("HUANTIAO_DATA", "").strip();
        return new ClinicCardFile(Path.of(data.isEmpty() ? "data" : data).resolve(NAME));
    }

    @Override
    public Optional<ClinicCard> card() {
        String text;
        try {
            text = Files.exists(file) ? Files.readString(file) : "";
        } catch (IOException unreadable) {
            LOG.warn("{} cannot be read; no card is shown (HT-0210)", file.getFileName());
            return Optional.empty();
        }
        Seen last = seen;
        if (!last.text().equals(text)) {
            Read read = read(text);
            read.problems().forEach(problem -> LOG.warn("{}", problem));
            last = new Seen(text, read.card());
            seen = last;
        }
        return last.card();
    }

    /** Writes the card of the demo clinic, unless there is a card already. */
    void writeDemo() {
        if (Files.exists(file)) {
            return;
        }
        try (InputStream in =
                Objects.requireNonNull(ClinicCardFile.class.getResourceAsStream(DEMO))) {
            Files.createDirectories(Objects.requireNonNull(file.toAbsolutePath().getParent()));
            Files.write(file, in.readAllBytes(), StandardOpenOption.CREATE_NEW);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    /** Reads a card; an empty text is no card and no mistake. */
    static Read read(String text) {
        if (text.isBlank()) {
            return new Read(Optional.empty(), List.of());
        }
        var properties = new Properties();
        var problems = new ArrayList<Problem>();
        try {
            properties.load(new StringReader(text));
        } catch (IOException | IllegalArgumentException _) {
            problems.add(
                    problem(
                            "the file",
                            "is not a list of key = value.",
                            "See docs/clinic-card.md."));
            return new Read(Optional.empty(), List.copyOf(problems));
        }
        var lines = new Lines(properties, problems);
        String name = lines.needed("name");
        String practitioner = lines.needed("practitioner");
        String training = lines.needed("training");
        String about = lines.text("about");
        String place = lines.text("place");
        String phone = lines.phone("phone");
        OptionalInt visits = lines.whole("visits", 100);
        OptionalInt minutes = lines.whole("visit.minutes", 240);
        String price = lines.text("price");
        String updated = lines.text("updated");
        var figures =
                new ClinicCard.OnFigures(
                        lines.text("figures.paid"),
                        lines.text("figures.protocol"),
                        lines.text("figures.events"));
        boolean invented = lines.yes("invented");
        lines.nothingElse();
        return problems.isEmpty()
                ? new Read(
                        Optional.of(
                                new ClinicCard(
                                        name,
                                        practitioner,
                                        training,
                                        about,
                                        place,
                                        phone,
                                        visits,
                                        minutes,
                                        price,
                                        updated,
                                        figures,
                                        invented)),
                        List.of())
                : new Read(Optional.empty(), List.copyOf(problems));
    }

    private static Problem problem(String where, String what, String cure) {
        return new Problem(NAME + ":" + where, "HT-0211", what, cure);
    }

    /** The lines of the file, each asked for once; what is wrong is gathered. */
    private static final class Lines {
        private final Properties properties;
        private final List<Problem> problems;
        private final List<String> known = new ArrayList<>();

        Lines(Properties properties, List<Problem> problems) {
            this.properties = properties;
            this.problems = problems;
        }

        String text(String key) {
            known.add(key);
            String value = properties.getProperty(key, "").strip();
            if (value.length() > LONGEST) {
                problems.add(problem(key, "has more than " + LONGEST + " letters.", "Shorten it."));
            }
            return value;
        }

        String phone(String key) {
            String value = text(key);
            if (!Contact.isPossiblePhone(value)) {
                problems.add(
                        problem(
                                key,
                                "is no telephone number.",
                                "Use 5 to 40 digits, spaces and signs."));
            }
            return value;
        }

        String needed(String key) {
            String value = text(key);
            if (value.isEmpty()) {
                problems.add(problem(key, "is missing.", "Write it as " + key + " = …"));
            }
            return value;
        }

        OptionalInt whole(String key, int most) {
            String value = text(key);
            if (value.isEmpty()) {
                return OptionalInt.empty();
            }
            if (!value.matches("[1-9]\\d{0,3}") || Integer.parseInt(value) > most) {
                problems.add(
                        problem(
                                key,
                                "must be a whole number within 1.." + most + ".",
                                "For example: " + key + " = 30"));
                return OptionalInt.empty();
            }
            return OptionalInt.of(Integer.parseInt(value));
        }

        boolean yes(String key) {
            String value = text(key);
            if (!value.isEmpty() && !value.equals("yes") && !value.equals("no")) {
                problems.add(problem(key, "must be yes or no.", "Leave it out for no."));
            }
            return value.equals("yes");
        }

        void nothingElse() {
            properties.stringPropertyNames().stream()
                    .filter(key -> !known.contains(key))
                    .sorted()
                    .forEach(key ->
                            problems.add(
                                    problem(
                                            key,
                                            "is not known.",
                                            "Known are: " + String.join(", ", known) + ".")));
        }
    }
}
