package org.guanjia.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.guanjia.estate.Community;
import org.guanjia.language.Texts;
import org.junit.jupiter.api.Test;

class CommunitiesTest {

    @Test
    void an_unknown_community_is_answered_with_those_that_exist() {
        assertThat(fault(new Community("hupan", "湖畔里", "A", true, null)))
                .contains("“云顶”")
                .endsWith("或改成已有的：湖畔里。");
    }

    @Test
    void before_the_first_community_the_way_out_is_to_import_it() {
        assertThat(fault()).contains("“云顶”").endsWith("请先导入小区。");
    }

    private static String fault(Community... registered) {
        Faults faults = new Faults();
        FileRow row =
                new FileRow(
                        new SheetRow(4, List.of(Cell.text("云顶"))),
                        Map.of(Field.COMMUNITY, 0),
                        Map.of(Field.COMMUNITY, "小区"));
        assertThat(
                        new Communities(List.of(registered), null)
                                .of(row, new CellReader(faults, LocalDate.of(2026, 11, 26))))
                .isNull();
        return new FaultList(new Texts("zh", ZoneId.of("Asia/Shanghai")))
                .say(Locale.CHINESE, faults.all().get(0));
    }
}
