package org.guanjia.estate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PhonesTest {

    @ParameterizedTest
    @CsvSource({
        "13900001234, 13900001234",
        "139 0000 1234, 13900001234",
        "139-0000-1234, 13900001234",
        "+86 139-0000-1234, 13900001234",
        "+8613900001234, 13900001234",
        "(+86)13900001234, 13900001234",
        "008613900001234, 13900001234",
        "8613900001234, 13900001234",
        "１３９００００１２３４, 13900001234",
        "＋86 139.0000.1234, 13900001234",
        "0571-88881234, 057188881234",
        "(0571) 8888 1234, 057188881234",
        "+86 571 8888 1234, 057188881234",
        "0086 0571 88881234, 057188881234",
        "+86 10 6888 1234, 01068881234",
        "0571-88881234-8012, 057188881234",
        "0571-88881234转8012, 057188881234",
        "021-68881234 ext. 12, 02168881234",
        "400-800-1234, 4008001234",
        "88881234, 88881234",
        "+852 9123 4567, +85291234567",
        "00852 9123 4567, +85291234567",
        "12345, 12345",
        "0011, 0011",
        "无, ''",
        "'', ''",
        ", ''"
    })
    void is_found_however_it_was_typed(String typed, String canonical) {
        assertThat(Phones.normalise(typed)).isEqualTo(canonical);
        assertThat(Phones.normalise(canonical)).isEqualTo(canonical);
    }

    @ParameterizedTest
    @CsvSource({
        "13900001234, 139****1234",
        "057188881234, 057*****1234",
        "88881234, 888*1234",
        "8888123, 88*8123",
        "12345, ****",
        ", ''"
    })
    void masked_it_cannot_be_called(String phone, String masked) {
        assertThat(Phones.mask(phone)).isEqualTo(masked);
    }
}
