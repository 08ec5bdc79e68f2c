/**
 * What every case has, whatever its flow: a number, milestones, service clocks and their ladder,
 * notes, photos, questions to the resident, linked cases, support requests, referrals.
 *
 * <p>The case file is written before its process starts, so a reporter has the number before
 * anything else can fail. Facts live here; the process carries the case number and answers. Nothing
 * here knows the engine: a clock that moves says so by {@link org.guanjia.casefile.ClockMoved}, and
 * a flow is known by its {@link org.guanjia.casefile.CaseFlow}. Each verb is one transaction, or
 * part of its caller's; a {@link org.guanjia.language.Refusal} is thrown before anything is written
 * and rolls nothing back by itself, so that a process can answer it with a branch.
 */
package org.guanjia.casefile;
