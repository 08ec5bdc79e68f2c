package org.guanjia.imports;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.guanjia.imports.Columns.Column;

/**
 * Finds the header of a file and hands on the rows below it. The header stands anywhere in the
 * first rows of any sheet, below titles, and may take two rows where cells were merged.
 */
final class Table implements Spreadsheet.Sheets {

    private static final int HEADER_WITHIN = 20;

    /** Fewer known headings are a coincidence. */
    private static final int FEWEST_HEADINGS = 2;

    private static final Set<String> TOTALS =
            Set.of("合计", "总计", "小计", "制表人", "填表人", "备注", "说明", "total");

    /** The lowest row of a header, and whether the one above belongs to it. */
    private record Header(
            int at, boolean twoRows, Map<Field, Integer> columns, Map<Field, String> headings) {}

    private final List<Column> columns;
    private final Map<String, Column> known;
    private final Faults faults;
    private final Consumer<FileRow> rows;

    private List<SheetRow> first = new ArrayList<>();
    private Header header;
    private Header best;
    private int count;
    private boolean content;

    private Table(List<Column> columns, Faults faults, Consumer<FileRow> rows) {
        this.columns = columns;
        this.known = Columns.byHeading(columns);
        this.faults = faults;
        this.rows = rows;
    }

    /**
     * Reads the file.
     *
     * @param faults takes what is wrong with the header and with rows as such
     * @return how many rows of data there were
     * @throws UnreadableFile when it is no spreadsheet or has no header
     */
    static int read(ImportKind kind, byte[] file, Faults faults, Consumer<FileRow> rows) {
        return read(Columns.of(kind), file, faults, rows);
    }

    /** As {@link #read(ImportKind, byte[], Faults, Consumer)}, for a file with these columns. */
    static int read(List<Column> columns, byte[] file, Faults faults, Consumer<FileRow> rows) {
        Table table = new Table(columns, faults, rows);
        Spreadsheet.read(file, table);
        table.endOfSheet();
        if (!table.content) {
            throw table.noHeader();
        }
        return table.count;
    }

    @Override
    public Predicate<SheetRow> open(String name) {
        endOfSheet();
        first = new ArrayList<>();
        return this::take;
    }

    @Override
    public boolean content() {
        endOfSheet();
        return content;
    }

    private boolean take(SheetRow row) {
        if (row.number() > Spreadsheet.MOST_ROWS) {
            throw new UnreadableFile("imports.tooManyRows", Spreadsheet.MOST_ROWS);
        }
        if (header != null) {
            data(row);
            return true;
        }
        first.add(row);
        if (first.size() < HEADER_WITHIN) {
            return true;
        }
        endOfSheet();
        return header != null;
    }

    /** A short sheet ends before its header was looked for. */
    private void endOfSheet() {
        if (header != null || first.isEmpty()) {
            return;
        }
        Header found = null;
        for (int i = 0; i < first.size(); i++) {
            Header one = headerAt(i);
            if (found == null || one.columns().size() > found.columns().size()) {
                found = one;
            }
        }
        if (best == null || found.columns().size() > best.columns().size()) {
            best = found;
        }
        List<SheetRow> rest = first;
        first = new ArrayList<>();
        boolean complete = found.columns().size() >= FEWEST_HEADINGS && missing(found).isEmpty();
        if (complete) {
            header = found;
            content = true;
            ignored(rest);
            rest.subList(found.at() + 1, rest.size()).forEach(this::data);
        }
    }

    private Header headerAt(int at) {
        Map<Field, Integer> columns = new EnumMap<>(Field.class);
        Map<Field, String> headings = new EnumMap<>(Field.class);
        SheetRow row = first.get(at);
        SheetRow above = at == 0 ? null : first.get(at - 1);
        int width = Math.max(row.cells().size(), above == null ? 0 : above.cells().size());
        String group = "";
        boolean twoRows = false;
        for (int i = 0; i < width; i++) {
            String lower = row.cell(i).text();
            String upper = above == null ? "" : above.cell(i).text();
            group = upper.isEmpty() ? group : upper;
            // 业主 above 姓名 and 电话; 房号 merged over both rows stands in the upper one.
            Column column = known.get(Columns.plain(group + lower));
            String heading = lower;
            if (column == null || columns.containsKey(column.field())) {
                column = known.get(Columns.plain(lower.isEmpty() ? upper : lower));
                heading = lower.isEmpty() ? upper : lower;
            }
            if (column != null && columns.putIfAbsent(column.field(), i) == null) {
                headings.put(column.field(), heading);
                twoRows |= lower.isEmpty();
            }
        }
        return new Header(at, twoRows, columns, headings);
    }

    private List<String> missing(Header of) {
        return columns.stream()
                .filter(Column::required)
                .filter(column -> !of.columns().containsKey(column.field()))
                .map(column -> column.heading(true))
                .toList();
    }

    private void ignored(List<SheetRow> rest) {
        SheetRow row = rest.get(header.at());
        int width = row.cells().size();
        if (header.twoRows()) {
            width = Math.max(width, rest.get(header.at() - 1).cells().size());
        }
        for (int i = 0; i < width; i++) {
            String lower = row.cell(i).text();
            String heading =
                    lower.isEmpty() && header.twoRows()
                            ? rest.get(header.at() - 1).cell(i).text()
                            : lower;
            if (!heading.isEmpty() && !header.columns().containsValue(i)) {
                faults.warn(row.number(), heading, "", "imports.columnIgnored", heading);
            }
        }
    }

    private void data(SheetRow row) {
        if (row.isBlank()) {
            return;
        }
        FileRow known = new FileRow(row, header.columns(), header.headings());
        boolean empty = header.columns().keySet().stream().allMatch(f -> known.cell(f).isEmpty());
        String first =
                row.cells().stream()
                        .filter(cell -> !cell.isEmpty())
                        .map(Cell::text)
                        .findFirst()
                        .orElse("");
        String word = Columns.plain(first);
        boolean total = TOTALS.stream().anyMatch(word::startsWith);
        if (empty || total) {
            faults.warn(row.number(), "", first, "imports.rowSkipped");
            return;
        }
        count++;
        rows.accept(known);
    }

    private UnreadableFile noHeader() {
        if (best == null || best.columns().size() < FEWEST_HEADINGS) {
            String wanted =
                    columns.stream()
                            .filter(Column::required)
                            .map(column -> column.heading(true))
                            .collect(Collectors.joining("、"));
            return new UnreadableFile("imports.noHeader", HEADER_WITHIN, wanted);
        }
        return new UnreadableFile(
                "imports.columnMissing",
                String.join("、", missing(best)),
                String.join("、", best.headings().values()));
    }
}
