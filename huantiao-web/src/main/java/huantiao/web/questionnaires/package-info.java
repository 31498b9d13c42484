/** Measures whose words do not ship: words by licence, asked in the room and by link. */
@NullMarked
package huantiao.web.questionnaires;

import org.jspecify.annotations.NullMarked;
