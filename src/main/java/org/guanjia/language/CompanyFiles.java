package org.guanjia.language;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Files of the house, and a company's own beside them: the folder {@code guanjia.texts.dir} is read
 * once at start. What cannot be read there is named in the log and left out.
 */
@Component
public class CompanyFiles {

    private static final Logger LOG = LoggerFactory.getLogger(CompanyFiles.class);
    private static final Predicate<String> SAYS_SOMETHING =
            line -> !line.isBlank() && !line.startsWith("#");

    private final Path folder;

    /**
     * @param folder empty for none
     */
    public CompanyFiles(@Value("${guanjia.texts.dir:}") String folder) {
        this.folder = folder.isBlank() ? null : Path.of(folder);
        if (this.folder != null && !Files.isDirectory(this.folder)) {
            LOG.warn("guanjia.texts.dir is no folder and is ignored: {}", this.folder);
        }
    }

    /** The lines of a file of the house, blank ones and comments left out. */
    public List<String> own(String resource) {
        try (InputStream in = CompanyFiles.class.getResourceAsStream("/" + resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(SAYS_SOMETHING)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The lines of a company's file, blank ones and comments left out; none without the file. */
    public List<String> company(String name) {
        String text = text(name);
        return text == null ? List.of() : text.lines().filter(SAYS_SOMETHING).toList();
    }

    /**
     * The whole of a company's file; null when there is none, or none that can be read as UTF-8.
     */
    String text(String name) {
        if (folder == null || !Files.isRegularFile(folder.resolve(name))) {
            return null;
        }
        try {
            String text = Files.readString(folder.resolve(name), StandardCharsets.UTF_8);
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (IOException e) {
            LOG.warn(
                    "guanjia.texts.dir: {} is not readable as UTF-8 and is ignored: {}",
                    name,
                    e.toString());
            return null;
        }
    }

    /** Names of the files in the company's folder. */
    List<String> names() {
        if (folder == null || !Files.isDirectory(folder)) {
            return List.of();
        }
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        } catch (IOException e) {
            LOG.warn("guanjia.texts.dir cannot be listed and is ignored: {}", e.toString());
            return List.of();
        }
    }
}
