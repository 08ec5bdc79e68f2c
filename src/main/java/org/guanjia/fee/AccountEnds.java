package org.guanjia.fee;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.guanjia.language.Refusal;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The end of an account, or of one of its charges. Days after it that were billed ahead are given
 * back: first what their bills still owe, the rest is prepaid and can be refunded.
 */
@Service
@Transactional
public class AccountEnds {

    private final FeeAccounts accounts;
    private final FeeItems items;
    private final FeeCredits credits;

    AccountEnds(FeeAccounts accounts, FeeItems items, FeeCredits credits) {
        this.accounts = accounts;
        this.items = items;
        this.credits = credits;
    }

    /**
     * Closes the account; what it owes and has paid stays, and it is billed to that day.
     *
     * @return what was credited for days after it, zero or more
     * @throws Refusal 409 while a run of that time is posted, or when it was closed earlier and
     *     days after that were given back; 422 for a day before it was opened
     */
    public BigDecimal close(long houseId, LocalDate lastDay, String by) {
        FeeAccounts.Account account = accounts.locked(houseId);
        if (lastDay != null
                && lastDay.isAfter(account.closedOn())
                && credits.givenBack(houseId, account.closedOn().plusDays(1))) {
            throw Refusal.conflict("tariff.givenBack", account.closedOn());
        }
        accounts.close(houseId, lastDay);
        BigDecimal sum = Money.ZERO;
        for (FeeItem item : items.items(account.community())) {
            sum = sum.add(credits.unused(houseId, item, lastDay, by));
        }
        return sum;
    }

    /**
     * Ends the charge that runs on this day.
     *
     * @return as {@link #close}
     * @throws Refusal 404 when the item is not charged then, 409 while a run of that time is posted
     */
    public BigDecimal endCharge(long houseId, int itemId, LocalDate lastDay, String by) {
        accounts.endCharge(houseId, itemId, lastDay);
        return credits.unused(houseId, items.item(itemId), lastDay, by);
    }
}
