import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Executors;
import org.apache.catalina.startup.Tomcat;

/**
 * Answers one page from memory with the web server of the clinic and nothing else: no sign-in, no
 * template, no database. What the clinic's own page is measured against in the same run.
 *
 * <p>{@code java -cp 'huantiao-app/target/program/lib/*' tools/MemoryPage.java FILE PORT DIRECTORY}
 */
final class MemoryPage {

    private MemoryPage() {}

    public static void main(String[] args) throws Exception {
        byte[] page = Files.readAllBytes(Path.of(args[0]));
        var tomcat = new Tomcat();
        tomcat.setBaseDir(args[2]);
        tomcat.setHostname("127.0.0.1");
        tomcat.setPort(Integer.parseInt(args[1]));
        var connector = tomcat.getConnector();
        connector.setProperty("address", "127.0.0.1");
        connector.getProtocolHandler().setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        var context = tomcat.addContext("", null);
        Tomcat.addServlet(context, "page", new Page(page));
        context.addServletMappingDecoded("/", "page");
        tomcat.start();
        System.out.println("ready");
        tomcat.getServer().await();
    }

    @SuppressWarnings("serial") // never written
    private static final class Page extends HttpServlet {
        private final byte[] page;

        Page(byte[] page) {
            this.page = page;
        }

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response)
                throws IOException {
            response.setContentType("text/html;charset=UTF-8");
            response.setContentLength(page.length);
            response.getOutputStream().write(page);
        }
    }
}
