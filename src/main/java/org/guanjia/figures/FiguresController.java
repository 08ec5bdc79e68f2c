package org.guanjia.figures;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.guanjia.document.OutFile;
import org.guanjia.estate.Community;
import org.guanjia.figures.MonthlyStatistics.Month;
import org.guanjia.figures.MonthlyStatistics.Service;
import org.guanjia.language.Refusal;
import org.guanjia.language.Texts;
import org.guanjia.staff.Caller;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What managers look at, over HTTP; each sees the communities that they serve. */
@RestController
@Tag(name = "figures", description = "经营看板与统计 · dashboard and statistics")
class FiguresController {

    private static final String XLSX =
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private final Figures figures;
    private final FigureCases cases;
    private final ArrearsHouses arrears;
    private final MonthlyStatistics months;
    private final Texts texts;

    FiguresController(
            Figures figures,
            FigureCases cases,
            ArrearsHouses arrears,
            MonthlyStatistics months,
            Texts texts) {
        this.figures = figures;
        this.cases = cases;
        this.arrears = arrears;
        this.months = months;
        this.texts = texts;
    }

    /**
     * The statistics of a month.
     *
     * @param running whether the month is not over: the numbers are today's
     */
    record Statistics(String month, boolean running, List<Place> items) {}

    /** A community's line; houses are null for a month of which nobody counted them. */
    record Place(
            String community,
            String name,
            Integer houses,
            Integer occupied,
            Integer vacant,
            int jobs,
            BigDecimal amount,
            List<Paid> services,
            Instant madeAt) {}

    /** Paid services of one kind. */
    record Paid(String skill, String name, int jobs, BigDecimal amount) {}

    @GetMapping("/api/figures")
    @Operation(
            summary = "经营看板：今天和最近 30 天 · the dashboard: today and the last 30 days",
            description =
                    "不填 community 即本人服务的全部小区。 · Without a community: all that the caller serves.")
    @ApiResponse(responseCode = "403", description = "只限管理岗位 · for managers alone")
    Dashboard dashboard(
            @RequestParam(required = false) String community,
            @AuthenticationPrincipal Caller caller,
            Locale language) {
        return figures.dashboard(community, caller, new Words(texts, language));
    }

    @GetMapping("/api/figures/cases")
    @Operation(
            summary = "一个数字背后的工单 · the cases behind a figure",
            description =
                    "数字和清单同一个口径。下一页：把 next 作为 after 再问。"
                            + " · The very rows that the figure counts. For the next page ask again with"
                            + " `next` as `after`.")
    FigureCases.Page cases(
            @Parameter(
                            description =
                                    "open, overdue, opened, closed, clock, escalation, scene, rework,"
                                            + " dispatch, house, hostile")
                    @RequestParam
                    String figure,
            @RequestParam(required = false) String community,
            @Parameter(description = "today, month, 2026-11-20") @RequestParam(required = false)
                    String window,
            @RequestParam(required = false) String flow,
            @RequestParam(required = false) String severity,
            @Parameter(description = "时限名、房屋或同事 · the clock, the house, or the colleague")
                    @RequestParam(required = false)
                    String part,
            @Parameter(description = "只看不好的 · only what went badly")
                    @RequestParam(defaultValue = "false")
                    boolean bad,
            @RequestParam(required = false) String after,
            @RequestParam(defaultValue = "50") int limit,
            @AuthenticationPrincipal Caller caller,
            Locale language) {
        Figure asked =
                Figure.of(figure)
                        .orElseThrow(
                                () -> Refusal.invalid("figure", "figures.unknownFigure", figure));
        return cases.list(
                new FigureCases.Question(
                        asked,
                        window,
                        blankToNull(flow),
                        severity,
                        blankToNull(part),
                        bad,
                        after,
                        limit),
                figures.reach(community, caller),
                caller,
                new Words(texts, language));
    }

    @GetMapping("/api/figures/arrears")
    @Operation(
            summary = "收缴率背后的欠费房屋 · the houses behind the collection rate",
            description =
                    "今年到期未缴清的账单，按房屋合计，欠得多的在前；下一页：把 next 作为 after 再问。"
                            + " · What of this year's bills is due and not paid, by house, the most"
                            + " first. For the next page ask again with `next` as `after`.")
    ArrearsHouses.Page arrears(
            @RequestParam(required = false) String community,
            @Parameter(description = "只看一个月 · one month alone", example = "202611")
                    @RequestParam(required = false)
                    Integer month,
            @RequestParam(required = false) String after,
            @RequestParam(defaultValue = "50") int limit,
            @AuthenticationPrincipal Caller caller) {
        return arrears.list(figures.reach(community, caller), month, after, limit);
    }

    @GetMapping("/api/figures/export")
    @Operation(summary = "导出看板 · the dashboard as csv or xlsx")
    ResponseEntity<byte[]> export(
            @RequestParam(required = false) String community,
            @RequestParam(defaultValue = "xlsx") String format,
            @AuthenticationPrincipal Caller caller,
            Locale language) {
        Words words = new Words(texts, language);
        Dashboard dashboard = figures.dashboard(community, caller, words);
        return file(
                words.say("file") + "-" + dashboard.days().get(dashboard.days().size() - 1),
                format,
                new FigureExport(words).sheets(dashboard));
    }

    @GetMapping("/api/statistics")
    @Operation(
            summary = "月度统计：入住、空置、有偿服务 · monthly: occupied, vacant, paid services",
            description =
                    "已过的月份在月末定稿；当月为到现在的数。"
                            + " · A month is drawn up when it is over; of the running one these are the"
                            + " numbers so far.")
    Statistics statistics(
            @Parameter(example = "2026-11") @RequestParam(required = false) String month,
            @RequestParam(required = false) String community,
            @AuthenticationPrincipal Caller caller,
            Locale language) {
        YearMonth asked = month(month);
        Words words = new Words(texts, language);
        Map<String, String> names = names(caller);
        return new Statistics(
                asked.toString(),
                asked.equals(months.running()),
                monthsOf(asked, community, caller).stream()
                        .map(one -> place(one, names.get(one.community()), words))
                        .toList());
    }

    @GetMapping("/api/statistics/export")
    @Operation(summary = "导出月度统计 · the monthly statistics as csv or xlsx")
    ResponseEntity<byte[]> statisticsExport(
            @RequestParam(required = false) String month,
            @RequestParam(required = false) String community,
            @RequestParam(defaultValue = "xlsx") String format,
            @AuthenticationPrincipal Caller caller,
            Locale language) {
        YearMonth asked = month(month);
        Words words = new Words(texts, language);
        Map<String, String> names = names(caller);
        return file(
                words.say("statisticsFile") + "-" + asked,
                format,
                List.of(
                        new FigureExport(words)
                                .statistics(monthsOf(asked, community, caller), names::get)));
    }

    private List<Month> monthsOf(YearMonth month, String community, Caller caller) {
        return months.month(month, figures.reach(community, caller).communities());
    }

    private Map<String, String> names(Caller caller) {
        return figures.communities(caller).stream()
                .collect(Collectors.toMap(Community::id, Community::name));
    }

    private static Place place(Month month, String name, Words words) {
        return new Place(
                month.community(),
                name,
                month.houses(),
                month.occupied(),
                month.vacant(),
                month.jobs(),
                month.amount(),
                month.services().stream().map(one -> paid(one, words)).toList(),
                month.madeAt());
    }

    private static Paid paid(Service service, Words words) {
        return new Paid(
                service.skill(), words.skill(service.skill()), service.jobs(), service.amount());
    }

    private YearMonth month(String text) {
        if (text == null || text.isBlank()) {
            return months.running();
        }
        try {
            YearMonth month = YearMonth.parse(text.strip());
            if (!month.isAfter(months.running()) && month.getYear() >= 2000) {
                return month;
            }
        } catch (DateTimeException unreadable) {
            // Said below.
        }
        throw Refusal.invalid("month", "figures.month");
    }

    private static String blankToNull(String text) {
        return text == null || text.isBlank() ? null : text;
    }

    private static ResponseEntity<byte[]> file(
            String name, String format, List<OutFile.Sheet> sheets) {
        boolean csv = format.equals("csv");
        if (!csv && !format.equals("xlsx")) {
            throw Refusal.invalid("format", "figures.format");
        }
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(csv ? "text/csv;charset=UTF-8" : XLSX))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(name + "." + format, StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .cacheControl(CacheControl.noStore())
                .body(csv ? FigureExport.csv(sheets) : OutFile.xlsx(sheets));
    }
}
