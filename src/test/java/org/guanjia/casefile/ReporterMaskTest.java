package org.guanjia.casefile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is taken out of words that name who reported, and what stays. */
class ReporterMaskTest {

    private final ReporterMask mask =
            ReporterMask.of("欧阳映雪", "13800138000", Stream.of("1203", null, "12"));

    @Test
    void the_name_the_number_and_the_room_are_taken_out() {
        assertThat(mask.apply("我是1203的欧阳映雪,电话138 0013-8000。欧阳女士说3-1-1203室漏水"))
                .isEqualTo("我是**的**,电话**。**说3-1-**室漏水");
        assertThat(ReporterMask.of("李四", null, Stream.of()).apply("李先生、李四、李女士"))
                .isEqualTo("**、**、**");
    }

    @Test
    void what_only_looks_like_it_stays() {
        for (String text :
                new String[] {
                    "欧阳路 12 号", "TS-20261126-1203", "1203-04-05", "112034 元", "一二〇三", "映雪"
                }) {
            assertThat(mask.apply(text)).isEqualTo(text);
        }
        assertThat(mask.apply(null)).isNull();
    }

    @Test
    void of_nobody_nothing_is_taken_out() {
        ReporterMask nobody = ReporterMask.of(null, null, Stream.of("", null));
        assertThat(nobody.apply("1203 的李四")).isEqualTo("1203 的李四");
        assertThat(ReporterMask.of("李", "", Stream.of()).apply("李四")).isEqualTo("李四");
    }

    @Test
    void no_text_becomes_longer() {
        for (String text : new String[] {"1203", "欧阳映雪", "13800138000", "欧阳先生"}) {
            assertThat(mask.apply(text).length()).isLessThanOrEqualTo(text.length());
        }
        assertThat(ReporterMask.of("李四", null, Stream.of()).apply("李四")).hasSize(2);
    }
}
