package huantiao.people;

/**
 * How a patient can be reached; both may be empty. Never shown to another patient, never logged.
 *
 * @param email address, at most 254 characters, or empty
 * @param phone number as the person writes it, at most 40 characters, or empty
 */
public record Contact(String email, String phone) {

    public static final Contact NONE = new Contact("", "");

    public Contact {
        email = email.strip();
        phone = phone.strip();
        if (!isPossibleEmail(email)) {
            throw new IllegalArgumentException("an e-mail address needs one @ and no spaces");
        }
        if (!isPossiblePhone(phone)) {
            throw new IllegalArgumentException(
                    "a phone number has 5 to 40 digits, spaces and signs");
        }
    }

    /** True for an empty text or one that could be an address. */
    public static boolean isPossibleEmail(String text) {
        return text.isEmpty() || (text.length() <= 254 && text.matches("[^\\s@]+@[^\\s@]+"));
    }

    /** True for an empty text or one that could be a number. */
    public static boolean isPossiblePhone(String text) {
        return text.isEmpty() || text.matches("[0-9+()/\\- .]{5,40}");
    }
}
