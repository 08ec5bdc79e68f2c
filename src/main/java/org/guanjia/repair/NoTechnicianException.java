package org.guanjia.repair;

/** Nobody on duty may do the job. A business failure: the diagram catches it and offers to all. */
public class NoTechnicianException extends RuntimeException {

    /**
     * @param skill what is needed; null when anybody would do
     */
    public NoTechnicianException(String caseNumber, String skill) {
        super("nobody on duty for %s (%s)".formatted(caseNumber, skill));
    }
}
