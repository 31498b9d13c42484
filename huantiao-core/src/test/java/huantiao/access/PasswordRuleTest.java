package huantiao.access;

import static org.assertj.core.api.Assertions.assertThat;

import huantiao.access.PasswordRule.Refusal;
import huantiao.base.Result;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordRuleTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "the heron stands in the shallow water",
                "vier Kerzen am Montag",
                "环跳穴在臀部外侧凹陷处二十个字",
                "🌿🌿 needle tea 🌿🌿",
                "tk7wq-m3dpz-x8yhc"
            })
    void aSentenceInAnyScriptIsWelcome(String typed) {
        assertThat(PasswordRule.check(typed, "pia").isOk()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "password1234",
                "Password2026!",
                "passwordpassword",
                "qwertyuiop123",
                "123456789012",
                "abcdefghijkl",
                "aaaaaaaaaaaa",
                "abcabcabcabcab",
                "huantiao2026",
                "Acupuncture 2026"
            })
    void whatEverybodyTriesFirstIsRefused(String typed) {
        assertThat(PasswordRule.check(typed, "pia")).isEqualTo(Result.refused(Refusal.COMMON));
    }

    @Test
    void lengthIsCountedInCharactersAsPeopleSeeThem() {
        assertThat(PasswordRule.check("elevenchars", "pia"))
                .isEqualTo(Result.refused(Refusal.TOO_SHORT));
        assertThat(PasswordRule.check("🌿🪷🌾🍃🌱🌵", "pia"))
                .isEqualTo(Result.refused(Refusal.TOO_SHORT));
        assertThat(PasswordRule.check(longText(128), "pia").isOk()).isTrue();
        assertThat(PasswordRule.check(longText(129), "pia"))
                .isEqualTo(Result.refused(Refusal.TOO_LONG));
    }

    @Test
    void onesOwnNameIsNoPassword() {
        assertThat(PasswordRule.check("pianeedham-2026", "pianeedham@example.org"))
                .isEqualTo(Result.refused(Refusal.LIKE_YOUR_NAME));
    }

    @Test
    void theSameCharactersTypedDifferentlyAreTheSamePassword() {
        var composed = "Cafe\u0301 au lait dimanche";

        assertThat(PasswordRule.check(composed, "pia"))
                .isEqualTo(Result.ok("Caf\u00e9 au lait dimanche"));
    }

    private static String longText(int length) {
        var text = new StringBuilder();
        for (int i = 0; text.length() < length; i++) {
            text.append(i).append(' ');
        }
        return text.substring(0, length);
    }
}
