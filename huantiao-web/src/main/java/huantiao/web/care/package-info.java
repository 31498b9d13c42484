/**
 * What every form of care is written with: the sheet that is kept while it is typed, its rows and
 * texts, the book it looks things up in, and what rules say in words.
 */
@NullMarked
package huantiao.web.care;

import org.jspecify.annotations.NullMarked;
