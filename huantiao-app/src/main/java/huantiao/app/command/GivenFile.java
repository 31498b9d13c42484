package huantiao.app.command;

import huantiao.base.Problem;
import huantiao.base.Result;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * A file named on the command line: read whole, as UTF-8 without repair, and not without end (a
 * device or a pipe has none).
 */
final class GivenFile {

    /** More than any file of people, answers or trials; a third of what the program may hold. */
    static final int MOST_BYTES = 64 << 20;

    private GivenFile() {}

    /**
     * Its text, or what is wrong with it.
     *
     * @param missing the code where there is no such file
     * @param unreadable the code where it cannot be read
     */
    static Result<String, Problem> read(String file, String missing, String unreadable) {
        var where = file.isBlank() ? "?" : file;
        try (var in = Files.newInputStream(Path.of(file))) {
            var bytes = in.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                return Result.refused(
                        new Problem(
                                where,
                                unreadable,
                                "The file is larger than %d MB.".formatted(MOST_BYTES >> 20),
                                "Split it."));
            }
            return Result.ok(
                    StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
        } catch (NoSuchFileException | InvalidPathException _) {
            return Result.refused(new Problem(where, missing, "There is no such file.", ""));
        } catch (CharacterCodingException _) {
            return Result.refused(
                    new Problem(where, unreadable, "The file is not UTF-8 text.", ""));
        } catch (IOException _) {
            return Result.refused(new Problem(where, unreadable, "The file cannot be read.", ""));
        }
    }
}
