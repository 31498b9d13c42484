package huantiao.app.browser;

/**
 * The screens that pages are looked at on, in CSS pixels.
 *
 * @param touch true for fingers
 */
public record Screen(String name, int width, int height, boolean touch) {
    public static final Screen PHONE = new Screen("phone", 390, 844, true);
    public static final Screen TABLET = new Screen("tablet", 1024, 768, true);
    public static final Screen DESKTOP = new Screen("desktop", 1440, 900, false);
}
