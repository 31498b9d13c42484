package huantiao.people;

/**
 * A licence or registration as its holder states it.
 *
 * @param title for example "Licensed acupuncturist"
 * @param issuer the body that gave it
 * @param number the number it was given; may be empty
 */
public record Credential(String title, String issuer, String number) {
    public Credential {
        if (title.isBlank()) {
            throw new IllegalArgumentException("a credential must have a title");
        }
    }
}
