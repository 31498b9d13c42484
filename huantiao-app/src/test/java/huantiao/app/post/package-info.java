/** Reminders on their way out, over real SMTP, IMAP and HTTP. */
@NullMarked
package huantiao.app.post;

import org.jspecify.annotations.NullMarked;
