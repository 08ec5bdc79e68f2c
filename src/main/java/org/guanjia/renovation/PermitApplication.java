package org.guanjia.renovation;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.guanjia.casefile.Bounds;
import org.guanjia.casefile.Report;
import org.guanjia.language.Refusal;

/**
 * An application for a permit: the flow's own fields of a report. Everything here is plain text, as
 * portals, forms and other systems send it.
 *
 * @param applicant owner or tenant
 * @param works codes of the table {@code permit-review}, each once
 * @param workers one each
 * @param drawings one a line, each beginning with the code or the name of its work; may be null
 * @param approvals approvals of others, likewise; may be null
 */
record PermitApplication(
        String applicant,
        String firm,
        String qualification,
        String personInCharge,
        String personInChargePhone,
        LocalDate validFrom,
        LocalDate validTo,
        Set<String> works,
        List<Worker> workers,
        String drawings,
        String approvals) {

    static final String OWNER = "owner";

    private static final List<String> APPLICANTS = List.of(OWNER, "tenant");
    private static final int MOST_WORKS = 30;
    private static final int MOST_WORKERS = 50;
    private static final int CODE = 32;
    private static final int FIRM = 100;

    /**
     * Somebody who is to work there.
     *
     * @param trade such as 水电工
     * @param certificate number of a licence; may be null
     */
    record Worker(String name, String trade, String certificate) {}

    /**
     * Reads an application.
     *
     * @throws Refusal 422 naming the field that is missing or cannot be read
     */
    static PermitApplication of(Report report) {
        Map<String, Object> extra = report.extra();
        Bounds.required("room", report.room(), CODE);
        String applicant = text(extra, "applicant");
        if (applicant != null && !APPLICANTS.contains(applicant)) {
            throw Refusal.invalid(
                    "applicant", "casefile.unknownOption", String.join(", ", APPLICANTS));
        }
        // Only its own words count: a consent that nobody gave is none.
        if (!"true".equals(text(extra, "ownerConsent"))) {
            throw Refusal.invalid("ownerConsent", "permit.noConsent");
        }
        LocalDate from = date("validFrom", extra);
        LocalDate to = date("validTo", extra);
        if (to.isBefore(from)) {
            throw Refusal.invalid("validTo", "permit.endsBeforeItBegins", from, to);
        }
        return new PermitApplication(
                applicant == null ? OWNER : applicant,
                required(extra, "firm", FIRM),
                required(extra, "qualification", FIRM),
                required(extra, "personInCharge", Bounds.NAME),
                phone(extra),
                from,
                to,
                works(required(extra, "works", Bounds.REASON)),
                workers(required(extra, "workers", Bounds.DESCRIPTION)),
                Bounds.optional("drawings", text(extra, "drawings"), Bounds.REASON),
                Bounds.optional("approvals", text(extra, "approvals"), Bounds.REASON));
    }

    private static String phone(Map<String, Object> extra) {
        String phone = Bounds.phone("personInChargePhone", text(extra, "personInChargePhone"));
        if (phone == null) {
            throw Refusal.invalid("personInChargePhone", "casefile.missing");
        }
        return phone;
    }

    private static Set<String> works(String text) {
        Set<String> works = new LinkedHashSet<>();
        for (String code : text.split("[,，、;；\\s]+")) {
            if (!code.isBlank()) {
                works.add(Bounds.required("works", code, CODE));
            }
        }
        if (works.isEmpty() || works.size() > MOST_WORKS) {
            throw Refusal.invalid("works", "permit.howManyWorks", MOST_WORKS);
        }
        return works;
    }

    /**
     * One a line, or separated by semicolons: name, trade and, where there is one, a licence.
     * Commas between them leave the spaces of a name of several words alone.
     */
    private static List<Worker> workers(String text) {
        List<Worker> workers = new ArrayList<>();
        for (String line : text.split("[;；\\r\\n]+")) {
            if (line.isBlank()) {
                continue;
            }
            String between = line.matches(".*[,，、\\t].*") ? "[,，、\\t]+" : " +";
            List<String> cells =
                    Arrays.stream(line.strip().split(between, 3)).map(String::strip).toList();
            if (cells.size() < 2 || cells.get(0).isEmpty() || cells.get(1).isEmpty()) {
                throw Refusal.invalid("workers", "permit.workerUnreadable", line.strip());
            }
            workers.add(
                    new Worker(
                            Bounds.required("workers", cells.get(0), Bounds.NAME),
                            Bounds.required("workers", cells.get(1), Bounds.NAME),
                            cells.size() < 3
                                    ? null
                                    : Bounds.optional("workers", cells.get(2), Bounds.NAME)));
        }
        if (workers.isEmpty() || workers.size() > MOST_WORKERS) {
            throw Refusal.invalid("workers", "permit.howManyWorkers", MOST_WORKERS);
        }
        return workers;
    }

    private static LocalDate date(String field, Map<String, Object> extra) {
        return date(field, required(extra, field, CODE));
    }

    /**
     * A day such as 2026-12-31.
     *
     * @throws Refusal 422 on the field when it is none
     */
    static LocalDate date(String field, String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw Refusal.invalid(field, "permit.dateUnreadable", text);
        }
    }

    private static String required(Map<String, Object> extra, String field, int max) {
        return Bounds.required(field, text(extra, field), max);
    }

    private static String text(Map<String, Object> extra, String field) {
        Object value = extra.get(field);
        return value == null || value.toString().isBlank() ? null : value.toString().strip();
    }
}
