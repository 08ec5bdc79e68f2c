package org.guanjia.document;

import java.math.BigDecimal;

/** Amounts as vouchers write them out, so that nobody adds a digit (支付结算办法). */
public final class Yuan {

    private static final String DIGITS = "零壹贰叁肆伍陆柒捌玖";
    private static final String[] PLACES = {"", "拾", "佰", "仟"};
    private static final String[] GROUPS = {"", "万", "亿"};
    private static final int GROUP = 10_000;

    private Yuan() {}

    /**
     * The amount in capital characters: 壹仟陆佰肆拾玖元伍角整.
     *
     * @param amount zero or more, below 10 to the 12, at most two decimals
     */
    public static String inWords(BigDecimal amount) {
        long fen = amount.movePointRight(2).longValueExact();
        if (fen < 0 || fen >= 100_000_000_000_000L) {
            throw new IllegalArgumentException("not for a voucher: " + amount);
        }
        long yuan = fen / 100;
        int jiao = (int) (fen / 10 % 10);
        int rest = (int) (fen % 10);
        StringBuilder words = new StringBuilder();
        if (yuan > 0 || fen == 0) {
            words.append(yuan == 0 ? "零" : whole(yuan)).append("元");
        }
        if (jiao > 0) {
            words.append(DIGITS.charAt(jiao)).append("角");
        } else if (rest > 0 && yuan > 0) {
            words.append("零");
        }
        return words.append(rest > 0 ? DIGITS.charAt(rest) + "分" : "整").toString();
    }

    private static String whole(long yuan) {
        StringBuilder words = new StringBuilder();
        boolean gap = false;
        for (int group = GROUPS.length - 1; group >= 0; group--) {
            int part = (int) (yuan / (long) Math.pow(GROUP, group) % GROUP);
            if (part == 0) {
                gap = !words.isEmpty();
                continue;
            }
            if (!words.isEmpty() && (gap || part < GROUP / 10)) {
                words.append("零");
            }
            words.append(group(part)).append(GROUPS[group]);
            gap = false;
        }
        return words.toString();
    }

    /** One to 9,999. */
    private static String group(int part) {
        StringBuilder words = new StringBuilder();
        boolean gap = false;
        for (int place = PLACES.length - 1; place >= 0; place--) {
            int digit = part / (int) Math.pow(10, place) % 10;
            if (digit == 0) {
                gap = !words.isEmpty();
            } else {
                words.append(gap ? "零" : "").append(DIGITS.charAt(digit)).append(PLACES[place]);
                gap = false;
            }
        }
        return words.toString();
    }
}
