package org.guanjia.notice;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;

/** A mail address that a server will understand: one, with a domain, in ASCII, on one line. */
final class MailAddress {

    /** The most characters of an address (RFC 5321). */
    static final int LONGEST = 254;

    private MailAddress() {}

    /**
     * @throws AddressException for anything else
     */
    static InternetAddress parse(String address) throws AddressException {
        if (address.length() > LONGEST || !address.matches("[\\x21-\\x7e]+@[\\w.-]+")) {
            throw new AddressException("not a mail address");
        }
        return new InternetAddress(address, true);
    }
}
