package org.guanjia.imports;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.guanjia.language.Texts;
import org.springframework.stereotype.Component;

/** Faults as people read them. */
@Component
public class FaultList {

    private final Texts texts;

    FaultList(Texts texts) {
        this.texts = texts;
    }

    /** The reason and the way out. */
    public String say(Locale language, Fault fault) {
        Object[] args = new Object[fault.args().size() + 1];
        args[0] = fault.value();
        for (int i = 1; i < args.length; i++) {
            args[i] = fault.args().get(i - 1);
        }
        return texts.say(language, fault.textKey(), args);
    }

    /** A table of them, with its header. */
    List<List<String>> table(Locale language, List<Fault> faults) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(
                List.of(
                        texts.say(language, "imports.fault.level"),
                        texts.say(language, "imports.fault.row"),
                        texts.say(language, "imports.fault.column"),
                        texts.say(language, "imports.fault.value"),
                        texts.say(language, "imports.fault.what")));
        for (Fault fault : faults) {
            rows.add(
                    List.of(
                            texts.say(
                                    language,
                                    fault.error()
                                            ? "imports.fault.error"
                                            : "imports.fault.warning"),
                            fault.row() == 0 ? "" : Integer.toString(fault.row()),
                            fault.column(),
                            fault.value(),
                            say(language, fault)));
        }
        return rows;
    }
}
