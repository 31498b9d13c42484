/**
 * Who may do what to whose record; mints the permit without which no shelf opens.
 *
 * <p>How somebody proves who they are (password, passkey, link) is settled at the door, in the
 * application.
 */
@NullMarked
package huantiao.access;

import org.jspecify.annotations.NullMarked;
