package huantiao.web.living;

import huantiao.evidence.Extraction;
import java.util.List;

/** The rows that ship as they stand in their file: what a row that is typed is held against. */
public record ShippedRows(List<Extraction> rows) {
    public ShippedRows {
        rows = List.copyOf(rows);
    }
}
