/**
 * Pooling with other clinics as its owner sees it: what would leave before it leaves, partners and
 * keys, the ledger, the pooled result; and the address at which partners hand in theirs.
 */
@NullMarked
package huantiao.web.pooling;

import org.jspecify.annotations.NullMarked;
