package org.guanjia.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class CompanyTextsTest {

    @TempDir Path folder;

    private Texts texts() {
        CompanyFiles files = new CompanyFiles(folder.toString());
        return new Texts("zh", ZoneId.of("Asia/Shanghai"), new CompanyTexts(files));
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    @Test
    void a_company_says_it_in_its_own_words() throws IOException {
        write("repair.properties", "\uFEFFrepair.notice.part=亲爱的家人，{part} 到了就修\n");
        write("repair_en.properties", "repair.notice.part=We wait for {part}, and then we go on\n");
        Texts texts = texts();
        assertThat(texts.sayWith("repair.notice.part", Map.of("part", "角阀")))
                .isEqualTo("亲爱的家人，角阀 到了就修");
        assertThat(texts.say(Locale.ENGLISH, "repair.notice.part"))
                .isEqualTo("We wait for , and then we go on");
        assertThat(texts.say("repair.notice.offer.subject")).isEqualTo("有一单可以抢");
    }

    @Test
    void what_is_no_good_is_named_and_the_house_s_own_words_stand(CapturedOutput output)
            throws IOException {
        write(
                "repair.properties",
                """
                repair.notice.part=等 {reporterPhone} 的配件
                repair.notice.quote=
                repair.notice.nonsense=没有这一条
                repair.notice.apology=让您久等了
                """);
        write("notice.properties", "notice.closed=\\u12\n");
        Files.write(
                folder.resolve("estate.properties"),
                "estate.houseUnknown=没有".getBytes(Charset.forName("GBK")));
        Texts texts = texts();
        Texts built = Texts.BUILT_IN;
        for (String key :
                new String[] {
                    "repair.notice.part",
                    "repair.notice.quote",
                    "notice.closed",
                    "estate.houseUnknown"
                }) {
            assertThat(texts.say(key)).as(key).isEqualTo(built.say(key));
        }
        assertThat(texts.say("repair.notice.apology")).isEqualTo("让您久等了");
        assertThat(texts.has("repair.notice.nonsense")).isFalse();
        assertThat(output)
                .contains("repair.properties, repair.notice.part", "[reporterPhone]")
                .contains("repair.properties, repair.notice.quote")
                .contains("repair.properties, repair.notice.nonsense")
                .contains("notice.properties is ignored")
                .contains("estate.properties is not readable as UTF-8");
    }

    @Test
    void a_folder_that_is_not_there_is_named(CapturedOutput output) {
        Texts texts =
                new Texts(
                        "zh",
                        ZoneId.of("Asia/Shanghai"),
                        new CompanyTexts(new CompanyFiles(folder.resolve("none").toString())));
        assertThat(texts.say("notice.closed.subject")).isEqualTo("已办结");
        assertThat(output).contains("guanjia.texts.dir is no folder");
    }
}
