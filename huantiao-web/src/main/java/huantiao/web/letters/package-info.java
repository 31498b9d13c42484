/**
 * Letters about a person to those who see them next: drafted from the chart, shown before they
 * leave, kept word for word, and handed out as page and PDF. What may be written is in {@code
 * huantiao.care}.
 */
@NullMarked
package huantiao.web.letters;

import org.jspecify.annotations.NullMarked;
