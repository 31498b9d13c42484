package huantiao.pooling;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;

/** A clinic's own key: the half it signs with, and the half its partners know. */
public final class ClinicKey {

    private final PoolKey open;
    private final PrivateKey secret;

    private ClinicKey(PoolKey open, PrivateKey secret) {
        this.open = open;
        this.secret = secret;
    }

    public static ClinicKey fresh(SecureRandom chance) {
        try {
            var maker = KeyPairGenerator.getInstance("Ed25519");
            maker.initialize(255, chance);
            var pair = maker.generateKeyPair();
            return new ClinicKey(PoolKey.of(pair.getPublic()), pair.getPrivate());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java knows Ed25519", e);
        }
    }

    /**
     * The key as a shelf kept it.
     *
     * @param secret as {@link #secret()} gave it
     * @throws IllegalArgumentException if it is no such key
     */
    public static ClinicKey kept(PoolKey open, byte[] secret) {
        try {
            return new ClinicKey(
                    open,
                    KeyFactory.getInstance("Ed25519")
                            .generatePrivate(new PKCS8EncodedKeySpec(secret)));
        } catch (InvalidKeySpecException e) {
            throw new IllegalArgumentException("the kept key must be an Ed25519 key", e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java knows Ed25519", e);
        }
    }

    public PoolKey open() {
        return open;
    }

    /** For the shelf that keeps it, and for nobody else. */
    public byte[] secret() {
        return secret.getEncoded();
    }

    byte[] sign(byte[] what) {
        try {
            var signature = Signature.getInstance("Ed25519");
            signature.initSign(secret);
            signature.update(what);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java knows Ed25519", e);
        }
    }

    /** The open half only. */
    @Override
    public String toString() {
        return "ClinicKey[" + open.id() + "]";
    }
}
