/** The shelves of this room in memory, and the contracts every shelf passes. */
@NullMarked
package huantiao.access;

import org.jspecify.annotations.NullMarked;
