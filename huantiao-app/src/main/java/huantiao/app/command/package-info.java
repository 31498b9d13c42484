/** The command line: one class per command of {@code ./huantiao}. */
@NullMarked
package huantiao.app.command;

import org.jspecify.annotations.NullMarked;
