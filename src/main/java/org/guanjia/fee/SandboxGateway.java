package org.guanjia.fee;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.guanjia.casefile.Columns;
import org.guanjia.language.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A payment company for the demo and for trying out: it shows a page to pay on, moves no money, and
 * calls back over HTTP with a signature, again and again until it is heard. Production refuses it.
 */
@Component
@ConditionalOnProperty(name = "guanjia.gateway.provider", havingValue = SandboxGateway.ID)
class SandboxGateway implements PaymentGateway {

    static final String ID = "sandbox";
    static final String TIME = "X-Sandbox-Time";
    static final String NONCE = "X-Sandbox-Nonce";
    static final String SIGNATURE = "X-Sandbox-Signature";
    static final Set<String> CHANNELS = Set.of("wechat", "alipay", "unionpay");

    private static final Logger LOG = LoggerFactory.getLogger(SandboxGateway.class);
    private static final int MOST_ATTEMPTS = 10;
    private static final int AT_ONCE = 50;
    private static final int OK = 200;
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final JdbcClient sql;
    private final ObjectMapper json;
    private final Environment environment;
    private final Clock clock;
    private final String account;
    private final GatewaySignature signature;
    private final String publicUrl;
    private final TransactionTemplate own;
    private final SecureRandom chance = new SecureRandom();
    private final HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();

    SandboxGateway(
            JdbcClient sql,
            ObjectMapper json,
            Environment environment,
            Clock clock,
            PlatformTransactionManager transactions,
            @Value("${guanjia.gateway.account:}") String account,
            @Value("${guanjia.gateway.secret:}") String secret,
            @Value("${guanjia.public-url:http://127.0.0.1:${server.port:8080}}") String publicUrl) {
        this.sql = sql;
        this.json = json;
        this.environment = environment;
        this.clock = clock;
        this.account = account;
        this.signature = new GatewaySignature(secret);
        this.publicUrl = publicUrl.replaceAll("/$", "");
        this.own = new TransactionTemplate(transactions);
        own.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** A payment as the sandbox knows it; {@code state} is waiting, paid or failed. */
    record Payment(
            String orderNumber,
            String subject,
            BigDecimal amount,
            String state,
            String returnUrl,
            String channel,
            String transactionId,
            Instant paidAt) {}

    /** The call back's body. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Body(
            String account,
            String order,
            String state,
            String channel,
            String transaction,
            String amount,
            String currency,
            Instant paidAt) {}

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String offer(PaymentOrder order, String subject, String returnUrl) {
        own.executeWithoutResult(
                status -> {
                    if (find(order.number()).isEmpty()) {
                        sql.sql(
                                        "insert into sandbox_payment (order_number, subject, amount,"
                                                + " state, return_url, told, attempts, made_at)"
                                                + " values (?, ?, ?, 'waiting', ?, false, 0, ?)")
                                .params(
                                        order.number(),
                                        subject,
                                        order.amount(),
                                        returnUrl,
                                        Columns.time(clock.instant()))
                                .update();
                    }
                });
        return publicUrl + "/guanjia/sandbox?order=" + order.number();
    }

    /**
     * @throws Refusal 404 when nobody ordered it
     */
    Payment payment(String order) {
        return find(order).orElseThrow(() -> Refusal.notFound("gateway.orderUnknown", order));
    }

    /**
     * What the payer pressed; the first press counts. The call back leaves after it is stored.
     *
     * @param channel with which they paid; null when they gave up
     */
    Payment press(String order, String channel) {
        if (channel != null) {
            Refused.unknown("channel", channel, CHANNELS.stream().sorted().toArray(String[]::new));
        }
        payment(order);
        boolean first =
                own.execute(
                                status ->
                                        sql.sql(
                                                        "update sandbox_payment set state = ?, channel"
                                                                + " = ?, transaction_id = ?, paid_at ="
                                                                + " ? where order_number = ? and state"
                                                                + " = 'waiting'")
                                                .params(
                                                        channel == null ? "failed" : "paid",
                                                        channel,
                                                        channel == null ? null : "SB" + random(),
                                                        Columns.time(clock.instant()),
                                                        order)
                                                .update())
                        > 0;
        if (first) {
            tell(order);
        }
        return payment(order);
    }

    private String random() {
        byte[] bytes = new byte[10];
        chance.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /** Calls back for what nobody has acknowledged yet. */
    void tellAgain() {
        sql.sql(
                        "select order_number from sandbox_payment where told = false and state <>"
                                + " 'waiting' and attempts < "
                                + MOST_ATTEMPTS
                                + " limit "
                                + AT_ONCE)
                .query(String.class)
                .list()
                .forEach(this::tell);
    }

    private void tell(String order) {
        byte[] body = body(payment(order));
        String time = String.valueOf(clock.instant().getEpochSecond());
        String nonce = random();
        boolean heard = false;
        try {
            HttpResponse<Void> answer =
                    client.send(
                            HttpRequest.newBuilder(URI.create(callBack()))
                                    .timeout(PATIENCE)
                                    .header("Content-Type", "application/json")
                                    .header(TIME, time)
                                    .header(NONCE, nonce)
                                    .header(SIGNATURE, signature.of(time, nonce, body))
                                    .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                                    .build(),
                            HttpResponse.BodyHandlers.discarding());
            heard = answer.statusCode() == OK;
        } catch (IOException unreachable) {
            LOG.info("order {} is told again later: {}", order, unreachable.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        boolean told = heard;
        own.executeWithoutResult(
                status ->
                        sql.sql(
                                        "update sandbox_payment set told = ?, attempts = attempts + 1"
                                                + " where order_number = ?")
                                .params(told, order)
                                .update());
    }

    /** This server's own door, whichever port it got. */
    private String callBack() {
        String given = environment.getProperty("guanjia.gateway.sandbox.call-back", "");
        return given.isBlank()
                ? "http://127.0.0.1:%s/api/gateways/%s/notices"
                        .formatted(environment.getProperty("local.server.port", "8080"), ID)
                : given;
    }

    private byte[] body(Payment payment) {
        try {
            return json.writeValueAsString(
                            new Body(
                                    account,
                                    payment.orderNumber(),
                                    payment.state(),
                                    payment.channel(),
                                    payment.transactionId(),
                                    Money.text(payment.amount()),
                                    "CNY",
                                    payment.paidAt()))
                    .getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public Said read(UnaryOperator<String> header, byte[] body) {
        boolean genuine =
                signature.fits(
                        header.apply(TIME), header.apply(NONCE), body, header.apply(SIGNATURE));
        try {
            Body said = json.readValue(body, Body.class);
            if (said == null || said.order() == null) {
                throw Refusal.malformed("gateway.unreadable");
            }
            return new Said(
                    new Notice(
                            said.account(),
                            said.order(),
                            "paid".equals(said.state()),
                            said.channel(),
                            said.transaction(),
                            said.amount() == null ? null : new BigDecimal(said.amount()),
                            said.currency(),
                            said.paidAt()),
                    genuine);
        } catch (IOException | NumberFormatException unreadable) {
            throw Refusal.malformed("gateway.unreadable");
        }
    }

    @Override
    public Optional<Notice> ask(String orderNumber) {
        return find(orderNumber)
                .filter(payment -> !payment.state().equals("waiting"))
                .map(
                        payment ->
                                new Notice(
                                        account,
                                        payment.orderNumber(),
                                        payment.state().equals("paid"),
                                        payment.channel(),
                                        payment.transactionId(),
                                        payment.amount(),
                                        "CNY",
                                        payment.paidAt()));
    }

    private Optional<Payment> find(String order) {
        return sql.sql("select * from sandbox_payment where order_number = ?")
                .param(order)
                .query(SandboxGateway::row)
                .optional();
    }

    private static Payment row(ResultSet row, int line) throws SQLException {
        return new Payment(
                row.getString("order_number"),
                row.getString("subject"),
                row.getBigDecimal("amount"),
                row.getString("state"),
                row.getString("return_url"),
                row.getString("channel"),
                row.getString("transaction_id"),
                Columns.time(row, "paid_at"));
    }
}
