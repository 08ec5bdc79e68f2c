package org.guanjia.document;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/**
 * Prints a page as a PDF file. It brings its own font, so that the file comes out the same on a
 * machine without any, and fetches nothing: a picture is part of the page.
 */
@Component
class PdfPrinter {

    private static final String FONT = "Noto Sans SC";

    private final byte[] font;

    PdfPrinter() {
        try {
            font =
                    new ClassPathResource("documents/font/NotoSansSC-Regular.ttf")
                            .getContentAsByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * @param page well-formed XHTML
     */
    byte[] print(String page) {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        PdfRendererBuilder builder =
                new PdfRendererBuilder()
                        .useFastMode()
                        .useFont(
                                () -> new ByteArrayInputStream(font),
                                FONT,
                                400,
                                FontStyle.NORMAL,
                                true)
                        .withHtmlContent(page, null)
                        .toStream(file);
        builder.useUriResolver((base, uri) -> uri.startsWith("data:") ? uri : null);
        try {
            builder.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file.toByteArray();
    }
}
