package org.guanjia.casefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.guanjia.language.Refusal;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class PhotosTest extends CaseTest {

    /** One grey pixel, lossy. */
    private static final byte[] WEBP =
            Base64.getDecoder()
                    .decode("UklGRiQAAABXRUJQVlA4IBgAAAAwAQCdASoBAAEAAgA0JaQAA3AA/vuUAAA=");

    @Autowired Photos photos;

    String number;

    @BeforeEach
    void aCase() {
        number = open().caseNumber();
    }

    @Test
    void a_sideways_phone_picture_is_turned_upright_and_its_place_is_gone() throws Exception {
        byte[] sideways = withExif(encoded("jpg", 80, 40), 6);
        assertThat(text(sideways)).contains("GUANJIA-GPS-HERE");
        Photo kept = photos.add(number, "zhang", true, "after", sideways);
        assertThat(kept.width()).isEqualTo(40);
        assertThat(kept.height()).isEqualTo(80);
        PhotoFile file = photos.find(kept.id()).orElseThrow();
        assertThat(file.photo()).isEqualTo(kept);
        assertThat(text(file.data())).doesNotContain("GUANJIA-GPS-HERE").doesNotContain("Exif");
        BufferedImage upright = ImageIO.read(new ByteArrayInputStream(file.data()));
        assertThat(upright.getWidth()).isEqualTo(40);
        // The left half was red; a quarter turn clockwise brings the left side up.
        assertThat(new Color(upright.getRGB(20, 10)).getRed()).isGreaterThan(200);
        assertThat(new Color(upright.getRGB(20, 70)).getBlue()).isGreaterThan(200);
    }

    @Test
    void a_png_stays_one_and_the_sender_s_word_for_the_type_does_not_count() {
        Photo kept = photos.add(number, null, false, null, encoded("png", 30, 20));
        assertThat(kept.contentType()).isEqualTo("image/png");
        assertThat(kept.kind()).isEqualTo("report");
        assertThat(kept.staff()).isFalse();
    }

    @Test
    void webp_is_kept_as_jpeg() {
        Photo kept = photos.add(number, "zhang", true, "before", WEBP);
        assertThat(kept.contentType()).isEqualTo("image/jpeg");
        byte[] data = photos.find(kept.id()).orElseThrow().data();
        assertThat(data[0]).isEqualTo((byte) 0xFF);
    }

    @Test
    void a_large_picture_is_scaled_down() {
        Photo kept = photos.add(number, "zhang", true, "before", encoded("jpg", 4000, 2000));
        assertThat(kept.width()).isEqualTo(2560);
        assertThat(kept.height()).isEqualTo(1280);
    }

    @Test
    void heic_is_refused_clearly() {
        byte[] heic = "\0\0\0\u0018ftypheic\0\0\0\0mif1heic".getBytes(StandardCharsets.ISO_8859_1);
        refused(Refusal.Kind.UNSUPPORTED, heic);
    }

    @Test
    void what_is_no_photo_is_refused() {
        refused(Refusal.Kind.INVALID, null);
        refused(Refusal.Kind.INVALID, new byte[0]);
        refused(Refusal.Kind.INVALID, "<svg onload=alert(1)>".getBytes(StandardCharsets.UTF_8));
        refused(Refusal.Kind.INVALID, "GIF89a".getBytes(StandardCharsets.US_ASCII));
        refused(Refusal.Kind.INVALID, new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF});
        byte[] cut = java.util.Arrays.copyOf(encoded("png", 300, 200), 60);
        refused(Refusal.Kind.INVALID, cut);
        assertThat(photos.list(number)).isEmpty();
    }

    @Test
    void more_than_ten_megabytes_is_too_large() {
        byte[] large = new byte[PhotoMaker.MAX_BYTES + 1];
        large[0] = (byte) 0xFF;
        large[1] = (byte) 0xD8;
        large[2] = (byte) 0xFF;
        refused(Refusal.Kind.TOO_LARGE, large);
    }

    @Test
    void a_small_file_that_promises_a_huge_picture_is_refused_before_it_is_decoded() {
        // No picture follows the header: had it been decoded, it would be refused as broken.
        refused(Refusal.Kind.TOO_LARGE, pngHeader(60_000, 60_000));
        refused(Refusal.Kind.INVALID, pngHeader(100, 100));
    }

    @Test
    void a_kind_must_be_known() {
        CaseFilesTest.refusedField(
                "kind", () -> photos.add(number, "zhang", true, "selfie", encoded("jpg", 10, 10)));
    }

    @Test
    void only_a_colleague_s_photo_of_the_kind_and_since_the_time_counts() {
        photos.add(number, null, false, "after", encoded("jpg", 10, 10));
        assertThat(photos.staffPhotoSince(number, null, flow.now())).isFalse();
        photos.add(number, "zhang", true, "before", encoded("jpg", 10, 10));
        assertThat(photos.staffPhotoSince(number, null, flow.now())).isTrue();
        assertThat(photos.staffPhotoSince(number, "after", flow.now())).isFalse();
        flow.advance(Duration.ofSeconds(1));
        assertThat(photos.staffPhotoSince(number, null, flow.now())).isFalse();
        photos.add(number, "zhang", true, "after", encoded("jpg", 10, 10));
        // A task's creation time may bear fractions; the photo's does not.
        assertThat(photos.staffPhotoSince(number, "after", flow.now().plusMillis(400))).isTrue();
        assertThat(photos.list(number)).hasSize(3);
        assertThat(files.view(number).photos()).hasSize(3);
    }

    @Test
    void an_unknown_photo_is_empty() {
        assertThat(photos.find(-1)).isEmpty();
    }

    private void refused(Refusal.Kind kind, byte[] data) {
        assertThatThrownBy(() -> photos.add(number, "zhang", true, "after", data))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        no -> {
                            assertThat(no.kind()).isEqualTo(kind);
                            assertThat(no.field()).isEqualTo("photo");
                        });
    }

    /** Left half red, right half blue. */
    private static byte[] encoded(String format, int width, int height) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = image.createGraphics();
        pen.setColor(Color.RED);
        pen.fillRect(0, 0, width / 2, height);
        pen.setColor(Color.BLUE);
        pen.fillRect(width / 2, 0, width - width / 2, height);
        pen.dispose();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, format, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** A JPEG as a phone writes it: orientation and a place in an APP1 segment after the start. */
    private static byte[] withExif(byte[] jpeg, int orientation) {
        byte[] place = "GUANJIA-GPS-HERE".getBytes(StandardCharsets.US_ASCII);
        ByteBuffer tiff = ByteBuffer.allocate(8 + 2 + 2 * 12 + 4 + 2 + 12 + 4 + place.length);
        tiff.put((byte) 'M').put((byte) 'M').putShort((short) 42).putInt(8);
        tiff.putShort((short) 2);
        tiff.putShort((short) 0x0112).putShort((short) 3).putInt(1);
        tiff.putShort((short) orientation).putShort((short) 0);
        int gps = 8 + 2 + 2 * 12 + 4;
        tiff.putShort((short) 0x8825).putShort((short) 4).putInt(1).putInt(gps);
        tiff.putInt(0);
        tiff.putShort((short) 1);
        tiff.putShort((short) 0x001B).putShort((short) 2).putInt(place.length);
        tiff.putInt(gps + 2 + 12 + 4);
        tiff.putInt(0);
        tiff.put(place);
        byte[] body = tiff.array();
        ByteBuffer out = ByteBuffer.allocate(jpeg.length + 4 + 6 + body.length);
        out.put(jpeg, 0, 2);
        out.putShort((short) 0xFFE1).putShort((short) (2 + 6 + body.length));
        out.put("Exif\0\0".getBytes(StandardCharsets.US_ASCII)).put(body);
        out.put(jpeg, 2, jpeg.length - 2);
        return out.array();
    }

    private static byte[] pngHeader(int width, int height) {
        ByteBuffer chunk = ByteBuffer.allocate(4 + 13);
        chunk.put("IHDR".getBytes(StandardCharsets.US_ASCII)).putInt(width).putInt(height);
        chunk.put((byte) 8).put((byte) 2).put((byte) 0).put((byte) 0).put((byte) 0);
        CRC32 crc = new CRC32();
        crc.update(chunk.array());
        ByteBuffer file = ByteBuffer.allocate(8 + 4 + 17 + 4);
        file.put((byte) 0x89).put("PNG\r\n".getBytes(StandardCharsets.US_ASCII));
        file.put((byte) 0x1A).put((byte) 0x0A);
        file.putInt(13).put(chunk.array()).putInt((int) crc.getValue());
        return file.array();
    }

    private static String text(byte[] data) {
        return new String(data, StandardCharsets.ISO_8859_1);
    }
}
