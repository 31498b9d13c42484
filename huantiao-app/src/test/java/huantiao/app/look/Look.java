package huantiao.app.look;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Media;
import huantiao.app.browser.Screen;
import huantiao.app.browser.Visit;
import java.nio.file.Path;
import java.util.List;

/**
 * Photographs pages for human eyes: phone, tablet, desktop, dark, print.
 *
 * <p>{@code Look FOLDER} takes the gallery of parts; {@code Look FOLDER ADDRESS PATH…} takes pages
 * of a running program.
 */
final class Look {

    private Look() {}

    public static void main(String[] args) {
        var folder = Path.of(args.length == 0 ? "target/look" : args[0]);
        if (args.length > 2) {
            photograph(folder, args[1], List.of(args).subList(2, args.length));
        } else {
            try (var gallery = Gallery.open()) {
                photograph(
                        folder,
                        gallery.address(),
                        List.of("/form", "/chart", "/article", "/people"));
            }
        }
        System.exit(0);
    }

    private static void photograph(Path folder, String address, List<String> paths) {
        for (var path : paths) {
            var name = path.equals("/") ? "start" : path.substring(1).replace('/', '-');
            for (var screen : List.of(Screen.PHONE, Screen.TABLET, Screen.DESKTOP)) {
                shoot(
                        Visit.to(address).on(screen),
                        path,
                        folder.resolve(name + "-" + screen.name()));
            }
            shoot(Visit.to(address).inTheDark(), path, folder.resolve(name + "-dark"));
            try (var visit = Visit.to(address).on(new Screen("paper", 794, 1123, false)).begin()) {
                visit.open(path);
                visit.page().emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
                picture(visit, folder.resolve(name + "-print"));
            }
        }
    }

    private static void shoot(Visit.Plan plan, String path, Path file) {
        try (var visit = plan.begin()) {
            visit.open(path);
            picture(visit, file);
        }
    }

    private static void picture(Visit visit, Path file) {
        visit.page()
                .screenshot(
                        new Page.ScreenshotOptions()
                                .setFullPage(true)
                                .setPath(file.resolveSibling(file.getFileName() + ".png")));
    }
}
