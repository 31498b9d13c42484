/**
 * The door: how somebody proves who they are, how long that holds, and what the browser is told.
 *
 * <p>Who may do what to whose record is decided in {@code huantiao.access}, not here.
 */
@NullMarked
package huantiao.app.door;

import org.jspecify.annotations.NullMarked;
