package org.guanjia.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class YuanTest {

    @ParameterizedTest
    @CsvSource({
        "0, 零元整",
        "0.01, 壹分",
        "0.10, 壹角整",
        "0.56, 伍角陆分",
        "1, 壹元整",
        "10.05, 壹拾元零伍分",
        "1649.50, 壹仟陆佰肆拾玖元伍角整",
        "2000, 贰仟元整",
        "2003.20, 贰仟零叁元贰角整",
        "2030.08, 贰仟零叁拾元零捌分",
        "10000, 壹万元整",
        "10001, 壹万零壹元整",
        "100100, 壹拾万零壹佰元整",
        "1001000.99, 壹佰万壹仟元玖角玖分",
        "120000000, 壹亿贰仟万元整",
        "100000001, 壹亿零壹元整",
        "100010000, 壹亿零壹万元整",
        "99999999.99, 玖仟玖佰玖拾玖万玖仟玖佰玖拾玖元玖角玖分"
    })
    void an_amount_is_written_out(BigDecimal amount, String words) {
        assertThat(Yuan.inWords(amount)).isEqualTo(words);
    }

    @Test
    void what_is_no_amount_is_not_written() {
        assertThatThrownBy(() -> Yuan.inWords(new BigDecimal("0.001")))
                .isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> Yuan.inWords(new BigDecimal("-1")))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
