package org.guanjia.document;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.guanjia.casefile.CaseFile;
import org.guanjia.casefile.CaseFiles;
import org.guanjia.casefile.CasePlaces;
import org.guanjia.casefile.Columns;
import org.guanjia.estate.EstateService;
import org.guanjia.language.Refusal;
import org.guanjia.language.Texts;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The papers of a case: issued once, numbered, kept as they were issued. */
@Service
@Transactional(noRollbackFor = Refusal.class)
public class Documents {

    private static final String COLUMNS =
            "number, kind, case_number, issued_at, pdf_sha256, html_sha256, erased_at";

    private static final String NO_COPY = "<div class=\"copy\"></div>";

    private final JdbcClient sql;
    private final DocumentKinds kinds;
    private final DocumentNumbers numbers;
    private final DocumentPages pages;
    private final PdfPrinter printer;
    private final CaseFiles cases;
    private final CasePlaces places;
    private final EstateService estate;
    private final Texts texts;
    private final Clock clock;

    Documents(
            JdbcClient sql,
            DocumentKinds kinds,
            DocumentNumbers numbers,
            DocumentPages pages,
            PdfPrinter printer,
            CaseFiles cases,
            CasePlaces places,
            EstateService estate,
            Texts texts,
            Clock clock) {
        this.sql = sql;
        this.kinds = kinds;
        this.numbers = numbers;
        this.pages = pages;
        this.printer = printer;
        this.cases = cases;
        this.places = places;
        this.estate = estate;
        this.texts = texts;
        this.clock = clock;
    }

    /**
     * Issues a document in the caller's transaction; the case's timeline says so. Besides the facts
     * every template has {@code number, issuedAt, issuedOn, caseNumber, community, house}. Seven
     * statements, two of them in a transaction of their own.
     *
     * @param kind a line of {@code documents/kinds.csv}
     * @param facts what the template names: texts, {@code BigDecimal} yuan, {@code LocalDate},
     *     {@code Instant}, booleans for sections, lists of such maps; null is printed as a dash
     * @throws Refusal 404 when there is no such case
     * @throws RuntimeException when the template names a fact that is not given
     */
    public IssuedDocument issue(String caseNumber, String kind, Map<String, ?> facts) {
        CaseFile file = cases.get(caseNumber);
        IssuedDocument issued =
                write(
                        caseNumber,
                        estate.community(file.community()).name(),
                        places.of(file),
                        kind,
                        facts);
        cases.note(
                caseNumber,
                null,
                texts.say("papers.issued", texts.say(titleKey(kind)), issued.number()));
        return issued;
    }

    /**
     * Issues a voucher (凭证) that belongs to no case, such as a receipt. Besides the facts every
     * template has {@code number, issuedAt, issuedOn, caseNumber, community, house}.
     *
     * @param key what it is about, such as the number of a receipt; stands for the case number
     * @param community the community's name
     * @param house the address as people write it
     */
    public IssuedDocument issueVoucher(
            String key, String community, String house, String kind, Map<String, ?> facts) {
        return write(key, community, house, kind, facts);
    }

    private IssuedDocument write(
            String key, String community, String house, String kind, Map<String, ?> facts) {
        Instant now = now();
        LocalDate today = LocalDate.ofInstant(now, clock.getZone());
        String number = numbers.next(kinds.of(kind).series(), today.getYear());
        Map<String, Object> all = new HashMap<>(facts);
        all.put("number", number);
        all.put("issuedAt", now);
        all.put("issuedOn", today);
        all.put("caseNumber", key);
        all.put("community", community);
        all.put("house", house);
        return keep(number, kind, key, now, pages.fill(kind, all));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }

    private IssuedDocument keep(String number, String kind, String key, Instant now, String page) {
        byte[] html = page.getBytes(StandardCharsets.UTF_8);
        byte[] pdf = printer.print(page);
        IssuedDocument issued =
                new IssuedDocument(number, kind, key, now, sha256(pdf), sha256(html), null);
        sql.sql(
                        "insert into issued_document (number, kind, case_number, issued_at,"
                                + " pdf_sha256, html_sha256, html, pdf)"
                                + " values (?, ?, ?, ?, ?, ?, ?, ?)")
                .params(
                        number,
                        kind,
                        key,
                        Columns.time(now),
                        issued.checksum(),
                        issued.htmlChecksum(),
                        html,
                        pdf)
                .update();
        return issued;
    }

    /**
     * Issues a document once more, word for word as it was, with a mark that says so.
     *
     * @param mark plain words without markup, put where the template has its empty block {@code
     *     copy}
     * @return under the first one's number and the copy's, such as PZ-2026-0007-F2
     */
    public IssuedDocument copy(IssuedDocument first, int copy, String mark) {
        String page = new String(html(first.number()), StandardCharsets.UTF_8);
        if (!page.contains(NO_COPY)) {
            throw new IllegalArgumentException(first.kind() + ".html has no empty block copy");
        }
        String marked = page.replace(NO_COPY, NO_COPY.replace("><", ">" + mark + "<"));
        return keep(first.number() + "-F" + copy, first.kind(), first.caseNumber(), now(), marked);
    }

    /** The case's documents, oldest first. One statement. */
    @Transactional(readOnly = true)
    public List<IssuedDocument> of(String caseNumber) {
        return sql.sql(
                        "select "
                                + COLUMNS
                                + " from issued_document where case_number = ? order by id")
                .param(caseNumber)
                .query(Documents::document)
                .list();
    }

    /** The case's last document of this kind; empty when there is none. */
    @Transactional(readOnly = true)
    public Optional<IssuedDocument> last(String caseNumber, String kind) {
        return of(caseNumber).stream()
                .filter(document -> document.kind().equals(kind))
                .reduce((earlier, later) -> later);
    }

    /** The document without its content; empty when there is no such number. */
    @Transactional(readOnly = true)
    public Optional<IssuedDocument> find(String number) {
        return sql.sql("select " + COLUMNS + " from issued_document where number = ?")
                .param(number)
                .query(Documents::document)
                .optional();
    }

    /**
     * The page as it was issued.
     *
     * @throws Refusal 409 when it is not what was issued, or was erased; 404 when there is none
     */
    @Transactional(readOnly = true, noRollbackFor = Refusal.class)
    public byte[] html(String number) {
        return content(number, "html");
    }

    /** The PDF file as it was issued; refused as {@link #html}. */
    @Transactional(readOnly = true, noRollbackFor = Refusal.class)
    public byte[] pdf(String number) {
        return content(number, "pdf");
    }

    /** What the document is called, in the language of whoever reads the list. */
    String title(Locale language, String kind) {
        return texts.say(language, titleKey(kind));
    }

    private static String titleKey(String kind) {
        return "papers.kind." + kind;
    }

    private record Content(byte[] bytes, String checksum) {}

    private byte[] content(String number, String format) {
        Content content =
                sql.sql(
                                "select %1$s, %1$s_sha256 from issued_document where number = ?"
                                        .formatted(format))
                        .param(number)
                        .query((row, line) -> new Content(row.getBytes(1), row.getString(2)))
                        .optional()
                        .orElseThrow(() -> Refusal.notFound("papers.unknown", number));
        if (content.bytes() == null) {
            throw Refusal.conflict("papers.erased", number);
        }
        if (!sha256(content.bytes()).equals(content.checksum())) {
            throw Refusal.conflict("papers.tampered", number);
        }
        return content.bytes();
    }

    static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static IssuedDocument document(ResultSet row, int line) throws SQLException {
        return new IssuedDocument(
                row.getString("number"),
                row.getString("kind"),
                row.getString("case_number"),
                Columns.time(row, "issued_at"),
                row.getString("pdf_sha256"),
                row.getString("html_sha256"),
                Columns.time(row, "erased_at"));
    }
}
