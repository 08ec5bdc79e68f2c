package org.guanjia.language;

import java.io.IOException;
import java.io.StringReader;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * A company's own wording: files named and written like those of the house ({@code
 * notice.properties}, {@code repair_en.properties}), in {@code guanjia.texts.dir}, with the keys
 * that differ. A sentence is taken when the house has that key and it fills no other places than
 * the house's sentence; any other is named in the log, and the house's own stands.
 */
@Component
class CompanyTexts {

    private static final Logger LOG = LoggerFactory.getLogger(CompanyTexts.class);
    private static final String ENDING = ".properties";
    private static final String ENGLISH = "_en" + ENDING;

    private final Map<String, String> chinese = new HashMap<>();
    private final Map<String, String> english = new HashMap<>();

    CompanyTexts(CompanyFiles files) {
        for (String name : files.names()) {
            if (name.endsWith(ENGLISH)) {
                read(files, name, Locale.ENGLISH, english);
            } else if (name.endsWith(ENDING)) {
                read(files, name, Locale.CHINESE, chinese);
            }
        }
    }

    /** Null when the company leaves the house's sentence as it is. */
    String find(Locale locale, String key) {
        return (locale.getLanguage().equals("en") ? english : chinese).get(key);
    }

    private static void read(
            CompanyFiles files, String name, Locale locale, Map<String, String> into) {
        String text = files.text(name);
        if (text == null) {
            return;
        }
        Properties said = new Properties();
        try {
            said.load(new StringReader(text));
        } catch (IOException | IllegalArgumentException e) {
            LOG.warn("guanjia.texts.dir: {} is ignored: {}", name, e.getMessage());
            return;
        }
        for (String key : new TreeSet<>(said.stringPropertyNames())) {
            String fault = fault(locale, key, said.getProperty(key));
            if (fault == null) {
                into.put(key, said.getProperty(key));
            } else {
                LOG.warn("guanjia.texts.dir: {}, {} is ignored: {}", name, key, fault);
            }
        }
    }

    private static String fault(Locale locale, String key, String sentence) {
        String own = Bundles.find(locale, key);
        if (own == null) {
            return "there is no text of this name";
        }
        if (sentence.isBlank()) {
            return "it is empty";
        }
        Set<String> unknown = Bundles.places(sentence);
        unknown.removeAll(Bundles.places(own));
        return unknown.isEmpty() ? null : "nothing fills " + unknown;
    }
}
