package org.guanjia.imports;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** What may be wrong with any text of a cell, whatever it means. */
final class Words {

    private static final Charset GB18030 = Charset.forName("GB18030");
    private static final Pattern AROUND =
            Pattern.compile("^[\\s\\p{Z}\\p{Cf}]+|[\\s\\p{Z}\\p{Cf}]+$");
    private static final Pattern BROKEN = Pattern.compile("\uFFFD|锟斤拷|烫烫烫|ï¿½|â€|Ã[\u0080-\u00BF]");

    private Words() {}

    /** Without blanks, full-width ones included, and invisible marks around. */
    static String trim(String text) {
        boolean plain =
                !text.isEmpty()
                        && Character.isLetterOrDigit(text.charAt(0))
                        && Character.isLetterOrDigit(text.charAt(text.length() - 1));
        // Most cells are, and there are millions of them.
        return plain ? text : AROUND.matcher(text).replaceAll("");
    }

    static boolean hasControl(String text) {
        return text.chars().anyMatch(c -> Character.isISOControl(c) || c >= 0x202A && c <= 0x202E);
    }

    static boolean hasEmoji(String text) {
        return text.codePoints()
                .anyMatch(
                        c ->
                                c >= 0x1F000 && c <= 0x1FAFF
                                        || c >= 0x2600 && c <= 0x27BF
                                        || c == 0xFE0F);
    }

    /** Whether the text was read in the wrong encoding before it came here. */
    static boolean isGarbled(String text) {
        if (BROKEN.matcher(text).find()) {
            return true;
        }
        if (text.length() < 3 || text.chars().allMatch(c -> c < 0x80)) {
            return false;
        }
        // 寮犱笁 is 张三 in UTF-8, taken for GBK.
        try {
            String other =
                    StandardCharsets.UTF_8
                            .newDecoder()
                            .onMalformedInput(CodingErrorAction.REPORT)
                            .decode(ByteBuffer.wrap(text.getBytes(GB18030)))
                            .toString();
            return other.codePoints().filter(c -> c >= 0x4E00 && c <= 0x9FFF).count() >= 2;
        } catch (CharacterCodingException fine) {
            return false;
        }
    }
}
