package org.guanjia.engine;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import org.camunda.bpm.engine.impl.digest.PasswordEncryptor;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * Keeps passwords with bcrypt instead of the engine's single round of SHA-512. The engine appends
 * its own salt of 24 characters; because bcrypt reads no more than 72 bytes, the salted password is
 * first condensed, so that no character of a long one is lost.
 */
class BcryptEncryptor implements PasswordEncryptor {

    private final PasswordEncoder encoder;
    private final String nobody;

    BcryptEncryptor(PasswordEncoder encoder) {
        this.encoder = encoder;
        this.nobody = encrypt("nobody");
    }

    @Override
    public String encrypt(String password) {
        return encoder.encode(condense(password));
    }

    @Override
    public boolean check(String password, String encrypted) {
        return encoder.matches(condense(password), encrypted);
    }

    /** Costs what a real check costs and matches nothing: for a user who does not exist. */
    void checkNobody(String password) {
        check(password == null ? "" : password, nobody);
    }

    @Override
    public String hashAlgorithmName() {
        return "bcrypt";
    }

    private static String condense(String password) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(password.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
