/**
 * Reminders on their way out: settings, mail by SMTP, text messages by a gateway, what comes back.
 */
@NullMarked
package huantiao.app.post;

import org.jspecify.annotations.NullMarked;
