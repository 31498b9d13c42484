package huantiao.store;

import huantiao.base.UserId;
import huantiao.care.Author;
import java.util.Optional;

/** Authors as the journal writes them: {@code member:<id> <name>}, or {@code patient}. */
final class Authors {

    private static final String PATIENT = "patient";
    private static final String MEMBER = "member:";
    private static final int ID_LENGTH = 36;

    private Authors() {}

    static String write(Author author) {
        return author.user().map(user -> MEMBER + user + " " + author.name()).orElse(PATIENT);
    }

    /** What an entry of this member begins with, whatever the name was that day. */
    static String begin(UserId user) {
        return MEMBER + user + " ";
    }

    static Author read(String text) {
        if (text.equals(PATIENT)) {
            return Author.PATIENT;
        }
        if (!text.startsWith(MEMBER) || text.length() < MEMBER.length() + ID_LENGTH + 2) {
            throw new IllegalStateException(
                    "an author in the journal is neither member nor patient");
        }
        int nameAt = MEMBER.length() + ID_LENGTH;
        return new Author(
                Optional.of(UserId.of(text.substring(MEMBER.length(), nameAt))),
                text.substring(nameAt + 1));
    }
}
