package org.guanjia.repair;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.guanjia.language.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Materials and labour of a job, quoted and used, at the price of the day; half-up to the fen. */
@Component
public class RepairItems {

    /** What the resident was quoted. */
    static final String QUOTED = "quoted";

    /** What was used. */
    static final String USED = "used";

    private static final BigDecimal MOST = new BigDecimal("10000");

    /**
     * What a technician filled in.
     *
     * @param field form field of the code, to blame
     * @param code of the price list; null for an empty line
     * @param quantityField form field of the quantity, to blame
     * @param quantity null for an empty line
     */
    public record Line(String field, String code, String quantityField, BigDecimal quantity) {}

    private record Item(PriceList.Price price, BigDecimal quantity, BigDecimal amount) {}

    private final JdbcClient sql;
    private final PriceList prices;

    RepairItems(JdbcClient sql, PriceList prices) {
        this.sql = sql;
        this.prices = prices;
    }

    /**
     * Replaces what the case holds at this stage.
     *
     * @param labourHours may be null
     * @return the sum
     * @throws Refusal 422 naming the field of a line that is wrong
     */
    BigDecimal replace(String caseNumber, String stage, List<Line> lines, BigDecimal labourHours) {
        List<Item> items = items(lines, labourHours);
        sql.sql("delete from repair_item where case_number = ? and stage = ?")
                .params(caseNumber, stage)
                .update();
        BigDecimal sum = BigDecimal.ZERO.setScale(2);
        for (Item item : items) {
            sql.sql(
                            "insert into repair_item (case_number, stage, code, name, unit,"
                                    + " quantity, unit_price, amount) values (?,?,?,?,?,?,?,?)")
                    .params(
                            caseNumber,
                            stage,
                            item.price().code(),
                            item.price().name(),
                            item.price().unit(),
                            item.quantity(),
                            item.price().price(),
                            item.amount())
                    .update();
            sum = sum.add(item.amount());
        }
        return sum;
    }

    /** The lines of a stage as people read them. */
    List<Map<String, Object>> list(String caseNumber, String stage) {
        return sql.sql(
                        "select name, unit, quantity, unit_price, amount from repair_item"
                                + " where case_number = ? and stage = ? order by id")
                .params(caseNumber, stage)
                .query(
                        (row, number) ->
                                Map.<String, Object>of(
                                        "name", row.getString("name"),
                                        "unit", row.getString("unit"),
                                        "quantity", row.getBigDecimal("quantity"),
                                        "unitPrice", row.getBigDecimal("unit_price"),
                                        "amount", row.getBigDecimal("amount")))
                .list();
    }

    private List<Item> items(List<Line> lines, BigDecimal labourHours) {
        List<Item> items = new ArrayList<>();
        for (Line line : lines) {
            if (line.code() == null && line.quantity() == null) {
                continue;
            }
            if (line.code() == null) {
                throw Refusal.invalid(line.field(), "repair.materialMissing");
            }
            items.add(
                    item(
                            prices.of(line.field(), line.code()),
                            line.quantityField(),
                            line.quantity()));
        }
        if (labourHours != null && labourHours.signum() != 0) {
            items.add(item(prices.labour(), "labourHours", labourHours));
        }
        return items;
    }

    private static Item item(PriceList.Price price, String field, BigDecimal quantity) {
        if (quantity == null || quantity.signum() <= 0 || quantity.compareTo(MOST) > 0) {
            throw Refusal.invalid(field, "repair.quantity", MOST.toPlainString());
        }
        BigDecimal exact = quantity.setScale(2, RoundingMode.HALF_UP);
        return new Item(
                price, exact, exact.multiply(price.price()).setScale(2, RoundingMode.HALF_UP));
    }
}
