package org.guanjia.casefile;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.concurrent.Semaphore;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import net.coobird.thumbnailator.Thumbnails;
import org.guanjia.language.Refusal;
import org.springframework.stereotype.Component;

/**
 * Makes of what a phone sends what we keep: turned upright, at most 2560 pixels a side, encoded
 * anew and so without place, time or device. The type is what the content says, whatever the sender
 * does.
 */
@Component
class PhotoMaker {

    /** Upper bound of a file: 10 MB. */
    static final int MAX_BYTES = 10 * 1024 * 1024;

    /** A small file can promise a huge picture; decoded, this many pixels take 160 MB. */
    static final long MAX_PIXELS = 40_000_000L;

    private static final int MAX_SIDE = 2560;

    /** Decoding is where the memory goes: few at a time, the others wait. */
    private final Semaphore decoders = new Semaphore(2);

    /** A photo as it is kept. */
    record Made(String contentType, int width, int height, byte[] data) {}

    private enum Type {
        JPEG,
        PNG,
        WEBP
    }

    /**
     * @throws Refusal 413 when larger than 10 MB or 40 million pixels; 415 for HEIC; 422 when it is
     *     no photo
     */
    Made make(byte[] data) {
        if (data == null || data.length == 0) {
            throw Refusal.invalid("photo", "casefile.noPhoto");
        }
        if (data.length > MAX_BYTES) {
            throw Refusal.tooLarge("photo", "casefile.photoTooLarge", MAX_BYTES / 1024 / 1024);
        }
        Type type = type(data);
        long pixels = pixels(type, data);
        if (pixels > MAX_PIXELS) {
            throw Refusal.tooLarge("photo", "casefile.photoTooManyPixels", MAX_PIXELS / 1_000_000);
        }
        decoders.acquireUninterruptibly();
        try {
            return encode(type, decode(data));
        } catch (IOException | RuntimeException e) {
            // Image readers answer a broken file with all kinds of exceptions.
            throw Refusal.invalid("photo", "casefile.noPhoto");
        } finally {
            decoders.release();
        }
    }

    private static Type type(byte[] data) {
        if (starts(data, 0, 0xFF, 0xD8, 0xFF)) {
            return Type.JPEG;
        }
        if (starts(data, 0, 0x89, 'P', 'N', 'G', 0x0D, 0x0A, 0x1A, 0x0A)) {
            return Type.PNG;
        }
        if (starts(data, 0, 'R', 'I', 'F', 'F') && starts(data, 8, 'W', 'E', 'B', 'P')) {
            return Type.WEBP;
        }
        if (starts(data, 4, 'f', 't', 'y', 'p')) {
            // HEIC, HEIF and AVIF share this beginning; videos do too.
            throw Refusal.unsupported("photo", "casefile.heic");
        }
        throw Refusal.invalid("photo", "casefile.noPhoto");
    }

    private static boolean starts(byte[] data, int offset, int... bytes) {
        if (data.length < offset + bytes.length) {
            return false;
        }
        for (int i = 0; i < bytes.length; i++) {
            if ((data[offset + i] & 0xFF) != bytes[i]) {
                return false;
            }
        }
        return true;
    }

    /** From the header alone, before anything is decoded. */
    private static long pixels(Type type, byte[] data) {
        ImageReader reader = null;
        try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(data))) {
            Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName(type.name());
            reader = readers.next();
            reader.setInput(in, true, true);
            return (long) reader.getWidth(0) * reader.getHeight(0);
        } catch (IOException | RuntimeException e) {
            throw Refusal.invalid("photo", "casefile.noPhoto");
        } finally {
            if (reader != null) {
                reader.dispose();
            }
        }
    }

    /** Applies the EXIF orientation, which is lost afterwards. */
    private static BufferedImage decode(byte[] data) throws IOException {
        BufferedImage image =
                Thumbnails.of(new ByteArrayInputStream(data))
                        .scale(1)
                        .useExifOrientation(true)
                        .asBufferedImage();
        if (image.getWidth() <= MAX_SIDE && image.getHeight() <= MAX_SIDE) {
            return image;
        }
        return Thumbnails.of(image).size(MAX_SIDE, MAX_SIDE).asBufferedImage();
    }

    private static Made encode(Type type, BufferedImage image) throws IOException {
        boolean png = type == Type.PNG || image.getColorModel().hasAlpha();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        var thumbnail = Thumbnails.of(image).scale(1);
        if (png) {
            thumbnail.outputFormat("png").toOutputStream(out);
        } else {
            thumbnail.outputFormat("jpg").outputQuality(0.88).toOutputStream(out);
        }
        return new Made(
                png ? "image/png" : "image/jpeg",
                image.getWidth(),
                image.getHeight(),
                out.toByteArray());
    }
}
