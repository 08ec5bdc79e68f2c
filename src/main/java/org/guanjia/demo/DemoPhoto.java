package org.guanjia.demo;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/** Paints what stands for a photo in the demo: no picture of a real place. */
final class DemoPhoto {

    private static final int WIDTH = 320;
    private static final int HEIGHT = 240;
    private static final int TILE = 40;

    /**
     * A small JPEG.
     *
     * @param what the same text gives the same picture
     */
    byte[] picture(String what) {
        int hue = what.hashCode();
        Color wall = Color.getHSBColor((hue & 0xff) / 255f, 0.18f, 0.95f);
        Color floor = Color.getHSBColor((hue >> 8 & 0xff) / 255f, 0.35f, 0.6f);
        BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = image.createGraphics();
        try {
            pen.setPaint(new GradientPaint(0, 0, wall, 0, HEIGHT, floor));
            pen.fillRect(0, 0, WIDTH, HEIGHT);
            pen.setColor(wall.darker());
            for (int x = 0; x < WIDTH; x += TILE) {
                pen.drawLine(x, 0, x, HEIGHT);
            }
            for (int y = 0; y < HEIGHT; y += TILE) {
                pen.drawLine(0, y, WIDTH, y);
            }
            pen.setColor(floor.darker());
            pen.fillOval(WIDTH / 3 + hue % TILE, HEIGHT / 3, WIDTH / 3, HEIGHT / 3);
        } finally {
            pen.dispose();
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "jpg", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
