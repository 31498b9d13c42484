/**
 * The demo clinic that fills an empty database at the first start: an invented clinic, invented
 * people and a year of their care, played through the same steps, permits and shelves as real use.
 *
 * <p>Nothing here is a special way in. What the rules refuse a real clinic they refuse the demo.
 */
@NullMarked
package huantiao.app.demo;

import org.jspecify.annotations.NullMarked;
