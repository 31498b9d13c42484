/**
 * The dozen words everyone uses: {@code Result}, {@code Known}, {@code Source}, ids.
 *
 * <p>Nothing here knows what sciatica is. A word that only one room uses belongs to that room.
 */
@NullMarked
package huantiao.base;

import org.jspecify.annotations.NullMarked;
