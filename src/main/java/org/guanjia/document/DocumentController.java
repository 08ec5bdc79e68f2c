package org.guanjia.document;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.guanjia.casefile.CaseAccess;
import org.guanjia.estate.Privacy;
import org.guanjia.language.Refusal;
import org.guanjia.staff.Caller;
import org.guanjia.staff.Roles;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The papers of a case over HTTP, to whoever may see the case. */
@RestController
@Tag(name = "documents", description = "文件 · documents of a case")
class DocumentController {

    private static final MediaType HTML = new MediaType("text", "html", StandardCharsets.UTF_8);

    /** A document's page is all it needs: its style and pictures are in it, and nothing runs. */
    private static final String OWN_CONTENT_ALONE =
            "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'none'";

    private final Documents documents;
    private final DocumentKinds kinds;
    private final CaseAccess access;

    DocumentController(Documents documents, DocumentKinds kinds, CaseAccess access) {
        this.documents = documents;
        this.kinds = kinds;
        this.access = access;
    }

    /**
     * A document in a list.
     *
     * @param title what it is called, in the caller's language
     * @param erased whether its content was taken out
     */
    record Line(
            String number,
            String kind,
            String title,
            String caseNumber,
            Instant issuedAt,
            String checksum,
            String htmlChecksum,
            boolean erased) {}

    /** A list under a name of its own, so that more can be said beside it later. */
    record Lines(List<Line> items) {}

    @GetMapping("/api/cases/{caseNumber}/documents")
    @Operation(summary = "一件事项的文件 · the documents of a case, oldest first")
    Lines list(
            @Parameter(example = "ZX-20261123-0007") @PathVariable String caseNumber,
            @AuthenticationPrincipal Caller caller,
            Locale language) {
        access.check(caseNumber, caller);
        return new Lines(
                documents.of(caseNumber).stream()
                        .filter(document -> mayRead(document, caller))
                        .map(document -> line(document, language))
                        .toList());
    }

    @GetMapping("/api/documents/{number}")
    @Operation(summary = "文件信息 · what is known of a document, without its content")
    Line document(
            @Parameter(example = "XK-2026-0007") @PathVariable String number,
            @AuthenticationPrincipal Caller caller,
            Locale language) {
        return line(readable(number, caller), language);
    }

    @GetMapping(path = "/api/documents/{number}.html")
    @Operation(
            summary = "文件网页 · the document as a page that prints on A4",
            description = "与出具时逐字节相同 · byte for byte as it was issued")
    @ApiResponse(responseCode = "200", description = "网页 · the page")
    @ApiResponse(responseCode = "409", description = "内容已删除或与出具时不符 · erased, or not as issued")
    ResponseEntity<byte[]> html(
            @PathVariable String number, @AuthenticationPrincipal Caller caller) {
        IssuedDocument document = readable(number, caller);
        return ResponseEntity.ok()
                .contentType(HTML)
                .header("Content-Security-Policy", OWN_CONTENT_ALONE)
                .body(documents.html(document.number()));
    }

    @GetMapping(path = "/api/documents/{number}.pdf")
    @Operation(
            summary = "文件 PDF · the document as a PDF file",
            description = "与出具时逐字节相同 · byte for byte as it was issued")
    @ApiResponse(responseCode = "200", description = "PDF")
    @ApiResponse(responseCode = "409", description = "内容已删除或与出具时不符 · erased, or not as issued")
    ResponseEntity<byte[]> pdf(
            @PathVariable String number, @AuthenticationPrincipal Caller caller) {
        IssuedDocument document = readable(number, caller);
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.inline()
                                .filename(document.number() + ".pdf")
                                .build()
                                .toString())
                .body(documents.pdf(document.number()));
    }

    /** Refuses a document of a case that the caller may not see as one that does not exist. */
    private IssuedDocument readable(String number, Caller caller) {
        IssuedDocument document =
                documents
                        .find(number)
                        .filter(found -> mayRead(found, caller))
                        .orElseThrow(() -> Refusal.notFound("papers.unknown", number));
        try {
            access.check(document.caseNumber(), caller);
        } catch (Refusal hidden) {
            throw Refusal.notFound("papers.unknown", number);
        }
        return document;
    }

    private boolean mayRead(IssuedDocument document, Caller caller) {
        return Privacy.of(caller).readsWords()
                && (!kinds.of(document.kind()).staffOnly()
                        || !caller.has(Roles.INTEGRATION) && !caller.has(Roles.CONTRACTOR));
    }

    private Line line(IssuedDocument document, Locale language) {
        return new Line(
                document.number(),
                document.kind(),
                documents.title(language, document.kind()),
                document.caseNumber(),
                document.issuedAt(),
                document.checksum(),
                document.htmlChecksum(),
                document.erasedAt() != null);
    }
}
