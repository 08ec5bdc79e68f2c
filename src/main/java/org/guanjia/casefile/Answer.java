package org.guanjia.casefile;

/**
 * A resident's answer: the body of {@code POST /api/cases/{caseNumber}/answers}.
 *
 * @param question id of an open question of the case
 * @param answer one of the question's options
 * @param rating 1 to 5; null when not given
 * @param speed 1 to 5; null when not given
 * @param attitude 1 to 5; null when not given
 * @param comment up to 1000 characters; may be null
 */
public record Answer(
        String question,
        String answer,
        Integer rating,
        Integer speed,
        Integer attitude,
        String comment) {}
