package org.guanjia.casefile;

import java.time.Instant;
import java.time.ZoneId;
import org.guanjia.estate.Address;
import org.guanjia.staff.Caller;

/**
 * What a case file is opened with.
 *
 * @param flow id of the flow
 * @param letters the two letters of the flow's case numbers, such as BX
 * @param claimed the address as reported; its community must be set
 * @param houseId the house when it is certain already; null otherwise
 * @param reporterName up to 64 characters; may be null
 * @param reporterPhone any written form; may be null
 * @param channel may be null, then {@code api}
 * @param firstContact user id of the colleague who was first told; null when none was
 * @param category may be null: triage finds it
 * @param type may be null
 * @param title may be null: then made from the description
 * @param description up to 4000 characters, not blank
 * @param appointment may be null
 * @param anonymous whether the reporter wishes not to be known: name and phone are not kept
 * @param confidential whether only few may know who reported, see {@link Confidence}
 */
public record NewCase(
        String flow,
        String letters,
        Address claimed,
        Long houseId,
        String reporterName,
        String reporterPhone,
        String channel,
        boolean onBehalf,
        String firstContact,
        String category,
        String type,
        String title,
        String description,
        Instant appointment,
        boolean anonymous,
        boolean confidential) {

    /** A case of somebody who may be known. */
    public NewCase(
            String flow,
            String letters,
            Address claimed,
            Long houseId,
            String reporterName,
            String reporterPhone,
            String channel,
            boolean onBehalf,
            String firstContact,
            String category,
            String type,
            String title,
            String description,
            Instant appointment) {
        this(
                flow,
                letters,
                claimed,
                houseId,
                reporterName,
                reporterPhone,
                channel,
                onBehalf,
                firstContact,
                category,
                type,
                title,
                description,
                appointment,
                false,
                false);
    }

    /**
     * A case from a report of the API or a start form. The caller is the first contact (S0-11) when
     * a person of the staff: an administrator or an interface's account answers for no resident.
     *
     * @param zone in which an appointment without a zone is meant
     */
    public static NewCase from(
            String flow, String letters, Report report, Long houseId, Caller caller, ZoneId zone) {
        boolean staff =
                caller != null
                        && !caller.roles().isEmpty()
                        && !caller.has("integration")
                        && !caller.admin();
        return new NewCase(
                flow,
                letters,
                report.address(),
                houseId,
                report.reporterName(),
                report.reporterPhone(),
                report.channel(),
                Boolean.TRUE.equals(report.onBehalf()),
                staff ? caller.userId() : null,
                report.category(),
                report.type(),
                null,
                report.description(),
                report.appointmentAt(zone),
                Boolean.TRUE.equals(report.anonymous()),
                Boolean.TRUE.equals(report.confidential()));
    }

    /** The same case with its type. */
    public NewCase ofType(String its) {
        return new NewCase(
                flow,
                letters,
                claimed,
                houseId,
                reporterName,
                reporterPhone,
                channel,
                onBehalf,
                firstContact,
                category,
                its,
                title,
                description,
                appointment,
                anonymous,
                confidential);
    }
}
