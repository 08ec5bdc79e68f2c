package org.guanjia.demo;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.guanjia.estate.Address;
import org.guanjia.estate.EstateService;
import org.guanjia.estate.House;
import org.guanjia.fee.CollectionModel.Element;
import org.guanjia.fee.CollectionModel.Variable;
import org.guanjia.fee.Payments;
import org.guanjia.language.Texts;
import org.guanjia.staff.Roles;

/**
 * The demo's collections: one that a reminder was enough for, one paid in part, one that waits for
 * a broken lamp, one promised, and those that somebody has to phone, visit or write to now. {@link
 * DemoFees} has booked what these houses owe from before.
 */
final class CollectionStories extends DemoStories {

    /** Houses that owe from before, by building and room. */
    static final List<Address> IN_ARREARS =
            List.of(
                    house(4, "302"),
                    house(4, "502"),
                    house(4, "702"),
                    house(4, "902"),
                    house(4, "1002"),
                    house(3, "502"),
                    house(3, "702"),
                    house(3, "902"));

    private final EstateService estate;
    private final Payments payments;

    CollectionStories(
            Instant now, ZoneId zone, EstateService estate, Payments payments, Texts texts) {
        super(now, zone, "fee-collection", texts);
        this.estate = estate;
        this.payments = payments;
    }

    @Override
    void tell() {
        past(
                25,
                "09:20",
                IN_ARREARS.get(0),
                "desk",
                said("物业费催缴:老住户,平时准时", "Fees: an old resident, on time as a rule"),
                c -> pays(c, 0, 30, "all"));
        past(
                22,
                "09:40",
                IN_ARREARS.get(1),
                "desk",
                said("物业费催缴:春节后没付", "Fees: nothing paid since spring"),
                c -> pays(c, 1, 50, "600.00"));
        past(
                24,
                "10:00",
                IN_ARREARS.get(2),
                "desk",
                said("物业费催缴:说过楼道灯不亮", "Fees: spoke of a dark staircase"),
                c ->
                        phoned(
                                c,
                                "facility",
                                Map.of(
                                        Variable.CONTACT_NOTE,
                                        said(
                                                "三单元楼道的灯坏了两个月没人修,修好就付。",
                                                "The light on the staircase has been broken for two months; pays when it is mended."))));
        past(
                9,
                "10:20",
                IN_ARREARS.get(3),
                "desk",
                said("物业费催缴:租户已退,业主自住", "Fees: the tenant has left, the owner lives there"),
                c ->
                        phoned(
                                c,
                                "promise",
                                Map.of(
                                        Variable.PROMISE_ON,
                                        day(-9, "10:00").toString(),
                                        Variable.CONTACT_NOTE,
                                        said("十号发工资,发了就付。", "Pay day is the tenth; pays then."))));
        past(
                30,
                "14:00",
                IN_ARREARS.get(4),
                "desk",
                said("物业费催缴:电话常不接", "Fees: seldom answers the phone"),
                c -> {
                    phoned(c, null, Map.of());
                    phoned(c, null, Map.of());
                    phoned(c, null, Map.of());
                });
        past(
                6,
                "14:20",
                IN_ARREARS.get(5),
                "desk",
                said("物业费催缴:第一次催", "Fees: the first time"),
                c -> c.after(1));
        past(
                12,
                "14:40",
                IN_ARREARS.get(6),
                "desk",
                said("物业费催缴:对金额有意见", "Fees: doubts the amount"),
                c ->
                        phoned(
                                c,
                                "amount",
                                Map.of(
                                        Variable.CONTACT_NOTE,
                                        said(
                                                "车位七月就退了,还在收车位费。",
                                                "The parking place was given back in July and is still charged."))));
        past(
                40,
                "15:00",
                IN_ARREARS.get(7),
                "desk",
                said("物业费催缴:说什么都不付", "Fees: will not pay whatever is said"),
                c -> {
                    phoned(
                            c,
                            "refusal",
                            Map.of(
                                    Variable.CONTACT_NOTE,
                                    said(
                                            "没有理由,就是不想付。",
                                            "No reason, simply does not want to pay.")));
                    visited(
                            c,
                            "refusal",
                            said("夫妻都在,态度平和,就是不付。", "Both were in, calm, and will not pay."));
                });
    }

    private void phoned(DemoCase c, String reason, Map<String, Object> more) {
        until(c, Element.PHONE_HOUSEHOLD);
        c.after(45).does(Element.PHONE_HOUSEHOLD, contact(reason, "answered", "missed", more));
    }

    private void visited(DemoCase c, String reason, String note) {
        until(c, Element.VISIT_HOUSEHOLD);
        c.afterHours(2)
                .does(
                        Element.VISIT_HOUSEHOLD,
                        contact(reason, "met", "notHome", Map.of(Variable.CONTACT_NOTE, note)));
    }

    private static Map<String, Object> contact(
            String reason, String reached, String missed, Map<String, Object> more) {
        Map<String, Object> answers = new HashMap<>(more);
        answers.put(Variable.CONTACT_RESULT, reason == null ? missed : reached);
        if (reason != null) {
            answers.put(Variable.REASON_CODE, reason);
        }
        return answers;
    }

    /** Pays after some hours; {@code all} for what is owed. */
    private void pays(DemoCase c, int house, int hours, String amount) {
        c.afterHours(hours);
        House its = estate.find(IN_ARREARS.get(house)).orElseThrow();
        BigDecimal paid = amount.equals("all") ? c.owed() : new BigDecimal(amount);
        payments.pay(
                new Payments.NewPayment(
                        its.id(), "wechat", "demo-" + c.number(), paid, null, List.of(), null),
                Roles.CASHIER);
        c.after(0);
    }

    private void until(DemoCase c, String activity) {
        for (int hours = 0; hours < 24 * 20 && !c.waitsFor(activity); hours++) {
            c.afterHours(1);
        }
    }

    private static Address house(int building, String room) {
        return yunqi(2, building, 1, room);
    }
}
