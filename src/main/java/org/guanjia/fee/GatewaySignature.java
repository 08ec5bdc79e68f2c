package org.guanjia.fee;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs call backs by HMAC-SHA256 over time, nonce and body, each on a line of its own. */
final class GatewaySignature {

    private static final String ALGORITHM = "HmacSHA256";

    private final byte[] secret;

    /**
     * @throws IllegalArgumentException without a secret: everybody could sign
     */
    GatewaySignature(String secret) {
        if (secret == null || secret.isBlank()) {
            throw new IllegalArgumentException("guanjia.gateway.secret is missing");
        }
        this.secret = secret.getBytes(StandardCharsets.UTF_8);
    }

    /** In small hexadecimal digits. */
    String of(String time, String nonce, byte[] body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret, ALGORITHM));
            mac.update((time + "\n" + nonce + "\n").getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Compared in constant time: nobody learns how many digits were right. */
    boolean fits(String time, String nonce, byte[] body, String signature) {
        if (time == null || nonce == null || signature == null) {
            return false;
        }
        return MessageDigest.isEqual(
                of(time, nonce, body).getBytes(StandardCharsets.US_ASCII),
                signature.getBytes(StandardCharsets.US_ASCII));
    }
}
