package huantiao.care;

/** What the needle brought (STRICTA 2010, item 2d); the codes of {@code techniques.yaml}. */
public enum Response {
    NONE("RS-NONE"),
    DE_QI("RS-DEQI"),
    TWITCH("RS-TWITCH"),
    RADIATING("RS-RADIATE");

    private final String code;

    Response(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }
}
