package org.guanjia.casefile;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.guanjia.estate.Address;
import org.guanjia.language.Refusal;

/**
 * The body of a report: {@code POST /api/cases/{flow}}. Everything may be null but what {@link
 * CaseFiles#open} demands.
 *
 * @param community with the next four the five fields of the house
 * @param appointment ISO date and time, with offset or in the house's time zone
 * @param anonymous the reporter wishes not to be known: name and phone are not kept, nobody calls
 *     back
 * @param confidential only the handler and the service manager may know who reported
 * @param photos photos that came with the report
 * @param extra the flow's own documented fields by name; never null
 */
public record Report(
        String community,
        String phase,
        String building,
        String unit,
        String room,
        String reporterName,
        String reporterPhone,
        String channel,
        String description,
        String category,
        String type,
        String appointment,
        Boolean onBehalf,
        Boolean anonymous,
        Boolean confidential,
        List<Photo> photos,
        @JsonAnySetter Map<String, Object> extra) {

    /**
     * A photo inside a report.
     *
     * @param name the file's name at the sender's; not kept
     * @param data the file, base64 in JSON
     */
    public record Photo(String name, byte[] data) {}

    public Report {
        // A null among them is for the intake to name.
        photos = photos == null ? List.of() : Collections.unmodifiableList(new ArrayList<>(photos));
        extra = extra == null ? Map.of() : extra;
    }

    /** The five fields of the house. */
    public Address address() {
        return new Address(community, phase, building, unit, room);
    }

    /**
     * The appointment as an instant; null when none was given.
     *
     * @throws Refusal 422 on {@code appointment} when it is no date and time
     */
    public Instant appointmentAt(ZoneId zone) {
        return instant("appointment", appointment, zone, "casefile.appointmentUnreadable");
    }

    /**
     * A date and time with an offset, or in the house's time zone; null for a blank one.
     *
     * @param unreadable key of what is said when it is no date and time
     * @throws Refusal 422 on the field then
     */
    public static Instant instant(String field, String value, ZoneId zone, String unreadable) {
        if (value == null || value.isBlank()) {
            return null;
        }
        String text = value.strip();
        try {
            Instant at =
                    text.matches(".*(Z|[+-]\\d\\d:?\\d\\d)$")
                            ? OffsetDateTime.parse(text).toInstant()
                            : LocalDateTime.parse(text.replace(' ', 'T')).atZone(zone).toInstant();
            return at.truncatedTo(ChronoUnit.SECONDS);
        } catch (DateTimeException e) {
            throw Refusal.invalid(field, unreadable);
        }
    }
}
