package huantiao.app.post;

import static org.assertj.core.api.Assertions.assertThat;

import huantiao.app.post.PostSettings.Security;
import huantiao.base.Problem;
import huantiao.reminders.QuietHours;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PostSettingsTest {

    private static final Map<String, String> GOOD =
            Map.of(
                    "HUANTIAO_SMTP_HOST", "mail.example.org",
                    "HUANTIAO_SMTP_FROM", "hello@example.org",
                    "HUANTIAO_SMTP_USER", "hello",
                    "HUANTIAO_SMTP_PASSWORD", "open sesame",
                    "HUANTIAO_MESSAGES_NAME", "Ring & Reed",
                    "HUANTIAO_DOOR_ADDRESS", "https://clinic.example.org");

    @Test
    void withoutSettingsNothingIsSent() {
        assertThat(PostSettings.read(Map.of()).orElseThrow()).isEqualTo(PostSettings.NONE);
        assertThat(PostSettings.NONE.sendsAnything()).isFalse();
    }

    @Test
    void aMailServerIsReadWithTheUsualPortAndAProtectedLine() {
        var settings = PostSettings.read(GOOD).orElseThrow();

        var server = settings.smtp().orElseThrow();
        assertThat(server.port()).isEqualTo(587);
        assertThat(server.security()).isEqualTo(Security.STARTTLS);
        assertThat(settings.quiet()).isEqualTo(QuietHours.NIGHT);
        assertThat(settings.gateway()).isEmpty();
    }

    @Test
    void namesEveryMistakeAtOnce() {
        var bad = new HashMap<>(GOOD);
        bad.put("HUANTIAO_SMTP_FROM", "hello");
        bad.put("HUANTIAO_MESSAGES_NAME", "");
        bad.put("HUANTIAO_DOOR_ADDRESS", "");
        bad.put("HUANTIAO_SMTP_SECURITY", "maybe");
        bad.put("HUANTIAO_SMTP_PORT", "mail");
        bad.put("HUANTIAO_TEXT_URL", "http://198.51.100.7/send");
        bad.put("HUANTIAO_QUIET_HOURS", "night");
        bad.put("HUANTIAO_BOUNCES_HOST", "198.51.100.7");
        bad.put("HUANTIAO_BOUNCES_SECURITY", "none");

        assertThat(PostSettings.read(bad).reasonOrThrow())
                .extracting(Problem::code)
                .containsExactlyInAnyOrder(
                        "HT-0221", "HT-0222", "HT-0223", "HT-0224", "HT-0225", "HT-0226", "HT-0227",
                        "HT-0228");
    }

    @Test
    void saysNoPasswordAloud() {
        var all = new HashMap<>(GOOD);
        all.put("HUANTIAO_TEXT_URL", "https://gateway.example.org/send");
        all.put("HUANTIAO_TEXT_TOKEN", "open sesame");

        assertThat(PostSettings.read(all).orElseThrow().toString()).doesNotContain("sesame");
    }
}
