package org.guanjia.language;

import java.util.List;
import java.util.Locale;

/**
 * A request that is refused for a reason a person can read. Rooms subclass it for business
 * exceptions with a name of their own. The sentence is the text of {@link #textKey()} with {@link
 * #args()}; {@link #getMessage()} is always the Chinese one, which logs and engine incidents show.
 */
public class Refusal extends RuntimeException {

    /** What kind of no, and the HTTP status that says so. */
    public enum Kind {
        /** The request cannot be read at all. */
        MALFORMED(400),
        /** The caller may not do this. */
        FORBIDDEN(403),
        /** The thing that was asked for does not exist, or not for this caller. */
        NOT_FOUND(404),
        /** The thing is in a state in which this cannot be done any more, or not yet. */
        CONFLICT(409),
        /** The request is larger than the house takes. */
        TOO_LARGE(413),
        /** The media type is not one the house can read. */
        UNSUPPORTED(415),
        /** The request can be read, but a field holds something that is not allowed. */
        INVALID(422);

        private final int status;

        Kind(int status) {
            this.status = status;
        }

        /** The HTTP status code. */
        public int status() {
            return status;
        }
    }

    private final Kind kind;
    private final String field;
    private final String textKey;
    private final List<Object> args;

    /**
     * @param field the request's field that is to blame, or null when none is
     * @param textKey a key of {@code texts/<room>.properties}
     * @param args values for {@code {0}}, {@code {1}} ... of the text
     */
    protected Refusal(Kind kind, String field, String textKey, Object... args) {
        this.kind = kind;
        this.field = field;
        this.textKey = textKey;
        this.args = java.util.Arrays.asList(args.clone());
    }

    /** 422: this field holds something that is not allowed. */
    public static Refusal invalid(String field, String textKey, Object... args) {
        return new Refusal(Kind.INVALID, field, textKey, args);
    }

    /** 400: the request cannot be read. */
    public static Refusal malformed(String textKey, Object... args) {
        return new Refusal(Kind.MALFORMED, null, textKey, args);
    }

    /** 404: no such thing. */
    public static Refusal notFound(String textKey, Object... args) {
        return new Refusal(Kind.NOT_FOUND, null, textKey, args);
    }

    /** 403: not for this caller. */
    public static Refusal forbidden(String textKey, Object... args) {
        return new Refusal(Kind.FORBIDDEN, null, textKey, args);
    }

    /** 409: not in this state. */
    public static Refusal conflict(String textKey, Object... args) {
        return new Refusal(Kind.CONFLICT, null, textKey, args);
    }

    /** 413: this field, or the whole request when {@code field} is null, is too large. */
    public static Refusal tooLarge(String field, String textKey, Object... args) {
        return new Refusal(Kind.TOO_LARGE, field, textKey, args);
    }

    /** 415: this field's media type is not one the house reads. */
    public static Refusal unsupported(String field, String textKey, Object... args) {
        return new Refusal(Kind.UNSUPPORTED, field, textKey, args);
    }

    /**
     * The same refusal, blamed on the field as the caller named it.
     *
     * @param field path of the field in the request, such as {@code photos[0].data}
     */
    public Refusal of(String field) {
        return new Refusal(kind, field, textKey, args.toArray());
    }

    public Kind kind() {
        return kind;
    }

    /** The request's field that is to blame, or null. */
    public String field() {
        return field;
    }

    public String textKey() {
        return textKey;
    }

    /** Values of the text's placeholders; never null, may hold nulls. */
    public List<Object> args() {
        return args;
    }

    @Override
    public String getMessage() {
        return Texts.BUILT_IN.say(Locale.CHINESE, this);
    }
}
