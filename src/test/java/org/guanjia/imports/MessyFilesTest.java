package org.guanjia.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.guanjia.estate.Community;
import org.guanjia.estate.EstateRegister;
import org.guanjia.testing.ServerTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Files of 5,000 rows with 20 kinds of fault: each fault is named, and nothing else. */
@ServerTest
class MessyFilesTest {

    @Autowired ImportService imports;
    @Autowired EstateRegister register;
    @Autowired JdbcClient db;

    static Stream<Arguments> files() {
        return Stream.of(
                Arguments.of("GBK CSV", (Function<String, MessyFiles.Messy>) MessyFiles::gbk),
                Arguments.of("UTF-8 CSV", (Function<String, MessyFiles.Messy>) MessyFiles::utf8),
                Arguments.of("XLSX", (Function<String, MessyFiles.Messy>) MessyFiles::xlsx));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("files")
    void each_fault_is_named_by_its_row_and_nothing_is_half_done(
            String name, Function<String, MessyFiles.Messy> make) {
        String community = "messy-" + UUID.randomUUID().toString().substring(0, 8);
        register.addCommunity(new Community(community, "乱" + community, "A", true, null));
        MessyFiles.Messy messy = make.apply("乱" + community);

        Outcome outcome =
                imports.run(
                        ImportKind.HOUSES,
                        messy.content(),
                        new Options(null, false),
                        (step, done) -> {});

        assertThat(errors(outcome)).containsExactlyInAnyOrderElementsOf(messy.errors());
        assertThat(outcome.errors()).isEqualTo(messy.errors().size());
        assertThat(messy.errors().stream().map(error -> error.split(" ")[1]).distinct())
                .hasSizeGreaterThanOrEqualTo(20);
        assertThat(outcome.rows()).isEqualTo(MessyFiles.ROWS);
        assertThat(outcome.faults())
                .filteredOn(fault -> fault.textKey().equals("imports.columnIgnored"))
                .extracting(Fault::column)
                .containsExactly("备注栏");
        assertThat(
                        db.sql("select count(*) from house where community = :c")
                                .param("c", community)
                                .query(Long.class)
                                .single())
                .isZero();
    }

    @Test
    void each_fault_of_a_file_of_staff_is_named_and_nobody_is_half_imported() {
        String id = UUID.randomUUID().toString().substring(0, 8);
        register.addCommunity(new Community("staff-" + id, "员" + id, "A", true, null));
        MessyFiles.Messy messy = MessyStaff.gbk("m" + id + "-", "员" + id);

        Outcome outcome =
                imports.run(
                        ImportKind.STAFF,
                        messy.content(),
                        new Options(null, false),
                        (step, done) -> {});

        assertThat(errors(outcome)).containsExactlyInAnyOrderElementsOf(messy.errors());
        assertThat(outcome.errors()).isEqualTo(messy.errors().size());
        assertThat(messy.errors().stream().map(error -> error.split(" ")[1]).distinct())
                .hasSizeGreaterThanOrEqualTo(20);
        assertThat(outcome.rows()).isEqualTo(MessyFiles.ROWS);
        assertThat(
                        db.sql(
                                        "select (select count(*) from staff_member where user_id like"
                                                + " :id) + (select count(*) from ACT_ID_USER where"
                                                + " ID_ like :id) + (select count(*) from grid where"
                                                + " community = :c)")
                                .param("id", "m" + id + "-%")
                                .param("c", "staff-" + id)
                                .query(Long.class)
                                .single())
                .isZero();
    }

    private static Set<String> errors(Outcome outcome) {
        return outcome.faults().stream()
                .filter(Fault::error)
                .map(fault -> fault.row() + " " + fault.textKey())
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
