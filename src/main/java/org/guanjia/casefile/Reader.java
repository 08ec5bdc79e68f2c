package org.guanjia.casefile;

import java.util.Set;

/**
 * Somebody who looks at cases, see {@link CaseFlows#reader}.
 *
 * @param userId engine user id
 * @param manager whether they are a service manager, who may know who complains in confidence
 * @param words whether they may read what people wrote, and so look for it
 * @param closed ids of the flows whose cases do not concern them
 */
public record Reader(String userId, boolean manager, boolean words, Set<String> closed) {}
