package huantiao.app.paper;

import huantiao.web.letters.Printer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Who prints. */
@Configuration(proxyBeanMethods = false)
public class PaperWiring {

    @Bean
    Printer printer() {
        return new PdfPrinter();
    }
}
