package huantiao.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;

/**
 * A port of this machine that nobody else is given as long as it is held, though nobody listens
 * there. A program that is told of it may listen there meanwhile. A port that was only looked for
 * and given back may be taken by a test of the other process before it is used.
 */
public final class HeldPort implements AutoCloseable {

    private final Socket socket = new Socket();

    public HeldPort() {
        try {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public int number() {
        return socket.getLocalPort();
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
