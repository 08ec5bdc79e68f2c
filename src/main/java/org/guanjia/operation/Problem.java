package org.guanjia.operation;

import java.util.List;

/**
 * One reason why this server is not fit for production.
 *
 * @param key a text of {@code texts/operation.properties} without its room; with {@code .do} behind
 *     it, the way out
 * @param args values of both texts; no secret is among them
 */
record Problem(String key, List<Object> args) {

    static Problem of(String key, Object... args) {
        return new Problem(key, List.of(args));
    }
}
