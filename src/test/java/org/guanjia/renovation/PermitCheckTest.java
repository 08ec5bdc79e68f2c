package org.guanjia.renovation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bucket4j.TimeMeter;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.guanjia.casefile.VisitorThrottle;
import org.guanjia.renovation.PermitApplication.Worker;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The page behind the QR code, as a neighbour's phone opens it. */
class PermitCheckTest extends PapersTest {

    private static final AtomicInteger VISITORS = new AtomicInteger();
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

    @Autowired RenovationPermits permits;
    @Autowired PermitLists lists;
    @Autowired WorkerPasses passes;
    @LocalServerPort int port;

    private InetAddress address;
    private RenovationPermit record;
    private String code;
    private String number;

    @BeforeEach
    void issued() throws IOException {
        int visitor = VISITORS.incrementAndGet();
        address = InetAddress.getByName("127.%d.%d.2".formatted(1 + visitor / 250, visitor % 250));
        code = UUID.randomUUID().toString().replace("-", "");
        number = "XK-" + room;
        RenovationPermit fresh =
                new RenovationPermit(
                        permit,
                        "yunqi",
                        "owner",
                        "示例装饰有限公司",
                        "二级",
                        "赵经理",
                        "13900000000",
                        TODAY,
                        TODAY.plusDays(30));
        fresh.livesIn(house);
        fresh.approve();
        fresh.agreeOn("工作日 8:00–12:00、14:00–18:00", new BigDecimal("2000"));
        fresh.signed("XY-1", flow.now());
        fresh.issue(number, code, flow.now());
        record = permits.save(fresh);
        lists.keep(
                permit,
                List.of(work("paint.wall", "墙面翻新"), work("water.proof", "卫生间防水<script>")),
                List.of(new Worker("钱师傅", "水电工", "证123")));
        passes.issue(permit, "钱师傅", "水电工", TODAY, TODAY.plusDays(30), null);
    }

    private static WorkRule work(String code, String name) {
        return new WorkRule(code, name, "allowed", false, null, false, "housekeeper", null, null);
    }

    /** What came back. */
    record Answer(int status, String head, String body) {
        List<String> headers(String name) {
            return head.lines()
                    .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(name + ": "))
                    .map(line -> line.substring(name.length() + 2))
                    .toList();
        }
    }

    /**
     * From an address of the test's own, which the throttle takes for a visitor: all of 127 is this
     * machine, and no client of the JDK lets one choose.
     */
    private Answer open(String path, String language) {
        String asked =
                "GET "
                        + path
                        + " HTTP/1.0\r\nHost: 127.0.0.1:"
                        + port
                        + (language == null ? "" : "\r\nAccept-Language: " + language)
                        + "\r\n\r\n";
        try (Socket visitor = new Socket(InetAddress.getByName("127.0.0.1"), port, address, 0)) {
            visitor.getOutputStream().write(asked.getBytes(StandardCharsets.US_ASCII));
            String said =
                    new String(visitor.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            int end = said.indexOf("\r\n\r\n");
            return new Answer(
                    Integer.parseInt(said.substring(9, 12)),
                    said.substring(0, end),
                    said.substring(end + 4));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private String page() {
        Answer answer = open("/p/" + code, null);
        assertThat(answer.status()).isEqualTo(200);
        return answer.body();
    }

    @Test
    void a_neighbour_sees_what_is_allowed_where_and_when_and_nobody_s_name() {
        Answer answer = open("/p/" + code, null);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.headers("content-type")).containsExactly("text/html;charset=UTF-8");
        assertThat(answer.headers("content-security-policy"))
                .singleElement()
                .asString()
                .contains("default-src 'none'")
                .doesNotContain("unsafe");
        assertThat(answer.body())
                .contains(
                        "<strong>有效</strong>",
                        number,
                        "云栖苑 一期 8栋 1单元 " + room,
                        "2026-11-23 至 2026-12-23",
                        "工作日 8:00–12:00、14:00–18:00",
                        "墙面翻新",
                        "卫生间防水&lt;script&gt;")
                .doesNotContain(
                        "<script",
                        "王芳",
                        "1391234",
                        "示例装饰",
                        "赵经理",
                        "13900000000",
                        "钱师傅",
                        "2000",
                        permit);
    }

    @Test
    void it_speaks_english_to_a_browser_that_asks_for_it() {
        assertThat(open("/p/" + code, "en-GB,en;q=0.9").body())
                .contains("<html lang=\"en\">", "<strong>Valid</strong>", "Works allowed", number)
                .doesNotContain("有效期");
        assertThat(open("/p/" + code, "fr").body()).contains("<strong>有效</strong>");
    }

    @Test
    void a_lapsed_a_stopped_and_an_accepted_permit_say_so() {
        passes.suspend(permit, "WG-20261123-0001", "王芳家动了承重墙", null);
        assertThat(page()).contains("<strong>已停工</strong>", "不能施工").doesNotContain("王芳", "承重墙");
        passes.restore(permit, "WG-20261123-0001", "已恢复", null);
        assertThat(page()).contains("<strong>有效</strong>");
        flow.advance(Duration.ofDays(31));
        assertThat(page()).contains("<strong>已过期</strong>");
        record.extend(TODAY.plusDays(60));
        record = permits.save(record);
        assertThat(page()).contains("<strong>有效</strong>", "2027-01-22");
        record.finish(flow.now());
        record = permits.save(record);
        assertThat(page()).contains("<strong>已报完工</strong>");
        record.accept(flow.now());
        record = permits.save(record);
        assertThat(page()).contains("<strong>已验收</strong>");
    }

    @ParameterizedTest
    @CsvSource({"lapsed, 已失效", "withdrawn, 已失效", "refused, 已失效", "expired, 已过期"})
    void a_permit_that_is_over_says_so(String state, String words) {
        record.end(state, flow.now());
        permits.save(record);
        assertThat(page()).contains("<strong>" + words + "</strong>").doesNotContain("现在可以");
    }

    @Test
    void before_its_first_day_no_work_is_allowed() {
        flow.advance(Duration.ofDays(-2));
        assertThat(page()).contains("<strong>尚未开始</strong>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "00000000000000000000000000000000",
                "zq7",
                "%3Cscript%3Ealert(1)",
                "'%20or%20'1'='1-------------",
                "%F0%9F%98%80%F0%9F%98%80%F0%9F%98%80%F0%9F%98%80%F0%9F%98%80",
                "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
            })
    void a_forged_code_is_called_one_and_is_not_repeated(String forged) {
        Answer answer = open("/p/" + forged, null);
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.body())
                .contains("<strong>查无此证</strong>", "伪造")
                .doesNotContain("<script", "有效期", forged);
    }

    @Test
    void a_code_that_differs_in_case_or_is_not_issued_yet_is_forged() {
        assertThat(open("/p/" + code.toUpperCase(Locale.ROOT) + "A", null).status()).isEqualTo(404);
        sql.sql("update renovation_permit set permit_number = null where case_number = ?")
                .param(permit)
                .update();
        assertThat(open("/p/" + code, null).status()).isEqualTo(404);
    }

    @Test
    void the_thirty_first_look_within_a_moment_is_put_off() {
        Optional<Answer> putOff =
                IntStream.range(0, 200)
                        .mapToObj(i -> open("/p/" + code, null))
                        .filter(answer -> answer.status() != 200)
                        .findFirst();
        assertThat(putOff).isPresent();
        assertThat(putOff.get().status()).isEqualTo(429);
        assertThat(putOff.get().headers("retry-after")).containsExactly("10");
        assertThat(putOff.get().body()).contains("查询太频繁").doesNotContain(number);
    }

    @Test
    void whoever_tries_codes_is_slowed_down_and_nobody_else() {
        AtomicLong now = new AtomicLong();
        VisitorThrottle throttle =
                new VisitorThrottle(
                        new TimeMeter() {
                            @Override
                            public long currentTimeNanos() {
                                return TimeUnit.MILLISECONDS.toNanos(now.get());
                            }

                            @Override
                            public boolean isWallClockBased() {
                                return false;
                            }
                        });
        for (int i = 0; i < VisitorThrottle.AT_ONCE; i++) {
            assertThat(throttle.mayLook("203.0.113.9")).isTrue();
        }
        assertThat(throttle.mayLook("203.0.113.9")).isFalse();
        assertThat(throttle.mayLook("203.0.113.10")).isTrue();
        now.addAndGet(2_000);
        assertThat(throttle.mayLook("203.0.113.9")).isTrue();
        assertThat(throttle.mayLook("203.0.113.9")).isFalse();
    }
}
