package huantiao.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Stands between the program and the server and counts round trips: how often the program speaks
 * after the server has spoken. Exact where one connection speaks at a time.
 */
final class CountingProxy implements AutoCloseable {

    private final ServerSocket door;
    private final int server;
    private final AtomicLong roundTrips = new AtomicLong();

    private CountingProxy(ServerSocket door, int server) {
        this.door = door;
        this.server = server;
    }

    static CountingProxy to(int server) throws IOException {
        var proxy =
                new CountingProxy(
                        new ServerSocket(0, 50, InetAddress.ofLiteral("127.0.0.1")), server);
        Thread.ofVirtual().start(proxy::welcome);
        return proxy;
    }

    int port() {
        return door.getLocalPort();
    }

    long roundTrips() {
        return roundTrips.get();
    }

    private void welcome() {
        while (!door.isClosed()) {
            try {
                var program = door.accept();
                var database = new Socket(InetAddress.ofLiteral("127.0.0.1"), server);
                program.setTcpNoDelay(true);
                database.setTcpNoDelay(true);
                var serverSpoke = new AtomicBoolean(true);
                Thread.ofVirtual().start(() -> carry(program, database, serverSpoke, true));
                Thread.ofVirtual().start(() -> carry(database, program, serverSpoke, false));
            } catch (IOException e) {
                if (!door.isClosed()) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }

    private void carry(Socket from, Socket to, AtomicBoolean serverSpoke, boolean fromProgram) {
        try (from;
                to;
                InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream()) {
            var bytes = new byte[1 << 16];
            for (int count = in.read(bytes); count >= 0; count = in.read(bytes)) {
                if (fromProgram) {
                    if (serverSpoke.getAndSet(false)) {
                        roundTrips.incrementAndGet();
                    }
                } else {
                    serverSpoke.set(true);
                }
                out.write(bytes, 0, count);
            }
        } catch (IOException e) {
            // One side hung up; the other is hung up by closing.
            serverSpoke.set(true);
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
    }
}
