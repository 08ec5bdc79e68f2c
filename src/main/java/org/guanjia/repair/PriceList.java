package org.guanjia.repair;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.guanjia.language.Refusal;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** The published price list of paid services (有偿服务价目, S1-26): {@code reference/price-list.csv}. */
@Component
class PriceList {

    /** Code of an hour's labour. */
    static final String LABOUR = "LABOUR";

    /**
     * One line of the list.
     *
     * @param unit what the price is for, such as 个 or 小时
     * @param price yuan per unit
     */
    record Price(String code, String name, String unit, BigDecimal price) {}

    private final Map<String, Price> prices;

    PriceList() {
        prices = read();
    }

    /**
     * The price of an article.
     *
     * @param field form field to blame
     * @throws Refusal 422 when the list does not hold it
     */
    Price of(String field, String code) {
        Price price = prices.get(code);
        if (price == null) {
            throw Refusal.invalid(field, "repair.notOnPriceList", code);
        }
        return price;
    }

    /** The price of an hour's labour. */
    Price labour() {
        return prices.get(LABOUR);
    }

    private static Map<String, Price> read() {
        Map<String, Price> prices = new LinkedHashMap<>();
        try (BufferedReader lines =
                new BufferedReader(
                        new InputStreamReader(
                                new ClassPathResource("reference/price-list.csv").getInputStream(),
                                StandardCharsets.UTF_8))) {
            lines.lines()
                    .skip(1)
                    .filter(line -> !line.isBlank())
                    .map(line -> line.split(","))
                    .forEach(
                            cells ->
                                    prices.put(
                                            cells[0],
                                            new Price(
                                                    cells[0],
                                                    cells[1],
                                                    cells[3],
                                                    new BigDecimal(cells[4]))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return prices;
    }
}
