package huantiao.bench.network;

import java.io.IOException;
import java.sql.SQLException;

/** A database that answers questions about a network. */
interface Engine extends AutoCloseable {

    String name();

    /** Reads the two files in. What was there before is gone. */
    void load(Tables tables) throws SQLException, IOException;

    NetworkReport ask(String sql) throws SQLException;

    /** Room the rows take on disk. */
    long bytes() throws SQLException, IOException;

    @Override
    void close() throws SQLException;
}
