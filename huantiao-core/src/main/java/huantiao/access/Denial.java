package huantiao.access;

/** Why a permit was not given. */
public enum Denial {
    /** HTTP 401, or the way to the sign-in page. */
    SIGN_IN_FIRST("HT-0301"),
    /** HTTP 403. */
    NOT_YOUR_ROLE("HT-0302"),
    /** HTTP 404: whether the record exists is not said. */
    NOT_YOURS("HT-0303");

    private final String code;

    Denial(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }
}
