/**
 * Tables that users bring: CSV of any common dialect, read cell by cell with the place of every
 * cell. What the columns mean is the asker's matter. The tables that ship with the program are read
 * in {@code huantiao.knowledge.evidence}, more strictly.
 */
@NullMarked
package huantiao.knowledge.sheet;

import org.jspecify.annotations.NullMarked;
