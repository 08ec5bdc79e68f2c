package org.guanjia.document;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder.PdfAConformance;
import com.openhtmltopdf.util.XRLog;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.logging.Level;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/**
 * Prints a page as a PDF file. It brings its own font, so that the file comes out the same on a
 * machine without any, and fetches nothing: a picture is part of the page. The file is PDF/A-2b,
 * the form in which archives keep files.
 */
@Component
class PdfPrinter {

    private static final String FONT = "Noto Sans SC";

    /** Stands where the font has no picture of a character, as printers have always done. */
    private static final String NO_GLYPH = "〓";

    private static final byte[] COLOURS = ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData();

    private static final Logger LOG = LoggerFactory.getLogger(PdfPrinter.class);

    static {
        // Its own log goes past ours; what is worth it comes by the diagnostics.
        XRLog.setLoggingEnabled(false);
    }

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
                        .usePdfAConformance(PdfAConformance.PDFA_2_B)
                        .useColorProfile(COLOURS)
                        .useReplacementText(NO_GLYPH)
                        .useFont(
                                () -> new ByteArrayInputStream(font),
                                FONT,
                                400,
                                FontStyle.NORMAL,
                                true)
                        .withHtmlContent(page, null)
                        .toStream(file);
        builder.useUriResolver((base, uri) -> uri.startsWith("data:") ? uri : null);
        builder.withDiagnosticConsumer(
                said -> {
                    if (said.getLevel().intValue() >= Level.WARNING.intValue()) {
                        LOG.warn("{}", said.getFormattedMessage());
                    }
                });
        try {
            builder.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file.toByteArray();
    }
}
