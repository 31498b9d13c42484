package huantiao.bench.network;

import huantiao.measures.Instrument;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;

/**
 * Courses and their answers as two files, for any engine to read. Days are numbers since 1970,
 * measures and phases are numbers; a header names the columns.
 *
 * @param courses {@code clinic,course,person,began,agreed,phase}
 * @param answers {@code clinic,course,nth,measure,days_in,baseline,watched,score}
 * @param rows how many answers
 */
record Tables(Path courses, Path answers, long rows) {

    /**
     * Writes them.
     *
     * @param folder where the two files go; what is there is overwritten
     */
    static Tables write(InventedNetwork network, Path folder) throws IOException {
        var courses = folder.resolve("course.csv");
        var answers = folder.resolve("answer.csv");
        try (var courseLines = new Lines(courses);
                var answerLines = new Lines(answers)) {
            courseLines.header("clinic,course,person,began,agreed,phase");
            answerLines.header("clinic,course,nth,measure,days_in,baseline,watched,score");
            var writer = new Writer(network.measures(), courseLines, answerLines);
            network.play(writer::write);
            return new Tables(courses, answers, writer.rows);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static final class Writer {
        private final HashMap<String, Integer> numbers = new HashMap<>();
        private final Lines courses;
        private final Lines answers;
        private long rows;

        Writer(List<Instrument> measures, Lines courses, Lines answers) {
            for (var measure : measures) {
                numbers.put(measure.id(), numbers.size() + 1);
            }
            this.courses = courses;
            this.answers = answers;
        }

        void write(InventedNetwork.Placed placed) {
            var course = placed.course();
            var began = course.began().toEpochDay();
            courses.number(placed.clinic()).number(placed.number()).number(placed.person());
            courses.number(began)
                    .truth(course.agreedToCount())
                    .last(NetworkReport.number(course.phase()));
            var nth = 0;
            for (var answer : course.answers()) {
                answers.number(placed.clinic()).number(placed.number()).number(++nth);
                answers.number(numbers.getOrDefault(answer.instrument(), 0));
                answers.number(answer.day().toEpochDay() - began);
                answers.truth(answer.before()).truth(answer.watched());
                answers.last(answer.value().numerator().longValueExact());
            }
            rows += nth;
        }
    }

    /** A file of numbers, written without a string for each. */
    private static final class Lines implements AutoCloseable {
        private final OutputStream out;
        private final byte[] digits = new byte[20];

        Lines(Path file) throws IOException {
            out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16);
        }

        void header(String text) throws IOException {
            out.write((text + "\n").getBytes(StandardCharsets.US_ASCII));
        }

        Lines number(long value) {
            return put(value, ',');
        }

        Lines truth(boolean value) {
            return put(value ? 't' : 'f', ',');
        }

        void last(long value) {
            put(value, '\n');
        }

        private Lines put(long value, char end) {
            var at = digits.length;
            digits[--at] = (byte) end;
            var rest = Math.abs(value);
            do {
                digits[--at] = (byte) ('0' + rest % 10);
                rest /= 10;
            } while (rest > 0);
            if (value < 0) {
                digits[--at] = '-';
            }
            return write(at);
        }

        private Lines put(char sign, char end) {
            digits[digits.length - 2] = (byte) sign;
            digits[digits.length - 1] = (byte) end;
            return write(digits.length - 2);
        }

        private Lines write(int from) {
            try {
                out.write(digits, from, digits.length - from);
                return this;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void close() throws IOException {
            out.close();
        }
    }
}
