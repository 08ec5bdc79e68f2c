package org.guanjia.notice;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.guanjia.estate.Address;
import org.guanjia.estate.EstateRegister;
import org.guanjia.estate.Resident;
import org.guanjia.notice.Message.State;
import org.guanjia.staff.Roles;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** From the outbox to a mail server: whom the register names gets it. */
class MailDeliveryTest extends DeliveryTest {

    @Autowired EstateRegister register;

    private GreenMail server;
    private long house;
    private String phone;

    @BeforeEach
    void aResident() {
        server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.start();
        String room = UUID.randomUUID().toString().substring(0, 8);
        house = register.addHouse(new Address(YUNQI, "1", "8", "1", room), null, null, false, null);
        phone = "136%08d".formatted(house);
        register.addResident(house, "林知远", Resident.Kind.OWNER, List.of(phone));
    }

    @AfterEach
    void stop() {
        server.stop();
        sql.sql("update staff_member set email = null").update();
    }

    private int deliver() {
        return delivery(MailServers.channel(server.getSmtp().getPort())).deliver();
    }

    private void quote() {
        outbox.toResident(
                new CaseContact(number, YUNQI, house, phone),
                "repair.notice.quote",
                Map.of("amount", "180.00"),
                true);
    }

    @Test
    void a_resident_s_letter_goes_to_the_registered_address() throws Exception {
        sql.sql("update resident set email = 'lin@example.org' where house_id = ?")
                .param(house)
                .update();
        quote();
        assertThat(deliver()).isEqualTo(1);
        MimeMessage mail = server.getReceivedMessages()[0];
        assertThat(mail.getAllRecipients()[0].toString()).contains("lin@example.org");
        assertThat(mail.getSubject()).isEqualTo("【" + number + "】维修报价，请您答复");
        assertThat(mail.getHeader("Message-ID")[0])
                .isEqualTo("<" + number + "." + last().id() + "@guanjia.example>");
        assertThat(last().channel()).isEqualTo("mail");
    }

    @Test
    void a_resident_without_an_address_does_not_vanish() {
        quote();
        assertThat(deliver()).isZero();
        assertThat(last().state()).isEqualTo(State.UNDELIVERABLE);
        assertThat(last().reason()).isEqualTo("noAddress");
    }

    @Test
    void each_colleague_on_duty_gets_a_letter_of_their_own_and_one_without_an_address_is_shown()
            throws Exception {
        sql.sql("update staff_member set email = concat(user_id, '@example.org')").update();
        sql.sql("update staff_member set email = null where user_id = 'guard'").update();
        outbox.toRole(
                number,
                YUNQI,
                Roles.GUARD,
                "repair.notice.emergency",
                Map.of("title", "电梯困人"),
                true);
        int sent = deliver();
        assertThat(sent).isPositive();
        assertThat(server.getReceivedMessages()).hasSize(sent);
        for (MimeMessage mail : server.getReceivedMessages()) {
            assertThat(mail.getAllRecipients()).hasSize(1);
        }
        assertThat(outbox.thread(number))
                .filteredOn(message -> message.state() == State.UNDELIVERABLE)
                .extracting(Message::recipient)
                .containsExactly("guard");
    }

    @Test
    void a_colleague_who_left_gets_nothing_more() {
        sql.sql("update staff_member set email = 'wei@example.org' where user_id = 'wei-shan'")
                .update();
        sql.sql("update staff_member set active = false where user_id = 'wei-shan'").update();
        try {
            outbox.toStaff(
                    number,
                    YUNQI,
                    "wei-shan",
                    "repair.notice.emergency",
                    Map.of("title", "电梯困人"),
                    true);
            assertThat(deliver()).isZero();
            assertThat(server.getReceivedMessages()).isEmpty();
            assertThat(last().reason()).isEqualTo("noAddress");
        } finally {
            sql.sql("update staff_member set active = true where user_id = 'wei-shan'").update();
        }
    }

    @Test
    void while_the_server_is_down_messages_wait_and_then_leave() {
        sql.sql("update resident set email = 'lin@example.org' where house_id = ?")
                .param(house)
                .update();
        int port = server.getSmtp().getPort();
        server.stop();
        quote();
        Delivery down = delivery(MailServers.channel(port));
        assertThat(down.deliver()).isZero();
        assertThat(last().state()).isEqualTo(State.WAITING);
        assertThat(last().reason()).isEqualTo("channelDown");
        server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.start();
        flow.advance(Duration.ofMinutes(1));
        assertThat(deliver()).isEqualTo(1);
        assertThat(server.getReceivedMessages()).hasSize(1);
    }
}
