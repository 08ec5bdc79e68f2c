package org.guanjia.estate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddressTest {

    @ParameterizedTest
    @CsvSource({
        "1, 3, 1, 1201",
        "一期, 3栋, 1单元, 1201室",
        "一, 三栋, 一单元, 1201",
        "第一期, 第三栋, 第一单元, 1201房",
        "１期, ３号楼, １单元, １２０１",
        "1 期, 3 幢, 1 单元, 12 01",
        "01, 03栋, 01, 1201号",
        "1期, 3#, 1单元, 一二〇一",
        "一期, 3棟, 1單元, 1201",
        "1期, 三號樓, 1, 1201"
    })
    void means_the_same_however_it_is_written(
            String phase, String building, String unit, String room) {
        assertThat(new Address("yunqi", phase, building, unit, room).normalised())
                .isEqualTo(new Address("yunqi", "1", "3", "1", "1201"));
    }

    @ParameterizedTest
    @CsvSource({
        "十栋, 10",
        "十二栋, 12",
        "二十栋, 20",
        "二十三号楼, 23",
        "一百零二栋, 102",
        "两栋, 2",
        "A座, A",
        "a座, A",
        "Ｂ座, B",
        "A1栋, A1",
        "望月楼, 望月楼",
        "商铺, 商铺",
        "30, 30",
        "003, 3",
        "0, 0"
    })
    void a_building_keeps_its_number_or_name(String written, String canonical) {
        assertThat(new Address("yunqi", "1", written, "", "101").normalised().building())
                .isEqualTo(canonical);
    }

    @ParameterizedTest
    @CsvSource({
        "二期3栋, , 1201, 2, 3, '', 1201",
        "二期3栋1单元, , 1201, 2, 3, 1, 1201",
        "3栋1单元, , 1201, '', 3, 1, 1201",
        ", , 二期3栋1单元1201, 2, 3, 1, 1201",
        ", , 3号楼1201室, '', 3, '', 1201",
        "3, , 1单元1201, '', 3, 1, 1201"
    })
    void parts_written_into_another_field_find_their_own(
            String building,
            String unit,
            String room,
            String phaseFound,
            String buildingFound,
            String unitFound,
            String roomFound) {
        assertThat(new Address("yunqi", null, building, unit, room).normalised())
                .isEqualTo(new Address("yunqi", phaseFound, buildingFound, unitFound, roomFound));
    }

    @Test
    void a_field_of_its_own_wins_over_one_written_into_another() {
        assertThat(new Address("yunqi", "1", "二期3栋", "2", "1单元1201").normalised())
                .isEqualTo(new Address("yunqi", "1", "3", "2", "1201"));
    }

    @Test
    void an_endless_text_is_cut_before_it_is_read() {
        String endless = "长".repeat(1_000_000);
        assertThat(new Address("yunqi", "1", "3", "1", endless).normalised().room())
                .hasSizeLessThan(100);
    }

    @Test
    void missing_fields_stay_missing() {
        assertThat(new Address("yunqi", null, " ", null, "").normalised())
                .isEqualTo(new Address("yunqi", "", "", "", ""));
    }

    @ParameterizedTest
    @CsvSource({
        "1, 3, 1, 1201, 云栖苑 一期 3栋 1单元 1201",
        "2, 10, 2, 301, 云栖苑 二期 10栋 2单元 301",
        "12, A, '', 8, 云栖苑 十二期 A座 8",
        "20, 望月楼, '', 8, 云栖苑 二十期 望月楼 8",
        "东区, 3, '', 101, 云栖苑 东区 3栋 101",
        "'', 3, '', 101, 云栖苑 3栋 101"
    })
    void a_house_is_shown_as_staff_write_it(
            String phase, String building, String unit, String room, String shown) {
        Address address = new Address("yunqi", phase, building, unit, room);
        assertThat(AddressWords.display("云栖苑", address, Locale.CHINESE)).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "1; 3; 1; 1201; Yunqi Garden, Phase 1, Building 3, Unit 1, 1201",
                "''; A; ''; 8; Yunqi Garden, Building A, 8",
                "东区; 望月楼; ''; 101; Yunqi Garden, 东区, 望月楼, 101",
                "2; 5; ''; ''; Yunqi Garden, Phase 2, Building 5"
            })
    void a_house_is_shown_in_english_to_who_reads_english(
            String phase, String building, String unit, String room, String shown) {
        Address address = new Address("yunqi", phase, building, unit, room);
        assertThat(AddressWords.display("Yunqi Garden", address, Locale.ENGLISH)).isEqualTo(shown);
    }
}
